import { words as english } from '../generated/words-en.ts'
import { TAGS, type Tag } from '../languages/language.ts'
import { type Say, sayFrom, type WordKey } from '../words.ts'
import type { Flags } from './arguments.ts'

type Table = Partial<Record<WordKey, string>>

const tables: Record<string, Table> = { en: english }
/** One line a language that not every run needs. */
const LOAD: Readonly<Partial<Record<Tag, () => Promise<Table>>>> = { id: async () => (await import('../generated/words-id.ts')).words }

/** The words of a language, once `learn` has brought them in; English until then. */
export function sayIn(language: string): Say {
  return sayFrom(tables, english, language)
}

/** Brings in the words of a language; nothing happens for one that has none. */
export async function learn(language: string): Promise<void> {
  const tag = primary(language)
  const load = Object.hasOwn(tables, tag) || !Object.hasOwn(LOAD, tag) ? undefined : LOAD[tag as Tag]
  if (load) tables[tag] = await load()
}

/** The language of the command's own words: `--locale`, else what the environment says, as far as there are words for it. */
export function localeOf({ locale }: Pick<Flags, 'locale'>, env: Readonly<Record<string, string | undefined>>): string {
  const tag = primary(locale ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || 'en'))
  return (TAGS as readonly string[]).includes(tag) ? tag : 'en'
}

/** `id_ID.UTF-8` and `id-ID` are `id`. */
function primary(tag: string): string {
  return (/^[a-z]+/i.exec(tag)?.[0] ?? 'en').toLowerCase()
}
