import type { Hit, Place, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'

/** Whether a token stands under any hit of a lexicon. */
export function under(sentence: Sentence, lexicon: string, index: number): boolean {
  return sentence.found.of(lexicon).some((hit) => index >= hit.first && index <= hit.last)
}

/** Getting in touch told as an effect, a thank-you or somebody else's call, inside one clause. */
export function thwartedIn(sentence: Sentence): Hit[] {
  return hitsOf(sentence, 'contact-thwarted').filter((hit) => sentence.clauses.some((clause) => hit.first >= clause.first && hit.last <= clause.last))
}

/** Conditions invite ("if you need help, call"), negations do not, but for "do not hesitate". */
export function isAsked(sentence: Sentence, index: number): boolean {
  const polarity = polarityAt(sentence, index)
  if (polarity === 'asserted' || polarity === 'conditional') return true
  return polarity === 'negated' && hitsOf(sentence, 'contact-offer').length > 0
}

/** A verb that is asked of the reader: "Call …", "please write …", "you can reach …", "feel free to …"; not "alerts tell us". */
export function isUrged(sentence: Sentence, at: number): boolean {
  if (at === 0 || /[,;:–—(.?!\n"“]|\s-\s/.test(sentence.tokens[at]?.lead ?? '')) return true
  if (under(sentence, 'contact-to', at - 1)) return at === 1 || under(sentence, 'contact-willing', at - 2)
  if (under(sentence, 'contact-may', at - 1))
    return [...hitsOf(sentence, 'reader'), ...hitsOf(sentence, 'contact-reader')].some((hit) => hit.last < at && hit.first > at - 12)
  if (under(sentence, 'reader', at - 1)) return true
  return under(sentence, 'contact-urge', at - 1)
}

/** Words that may stand between what points to an address and the address. */
const POINTING = 4

/** Where the words begin that point the reader to an address: "should dial +44 …", "goes to help@…". Token index. */
function pointerTo(sentence: Sentence, at: number): number | undefined {
  const points = (from: number) =>
    under(sentence, 'contact-go', from) ||
    hitsOf(sentence, 'contact-ticket').some((hit) => hit.last === from && isAsked(sentence, hit.first)) ||
    (hitsOf(sentence, 'contact-verb').some((hit) => hit.first === from) && isUrged(sentence, from))
  for (let from = at - 1; from >= Math.max(0, at - POINTING); from--) if (points(from)) return from
  return undefined
}

/** Words between what is told and the address that it is told of. */
const FAR = 8

/** Whether a word of a lexicon stands close to an address: "mail to help@… is delayed". */
export function near(sentence: Sentence, { start, end }: Place, lexicon: string): boolean {
  const at = sentence.tokens.findIndex((token) => token.end > start)
  const behind = sentence.tokens.findIndex((token) => token.start >= end)
  const pointed = pointerTo(sentence, at)
  return hitsOf(sentence, lexicon).some(
    ({ first, last }) =>
      // "the lost-card desk" is a name.
      !/^[-‑]/.test(sentence.tokens[last + 1]?.lead ?? '') &&
      // "Cards that fail should dial …": what fails is the reader's.
      (pointed === undefined || first > pointed) &&
      (first < at ? at - first <= FAR : behind >= 0 && first - behind < FAR) &&
      polarityAt(sentence, first) === 'asserted',
  )
}

/** Units of a clause that an object may take behind its verb. */
const MOST_OBJECT = 7

/** "Speak to any member of staff", "get hold of your usual contact": a verb of getting in touch and, in the same clause, people. */
export function peopleAsked(sentence: Sentence): Hit[] {
  return hitsOf(sentence, 'contact-person-verb').filter((hit) => {
    // "They see the dip and notify the group."
    if (under(sentence, 'coordinator', hit.first - 1) && !hitsOf(sentence, 'contact-verb').some((one) => one.last < hit.first)) return false
    if (!isUrged(sentence, hit.first) || (hit.value === 'noun' && under(sentence, 'contact-noun', hit.last + 1))) return false
    for (let at = hit.last + 1; at <= hit.last + MOST_OBJECT && at < sentence.tokens.length; at++) {
      if (/[,;:–—(.?!\n]/.test(sentence.tokens[at]?.lead ?? '') || under(sentence, 'contact-other', at) || under(sentence, 'be-word', at)) return false
      if (PEOPLE.some((lexicon) => under(sentence, lexicon, at))) return true
    }
    return false
  })
}

const PEOPLE = ['contact-person', 'role-word', 'group-noun']
