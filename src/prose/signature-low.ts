import type { Line, Part } from './signature.ts'

/** "in gratitude, nomvula dlamini, support engineer": two words that mean nothing else and a role behind them, all without capitals. */
export function asLowered(line: Line, parts: Part[]): void {
  const [first, ...rest] = parts
  if (
    first?.kind !== 'unknown' ||
    first.definite ||
    first.affiliated ||
    line.tokens.some((token) => token.capital) ||
    !rest.some((part) => part.kind === 'role')
  )
    return
  const own = line.tokens.filter((token) => token.start >= first.start && token.end <= first.end)
  if (
    own.length === 2 &&
    own.every((token) => /^\p{L}{2,}$/u.test(token.norm) && line.found.all.every((hit) => hit.start > token.start || hit.end < token.end))
  )
    Object.assign(first, { kind: 'name', words: 2 })
}
