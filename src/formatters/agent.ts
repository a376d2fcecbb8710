import { ELEMENTS, OPTIONALS } from '../model.ts'
import { messagesOf } from './findings.ts'
import type { Formatter } from './index.ts'
import { safe } from './safe.ts'

/** Terse, for programs that write: the verdicts of each message on one line, then a finding a line with what to write. */
export function agent(): Formatter {
  return {
    start: () => '',
    file(report) {
      if ('error' in report) return `${safe(report.path)} unread: ${safe(report.error.message)}\n`
      return messagesOf(report)
        .map(({ stage, channel, elements, judged, findings, place }) => {
          const verdicts = judged
            ? [...ELEMENTS, ...OPTIONALS].flatMap((one) => {
                const { demand = 'none', verdict = 'absent' } = elements[one] ?? {}
                return demand !== 'none' || verdict !== 'absent' ? [`${one}=${verdict}`] : []
              })
            : ['not judged']
          const lines = findings
            .filter((one) => !one.suppressed)
            .map(({ line, column, severity, ruleId, message, question, expected = [] }) => {
              const next = [question, expected[0] && `write: ${expected[0]}`].filter(Boolean).join(' | ')
              return `${line}:${column} ${severity} ${ruleId}: ${safe(message)}${next ? ` | ${safe(next)}` : ''}\n`
            })
          return `${safe(report.path)}:${place.line} ${stage} ${channel} ${verdicts.join(' ')}\n${lines.join('')}`
        })
        .join('')
    },
    end: ({ errors, warnings }) => `${errors} errors ${warnings} warnings\n`,
  }
}
