import { findingsOf, wholeText } from './findings.ts'
import type { Formatter } from './index.ts'
import { attributes } from './xml.ts'

/** Checkstyle 4.3 XML: what many dashboards and editors read. */
export function checkstyle(): Formatter {
  return {
    start: () => '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="4.3">\n',
    file(report) {
      const lines =
        'error' in report
          ? [
              {
                line: report.error.line ?? 1,
                column: report.error.column,
                severity: 'error',
                message: report.error.message,
                source: 'incident-lint.unread-file',
              },
            ]
          : findingsOf(report).map((finding) => ({
              line: finding.line,
              column: finding.column,
              severity: finding.severity,
              message: wholeText(finding),
              source: `incident-lint.${finding.ruleId}`,
            }))
      return `<file${attributes({ name: report.path })}>\n${lines.map((one) => `<error${attributes(one)}/>\n`).join('')}</file>\n`
    },
    end: () => '</checkstyle>\n',
  }
}
