import type { Detector, Hit, Mark, Message, Org, Sentence, Token } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { addresses, type Bound, boundsOf, length, wholeThing } from './impact-bound.ts'
import { exposures, exposureTells } from './impact-breach.ts'
import { dataMarks } from './impact-data.ts'
import { clauseEnd, type Effect, effectsOf, inner, ours, placeOf } from './impact-effect.ts'
import { nameIn } from './impact-name.ts'
import { hollow, present } from './mark.ts'

interface Reading {
  sentence: Sentence
  effects: Effect[]
  bounds: Bound[]
  /** Why this sentence alone is an answer; empty when it is none. */
  answer: string
}

const STRONG = new Set<Effect['kind']>(['act', 'total', 'symptom', 'exposed'])

/** SPEC 1.7: an effect in the reader's terms and a bound on who or how many, in one sentence or two that belong together. */
export const detectImpact: Detector = (message, { org }) => {
  const readings = message.sentences.filter((sentence) => states(sentence.block)).map((sentence) => read(sentence, message, org))
  const marks: Mark[] = []
  readings.forEach((reading, index) => {
    const { sentence, effects, answer } = reading
    marks.push(...dataMarks(sentence, message))
    if (answer) marks.push(present(message, 'impact', sentence, { because: answer }))
    else if (effects.some((effect) => STRONG.has(effect.kind)) && !takenBack(sentence)) marks.push(strong(message, readings, index))
    else if (isQuiet(message) && takenBack(sentence)) marks.push(hollow(message, 'impact', sentence, 'impact.planned', { because: 'no effect, taken back' }))
    else if (message.audience === 'developers' && placed(readings, index, message))
      marks.push(present(message, 'impact', sentence, { because: 'rate + named component + what is unaffected' }))
    else if (effects.length > 0)
      marks.push(
        hollow(message, 'impact', placeOf(sentence, effects[0] as Effect), 'impact.what', {
          because: (effects[0] as Effect).entry,
        }),
      )
  })
  return marks
}

function read(sentence: Sentence, message: Message, org: Org): Reading {
  const effects = [...exposures(sentence, message), ...effectsOf(sentence, message)].sort((a, b) => a.first - b.first)
  const bounds = boundsOf(sentence, message, org)
  return { sentence, effects, bounds, answer: answerOf(sentence, message, effects, bounds) }
}

/** Effect and bound inside one sentence. */
function answerOf(sentence: Sentence, message: Message, effects: Effect[], bounds: Bound[]): string {
  const best = effects.find((effect) => STRONG.has(effect.kind))
  const bound = best ? bounds.find((one) => one.kind !== 'whole' || !turnsToUs(sentence, best, one)) : bounds[0]
  if (best && bound) return `${best.kind} + ${bound.kind}`
  if (exposureTells(sentence, message, bounds)) return 'data exposed + whose or which'
  if (best && addresses(sentence, message, best)) return `${best.kind} + the reader, spoken to`
  const total = effects.find((effect) => effect.kind === 'total')
  if (total && wholeThing(sentence, message, total.first, total.last)) return 'total + the whole thing'
  if (total && hitsOf(sentence, 'list-opener').length > 0) return 'total + list'
  if (message.stage === 'scheduled' && hitsOf(sentence, 'downtime').some((hit) => length(sentence, hit))) return 'planned harm + its length'
  if (isQuiet(message) && unharmed(sentence, message) && !takenBack(sentence)) return 'no effect, said outright'
  if (
    bound &&
    (bound.kind === 'group' || bound.kind === 'place') &&
    hitsOf(sentence, 'restored').some((hit) => polarityAt(sentence, hit.first) === 'asserted' && !ours(sentence, hit.first))
  )
    return `restored + ${bound.kind}`
  return message.audience === 'developers' ? technical(sentence, message, best, effects, bounds) : ''
}

