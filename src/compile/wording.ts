import type { CompiledWording, WordingEntry } from '../model.ts'

import { DataError, type DataFile, type DataProblem, nameOf } from './data-file.ts'
import type { LexiconEntry, LexiconFile } from './lexicons.ts'
import { isNeighbour } from './neighbour-names.ts'

const KEYS = ['severity', 'element', 'only', 'not', 'unless', 'needs', 'missing', 'use', 'swap', 'safe'] as const

/**
 * The lexicons that name a `concept`: each hit is a wording mark, unless its neighbours make it legitimate.
 * Throws DataError on a neighbour that is none and on a lexicon whose concept no rule reads.
 */
export function compileWording(
  files: DataFile<LexiconFile>[],
  concepts: ReadonlySet<string>,
  /** Lexicons besides `files` that neighbours may name. */
  others: Iterable<string> = [],
): CompiledWording[] {
  const names = new Set([...others, ...files.map(({ path }) => nameOf(path))])
  const problems: DataProblem[] = []
  const out: CompiledWording[] = []
  for (const file of files) {
    const { concept, also, form, entries = [], words } = file.value
    entries.forEach((entry, index) => check(entry, index, file, names))
    if (concept !== undefined) {
      if (!concepts.has(concept)) file.complain(['concept'], `no rule reads \`${concept}\``)
      out.push({
        lexicon: nameOf(file.path),
        concept,
        ...(also && { also }),
        ...(form && { form }),
        entries: [...entries.map(entryOf), ...(words ? [{}] : [])],
      })
    }
    problems.push(...file.problems)
  }
  if (problems.length > 0) throw new DataError(problems)
  return out
}

function check(entry: LexiconEntry, index: number, file: DataFile<LexiconFile>, lexicons: ReadonlySet<string>): void {
  for (const key of ['unless', 'needs'] as const) {
    entry[key]?.forEach((name, at) => {
      if (!isNeighbour(name, lexicons)) file.complain(['entries', index, key, at], `\`${name}\` is neither a kind of neighbour nor \`<where> <lexicon>\``)
    })
  }
  const own = KEYS.find((key) => key !== 'use' && entry[key] !== undefined)
  if (own && file.value.concept === undefined) file.complain(['entries', index, own], 'only a lexicon with a `concept` may say it')
  if (entry.safe && entry.swap === undefined) file.complain(['entries', index, 'safe'], 'a safe edit needs the words to put in: `swap`')
}

function entryOf(entry: LexiconEntry): WordingEntry {
  return Object.fromEntries(KEYS.filter((key) => entry[key] !== undefined).map((key) => [key, key === 'use' ? [entry.use].flat() : entry[key]]))
}
