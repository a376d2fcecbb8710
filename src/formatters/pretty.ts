import type { FindingReport, MessageReport } from '../report.ts'
import type { Say, WordKey } from '../words.ts'
import { columnsOf, pad, wrap } from './columns.ts'
import { elementTable } from './element-table.ts'
import type { FormatOptions, Formatter } from './index.ts'
import type { Paint } from './paint.ts'
import { safe } from './safe.ts'

/** For people at a terminal: ten verdicts at a glance, then each finding with the words, why, and what to write. */
export function pretty(options: FormatOptions): Formatter {
  const notes = new Notes()
  return {
    start: () => '',
    file(report) {
      if ('error' in report) {
        notes.unread++
        return ''
      }
      return report.messages.map((message) => messageText(report.path, message, report.messages.length > 1, options, notes)).join('')
    },
    end: (summary) => notes.end(summary, options),
  }
}

type Show = FormatOptions & { say: Say }

/** What the last lines say about all files. */
class Notes {
  unread = 0
  first: FindingReport | undefined
  firstPath = ''

  end({ files, messages, errors, warnings, infos }: Parameters<Formatter['end']>[0], { sayIn, language, paint }: FormatOptions): string {
    const say = sayIn(language)
    const lines: string[] = []
    const counts = [
      errors > 0 && paint.red(say('pretty.errors', { count: errors })),
      warnings > 0 && paint.yellow(say('pretty.warnings', { count: warnings })),
      infos > 0 && say('pretty.infos', { count: infos }),
    ]
    const findings = counts.filter(Boolean).join(', ')
    if (findings) lines.push(say('pretty.summary', { findings, count: messages }))
    else if (files > 1 && messages > 0) lines.push(say('pretty.clean', { count: messages }))
    if (this.unread > 0) lines.push(say('pretty.unread', { count: this.unread }))
    if (this.first) lines.push(paint.dim(say('pretty.explain-rule', { rule: this.first.ruleId })))
    // What came in through a pipe has no name to ask by.
    if (this.first && !this.firstPath.startsWith('<'))
      lines.push(paint.dim(say('pretty.explain-line', { place: safe(`${this.firstPath}:${this.first.line}`) })))
    return lines.map((line) => `${line}\n`).join('')
  }
}

function messageText(path: string, message: MessageReport, several: boolean, options: FormatOptions, notes: Notes): string {
  const show: Show = { ...options, say: options.sayIn(message.language) }
  const { paint, say } = show
  const findings = message.findings.filter((finding) => !finding.suppressed)
  const name = paint.bold(safe(several ? `${path}:${message.place.line}` : path))
  if (findings.length === 0 && message.judged) return `${name} · ${paint.green(say('pretty.holds'))}${assumed(message, show)}\n`
  if (findings[0] && !notes.first) {
    notes.first = findings[0]
    notes.firstPath = path
  }
  const table = message.judged ? `\n${elementTable(message, show)}` : ''
  const title = message.title === undefined ? '' : `  ${paint.dim(safe(message.title))}\n`
  return `${header([name, ...facts(message, show)], show.width)}\n${title}${table}${remarks(message, show)}\n${findings.map((finding) => `${findingText(finding, show)}\n`).join('')}\n`
}

/** Facts parted by dots, on as many lines as the width asks for. */
function header([name = '', ...rest]: string[], width: number): string {
  const lines = ['']
  let columns = columnsOf(name.replaceAll(PAINTED, ''))
  for (const fact of rest) {
    const fits = columns + 3 + columnsOf(fact) <= width
    columns = (fits ? columns + 3 : 2) + columnsOf(fact)
    if (fits) lines.push(`${lines.pop()} · ${fact}`)
    else lines.push(`  ${fact}`)
  }
  return name + lines.join('\n')
}

// Colours take no columns.
const PAINTED = /\u001b\[\d+m/g

/** Stage, channel, audience and language, each with who said so. */
function facts({ stage, situation, channel, audience, language, found, judged }: MessageReport, { say }: Show): string[] {
  const by = (finder: string) => ` (${say(`found.${finder.replace(' ', '-')}` as WordKey)})`
  const named = say(`language.${language}` as WordKey) || language
  return [
    say(`stage.${stage}`) + by(found.stage),
    ...(situation === 'ordinary' ? [] : [say(`situation.${situation}`)]),
    say(`channel.${channel}`) + by(found.channel),
    say(`audience.${audience}`),
    named,
    ...(judged ? [] : [say('pretty.not-judged')]),
  ]
}

/** A good message has one line; what it was taken for is said when nobody had said it. */
function assumed({ stage, found }: MessageReport, { say, paint }: Show): string {
  if (found.stage !== 'words' && found.stage !== 'default') return ''
  return paint.dim(` (${say('pretty.assumed', { stage: say(`stage.${stage}`), finder: say(`found.${found.stage}`) })})`)
}

function remarks({ skipped, findings }: MessageReport, { say, paint }: Show): string {
  const zones = skipped.map(({ zone, count }) => say(`zone.${zone}` as WordKey, { count }))
  const off = findings.filter((finding) => finding.suppressed).length
  const lines = [
    ...(zones.length > 0 ? [say('pretty.skipped', { zones: zones.join(', ') })] : []),
    ...(off > 0 ? [say('pretty.suppressed', { count: off })] : []),
  ]
  return lines.map((line) => `  ${paint.dim(line)}\n`).join('')
}

const SEVERITY_PAINT: Record<FindingReport['severity'], keyof Paint> = { error: 'red', warning: 'yellow', info: 'cyan' }

/** Columns at which a message and what is said about it begin. */
const MESSAGE_AT = 17
const DETAIL_AT = 9

/** The words found, why they matter, the first of the things to write; `explain` has the rest. */
function findingText({ line, column, severity, message, ruleId, why, expected = [], more }: FindingReport, { say, paint, width }: Show): string {
  const head = `  ${pad(`${line}:${column}`, 6)} ${paint[SEVERITY_PAINT[severity]](pad(say(`severity.${severity}`), 7))} `
  const said = wrap(safe(message) + (more === undefined ? '' : ` ${say('pretty.more', { count: more })}`), width - MESSAGE_AT)
  const fits = columnsOf(said.at(-1) as string) + 2 + ruleId.length <= width - MESSAGE_AT
  const last = fits ? `${said.pop()}  ${paint.dim(ruleId)}` : paint.dim(ruleId)
  const reasons = wrap(why, width - DETAIL_AT).map((one) => paint.dim(one))
  const advice = expected.slice(0, 1).flatMap((one) => wrap(safe(one), width - DETAIL_AT - 2).map((part, index) => `${index === 0 ? '→' : ' '} ${part}`))
  const indent = (lines: string[], columns: number) => lines.map((one) => `${' '.repeat(columns)}${one}`)
  return [head + [...said, last].join(`\n${' '.repeat(MESSAGE_AT)}`), ...indent([...reasons, ...advice], DETAIL_AT)].join('\n')
}
