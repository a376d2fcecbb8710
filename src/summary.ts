import type { Report } from './report.ts'

/** A file that was judged, or one that could not be read. Line and column count from 1. */
export type FileReport = (Report & { path: string }) | { path: string; error: { message: string; line?: number; column?: number } }

/** Counts over files; findings that are set aside do not count, unread files have no messages. */
export interface Summary {
  files: number
  messages: number
  errors: number
  warnings: number
  infos: number
}

export function emptySummary(): Summary {
  return { files: 0, messages: 0, errors: 0, warnings: 0, infos: 0 }
}

const COUNTS = { error: 'errors', warning: 'warnings', info: 'infos' } as const

/** Counts one file in, or more of one that was `continued`. */
export function countIn(summary: Summary, report: FileReport, continued = false): void {
  if (!continued) summary.files++
  if ('error' in report) return
  summary.messages += report.messages.length
  for (const { findings } of report.messages) for (const { severity, suppressed } of findings) if (!suppressed) summary[COUNTS[severity]]++
}
