import type { FindingReport, MessageReport } from '../report.ts'
import type { FileReport } from '../summary.ts'

/** What a file's report has to say to somebody who reads only findings; what was set aside is left out. */
export function findingsOf(report: FileReport): FindingReport[] {
  return messagesOf(report).flatMap(({ findings }) => findings.filter((finding) => !finding.suppressed))
}

export function messagesOf(report: FileReport): readonly MessageReport[] {
  return 'error' in report ? [] : report.messages
}

/** The message of a finding, its question and what to write, a line each: for surfaces that have one text a finding. */
export function wholeText({ message, why, question, expected = [] }: FindingReport): string {
  return [message, why, ...(question ? [question] : []), ...expected.slice(0, 1).map((one) => `→ ${one}`)].join('\n')
}
