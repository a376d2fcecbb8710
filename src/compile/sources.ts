import type { ValidateFunction } from 'ajv'
import { DataError, DataFile } from './data-file.ts'
import type { Rule } from './rules.ts'

/** `rules/sources.yml`: what a number in a rule's `sources` stands for. Throws DataError when a rule names one that is not there. */
export function sourcesOf(
  files: { path: string; source: string }[],
  rules: readonly Rule[],
  validate: ValidateFunction<Record<string, string>>,
): Record<string, string> {
  const sources: Record<string, string> = {}
  for (const { path, source } of files) {
    const file = new DataFile<Record<string, string>>(path, source, validate)
    Object.assign(sources, file.value)
    for (const rule of rules) {
      const unknown = rule.sources.find((one) => !Object.hasOwn(file.value, one))
      if (unknown) file.complain([], `the rule \`${rule.id}\` names ${unknown}, which does not stand here`)
    }
    if (file.problems.length > 0) throw new DataError(file.problems)
  }
  return sources
}
