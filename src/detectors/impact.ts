import type { Detector, Hit, Mark, Message, Sentence, Token } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { type Bound, boundsOf, length, wholeThing } from './impact-bound.ts'
import { type Effect, effectsOf } from './impact-effect.ts'
import { nameIn } from './impact-name.ts'
import { hollow, present } from './mark.ts'

interface Reading {
  sentence: Sentence
  effects: Effect[]
  bounds: Bound[]
  /** Why this sentence alone is an answer; empty when it is none. */
  answer: string
}

const STRONG = new Set<Effect['kind']>(['act', 'total', 'symptom'])

/** SPEC 1.7: an effect in the reader's terms and a bound on who or how many, in one sentence or two that belong together. */
export const detectImpact: Detector = (message) => {
  const readings = message.sentences.filter((sentence) => states(sentence.block)).map((sentence) => read(sentence, message))
  const marks: Mark[] = []
  readings.forEach((reading, index) => {
    const { sentence, effects, answer } = reading
    if (answer) marks.push(present(message, 'impact', sentence, { because: answer }))
    else if (effects.some((effect) => STRONG.has(effect.kind))) marks.push(strong(message, readings, index))
    else if (effects.length > 0) marks.push(hollow(message, 'impact', placeOf(sentence, effects[0] as Effect), 'what fails for the reader, and for whom', { because: (effects[0] as Effect).entry }))
  })
  return marks
}

function read(sentence: Sentence, message: Message): Reading {
  const effects = effectsOf(sentence, message)
  const bounds = boundsOf(sentence, message)
  return { sentence, effects, bounds, answer: answerOf(sentence, message, effects, bounds) }
}

/** Effect and bound inside one sentence. */
function answerOf(sentence: Sentence, message: Message, effects: Effect[], bounds: Bound[]): string {
  const best = effects.find((effect) => STRONG.has(effect.kind))
  const bound = bounds[0]
  if (best && bound) return `${best.kind} + ${bound.kind}`
  const total = effects.find((effect) => effect.kind === 'total')
  if (total && wholeThing(sentence, message, total.first, total.last)) return 'total + the whole thing'
  if (total && hitsOf(sentence, 'list-opener').length > 0) return 'total + list'
  if (message.stage === 'scheduled' && hitsOf(sentence, 'downtime').some((hit) => length(sentence, hit))) return 'planned harm + its length'
  if (isQuiet(message) && saysNone(sentence)) return 'no effect, said outright'
  if (bound && (bound.kind === 'group' || bound.kind === 'place') && hitsOf(sentence, 'restored').some((hit) => polarityAt(sentence, hit.first) === 'asserted')) return `restored + ${bound.kind}`
  return message.audience === 'developers' ? technical(sentence, message, best, effects, bounds) : ''
}

/** SPEC 2.7: for developers a named component, a place or a share bounds a symptom, and naming what is affected tells the effect. */
function technical(sentence: Sentence, message: Message, best: Effect | undefined, effects: Effect[], bounds: Bound[]): string {
  const named = nameIn(sentence, message, 0, sentence.tokens.length - 1)
  if (best && named) return `${best.kind} + named component`
  if (best && hitsOf(sentence, 'product-part').length > 0 && hitsOf(sentence, 'vague-bound').length === 0) return `${best.kind} + part of the product`
  const rate = effects.length > 0 && hitsOf(sentence, 'rate-effect').length > 0
  const measured = bounds.find((bound) => bound.kind === 'quantity' || bound.kind === 'place')
  if (rate && measured && (named || measured.kind === 'quantity')) return `rate + ${measured.kind}`
  for (const hit of hitsOf(sentence, 'affect-word')) {
    if (polarityAt(sentence, hit.first) === 'asserted' && (namesComponent(sentence, message, hit.last + 1) || componentsBefore(sentence, message, hit))) return 'components affected'
  }
  return ''
}

/** A name right after "affects", that no generic noun follows: "the Update Center", not "Larkmail services". */
function namesComponent(sentence: Sentence, message: Message, from: number): boolean {
  const name = nameIn(sentence, message, from, from + 4)
  if (!name) return false
  let next = sentence.tokens.indexOf(name) + 1
  while (nameIn(sentence, message, next, next)) next++
  const after = sentence.tokens[next]
  return after === undefined || !isIn(sentence, after, 'generic-noun')
}

/** "The API, dashboard and webhooks are affected": a name, or two parts of the product, before "are affected". */
function componentsBefore(sentence: Sentence, message: Message, { first }: Hit): boolean {
  if (!sentence.tokens[first - 1] || !isIn(sentence, sentence.tokens[first - 1] as Token, 'be-word')) return false
  const parts = hitsOf(sentence, 'product-part').filter((hit) => hit.last < first)
  return (parts.length > 1 || nameIn(sentence, message, first - 6, first - 2) !== undefined) && hitsOf(sentence, 'vague-bound').length === 0
}

/** "No downtime is expected" answers; "no downtime is expected, however …" takes it back. */
function saysNone(sentence: Sentence): boolean {
  const hit = hitsOf(sentence, 'no-effect')[0]
  return hit !== undefined && !hitsOf(sentence, 'takes-back').some((back) => back.first > hit.last)
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
    if (hitsOf(other.sentence, 'unknown-scope').length > 0) return present(message, 'impact', sentence, { mode: 'unknown', because: `${effect.kind}, extent not known yet` })
    if (i !== index && belongs(other, hitsOf(sentence, 'vague-bound').length > 0)) return present(message, 'impact', sentence, { because: `${effect.kind} + ${other.bounds[0]?.kind ?? 'what is not affected'} beside it`, related: [{ place: other.sentence, label: 'for whom' }] })
  }
  return hollow(message, 'impact', placeOf(sentence, effect), 'for whom, how many or where', { because: `${effect.kind} without a bound` })
}

/** A neighbour carries the bound when it speaks of what is affected and bounds it; beside "some users" only a count or a place does. */
function belongs({ sentence, effects, bounds }: Reading, weak: boolean): boolean {
  const speaks = effects.length > 0 || hitsOf(sentence, 'affect-word').length > 0
  if (weak) return speaks && bounds.some((bound) => bound.kind === 'quantity' || bound.kind === 'place')
  return (bounds.length > 0 && speaks) || hitsOf(sentence, 'no-effect').length > 0
}

function placeOf(sentence: Sentence, { first, last }: Effect): { start: number; end: number } {
  return { start: sentence.tokens[first]?.start ?? sentence.start, end: sentence.tokens[last]?.end ?? sentence.end }
}
