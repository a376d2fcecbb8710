import type { Detector, DetectorContext, Hit, Mark, Message, Sentence, Stage } from '../model.ts'
import { customerAct, mechanism, namedThing, ownedAct, quantity, stretchOf } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
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

/** SPEC V27: a message that could go out unchanged for another incident, and the sentences that make it so. */
export const detectBoilerplate: Detector = (message, context) => {
  if (message.channel === 'sms') return []
  const said = message.sentences.filter((one) => states(one.block) && one.tokens.length > 2 && hitsOf(one, 'salutation').length === 0)
  const stock = said.flatMap((sentence) => hitsOf(sentence, 'no-boilerplate').slice(0, 1))
  if (stock.length === 0) return []
  const empty = said.filter((sentence) => !isConcrete(sentence, message, context))
  return [...whole(message, context, said, stock, empty), ...notes(message, said, empty)]
}

function whole(message: Message, context: DetectorContext, said: readonly Sentence[], stock: readonly Hit[], empty: readonly Sentence[]): Mark[] {
  const idle = stock.filter((hit) => empty.some(({ start, end }) => hit.start >= start && hit.end <= end))
  const place = [...idle, ...stock].find((hit) => !isSaidAnyway(message, context, hit)) ?? stock[0]
  if (said.length < FEWEST || !place) return []
  const many = stock.length >= said.length * STOCK
  const vague = empty.length >= said.length * EMPTY
  if (!many && !vague) return []
  const severity = many && vague ? (OVER.has(message.stage) ? 'error' : 'warning') : 'info'
  const values = { count: String(many ? stock.length : empty.length), of: String(said.length) }
  return [hollow(message, 'no-boilerplate', place, '', { form: 'whole', values, severity })]
}

/** A stock sentence with a particular in it is none, and a single one is no harm in a message that says the particulars elsewhere. */
function notes(message: Message, said: readonly Sentence[], empty: readonly Sentence[]): Mark[] {
  const places = empty.flatMap((sentence) => hitsOf(sentence, 'no-boilerplate').filter((hit) => polarityAt(sentence, hit.first) !== 'quoted'))
  if (places.length < FEWEST && empty.length < said.length) return []
  return places.map((place) => hollow(message, 'no-boilerplate', place, '', { severity: 'info' }))
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
