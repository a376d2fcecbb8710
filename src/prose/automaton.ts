import { OP } from '../compile/phrases.ts'
import type { Token } from '../model.ts'
import type { WordKind } from './word-kinds.ts'

/** A compiled phrase: see `src/compile/phrases.ts` for the instructions. */
export type Program = readonly (string | number)[]

/** A place in one phrase of a pack that waits for a word. */
export type Counter = [phrase: number, counter: number]

/** Tells words apart as far as the phrases do. */
export interface Words {
  of(token: Token): WordKind
  readonly numbers: ReadonlySet<string>
}

/** Where a set of phrases stand, after following the instructions that take no word. */
export class Standing {
  readonly seen = new Set<number>()
  readonly pending: Counter[] = []
  /** Phrases that end here. */
  readonly accepts: number[] = []
  /** Phrases that end here if the sentence does. */
  readonly acceptsAtEnd: number[] = []

  /** `guard` answers for a `!(…)` at its counter: true when what it forbids does not follow. */
  follow(phrase: number, program: Program, start: number, sentenceStart: boolean, guard: (counter: number) => boolean = () => true, atEnd = false): void {
    const stack = [start]
    while (stack.length > 0) {
      const counter = stack.pop() as number
      const key = (phrase * 2 + Number(atEnd)) * 8192 + counter
      if (this.seen.has(key)) continue
      this.seen.add(key)
      switch (program[counter]) {
        case OP.split:
          stack.push(program[counter + 2] as number, program[counter + 1] as number)
          break
        case OP.jump:
          stack.push(program[counter + 1] as number)
          break
        case OP.start:
          if (sentenceStart) stack.push(counter + 1)
          break
        case OP.end:
          this.follow(phrase, program, counter + 1, false, guard, true)
          break
        case OP.notNext:
          if (guard(counter)) stack.push(program[counter + 1] as number)
          break
        case OP.accept:
          ;(atEnd ? this.acceptsAtEnd : this.accepts).push(phrase)
          break
        default:
          if (!atEnd) this.pending.push([phrase, counter])
      }
    }
  }
}

/** Whether an instruction takes a word of this kind. */
export function takes(instruction: string | number | undefined, { example }: WordKind, words: Words): boolean {
  if (typeof instruction === 'string') {
    return instruction.length > 1 && instruction.endsWith('*') ? example.norm.startsWith(instruction.slice(0, -1)) : example.norm === instruction
  }
  return instruction === OP.any || (instruction === OP.number && (example.number || words.numbers.has(example.norm)))
}

/**
 * Index after the last token of the longest match of one program from `at`, or -1: the plain way, word by word.
 * Phrases with `!(…)` need it, since what follows them decides.
 */
export function longest(program: Program, tokens: Token[], at: number, words: Words, start = 0): number {
  const stand = (counters: number[], position: number): Standing => {
    const standing = new Standing()
    for (const counter of counters) standing.follow(0, program, counter, position === 0, (guard) => longest(program, tokens, position, words, guard + 2) < 0)
    return standing
  }
  let found = -1
  let current = stand([start], at)
  for (let position = at; ; position++) {
    if (current.accepts.length > 0 || (position === tokens.length && current.acceptsAtEnd.length > 0)) found = position
    const token = tokens[position]
    if (!token || current.pending.length === 0) return found
    const kind = words.of(token)
    current = stand(current.pending.filter(([, counter]) => takes(program[counter], kind, words)).map(([, counter]) => counter + 1), position + 1)
  }
}
