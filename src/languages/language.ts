import type { HousePack } from '../compile/pack.ts'
import type { RuleTexts } from '../compile/rules.ts'
import type { LanguagePack } from '../model.ts'

export interface Language {
  pack: LanguagePack
  texts: Record<string, RuleTexts>
  /** What stands for the ids that code gives: what a hollow element lacks, stages, channels and units inside a message. */
  remarks: Remarks
}

export type Remarks = Readonly<Record<string, string>>

/** Primary tags of the languages that have a pack: what is said of languages needs none of the packs. */
export const TAGS = ['en', 'id'] as const
export type Tag = (typeof TAGS)[number]

/** The pack of a language by its BCP 47 primary tag, where there is one at hand. */
export type LanguageOf = (tag: string) => Language | undefined

/** The languages with what packs of a house bring to each. Throws RangeError on a pack for a language that has none to add to. */
export function withHouse(languageOf: LanguageOf, packs: readonly HousePack[]): LanguageOf {
  if (packs.length === 0) return languageOf
  for (const { language } of packs)
    if (!(TAGS as readonly string[]).includes(language)) throw new RangeError(`there is no language pack for "${language}", which a pack of the house adds to`)
  const made = new Map<Language, Language>()
  return (tag) => {
    const known = languageOf(tag)
    if (!known) return undefined
    const whole = made.get(known) ?? packs.filter(({ language }) => language === tag).reduce(added, known)
    made.set(known, whole)
    return whole
  }
}

function added(own: Language, house: HousePack): Language {
  const { pack, texts } = own
  return {
    ...own,
    pack: { ...pack, wording: [...pack.wording, ...house.wording], house: [...(pack.house ?? []), house.lexicons] },
    texts: { ...texts, ...house.texts },
  }
}
