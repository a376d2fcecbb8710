import type { Hit, Message, Polarity, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import type { Bound } from './impact-bound.ts'
import { clauseStart, denied, type Effect, ours } from './impact-effect.ts'
import { nameIn } from './impact-name.ts'

/** How far what was touched may stand from the word that tells its fate, in words. */
const REACH = 9

const OTHERS: ReadonlySet<Polarity> = new Set(['conditional', 'policy', 'quoted'])

interface Exposure {
  fate: Hit
  thing: Hit
}

/**
 * In a notice of a breach the exposure is the harm (SPEC 1.7, IM.data): what of the reader's came into whose hands.
 * A fate tells by itself ("was stolen", "in the To line"); seeing and opening tell only when a stranger does it.
 */
export function exposures(sentence: Sentence, message: Message): Effect[] {
  return exposuresOf(sentence, message).map(({ fate, thing }) => ({
    kind: isHedged(sentence, thing) && !isSpecific(sentence, thing) ? 'vague' : 'exposed',
    first: Math.min(fate.first, thing.first),
    last: Math.max(fate.last, thing.last),
    entry: fate.lexicon,
  }))
}

/** Whose and which data: a count, the reader's own, two kinds of it, a name. A denial ("nothing was taken") answers too. */
export function exposureTells(sentence: Sentence, message: Message, bounds: readonly Bound[]): boolean {
  return exposuresOf(sentence, message).some(({ fate, thing }) => {
    if (denied(sentence, fate) || denied(sentence, thing)) return true
    const specific = isSpecific(sentence, thing)
    if (bounds.length > 0) return specific || !isHedged(sentence, thing)
    if (isVague(sentence, thing) || (isHedged(sentence, thing) && !specific)) return false
    const kinds = new Set(hitsOf(sentence, 'data-kind').map((hit) => hit.first)).size
    return kinds > 1 || hitsOf(sentence, 'addressee').length > 0 || nameIn(sentence, message, fate.last + 1, sentence.tokens.length - 1) !== undefined
  })
}

/** Every fate of data in the sentence, at stage security only: elsewhere mail that was "sent to" somebody is no breach. */
export function exposuresOf(sentence: Sentence, message: Message): Exposure[] {
  if (message.stage !== 'security') return []
  const things = ['data-kind', 'data-touched'].flatMap((lexicon) => sentence.found.of(lexicon))
  if (things.length === 0) return []
  const own = hitsOf(sentence, 'data-fate').filter((fate) => !ours(sentence, fate.first))
  const strange = hitsOf(sentence, 'stranger').length > 0 ? hitsOf(sentence, 'breach-act') : []
  const fates = [...hitsOf(sentence, 'breach-fate'), ...strange, ...own]
  return fates.flatMap((fate) => {
    if (OTHERS.has(polarityAt(sentence, fate.first)) || isElsewhere(sentence, fate)) return []
    const beside = things.filter((thing) => together(sentence, thing, fate))
    const thing = beside.find((one) => isSpecific(sentence, one)) ?? beside[0]
    return thing ? [{ fate, thing }] : []
  })
}

/** "passwords stolen from another site": how they got in, and no harm of ours. */
function isElsewhere(sentence: Sentence, fate: Hit): boolean {
  const start = clauseStart(sentence, fate.first)
  return hitsOf(sentence, 'elsewhere').some((hit) => clauseStart(sentence, hit.first) === start)
}

function together(sentence: Sentence, thing: Hit, fate: Hit): boolean {
  if (thing.first >= fate.first && thing.last <= fate.last && fate.lexicon !== 'breach-fate') return false
  const gap = thing.first > fate.last ? thing.first - fate.last : fate.first - thing.last
  return gap <= REACH && clauseStart(sentence, thing.first) === clauseStart(sentence, fate.first)
}

/** "names", "card numbers", "letters", and not "data" or "information". */
function isSpecific(sentence: Sentence, { first, last }: Hit): boolean {
  return hitsOf(sentence, 'data-kind').some((kind) => kind.first <= last && kind.last >= first)
}

/** "some of your data": the quantifier stands right before the thing. */
function isVague(sentence: Sentence, { first }: Hit): boolean {
  return hitsOf(sentence, 'vague-bound').some((hit) => hit.first < first && first - hit.last <= 4)
}

/** "may have been accessed", "potentially exposed": said so that nothing is said. */
function isHedged(sentence: Sentence, { first }: Hit): boolean {
  const start = clauseStart(sentence, first)
  return hitsOf(sentence, 'hedge').some((hit) => clauseStart(sentence, hit.first) === start)
}
