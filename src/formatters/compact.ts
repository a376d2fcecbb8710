import type { Formatter } from './index.ts'
import { safe } from './safe.ts'

/** One finding a line, as compilers write them: editors and `grep` know the form. */
export function compact(): Formatter {
  return {
    start: () => '',
    // What could not be read is said on standard error.
    file(report) {
      if ('error' in report) return ''
      const findings = report.messages.flatMap((message) => message.findings).filter((finding) => !finding.suppressed)
      return findings
        .map(({ line, column, severity, message, ruleId }) => `${safe(report.path)}:${line}:${column}: ${severity}: ${safe(message)} [${ruleId}]\n`)
        .join('')
    },
    end: () => '',
  }
}
