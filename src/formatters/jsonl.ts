import type { Formatter } from './index.ts'
import { safeJson } from './safe.ts'

/** One message a line, with its path; a file that could not be read is a line of its own. */
export function jsonl(): Formatter {
  return {
    start: () => '',
    file(report) {
      if ('error' in report) return `${safeJson(report)}\n`
      return report.messages.map((message) => `${safeJson({ path: report.path, ...message })}\n`).join('')
    },
    end: () => '',
  }
}
