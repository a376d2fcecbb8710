import { hash, printsByFile } from '../fingerprint.ts'
import { findingsOf } from './findings.ts'
import type { Formatter } from './index.ts'
import { safeJson } from './safe.ts'

const SEVERITIES = { error: 'major', warning: 'minor', info: 'info' } as const

/** GitLab's code quality report: an array of issues, each with a fingerprint of its own. */
export function gitlab(): Formatter {
  const printsOf = printsByFile()
  let first = true
  const issue = (value: object) => {
    const comma = first ? '\n' : ',\n'
    first = false
    return comma + safeJson(value)
  }
  return {
    start: () => '[',
    file(report) {
      const { path } = report
      if ('error' in report)
        return issue({
          description: report.error.message,
          check_name: 'unread-file',
          fingerprint: hash(`unread-file\n${path}`),
          severity: 'blocker',
          location: { path, lines: { begin: report.error.line ?? 1 } },
        })
      const prints = printsOf(path)
      return findingsOf(report)
        .map((finding) => {
          const { message, question, ruleId, severity, line, endLine } = finding
          return issue({
            description: question ? `${message}. ${question}` : message,
            check_name: ruleId,
            fingerprint: hash(`${path}\n${prints.of(finding)}`),
            severity: SEVERITIES[severity],
            location: { path, lines: { begin: line, end: endLine } },
          })
        })
        .join('')
    },
    end: () => '\n]\n',
  }
}
