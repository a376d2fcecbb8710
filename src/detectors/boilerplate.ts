import type { Detector, DetectorContext, Hit, Message, Sentence, Stage } from '../model.ts'
import { customerAct, mechanism, namedThing, ownedAct, quantity, stretchOf } from '../prose/anchors.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, timesIn } from '../times/index.ts'
import { hollow } from './mark.ts'

/** SPEC V27: the share of stock sentences, and of sentences that would fit any incident (the swap test). */
const STOCK = 0.6
const EMPTY = 0.7
/** One sentence alone is judged by its elements. */
const FEWEST = 2
const OVER: ReadonlySet<Stage> = new Set(['resolved', 'postmortem', 'cancelled', 'security'])
const ADDRESS = /[\w.+-]@[\w-]+\.\w|https?:\/\/|\+?\d[\d ()-]{6,}\d/

/** SPEC V27: a message that could go out unchanged for another incident. */
export const detectBoilerplate: Detector = (message, context) => {
  if (message.channel === 'sms') return []
  const said = message.sentences.filter((one) => states(one.block) && one.tokens.length > 2 && hitsOf(one, 'salutation').length === 0)
  const stock = said.flatMap((sentence) => hitsOf(sentence, 'no-boilerplate').slice(0, 1))
  const place = stock.find((hit) => !isSaidAnyway(message, context, hit)) ?? stock[0]
  if (said.length < FEWEST || !place) return []
  const many = stock.length >= said.length * STOCK
  const empty = said.filter((sentence) => !isConcrete(sentence, message, context)).length
  const idle = empty >= said.length * EMPTY
  if (!many && !idle) return []
  const severity = many && idle ? (OVER.has(message.stage) ? 'error' : 'warning') : 'info'
  const values = { count: String(many ? stock.length : empty), of: String(said.length) }
  return [hollow(message, 'no-boilerplate', place, '', { form: 'whole', values, severity })]
}

/** Other wording is found on these words: its advice is closer. */
function isSaidAnyway(message: Message, { pack }: DetectorContext, { start, end }: Hit): boolean {
  const sentence = message.sentences.find((one) => one.start <= start && one.end >= end)
  return pack.wording.some(
    ({ lexicon, concept }) => concept !== 'no-boilerplate' && sentence?.found.of(lexicon).some((other) => other.start < end && other.end > start),
  )
}

/** SPEC 0.5: any anchor at all. */
function isConcrete(sentence: Sentence, message: Message, context: DetectorContext): boolean {
  const stretch = stretchOf(sentence)
  return (
    ADDRESS.test(sentence.text) ||
    timesIn(findTimes(message, context), sentence).length > 0 ||
    quantity(stretch) !== undefined ||
    namedThing(stretch, message, context.org) !== undefined ||
    mechanism(stretch) !== undefined ||
    customerAct(stretch) !== undefined ||
    ownedAct(stretch, message, context.org) !== undefined
  )
}
