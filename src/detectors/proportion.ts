import type { Detector, Hit, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

const WHEN = ['month', 'weekday', 'since-word', 'length-unit', 'relative-day']

/** SPEC 1.11, PL: what share of the whole this was, or how it compares with other times; "rare" compares with nothing. */
export const detectProportion: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => {
      const compared = hitsOf(sentence, 'compared').find((hit) => stands(sentence, hit))
      if (compared) return [present(message, 'proportion', sentence, { because: 'compared with other times, or with the whole' })]
      const empty = hitsOf(sentence, 'compared-empty')[0]
      return empty ? [hollow(message, 'proportion', empty, 'proportion.share')] : []
    })

/** A count of incidents needs the time in which they fell. */
function stands(sentence: Sentence, { value }: Hit): boolean {
  return value !== 'span' || sentence.tokens.some((token) => /^\d{4}$/.test(token.norm)) || WHEN.some((lexicon) => hitsOf(sentence, lexicon).length > 0)
}
