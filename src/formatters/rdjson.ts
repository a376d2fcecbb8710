import type { FindingReport } from '../report.ts'
import { findingsOf, wholeText } from './findings.ts'
import type { FormatOptions, Formatter } from './index.ts'
import { safeJson } from './safe.ts'

const SEVERITIES = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const

/** Reviewdog's Diagnostic Format. Lines only: its columns count UTF-8 bytes, and a report knows no bytes. */
export function rdjson({ tool }: FormatOptions): Formatter {
  let first = true
  return {
    start: () => `{"source":${safeJson({ name: tool.name })},"diagnostics":[`,
    file(report) {
      const { path } = report
      const list =
        'error' in report
          ? [{ message: report.error.message, location: location(path, { line: report.error.line ?? 1 }), severity: SEVERITIES.error }]
          : findingsOf(report).map((finding) => diagnostic(path, finding))
      return list
        .map((one) => {
          const comma = first ? '\n' : ',\n'
          first = false
          return comma + safeJson(one)
        })
        .join('')
    },
    end: () => '\n]}\n',
  }
}

function diagnostic(path: string, finding: FindingReport): object {
  const { severity, ruleId, url } = finding
  return { message: wholeText(finding), location: location(path, finding), severity: SEVERITIES[severity], code: { value: ruleId, ...(url && { url }) } }
}

function location(path: string, { line, endLine = line }: { line: number; endLine?: number }): object {
  return { path, range: { start: { line }, end: { line: endLine } } }
}
