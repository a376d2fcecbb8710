import type { ValidateFunction } from 'ajv'
import { DataError, DataFile } from './data-file.ts'

/** `rules/<lang>/stock.yml`. */
export interface StockFile {
  equality: { ignore: string[] }
}

/** What the pre-filter and the adapter of the stock plugins need. */
export interface Stock {
  equality: {
    /** Phrases that the plugin is told to pass over. */
    ignore: string[]
    /** Those that it looks for, words apart by one blank: a text that lacks one word of each needs no plugin. */
    watch: string[]
  }
}

/** What retext-equality exports of its patterns. */
export interface EqualityPattern {
  inconsiderate: Record<string, string>
}

/** Throws DataError on a phrase that the plugin does not know: after an update nothing is passed over in vain. */
export function compileStock(
  { path, source }: { path: string; source: string },
  patterns: readonly EqualityPattern[],
  validate: ValidateFunction<StockFile>,
): Stock {
  const file = new DataFile<StockFile>(path, source, validate)
  const known = patterns.flatMap(({ inconsiderate }) => Object.keys(inconsiderate))
  const ignored = new Set(file.value.equality?.ignore)
  for (const [index, phrase] of [...(file.value.equality?.ignore ?? [])].entries())
    if (!known.includes(phrase)) file.complain(['equality', 'ignore', index], `retext-equality has no phrase "${phrase}"`)
  if (file.problems.length > 0) throw new DataError(file.problems)
  const watch = known.filter((phrase) => !ignored.has(phrase)).map(wordsOf)
  return { equality: { ignore: [...ignored], watch } }
}

/** The words of a phrase as the plugin compares them: apostrophes and hyphens dropped, a `*` stands for any word. */
function wordsOf(phrase: string): string {
  const words = phrase
    .toLowerCase()
    .replace(/['’-]/g, '')
    .match(/\p{L}+/gu)
  return (words ?? []).join(' ')
}
