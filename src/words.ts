import { words as english } from './generated/words-en.ts'

/** A text of `rules/<lang>/texts/cli.yml`, `group.name`. */
export type WordKey = keyof typeof english

/** What fills the slots of a text. */
export type Slots = Record<string, string | number | undefined>

/** A text with its slots filled; an empty one for a key that no language has. */
export type Say<Key extends string = WordKey> = (key: Key, slots?: Slots) => string

/** One line a language. A language that lacks a text borrows the English one. */
const LANGUAGES: Record<string, Partial<Record<WordKey, string>>> = { en: english }

/** The words of surfaces in a language, or in English when nobody has translated them. */
export function sayIn(language: string): Say {
  return sayFrom(LANGUAGES, english, language)
}

/** The same from other tables, by language. */
export function sayFrom<Key extends string>(tables: Record<string, Partial<Record<Key, string>>>, english: Record<Key, string>, language: string): Say<Key> {
  const own: Partial<Record<Key, string>> = tables[language] ?? tables[language.split('-')[0] as string] ?? {}
  return (key, slots = {}) => fillSlots(own[key] ?? english[key] ?? '', slots)
}

/** `{count|one post|# posts}` chooses by number; `{name}` is replaced. What is put in is never read for slots again. */
function fillSlots(text: string, slots: Slots): string {
  return text.replace(/\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name: string, one?: string, many?: string) => {
    const value = slots[name]
    if (one !== undefined && many !== undefined) return (Number(value) === 1 ? one : many).replace('#', String(value))
    return value === undefined ? whole : String(value)
  })
}
