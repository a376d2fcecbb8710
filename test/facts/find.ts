import { lintText } from '../../src/index.ts'
import type { LintOptions } from '../../src/linter.ts'

/** The findings of facts in a text, each as rule id and quoted words; those of no weight are marked. */
export function facts(text: string, options: LintOptions = {}): string[] {
  const [message] = lintText(text, { format: 'markdown', language: 'en', stage: 'resolved', channel: 'status', ...options }).messages
  return (message?.findings ?? []).filter((one) => one.kind === 'fact').map((one) => `${one.severity === 'info' ? '(info) ' : ''}${one.ruleId}: ${one.actual}`)
}

/** What is said of one rule. */
export function said(text: string, rule: string, options: LintOptions = {}): string[] {
  const [message] = lintText(text, { format: 'markdown', language: 'en', stage: 'resolved', channel: 'status', ...options }).messages
  return (message?.findings ?? []).filter((one) => one.ruleId === rule).map((one) => one.message)
}
