/** The textlint rule: the same judgement on the source of a document, reported at its own ranges. */
import { createLinter, type LintOptions } from './index.ts'
import type { FindingReport } from './report.ts'
import type { Config } from './settings.ts'

export type { LintOptions } from './linter.ts'
export type { Config } from './settings.ts'

/** What stands under the rule in `.textlintrc`. */
export interface TextlintIncidentOptions extends Omit<LintOptions, 'path' | 'baseline'> {
  /** A config as a file would hold it. */
  config?: Config
}

// biome-ignore lint/suspicious/noExplicitAny: nodes and errors are textlint's own, and only handed back to it
type Own = any

/** What the rule needs of textlint's context; ranges count from the node's beginning, a document's from that of the file. */
export interface TextlintContext {
  Syntax: { Document: string }
  report(node: Own, error: Own): void
  RuleError: new (message: string, details?: Own) => Own
  getSource(): string
  getFilePath(): string | undefined
  locator: { range(range: readonly [number, number]): unknown }
  fixer: { replaceTextRange(range: [number, number], text: string): unknown }
}

function linter(context: TextlintContext, options: TextlintIncidentOptions = {}) {
  const { config, ...about } = options
  const { lint } = createLinter(config)
  return {
    [context.Syntax.Document](node: unknown) {
      const path = context.getFilePath()
      for (const { findings } of lint(context.getSource(), { ...about, ...(path !== undefined && { path }) }).messages)
        for (const finding of findings) if (!finding.suppressed) context.report(node, errorOf(finding, context))
    },
  }
}

function errorOf({ offset, endOffset, ruleId, severity, message, question, fix }: FindingReport, { RuleError, locator, fixer }: TextlintContext): unknown {
  const said = `${message} (${ruleId}, ${severity})${question ? `\n${question}` : ''}`
  const edit = fix?.safe && { fix: fixer.replaceTextRange([fix.offset, fix.endOffset], fix.text) }
  return new RuleError(said, { padding: locator.range([offset, endOffset]), ...edit })
}

/**
 * `rules: { "incident-lint/textlint": { "stage": "resolved" } }` in textlint; only edits that keep the meaning are fixes.
 * textlint has one severity a rule, so that of a finding stands in its message.
 */
const rule = { linter, fixer: linter }
export default rule
