/** The retext plugin: the same judgement on any nlcst tree, reported as messages of the file. */
import { languageOf } from './languages/index.ts'
import { type LintOptions, linterOf } from './linter.ts'
import type { Draft } from './model.ts'
import { draftOfTree, type NlcstNode } from './readers/nlcst.ts'
import type { FindingReport } from './report.ts'
import type { Config } from './settings.ts'

export type { LintOptions } from './linter.ts'
export type { NlcstNode } from './readers/nlcst.ts'
export type { Config } from './settings.ts'

export interface RetextIncidentOptions extends Omit<LintOptions, 'path'> {
  /** A config as a file would hold it. */
  config?: Config
}

interface Point {
  line: number
  column: number
  offset: number
}

/** What the plugin needs of a VFile. */
export interface FileLike {
  value?: unknown
  path?: string | undefined
  toString(): string
  message(reason: string, options?: { place?: { start: Point; end: Point }; ruleId?: string; source?: string }): object
}

const SOURCE = 'incident-lint'
/** As unified has it: true breaks a build, false warns, undefined informs. */
const FATAL: Record<FindingReport['severity'], boolean | undefined> = { error: true, warning: false, info: undefined }

/**
 * `unified().use(retextEnglish).use(retextIncident, { stage, channel })`, also after remark-retext or rehype-retext.
 * What the tree holds is judged; where the file has its text, headings, quotations, lists and front matter are known from it.
 * Findings become messages with `ruleId`, `source`, `url`, `actual`, `expected`, `note`, `place` and `fatal`.
 * Throws RangeError when the config names a rule or a profile that does not exist.
 */
export function retextIncident(options: RetextIncidentOptions = {}): (tree: NlcstNode, file: FileLike) => undefined {
  const { config = {}, ...about } = options
  let draft: Draft | undefined
  const linter = linterOf(config, () => (draft ? [draft] : []), languageOf)
  return (tree, file) => {
    const lintOptions = { ...about, ...(file.path !== undefined && { path: file.path }) }
    const read = draftOfTree(tree, file.value === undefined ? '' : file.toString(), lintOptions)
    draft = read.draft
    const [message] = linter.lint(read.source, lintOptions).messages
    for (const finding of message?.findings ?? []) if (!finding.suppressed) report(finding, file)
    return undefined
  }
}

function report({ line, column, offset, endLine, endColumn, endOffset, ...finding }: FindingReport, file: FileLike): void {
  const place = { start: { line, column, offset }, end: { line: endLine, column: endColumn, offset: endOffset } }
  const message = file.message(finding.message, { place, ruleId: finding.ruleId, source: SOURCE })
  Object.assign(message, {
    fatal: FATAL[finding.severity],
    note: finding.question ? `${finding.why} ${finding.question}` : finding.why,
    ...(finding.actual !== undefined && { actual: finding.actual }),
    ...(finding.expected && { expected: finding.expected }),
    ...(finding.url !== undefined && { url: finding.url }),
  })
}
