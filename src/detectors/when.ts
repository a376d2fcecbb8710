import type { Token } from '../model.ts'
import type { Stretch } from '../prose/anchors.ts'

/** A2, until the time grammar is there: a clock time, an ISO date, or a number beside a month. */
export function timed({ sentence, first, last }: Stretch): Token | undefined {
  return sentence.tokens.slice(first, last + 1).find((token) => token.number && (/^\d{1,2}:\d\d/.test(token.norm) || /^(19|20)\d\d$/.test(token.norm)))
}
