import type { Message, Org, Sentence } from '../../model.ts'
import { type Stretch, stretchOf, within } from '../../prose/anchors.ts'
import { hitsOf } from '../../prose/prepare.ts'
import { accident, residue, strong } from './content.ts'
import type { Found } from './links.ts'

/**
 * Why planned work was called off: told after a colon, a comma or in the sentence after, often with no link word
 * ("is off: our test copy lost its indexes"). `after` is true when the sentence before called the work off.
 */
export function calledOff(sentence: Sentence, after: boolean, message: Message, org: Org): Found | undefined {
  const off = hitsOf(sentence, 'called-off')[0]
  if (!off && !after) return undefined
  const from = off ? sentence.tokens.findIndex((token, i) => i > off.last && /[,;:–—]/.test(token.lead)) : 0
  const starts = from < 0 ? [] : sentence.tokens.flatMap((token, i) => (i === from || (i > from && /[,;:–—]/.test(token.lead)) ? [i] : []))
  for (const first of starts) {
    const stretch = stretchOf(sentence, first, (starts.find((other) => other > first) ?? sentence.tokens.length) - 1)
    const why = reason(stretch, message, org)
    if (why) return { worth: 'present', because: why, stretch }
  }
  return undefined
}

/** Dates, the reader's own duties and what keeps working are no reasons. */
function reason(stretch: Stretch, message: Message, org: Org): string | undefined {
  if (['cause-person', 'cause-regret', 'will-word', 'called-off'].some((lexicon) => within(stretch, lexicon).length > 0)) return undefined
  const why = strong(stretch, message, org)
  if (why) return why
  if (accident(stretch)) return 'an accident with its object'
  const failed = ['failure', 'cause-trouble', 'negation', 'waiting'].some((lexicon) => within(stretch, lexicon).length > 0)
  return failed && residue(stretch).length > 1 ? 'what stood in the way' : undefined
}
