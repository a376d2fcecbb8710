import type { Hit, Sentence, Token } from '../model.ts'
import { type Stretch, stretchOf, within } from '../prose/anchors.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'

/** What an apology is for: the words that belong to it, and what a colon or a dash appends. */
export interface ApologyObject {
  stretch: Stretch
  rest?: Stretch
  /** A receiver told by what they did: "to those who closed early". */
  toThem?: true
}

const PAUSE = /[,;–—(]|\s-\s|\n/
const APPEND = /[:–—]|\s-\s/

/** The object begins after the apology, or after its receiver ("to everyone who …"), and ends where a new statement begins. */
export function objectOf(sentence: Sentence, performative: Hit): ApologyObject {
  const last = sentence.tokens.length - 1
  const from = afterReceiver(sentence, performative.last + 1)
  const stop = endOf(sentence, performative.last + 1)
  const object: ApologyObject = { stretch: stretchOf(sentence, Math.min(from, stop), stop - 1) }
  if (from > performative.last + 1) object.toThem = true
  if (stop <= last && APPEND.test(sentence.tokens[stop]?.lead ?? '')) object.rest = stretchOf(sentence, stop, last)
  return object
}

/** "We apologise to our customers in Lyon for …": the receiver is no particular of the harm, unless it is counted. */
function afterReceiver(sentence: Sentence, from: number): number {
  const reader = hitsOf(sentence, 'addressee').find((hit) => hit.first >= from)?.first ?? sentence.tokens.length
  // "Sorry you have to …": what follows the reader is what they go through.
  const receiver = hitsOf(sentence, 'apology-receiver').find((hit) => hit.first >= from && hit.first <= from + 2 && hit.first < reader + 1)
  if (!receiver) return from
  const link = hitsOf(sentence, 'apology-object').find((hit) => hit.first > receiver.last)
  const end = link?.first ?? sentence.tokens.length
  const counted = sentence.tokens.slice(receiver.last, end).some((token) => token.number)
  return counted ? from : end
}

function endOf(sentence: Sentence, from: number): number {
  const openers = hitsOf(sentence, 'new-statement').filter(
    (hit) => hit.first >= from && ((hit.last > hit.first && hit.first > from) || pauses(sentence, hit.first)),
  )
  const end = openers[0]?.first ?? sentence.tokens.length
  for (let index = from; index < end; index++) if (APPEND.test(sentence.tokens[index]?.lead ?? '')) return index
  return end
}

function pauses(sentence: Sentence, index: number): boolean {
  return PAUSE.test(sentence.tokens[index]?.lead ?? '')
}

/** "We're sorry." and "We are sorry for that": nothing named, so what it is for may stand beside it. */
export function bareObject(stretch: Stretch): boolean {
  const { sentence, first, last } = stretch
  for (let index = first; index <= last; index++) if (!isIn(sentence, sentence.tokens[index] as Token, 'bare-object')) return false
  return true
}

/** A figure of its own: "all users" bounds nothing here, and "one of our services" counts nothing. */
export function counts(sentence: Sentence, figure: Token): boolean {
  if (figure.number) return true
  const index = sentence.tokens.indexOf(figure)
  return isIn(sentence, figure, 'number-word') && within(stretchOf(sentence, index + 1, index + 3), 'self').length === 0
}
