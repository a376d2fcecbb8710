import { lexicons } from '../generated/lexicons-id.ts'
import { words as englishRemarks } from '../generated/remarks-words-en.ts'
import { words as remarks } from '../generated/remarks-words-id.ts'
import { texts as english } from '../generated/texts-en.ts'
import { texts } from '../generated/texts-id.ts'
import { wording } from '../generated/wording-id.ts'
import type { Language } from './language.ts'

/** A rule that nobody has put into Indonesian yet speaks English rather than say nothing. */
export const indonesian: Language = {
  pack: { tag: 'id', lexicons, wording, dates: 'dmy', decimal: ',' },
  texts: { ...english, ...texts },
  remarks: { ...englishRemarks, ...remarks },
}
