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
  return polarity === 'negated' && (hitsOf(sentence, 'contact-offer').length > 0 || isLacking(sentence, index))
}

/** "Residents without water should ring …": what the reader lacks, said before "should". */
function isLacking(sentence: Sentence, index: number): boolean {
  if (!under(sentence, 'contact-may', index - 1)) return false
  const clause = sentence.clauses.find((one) => index >= one.first && index <= one.last)
  return clause !== undefined && hitsOf(sentence, 'negation').every((hit) => hit.first < clause.first || hit.last < index - 1)
}

/** A verb that is asked of the reader: "Call …", "please write …", "you can reach …", "feel free to …"; not "alerts tell us". */
export function isUrged(sentence: Sentence, at: number): boolean {
  if (at === 0 || /[,;:–—(.?!\n"“„]|\s-\s/.test(sentence.tokens[at]?.lead ?? '')) return true
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
    if (isSecond(sentence, hit)) return false
    if (!isUrged(sentence, hit.first) || (hit.value === 'noun' && !isVerb(sentence, hit))) return false
    for (let at = hit.last + 1; at <= hit.last + MOST_OBJECT && at < sentence.tokens.length; at++) {
      if (isBroken(sentence, at)) return false
      if (isPeople(sentence, at) && (hit.value !== 'bare' || endsNoun(sentence, at))) return true
    }
    return false
  })
}

/** "Phone customer care", "email your host"; not "phone verification failed", "contact form". */
function isVerb(sentence: Sentence, { first, last }: Hit): boolean {
  const next = sentence.tokens[last + 1]
  if (!next || under(sentence, 'contact-noun', last + 1)) return false
  return first > 0 || next.capital || isPeople(sentence, last + 1) || ['contact-object', 'article'].some((lexicon) => under(sentence, lexicon, last + 1))
}

/** "They see the dip and notify the group": the second act of others. */
function isSecond(sentence: Sentence, hit: Hit): boolean {
  if (hit.value !== 'bare' && under(sentence, 'contact-may', hit.first - 2)) return false
  return under(sentence, 'coordinator', hit.first - 1) && !hitsOf(sentence, 'contact-verb').some((one) => one.last < hit.first)
}

/** Words between a message that is given and the people whom it is for. */
const GIVEN = 7

/** "Give the office a ring", "keep your adviser informed", "drop a line to the desk": a verb, people and what they are given, in either order. */
export function peopleGiven(sentence: Sentence): Hit[] {
  const given = (at: number) => hitsOf(sentence, 'contact-message').find((hit) => hit.first === at && hit.last >= at)
  const noun = (from: number) => {
    for (let at = from; at < from + GIVEN; at++) {
      const hit = given(at)
      if (hit) return hit.value === 'bare' || at > from ? hit : undefined
      if (isBroken(sentence, at)) return undefined
    }
    return undefined
  }
  return hitsOf(sentence, 'contact-give').filter((hit) => {
    if (!isUrged(sentence, hit.first) || isSecond(sentence, hit)) return false
    const whom = peopleFrom(sentence, hit.last + 1, MOST_OBJECT)
    if (whom !== undefined && noun(whom + 1)) return true
    const what = noun(hit.last + 1)
    return what !== undefined && under(sentence, 'contact-to', what.last + 1) && peopleFrom(sentence, what.last + 2, MOST_OBJECT) !== undefined
  })
}

/** The last word of the first people named from a token on, with nothing between that ends the clause or names others. */
export function peopleFrom(sentence: Sentence, from: number, most: number): number | undefined {
  for (let at = from; at < from + most && at < sentence.tokens.length; at++) {
    if (isBroken(sentence, at)) return undefined
    if (isPeople(sentence, at) && !isPeople(sentence, at + 1)) return at
  }
  return undefined
}

function isBroken(sentence: Sentence, at: number): boolean {
  return /[,;:–—(.?!\n]/.test(sentence.tokens[at]?.lead ?? '') || under(sentence, 'contact-other', at) || under(sentence, 'be-word', at)
}

/** "see the ward sister with …"; not "see the security advisory". */
function endsNoun(sentence: Sentence, at: number): boolean {
  const next = sentence.tokens[at + 1]
  return next === undefined || /[^\s]/.test(next.lead) || under(sentence, 'function-word', at + 1)
}

/** Whom a reader may turn to, or where such people sit. */
export function isPeople(sentence: Sentence, at: number): boolean {
  return PEOPLE.some((lexicon) => under(sentence, lexicon, at))
}

const PEOPLE = ['contact-person', 'role-word', 'group-noun']
