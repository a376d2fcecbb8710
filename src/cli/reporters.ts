import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Outcome, reportOf } from '../disk/outcome.ts'
import { type FormatName, type FormatOptions, type Formatter, formatters, type MakeFormatter } from '../formatters/index.ts'
import { name, version } from '../generated/package.ts'
import { Problem } from '../problem.ts'
import type { FileReport, Summary } from '../summary.ts'
import { readFormat } from './format-flag.ts'
import { type Output, openOutput } from './output.ts'
import type { Context } from './run.ts'
import { learn, sayIn } from './spoken.ts'
import { paintFor, widthOf } from './terminal.ts'

/** One or several formats, each to its own file or to standard output. */
export interface Reporters {
  start(): Promise<void>
  outcome(outcome: Outcome): Promise<void>
  /** Ends all reports; files appear only now. */
  end(summary: Summary): Promise<void>
  /** Takes back what was written unless `end` was reached. */
  abandon(): void
  /** Something for people between the reports: on standard output when people read that, else on standard error. */
  aside(text: string): Promise<void>
}

interface Reporter {
  output: Output
  start(): string
  outcome(outcome: Outcome): string
  end(summary: Summary): string
}

/** Throws Problem when two formats would go to one place, or a file cannot be written. */
export async function openReporters(context: Context): Promise<Reporters> {
  const { flags } = context
  const wanted = (flags.format ?? ['pretty']).map(readFormat)
  const open = wanted.find((one) => one.path === undefined)
  if (open && flags['output-file'] !== undefined) open.path = flags['output-file']
  if (wanted.filter((one) => one.path === undefined).length > 1) throw new Problem('usage.formats-clash')
  const makers = await Promise.all(wanted.map(async (one) => ({ ...one, make: await makerOf(one.name, context) })))
  const list: Reporter[] = []
  for (const { path, make } of makers) list.push({ ...make(path), output: openOutput(path) })
  const peopleRead = wanted.some((one) => one.path === undefined && one.name === 'pretty')
  return {
    start: () => each(list, (one) => one.output.write(one.start())),
    outcome: async (outcome) => {
      if ('report' in outcome) for (const { language } of outcome.report.messages) await learn(language)
      await each(list, (one) => one.output.write(one.outcome(outcome)))
    },
    end: (summary) => each(list, async (one) => one.output.write(one.end(summary)).then(() => one.output.close())),
    abandon: () => list.forEach((one) => one.output.abandon()),
    aside: async (text) => void (peopleRead ? await list[0]?.output.write(text) : process.stderr.write(text)),
  }
}

async function each(list: readonly Reporter[], act: (one: Reporter) => Promise<void>): Promise<void> {
  for (const one of list) await act(one)
}

type Make = (path: string | undefined) => Omit<Reporter, 'output'>

async function makerOf(format: string, { flags, say, locale }: Context): Promise<Make> {
  const options = (path: string | undefined): FormatOptions => ({
    tool: { name, version },
    paint: paintFor(flags, path === undefined ? process.stdout : {}),
    width: widthOf(process.stdout),
    // What is said of a message is said in its language, unless one was asked for.
    sayIn: flags.locale === undefined ? sayIn : () => say,
    language: locale,
  })
  if (flags.trace !== undefined) {
    const { elementNamed, traceElement } = await import('./trace.ts')
    const element = elementNamed(flags.trace)
    return (path) => ({
      start: () => '',
      end: () => '',
      outcome: (outcome) =>
        'report' in outcome && outcome.judged ? traceElement({ ...outcome, judged: outcome.judged }, element, { ...options(path), say }) : '',
    })
  }
  const make = Object.hasOwn(formatters, format) ? await formatters[format as FormatName]() : await customFormatter(format, flags['no-code'] === true)
  return (path) => {
    const formatter = make(options(path))
    return {
      start: formatter.start,
      end: formatter.end,
      outcome: (outcome) => formatter.file(flags.quiet ? onlyErrors(reportOf(outcome)) : reportOf(outcome)),
    }
  }
}

/** A module of the house's own whose default export makes a formatter. */
async function customFormatter(path: string, refused: boolean): Promise<MakeFormatter> {
  if (refused) throw new Problem('usage.format-no-code', { value: path })
  const module = await import(pathToFileURL(resolve(path)).href).catch((error: Error) => {
    throw new Problem('usage.format-module', { value: path, reason: error.message.split('\n')[0] })
  })
  const make: unknown = module.default
  if (typeof make !== 'function') throw new Problem('usage.format-module', { value: path, reason: 'no default export that is a function' })
  return (options) => checked((make as MakeFormatter)(options), path)
}

function checked(formatter: Formatter, path: string): Formatter {
  const missing = (['start', 'file', 'end'] as const).find((key) => typeof formatter?.[key] !== 'function')
  if (missing) throw new Problem('usage.format-module', { value: path, reason: `what it makes has no function \`${missing}\`` })
  return formatter
}

/** `--quiet`: what is no error is counted, not shown. */
function onlyErrors(report: FileReport): FileReport {
  if ('error' in report) return report
  return {
    ...report,
    messages: report.messages.map((message) => ({ ...message, findings: message.findings.filter((finding) => finding.severity === 'error') })),
  }
}
