import type { HousePack } from '../compile/pack.ts'
import type { RuleTexts } from '../compile/rules.ts'
import { lexicons } from '../generated/lexicons-en.ts'
import { texts } from '../generated/texts-en.ts'
import { wording } from '../generated/wording-en.ts'
import type { LanguagePack } from '../model.ts'

export interface Language {
  pack: LanguagePack
  texts: Record<string, RuleTexts>
}

/** Packs by BCP 47 primary tag. */
export const languages: Readonly<Record<string, Language>> = { en: { pack: { tag: 'en', lexicons, wording }, texts } }

/** The languages with what packs of a house bring to each. */
export function languagesWith(packs: readonly HousePack[]): Record<string, Language> {
  const out: Record<string, Language> = { ...languages }
  for (const { language, lexicons, wording, texts } of packs) {
    const known = out[language]
    if (!known) throw new RangeError(`there is no language pack for "${language}", which a pack of the house adds to`)
    const { pack } = known
    out[language] = {
      pack: { ...pack, wording: [...pack.wording, ...wording], house: [...(pack.house ?? []), lexicons] },
      texts: { ...known.texts, ...texts },
    }
  }
  return out
}
