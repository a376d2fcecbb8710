import { type Outcome, reportOf, Session } from '../disk/lint.ts'
import { type FormatName, type Formatter, formatters } from '../formatters/index.ts'
import { safe } from '../formatters/safe.ts'
import { name, version } from '../generated/package.ts'
import { Problem } from '../problem.ts'
import { countIn, emptySummary, type FileReport } from '../summary.ts'
import { sayIn } from '../words.ts'
import { exitCode } from './exit-code.ts'
import { helpText } from './help.ts'
import { isPiped, readStdin, STDIN } from './input.ts'
import { type Output, openOutput } from './output.ts'
import { PassedOver } from './passed-over.ts'
import { type Context, optionsOf } from './run.ts'
import { complainOf, paintFor, widthOf } from './terminal.ts'

/** Judges what was named and reports it, file by file. Resolves to the exit code. */
export async function lintCommand(patterns: readonly string[], context: Context): Promise<number> {
  const { flags, say } = context
  const passed = new PassedOver(context)
  const session = new Session(optionsOf(flags), passed)
  const wanted = await whatToJudge(patterns, session, context)
  if (!wanted) {
    process.stderr.write(`${name}: ${say('help.nothing')}\n\n${helpText(context)}`)
    return 2
  }
  if (wanted.stdin && flags.fix) throw new Problem('fix.stdin')
  const summary = emptySummary()
  let unread = 0
  const complained = new Set<Error>()
  const output = openOutput(flags['output-file'])
  try {
    const present = await presenter(context)
    await output.write(present.start())
    for await (const found of judge(wanted, session, context)) {
      const outcome = flags.fix || flags['fix-dry-run'] ? await mended(found, context, output) : found
      countIn(summary, reportOf(outcome))
      if ('problem' in outcome) {
        unread++
        // One config may be wrong for many files: that is said once.
        if (!complained.has(outcome.problem)) complainOf(outcome, say)
        complained.add(outcome.problem)
      }
      await output.write(present.outcome(outcome))
    }
    await output.write(present.end(summary))
    await output.close()
  } finally {
    output.abandon()
  }
  if (summary.files > unread) passed.tell()
  return exitCode(summary, unread, flags)
}

/** `--fix`, `--fix-dry-run`: the outcome once the safe edits are made. A diff goes to the report unless a machine reads that. */
async function mended(outcome: Outcome, { flags, say }: Context, output: Output): Promise<Outcome> {
  const { fix } = await import('./fix.ts')
  const dryRun = flags['fix-dry-run'] === true
  const { outcome: after, edits, diff } = fix(outcome, dryRun)
  if (dryRun && (flags.format ?? 'pretty') === 'pretty') await output.write(diff)
  else if (dryRun) process.stderr.write(diff)
  if (edits > 0) process.stderr.write(`${name}: ${say(dryRun ? 'fix.would' : 'fix.made', { path: safe(outcome.path), count: edits })}\n`)
  return after
}

interface Wanted {
  patterns: readonly string[]
  stdin?: () => string
}

/** The patterns; with none, the folder when a config stands there, else what is piped in, else nothing. */
async function whatToJudge(patterns: readonly string[], session: Session, { flags }: Context): Promise<Wanted | undefined> {
  const stdin = () => readStdin(flags['stdin-filename'] ?? STDIN, optionsOf(flags).maxBytes)
  if (flags.stdin || patterns.includes('-') || (patterns.length === 0 && flags['stdin-filename'] !== undefined))
    return { patterns: patterns.filter((one) => one !== '-'), stdin }
  if (patterns.length > 0) return { patterns }
  const { path } = await session.configs.find(session.cwd)
  if (path !== undefined) return { patterns: ['.'] }
  if (!isPiped()) return undefined
  const text = stdin()
  return text.trim() === '' ? undefined : { patterns, stdin: () => text }
}

async function* judge({ patterns, stdin }: Wanted, session: Session, { flags }: Context): AsyncGenerator<Outcome> {
  const fileName = flags['stdin-filename']
  const outcome = stdin && (await session.lintSource(stdin, fileName ?? STDIN, fileName))
  if (outcome) yield outcome
  yield* session.lintPatterns(patterns)
}

interface Presenter extends Pick<Formatter, 'start' | 'end'> {
  outcome(outcome: Outcome): string
}

/** The format that was asked for, or the reasons behind one element. */
async function presenter({ flags, say }: Context): Promise<Presenter> {
  const options = {
    tool: { name, version },
    paint: paintFor(flags, flags['output-file'] === undefined ? process.stdout : {}),
    width: widthOf(process.stdout),
    sayIn,
    language: flags.lang ?? 'en',
  }
  if (flags.trace !== undefined) {
    const { elementNamed, traceElement } = await import('./trace.ts')
    const element = elementNamed(flags.trace)
    return { start: () => '', end: () => '', outcome: (outcome) => ('report' in outcome ? traceElement(outcome, element, { ...options, say }) : '') }
  }
  const formatter = formatters[(flags.format ?? 'pretty') as FormatName](options)
  return { start: formatter.start, end: formatter.end, outcome: (outcome) => formatter.file(flags.quiet ? onlyErrors(reportOf(outcome)) : reportOf(outcome)) }
}

/** `--quiet`: what is no error is counted, not shown. */
function onlyErrors(report: FileReport): FileReport {
  if ('error' in report) return report
  return {
    ...report,
    messages: report.messages.map((message) => ({ ...message, findings: message.findings.filter((finding) => finding.severity === 'error') })),
  }
}
