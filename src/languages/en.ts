import { lexicons } from '../generated/lexicons-en.ts'
import { words as remarks } from '../generated/remarks-words-en.ts'
import { texts } from '../generated/texts-en.ts'
import { wording } from '../generated/wording-en.ts'
import type { Language } from './language.ts'

export const english: Language = { pack: { tag: 'en', lexicons, wording }, texts, remarks }
