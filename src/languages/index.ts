import { english } from './en.ts'
import { indonesian } from './id.ts'
import type { Language, LanguageOf, Tag } from './language.ts'

/** All packs at once, for the core, which cannot wait for one. */
export const languages: Readonly<Record<Tag, Language>> = { en: english, id: indonesian }

export const languageOf: LanguageOf = (tag) => (Object.hasOwn(languages, tag) ? languages[tag as Tag] : undefined)