/** "If a provider is late, *we* route all mail": the whole belongs to our act, not to the harm. */
function turnsToUs(sentence: Sentence, effect: Effect, { at }: Bound): boolean {
  return hitsOf(sentence, 'own-subject').some((hit) => hit.first > effect.last && hit.last < at)
}

/** SPEC 2.7: for developers a named component, a place or a share bounds a symptom, and naming what is affected tells the effect. */
function technical(sentence: Sentence, message: Message, best: Effect | undefined, effects: Effect[], bounds: Bound[]): string {
  const after = best ? best.last + 1 : 0
  // Of a pod or a node only its own name says what was hit, not the name of the state it was in.
  const named =
    (best && nameIn(sentence, message, 0, best.first - 1)) ??
    (best && inner(sentence, best) ? undefined : nameIn(sentence, message, after, sentence.tokens.length - 1))
  if (logged(sentence)) return ''
  if (best && named) return `${best.kind} + named component`
  const weak = hitsOf(sentence, 'vague-bound').length > 0
  if (best && !weak && (best.kind === 'act' || hitsOf(sentence, 'product-part').length > 0)) return `${best.kind} + part of the product`
  const rate = effects.length > 0 && hitsOf(sentence, 'rate-effect').length > 0
  const measured = bounds.find((bound) => bound.kind === 'quantity' || bound.kind === 'place')
  if (rate && measured && (named || measured.kind === 'quantity')) return `rate + ${measured.kind}`
  for (const hit of hitsOf(sentence, 'outage-noun'))
    if (polarityAt(sentence, hit.first) === 'asserted' && outageOf(sentence, message, hit)) return 'outage of a named component'
  for (const hit of hitsOf(sentence, 'affect-word')) {
    if (polarityAt(sentence, hit.first) === 'asserted' && (namesComponent(sentence, message, hit) || componentsBefore(sentence, message, hit)))
      return 'components affected'
  }
  return ''
}

/** A line of a log ("10:21 alerts about timeouts of the proxy") tells what was noticed, not what readers suffered. */
function logged({ block, tokens }: Sentence): boolean {
  return (block.zone === 'list' || block.zone === 'cell') && tokens[0]?.number === true && /[:-]/.test(tokens[0].norm + (tokens[1]?.lead ?? ''))
}

/** "An outage is occurring on vpn.oxbow.example", "major outage: API": a name or a part of the product after the noun. */
function outageOf(sentence: Sentence, message: Message, { last }: Hit): boolean {
  if (hitsOf(sentence, 'vague-bound').length > 0) return false
  if (nameIn(sentence, message, last + 1, last + 6)) return true
  return hitsOf(sentence, 'product-part').some((part) => part.first > last && part.first <= last + 2 && length(sentence, part) !== undefined)
}

/**
 * A name right after "affects", that no generic noun follows: "the Update Center", not "Larkmail services".
 * After "issues affecting", which tells no effect at all, there must be two.
 */
function namesComponent(sentence: Sentence, message: Message, { first, last }: Hit): boolean {
  const name = nameIn(sentence, message, last + 1, Math.min(last + 5, clauseEnd(sentence, last)))
  if (!name) return false
  let next = sentence.tokens.indexOf(name) + 1
  while (nameIn(sentence, message, next, next)) next++
  const after = sentence.tokens[next]
  if (after !== undefined && isIn(sentence, after, 'generic-noun')) return false
  return !hitsOf(sentence, 'hindrance').some((hit) => hit.last === first - 1) || nameIn(sentence, message, next + 1, last + 12) !== undefined
}

/** "The API, dashboard and webhooks are affected": a name, or two parts of the product, before "are affected". */
function componentsBefore(sentence: Sentence, message: Message, { first }: Hit): boolean {
  if (!sentence.tokens[first - 1] || !isIn(sentence, sentence.tokens[first - 1] as Token, 'be-word')) return false
  const parts = hitsOf(sentence, 'product-part').filter((hit) => hit.last < first)
  return (parts.length > 1 || nameIn(sentence, message, first - 6, first - 2) !== undefined) && hitsOf(sentence, 'vague-bound').length === 0
}

