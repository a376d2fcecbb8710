import createIgnore, { type Ignore } from 'ignore'

/** Patterns as .gitignore has them, `{a,b}` besides. */
export type PatternSet = Pick<Ignore, 'test'>

/** Later patterns win; `!pattern` takes back. */
export function patternSet(patterns: readonly string[]): PatternSet {
  return createIgnore({ allowRelativePaths: true }).add(patterns.flatMap((pattern) => braces(pattern)))
}

/** The text of an ignore file: no braces there, as git has none. */
export function ignoreFile(source: string): PatternSet {
  return createIgnore({ allowRelativePaths: true }).add(source.replace(/^\ufeff/, ''))
}

/** `a{b,c}d` to `abd`, `acd`; braces inside braces are opened from the inside out. At most 1,000 patterns come of one. */
function braces(pattern: string): string[] {
  const done: string[] = []
  const open = [pattern]
  while (open.length > 0 && done.length + open.length < 1000) {
    const next = open.pop() as string
    const [whole, inner] = /\{([^{}]*,[^{}]*)\}/.exec(next) ?? []
    if (whole === undefined || inner === undefined) done.push(next)
    else open.push(...inner.split(',').map((part) => next.replace(whole, () => part)))
  }
  return [...done, ...open].reverse()
}
