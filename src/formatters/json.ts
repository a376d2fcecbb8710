import type { FormatOptions, Formatter } from './index.ts'
import { safeJson } from './safe.ts'

/** `{ schemaVersion, tool, reports, summary }`, written as the files come. */
export function json({ tool }: FormatOptions): Formatter {
  let first = true
  return {
    start: () => `{"schemaVersion":1,"tool":${safeJson(tool)},"reports":[`,
    file(report) {
      const comma = first ? '' : ','
      first = false
      return `${comma}\n${safeJson(report)}`
    },
    end: (summary) => `\n],"summary":${safeJson(summary)}}\n`,
  }
}
