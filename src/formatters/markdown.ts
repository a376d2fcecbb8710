import { ELEMENTS, OPTIONALS } from '../model.ts'
import type { FindingReport, MessageReport } from '../report.ts'
import type { Say } from '../words.ts'
import type { FormatOptions, Formatter } from './index.ts'
import { safe } from './safe.ts'

/** A comment on GitHub holds 65,536 characters. */
const MOST = 60_000
/** Findings shown of one message; the annotations have the rest. */
const MOST_FINDINGS = 5

/** One comment on a pull request: of each message the ten verdicts, what is hollow, and the question to answer next. */
export function markdown({ sayIn, language }: FormatOptions): Formatter {
  let length = 0
  let left = 0
  const fits = (text: string) => {
    length += text.length
    if (length <= MOST) return text
    left++
    return ''
  }
  return {
    start: () => '',
    file(report) {
      if ('error' in report) return fits(`### ${code(report.path)}\n\n${plain(report.error.message)}\n\n`)
      return report.messages.map((message) => fits(messageText(report.path, message, report.messages.length > 1, sayIn(message.language)))).join('')
    },
    end: (summary) => {
      const say = sayIn(language)
      const counts = say('formats.markdown-summary', { errors: summary.errors, warnings: summary.warnings, count: summary.messages })
      return `${left > 0 ? `${say('formats.markdown-left', { count: left })}\n\n` : ''}${counts}\n`
    },
  }
}

function messageText(path: string, message: MessageReport, several: boolean, say: Say): string {
  const findings = message.findings.filter((one) => !one.suppressed)
  const name = code(several ? `${path}:${message.place.line}` : path)
  const about = [message.stage, say(`channel.${message.channel}`)].join(', ')
  const title = message.title === undefined ? '' : `${code(message.title)}\n\n`
  if (findings.length === 0) return `### ${name} · ${about}\n\n${title}${say('pretty.holds')}\n\n`
  const worst = findings.filter(({ severity }) => severity !== 'info')
  const shown = (worst.length > 0 ? worst : findings).slice(0, MOST_FINDINGS)
  const question = shown.find((one) => one.question)?.question
  const next = question === undefined ? '' : `**${say('formats.markdown-question')}** ${plain(question)}\n\n`
  return `### ${name} · ${about}\n\n${title}${message.judged ? table(message, say) : ''}${next}${shown.map(line).join('')}\n`
}

function table({ elements }: MessageReport, say: Say): string {
  const rows = [...ELEMENTS, ...OPTIONALS].flatMap((element) => {
    const judged = elements[element]
    if (!judged || (judged.verdict === 'absent' && !['required', 'recommended'].includes(judged.demand))) return []
    const { verdict, evidence } = judged
    const quote = verdict === 'present' ? '' : (evidence[0]?.text ?? '')
    const words = verdict === 'absent' ? `**${say('verdict.absent')}**` : verdict === 'hollow' ? `**${say('verdict.hollow')}**` : say('verdict.present')
    return [
      `| ${say(`element.${element}`)} | ${words} | ${quote === '' ? '' : code(clip(quote))} | ${plain(verdict === 'hollow' ? (evidence[0]?.missing ?? '') : '')} |\n`,
    ]
  })
  return `| ${say('formats.table-head')} |\n| --- | --- | --- | --- |\n${rows.join('')}\n`
}

function line({ line: at, message, expected = [] }: FindingReport): string {
  const advice = expected[0] === undefined ? '' : `<br>→ ${code(expected[0])}`
  return `- ${at}: ${plain(message)}${advice}\n`
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** Words of a message, as code: no mark-up in them counts, nobody is called by `@`, and no cell ends early. */
function code(text: string): string {
  const one = safe(text).replaceAll('`', 'ʼ').replaceAll('|', '\\|')
  return `\`${one.trim() || ' '}\``
}

/** A text of ours that quotes words of a message. */
function plain(text: string): string {
  return safe(text).replace(/[\\`*_{}[\]<>#|~@&]/g, (sign) => (sign === '@' ? '@\u200b' : sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`))
}
