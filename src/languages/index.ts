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
