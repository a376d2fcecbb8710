import type { ValidateFunction } from 'ajv'
import { normalise } from '../prose/tokenize.ts'
import { DataError, DataFile } from './data-file.ts'

/** `rules/languages.yml`: how a language is told from its words. */
export interface TongueFile {
  /** Language tag to names of Unicode scripts. */
  scripts: Record<string, string[]>
  languages: Record<string, { name: string; words: string[]; letters?: string; like?: string }>
}

export interface Tongues {
  scripts: [tag: string, scripts: string[]][]
  tags: string[]
  names: Record<string, string>
  /** Word to the languages that it is common in, as indices into `tags`. */
  words: Record<string, number[]>
  letters: Record<string, number[]>
  /** Tag to the tag that is meant where a text does not tell the two apart. */
  like: Record<string, string>
}

/** Throws DataError. */
export function compileTongues({ path, source }: { path: string; source: string }, validate: ValidateFunction<TongueFile>): Tongues {
  const file = new DataFile<TongueFile>(path, source, validate)
  if (file.problems.length > 0) throw new DataError(file.problems)
  const { scripts, languages } = file.value
  const tags = Object.keys(languages)
  const out: Tongues = { scripts: Object.entries(scripts), tags, names: {}, words: {}, letters: {}, like: {} }
  tags.forEach((tag, index) => {
    const { name, words, letters = '', like } = languages[tag] as TongueFile['languages'][string]
    out.names[normalise(name)] = tag
    if (like) out.like[tag] = like
    for (const word of new Set(words.map((one) => normalise(String(one))))) add(out.words, word, index)
    for (const letter of new Set(normalise(letters))) add(out.letters, letter, index)
  })
  return out
}

function add(table: Record<string, number[]>, key: string, index: number): void {
  table[key] = Object.hasOwn(table, key) ? [...(table[key] as number[]), index] : [index]
}
