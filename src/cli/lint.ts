import { resolve } from 'node:path'
import type { CachedSession } from '../disk/cached.ts'
import type { Session } from '../disk/lint.ts'
import { type Outcome, reportOf } from '../disk/outcome.ts'
import { safe } from '../formatters/safe.ts'
import { name } from '../generated/package.ts'
import { Problem } from '../problem.ts'
import { countIn, emptySummary } from '../summary.ts'
import type { Flags } from './arguments.ts'
import { keepHeapFlat } from './engine.ts'
import { exitCode } from './exit-code.ts'
import { helpText } from './help.ts'
import { isPiped, readChunk, readStdin, STDIN } from './input.ts'
import { PassedOver } from './passed-over.ts'
import { openReporters, type Reporters } from './reporters.ts'
import { type Context, optionsOf } from './run.ts'
import { complainOf } from './terminal.ts'

/** How what is wanted is judged. */
export type Judge = (wanted: Wanted, session: Session, context: Context) => AsyncGenerator<Outcome>

/** Judges what was named and reports it, file by file. Resolves to the exit code. */
export async function lintCommand(patterns: readonly string[], context: Context, judge?: Judge): Promise<number> {
  const { flags, say } = context
  const stats = flags.stats ? new (await import('./stats.ts')).Stats() : undefined
  const passed = new PassedOver(context, stats)
  const plain = judge || !mayCache(flags) ? new (await import('../disk/lint.ts')).Session(optionsOf(flags), passed) : undefined
  const session = plain ?? new (await import('../disk/cached.ts')).CachedSession(optionsOf(flags), passed)
  const wanted = await whatToJudge(patterns, session, context)
  if (!wanted) {
    process.stderr.write(`${name}: ${say('help.nothing')}\n\n${helpText(context)}`)
    return 2
  }
  if (wanted.stdin && flags.fix) throw new Problem('fix.stdin')
  const summary = emptySummary()
  let unread = 0
  const complained = new Set<Error>()
  const flat = keepHeapFlat()
  const reporters = await openReporters(context)
  try {
    await reporters.start()
    stats?.lap('load')
    for await (const found of judge && plain ? judge(wanted, plain, context) : judgeEach(wanted, session, context)) {
      const outcome = flags.fix || flags['fix-dry-run'] ? await mended(found, context, reporters) : found
      stats?.lap('judge')
      stats?.count(outcome)
      countIn(summary, reportOf(outcome), outcome.continued)
      if ('problem' in outcome) {
        unread++
        // One config may be wrong for many files: that is said once.
        if (!complained.has(outcome.problem)) complainOf(outcome, say)
        complained.add(outcome.problem)
      } else if (!outcome.continued && outcome.report.messages.length === 0) process.stderr.write(`${name}: ${safe(outcome.path)}: ${say('find.no-message')}\n`)
      await reporters.outcome(outcome)
      flat()
      stats?.lap('report')
    }
    await reporters.end(summary)
    stats?.lap('report')
  } finally {
    reporters.abandon()
  }
  const held = session.writeBaseline()
  if (held !== undefined && (flags['suppress-all'] || flags['prune-suppressions']))
    process.stderr.write(`${name}: ${say('baseline.written', { count: held })}\n`)
  if (summary.files > unread) passed.tell()
  if (stats) process.stderr.write(`${stats.text(say, passed.counts)}\n`)
  return exitCode(summary, unread, flags)
}

/** What edits, traces or rewrites the baseline needs more of a file than its report. */
function mayCache(flags: Flags): boolean {
  const { cache, fix, trace, previous } = flags
  return (
    cache === true &&
    !fix &&
    trace === undefined &&
    previous === undefined &&
    !['fix-dry-run', 'suppress-all', 'prune-suppressions'].some((one) => flags[one as keyof Flags])
  )
}

/** `--fix`, `--fix-dry-run`: the outcome once the safe edits are made. A diff goes to the report unless a machine reads that. */
async function mended(outcome: Outcome, { flags, say }: Context, reporters: Reporters): Promise<Outcome> {
  const { fix } = await import('./fix.ts')
  const dryRun = flags['fix-dry-run'] === true
  const { outcome: after, edits, diff } = fix(outcome, dryRun)
  if (dryRun) await reporters.aside(diff)
  if (edits > 0) process.stderr.write(`${name}: ${say(dryRun ? 'fix.would' : 'fix.made', { path: safe(outcome.path), count: edits })}\n`)
  return after
}

export interface Wanted {
  patterns: readonly string[]
  stdin?: () => string
}

/** The patterns; with none, the folder when a config stands there, else what is piped in, else nothing. */
async function whatToJudge(patterns: readonly string[], session: Pick<Session, 'configs' | 'cwd'>, { flags }: Context): Promise<Wanted | undefined> {
  const stdin = () => readStdin(flags['stdin-filename'] ?? STDIN, optionsOf(flags).maxBytes)
  if (flags.stdin || patterns.includes('-') || (patterns.length === 0 && flags['stdin-filename'] !== undefined))
    return { patterns: patterns.filter((one) => one !== '-'), stdin }
  if (patterns.length > 0) return { patterns }
  const { path } = await session.configs.find(session.cwd)
  if (path !== undefined || flags.changed || flags.staged || flags.since !== undefined) return { patterns: ['.'] }
  if (!isPiped()) return undefined
  const text = stdin()
  return text.trim() === '' ? undefined : { patterns, stdin: () => text }
}

async function* judgeEach({ patterns, stdin }: Wanted, session: Session | CachedSession, { flags }: Context): AsyncGenerator<Outcome> {
  const fileName = flags['stdin-filename']
  const shown = fileName ?? STDIN
  if (stdin && session.isLines(fileName)) yield* session.lintLines(() => () => readChunk(shown), shown, resolve(session.cwd, shown), fileName)
  else {
    const outcome = stdin && (await session.lintSource(stdin, shown, fileName))
    if (outcome) yield outcome
  }
  yield* session.lintPatterns(patterns)
}