/** "Stay safe" wishes the reader well: no statement. */
function unharmed(sentence: Sentence, message: Message): boolean {
  const wishes = hitsOf(sentence, 'ritual-advice').filter(
    (wish) => wish.first === 0 || hitsOf(sentence, 'advice-lead').some((lead) => lead.last === wish.first - 1),
  )
  const lexicons = message.stage === 'cancelled' ? ['no-effect', 'undisturbed'] : ['no-effect']
  return lexicons
    .flatMap((lexicon) => sentence.found.of(lexicon))
    .some((hit) => !wishes.some((wish) => wish.first <= hit.first && wish.last >= hit.first) && !ofSome(sentence, hit))
}

/** "Most of our services still work", "you can use some of our services all night": which of them, nobody learns. */
function ofSome(sentence: Sentence, hit: Hit): boolean {
  return hitsOf(sentence, 'vague-bound').some((vague) => vague.first <= hit.last && hit.first - vague.last <= 8)
}

/** "No downtime is expected" answers; "no downtime is expected, however …" takes it back. */
function takenBack(sentence: Sentence): boolean {
  const hit = hitsOf(sentence, 'no-effect')[0]
  return hit !== undefined && hitsOf(sentence, 'takes-back').some((back) => back.first > hit.last)
}

/** Stages at which "nothing is affected" answers the reader's question. */
function isQuiet(message: Message): boolean {
  return message.stage === 'scheduled' || message.stage === 'cancelled' || message.stage === 'security'
}

/** An effect without its bound: the sentences beside it may carry the bound, or say that it is not known yet. */
function strong(message: Message, readings: Reading[], index: number): Mark {
  const { sentence, effects } = readings[index] as Reading
  const effect = effects.find((one) => STRONG.has(one.kind)) as Effect
  for (let i = Math.max(0, index - 2); i <= Math.min(readings.length - 1, index + 2); i++) {
    const other = readings[i] as Reading
    if (hitsOf(other.sentence, 'unknown-scope').length > 0)
      return present(message, 'impact', sentence, { mode: 'unknown', because: `${effect.kind}, extent not known yet` })
    if (i !== index && belongs(other, hitsOf(sentence, 'vague-bound').length > 0, message.stage === 'scheduled'))
      return present(message, 'impact', sentence, {
        because: `${effect.kind} + ${other.bounds[0]?.kind ?? 'what is not affected'} beside it`,
        related: [{ place: other.sentence, label: 'impact.for-whom' }],
      })
  }
  return hollow(message, 'impact', placeOf(sentence, effect), 'impact.bound', { because: `${effect.kind} without a bound` })
}

/** For developers: "elevated errors in Bogor. All other locations are unaffected." */
function placed(readings: Reading[], index: number, message: Message): boolean {
  const { sentence, effects, bounds } = readings[index] as Reading
  const measured = ['rate-effect', 'affect-word'].some((lexicon) => hitsOf(sentence, lexicon).length > 0)
  const where = bounds.some((bound) => bound.kind === 'place') || nameIn(sentence, message, 0, sentence.tokens.length - 1) !== undefined
  if (effects.length === 0 || !measured || !where) return false
  return readings.slice(index, index + 2).some((other) => hitsOf(other.sentence, 'no-effect').length > 0)
}

/** A neighbour carries the bound when it speaks of what is affected and bounds it; beside "some users" only a count or a place does. */
function belongs({ sentence, effects, bounds }: Reading, weak: boolean, planned: boolean): boolean {
  const speaks = (planned && bounds.some((bound) => bound.kind === 'place')) || effects.length > 0 || hitsOf(sentence, 'affect-word').length > 0
  if (weak) return speaks && bounds.some((bound) => bound.kind === 'quantity' || bound.kind === 'place')
  return (bounds.length > 0 && speaks) || hitsOf(sentence, 'no-effect').length > 0
}
