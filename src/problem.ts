import { type Say, type Slots, sayIn, type WordKey } from './words.ts'

/** Where in a file something is wrong; line and column count from 1. */
export interface At {
  path?: string
  line?: number
  column?: number
}

/** Something that the user can mend: a wrong flag, a config that says what cannot be, a file that cannot be read. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    readonly key: WordKey,
    readonly slots: Slots = {},
    readonly at: At = {},
  ) {
    super(inWords(sayIn('en'), key, slots))
  }

  /** The same problem of a file. */
  of(path: string): Problem {
    return new Problem(this.key, this.slots, { ...this.at, path })
  }

  /** The message in another language. Without the path. */
  in(say: Say): string {
    return inWords(say, this.key, this.slots)
  }
}

/** A `{guess}` that nobody could make leaves nothing behind. */
function inWords(say: Say, key: WordKey, slots: Slots): string {
  const { guess } = slots
  return say(key, { ...slots, guess: guess ? say('usage.guess', { guess }) : '' })
}

/** The first line of what code that is not ours threw. */
export function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
}

/** Several at once: a config may be wrong in more than one place. `message` holds one a line. */
export class Problems extends Error {
  override readonly name = 'Problems'

  constructor(readonly problems: readonly Problem[]) {
    super(problems.map((problem) => `${placeOf(problem.at)}${problem.message}`).join('\n'))
  }
}

/** `draft.md:3:1: `, or as much of it as is known. */
export function placeOf({ path, line, column }: At): string {
  if (path === undefined) return ''
  return `${path}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `
}

/** Every problem that an error stands for; an error that is none is thrown on. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Problem) return [error]
  if (error instanceof Problems) return error.problems
  throw error
}
