import type { Detector, Hit, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

const SIGNS = new Set(['$', '€', '£', '¥', '₹', '%'])
const MISSING = 'remedy.measure'

/** SPEC 1.11, RP: what the reader gets for the harm, with an amount, or the charge that comes back. */
export const detectRemedy: Detector = (message) =>
  message.sentences.filter((sentence) => states(sentence.block)).flatMap((sentence) => marksIn(sentence, message))

function marksIn(sentence: Sentence, message: Message) {
  const given = hitsOf(sentence, 'remedy-given').filter((hit) => isGiven(sentence, hit))
  const definite = given.find((hit) => !isHedged(sentence, hit) && because(sentence, hit))
  if (definite) return [present(message, 'remedy', sentence, { because: because(sentence, definite) })]
  const empty = hitsOf(sentence, 'remedy-empty').filter((hit) => polarityAt(sentence, hit.first) !== 'quoted')
  const first = [...empty, ...given].sort((a, b) => a.first - b.first)[0]
  return first ? [hollow(message, 'remedy', first, MISSING, { because: 'a remedy without a measure' })] : []
}

/** "If you were charged twice, we refund you" is given; "we will not refund" is not, "we will not charge you" is. */
function isGiven(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  return polarity === 'asserted' || polarity === 'conditional' || (polarity === 'negated' && hit.value === 'spared')
}

/** "You may be eligible for a credit". */
function isHedged(sentence: Sentence, hit: Hit): boolean {
  return hitsOf(sentence, 'hedge').some((hedge) => hedge.first < hit.last && hit.first - hedge.last <= 3)
}

/** What makes it a particular, for the trace; undefined when nothing does. */
function because(sentence: Sentence, hit: Hit): string | undefined {
  if (hitsOf(sentence, 'remedy-measure').length > 0) return 'a remedy, and what it comes to'
  if (sentence.tokens.some((_, at) => isAmount(sentence, at))) return 'a remedy, and an amount'
  if (hitsOf(sentence, 'month').some((month) => Math.abs(month.first - hit.last) <= 2 && bare(sentence, month))) return 'a remedy, and its month'
  if (hit.value === 'spared') return 'a charge that is spared'
  return hit.value === 'back' && hitsOf(sentence, 'whole-word').length > 0 ? 'money back, and to whom' : undefined
}

/** Money, a share, or a length of time. */
function isAmount(sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at]
  if (!token || !(token.number || isIn(sentence, token, 'number-word'))) return false
  const beside = [sentence.tokens[at - 1], sentence.tokens[at + 1]].flatMap((one) => one ?? [])
  if (beside.some((one) => SIGNS.has(one.norm) || isIn(sentence, one, 'currency'))) return true
  const next = sentence.tokens[at + 1]
  return next !== undefined && isIn(sentence, next, 'length-unit')
}

/** A month by itself: "March", not "3 March". */
function bare(sentence: Sentence, { first, last }: Hit): boolean {
  const month = sentence.tokens[first]
  return month?.capital === true && !sentence.tokens[first - 1]?.number && !sentence.tokens[last + 1]?.number
}
