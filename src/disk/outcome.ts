import type { LintOptions, OpenLinter } from '../linter.ts'
import { type Problem, type Problems, problemsOf } from '../problem.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import type { FileReport } from '../summary.ts'

/**
 * One file judged, or the reason why it could not be. `path` is as reports show it; `continued`: more of a file that was
 * begun; `cached`: judged by an earlier run, and there is nothing to judge it with again.
 */
export type Outcome = ({ path: string; report: Report & { path: string }; judged?: Judgeable } | { path: string; problem: Problem | Problems }) & {
  continued?: boolean
  cached?: boolean
}

/** An outcome as reports hold it. */
export function reportOf(outcome: Outcome): FileReport {
  if ('report' in outcome) return outcome.report
  const { line, column } = problemsOf(outcome.problem)[0]?.at ?? {}
  return { path: outcome.path, error: { message: outcome.problem.message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) } }
}

/** What it takes to judge the same text again: for `--trace`. */
export interface Judgeable {
  text: string
  /** Where the file is; undefined for a text that is none. */
  absolute?: string
  options: LintOptions
  config: Config
  linter: (config: Config) => Pick<OpenLinter, 'lint' | 'trace'>
}
