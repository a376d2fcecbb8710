import type { ValidateFunction } from 'ajv'
import { aliasKey } from '../infer/alias-key.ts'
import { DataError, DataFile, type DataProblem } from './data-file.ts'

/** What an alias can stand for. */
export const ALIAS_KINDS = ['stage', 'situation', 'channel', 'audience'] as const
export type AliasKind = (typeof ALIAS_KINDS)[number]

/** `rules/<lang>/aliases.yml`. `names` are sure anywhere, `also` only where a value or a label is expected. */
export type AliasFile = Partial<Record<AliasKind, Record<string, { names: string[]; also?: string[] }>>> & { fillers?: string[]; silent?: string[] }

export interface Alias {
  value: string
  /** Sure in a file name or among other words too. */
  sure: boolean
}

/** By kind, then by the words in lower case with single spaces. */
export interface Aliases extends Record<AliasKind, Record<string, Alias>> {
  fillers: string[]
  silent: string[]
}

/** All languages in one table: front matter and labels are read before the language is known. Throws DataError when one word is given two meanings. */
export function compileAliases(files: { path: string; source: string }[], validate: ValidateFunction<AliasFile>): Aliases {
  const out: Aliases = { stage: {}, situation: {}, channel: {}, audience: {}, fillers: [], silent: [] }
  const problems: DataProblem[] = []
  for (const { path, source } of files) {
    const file = new DataFile<AliasFile>(path, source, validate)
    if (file.problems.length === 0) addFile(out, file)
    problems.push(...file.problems)
  }
  if (problems.length > 0) throw new DataError(problems)
  return out
}

function addFile(out: Aliases, file: DataFile<AliasFile>): void {
  for (const kind of ALIAS_KINDS) {
    for (const [value, words] of Object.entries(file.value[kind] ?? {})) {
      const id = aliasKey(value)
      out[kind][id] ??= { value, sure: true }
      for (const part of ['names', 'also'] as const) {
        words[part]?.forEach((word, index) => {
          const key = aliasKey(word)
          const known = out[kind][key]
          if (known && known.value !== value) file.complain([kind, value, part, index], `\`${word}\` already means ${known.value}: take one out`)
          else out[kind][key] = { value, sure: part === 'names' || Boolean(known?.sure) }
        })
      }
    }
  }
  for (const list of ['fillers', 'silent'] as const)
    for (const word of file.value[list] ?? []) if (!out[list].includes(aliasKey(word))) out[list].push(aliasKey(word))
}
