import type { Session } from '../disk/lint.ts'
import type { Outcome } from '../disk/outcome.ts'
import { safe } from '../formatters/safe.ts'
import { name } from '../generated/package.ts'
import { Problem } from '../problem.ts'
import type { Together } from '../together.ts'
import { STDIN } from './input.ts'
import { lintCommand, type Wanted } from './lint.ts'
import type { Context } from './run.ts'

/** Judges all that was named as updates of one incident, oldest first, and says how they were put in order. Resolves to the exit code. */
export async function threadCommand(patterns: readonly string[], context: Context): Promise<number> {
  if (context.flags.shard !== undefined) throw new Problem('shard.thread')
  return lintCommand(patterns, context, judgeThread)
}

async function* judgeThread({ patterns, stdin }: Wanted, session: Session, context: Context): AsyncGenerator<Outcome> {
  const piped = stdin ? [{ path: context.flags['stdin-filename'] ?? STDIN, text: stdin }] : []
  yield* session.lintThread(patterns, piped, (told) => tellOrder(told, context))
}

function tellOrder({ reports, by, ids, apart }: Together, { say, flags }: Context): void {
  if (flags.quiet) return
  const count = reports.reduce((sum, { messages }) => sum + messages.length, 0)
  const lines = [
    ...(ids.length > 1 ? [say('thread.ids', { ids: ids.join(', ') })] : []),
    ...(apart
      ? [say('thread.apart', { path: apart.path ?? STDIN, count: apart.incidents })]
      : count > 1
        ? [say('thread.order', { count, by: say(`thread.by-${by}`) })]
        : []),
  ]
  for (const line of lines) process.stderr.write(`${name}: ${safe(line)}\n`)
}
