import { once } from 'node:events'
import type { WriteStream } from 'node:tty'
import { type Paint, paintOf } from '../formatters/paint.ts'
import { safe } from '../formatters/safe.ts'
import { type Problem, type Problems, placeOf, problemsOf } from '../problem.ts'
import type { Say } from '../words.ts'

/** Colour: the flags say, else NO_COLOR, else FORCE_COLOR, else whether a terminal reads it. */
function wantsColour(flags: { color?: true; 'no-color'?: true }, isTerminal: boolean, env = process.env): boolean {
  if (flags['no-color']) return false
  if (flags.color) return true
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0'
  return isTerminal && env.TERM !== 'dumb'
}

export function paintFor(flags: { color?: true; 'no-color'?: true }, stream: { isTTY?: boolean }): Paint {
  return paintOf(wantsColour(flags, stream.isTTY === true))
}

/** Columns of the terminal, 80 where there is none; longer lines than 120 are hard to read. */
export function widthOf(stream: Partial<WriteStream>): number {
  return Math.min(120, Math.max(40, stream.columns ?? 80))
}

/** Writes and waits until the reader keeps up, so that nothing piles up in memory. */
export async function print(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** A problem as one line on standard error. */
export function complain(problem: Problem, say: Say): void {
  process.stderr.write(`${safe(`incident-lint: ${placeOf(problem.at)}${problem.in(say)}`)}\n`)
}

/** All that stands in the way of one file. */
export function complainOf({ path, problem }: { path: string; problem: Problem | Problems }, say: Say): void {
  for (const one of problemsOf(problem)) complain(one.at.path === undefined ? one.of(path) : one, say)
}
