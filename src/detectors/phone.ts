import type { Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'

/** SPEC 1.2, traps: `+` or a leading 0 and 7 to 15 digits, the North American 3-3-4, or any number behind a label. */
export function isPhone(words: string, sentence: Sentence, start: number, end: number): boolean {
  const digits = words.replace(/\D/g, '').length
  if (digits > 15 || isDateOrAddress(words)) return false
  const index = sentence.tokens.findIndex((token) => token.start >= start)
  const before = sentence.tokens[index - 1]
  const labels = hitsOf(sentence, 'phone-label').filter((hit) => hit.last < index && hit.last >= index - 2)
  const grouped =
    words
      .trim()
      .split(/[\s()]+/)
      .filter((group) => group !== '').length >= 3
  // "ring the control room: 0117 496 0133", "speak to a person: 1300 555 019".
  const led =
    /[:–—]\s*$/.test(sentence.text.slice(0, start - sentence.start)) &&
    ASKING.some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.last < index && hit.last >= index - 4))
  if (grouped && led && digits >= 7) return true
  if (
    before &&
    // "ticket 0044…"; "the ticket window, +43 …" is another thing.
    sentence.found
      .of('number-label')
      .some((hit) => hit.last >= index - 2 && hit.last < index && !/[,;]/.test(sentence.text.slice(hit.end - sentence.start, start - sentence.start))) &&
    !labels.some((hit) => hit.lexicon === 'phone-label')
  )
    return false
  if (/^(?:\+|\(?0)/.test(words) && digits >= 7 && !/^0\d*\.\d+$/.test(words)) return true
  if (/^\(?\d{3}\)?[-. ]\s?\d{3}[-. ]\d{4}$/.test(words) || /^1[-. ]\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}$/.test(words) || /^1-\d{3}-[A-Z]{4,9}$/.test(words))
    return true
  if (digits >= 5 && sentence.found.of('short-code').some((hit) => hit.start === start)) return true
  // "Call 111 at once": the phrase runs past the number.
  const labelled = hitsOf(sentence, 'phone-label').some((hit) => hit.last === index - 1 || (hit.first === index - 1 && hit.last > index))
  // A count of something ("call 212 customers") is no number to call.
  const next = sentence.tokens.findIndex((token) => token.start >= end)
  return labelled && digits >= 3 && ![...hitsOf(sentence, 'counted-noun'), ...hitsOf(sentence, 'generic-noun')].some((hit) => hit.first === next)
}

/** What asks for a call, so that a number in groups behind a colon is one to ring. */
const ASKING = ['contact-invitation', 'contact-person-verb', 'contact-verb', 'contact-ticket']

function isDateOrAddress(words: string): boolean {
  return (
    /^\d{4}[-./]\d{1,2}[-./]\d{1,2}/.test(words) ||
    /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\b/.test(words) ||
    /^\d{1,3}(?:\.\d{1,3}){3}$/.test(words) ||
    // "08.00-10.00": clock times with full stops.
    /^\d{1,2}\.\d{2}\s?[-–/]\s?\d{1,2}\.\d{2}$/.test(words) ||
    // A fraction, "24/7".
    /^\d{1,3}\/\d{1,3}$/.test(words) ||
    /^\d{4}\s?[-–/]\s?\d{4}$/.test(words)
  )
}
