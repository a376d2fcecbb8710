import type { NeighbourKind, Where } from '../compile/neighbour-names.ts'
import type { DetectorContext, Hit, Message, Sentence, Token } from '../model.ts'
import { mechanism, namedThing, ownedAct, type Stretch, stretchOf, within } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'

/** Words of a lexicon, where they stand. */
export interface Found {
  hit: Pick<Hit, 'first' | 'last'>
  sentence: Sentence
  message: Message
  context: DetectorContext
}

type Test = (found: Found) => boolean

const FIRM: ReadonlySet<TimeExpression['kind']> = new Set(['instant', 'clock', 'date', 'range', 'duration'])
const POINTS: ReadonlySet<TimeExpression['kind']> = new Set(['instant', 'clock', 'date', 'range'])
const CLOCKS: ReadonlySet<TimeExpression['kind']> = new Set(['instant', 'clock', 'range'])
const LENGTHS: ReadonlySet<TimeExpression['kind']> = new Set(['duration'])

/** SPEC 3, "Leave it": what stands beside words and makes them legitimate. */
const KINDS: Record<NeighbourKind, Test> = {
  number: (found) => outside(found).some((stretch) => figure(stretch, found)),
  time: (found) => timed(found, FIRM),
  clock: (found) => timed(found, CLOCKS),
  length: (found) => timed(found, LENGTHS) || timed(found, POINTS),
  name: (found) => outside(found).some((stretch) => namedThing(stretch, found.message, found.context.org) !== undefined),
  mechanism: ({ sentence }) => mechanism(stretchOf(sentence)) !== undefined,
  'owned-act': ({ sentence, message, context }) => ownedAct(stretchOf(sentence), message, context.org) !== undefined,
  'owned-act-around': (found) => around(found).some((one) => ownedAct(stretchOf(one), found.message, found.context.org) !== undefined),
  self: ({ sentence }) => hitsOf(sentence, 'self').length > 0,
  'self-around': (found) => around(found).some((one) => hitsOf(one, 'self').length > 0),
  negated: ({ sentence, hit }) => polarityAt(sentence, hit.first) === 'negated' && hitsOf(sentence, 'negation').some((one) => one.last < hit.first),
  supposed: ({ sentence, hit }) => polarityAt(sentence, hit.first) === 'conditional',
  address: (found) => [found.sentence, after(found)].some((one) => one !== undefined && ADDRESS.test(one.text)),
}

const ADDRESS = /[\w.+-]@[\w-]+\.\w|https?:\/\/|\+?\d[\d ()-]{6,}\d/

const PLACES: Record<Where, (found: Found, lexicon: string) => boolean> = {
  clause: ({ sentence, hit }, lexicon) =>
    sentence.clauses.some(
      (one) => one.first <= hit.last && one.last >= hit.first && within({ sentence, first: one.first, last: one.last }, lexicon).length > 0,
    ),
  before: ({ sentence, hit }, lexicon) => hitsOf(sentence, lexicon).some((one) => one.last < hit.first),
  after: ({ sentence, hit }, lexicon) => hitsOf(sentence, lexicon).some((one) => one.first > hit.last),
  'right-after': ({ sentence, hit }, lexicon) => hitsOf(sentence, lexicon).some((one) => one.first > hit.last && one.first <= hit.last + 2),
  sentence: ({ sentence }, lexicon) => hitsOf(sentence, lexicon).length > 0,
  next: (found, lexicon) => [found.sentence, after(found)].some((one) => one !== undefined && hitsOf(one, lexicon).length > 0),
  around: (found, lexicon) => around(found).some((one) => hitsOf(one, lexicon).length > 0),
  message: ({ message }, lexicon) => message.sentences.some((one) => hitsOf(one, lexicon).length > 0),
}

/** Whether a neighbour of this name stands beside the words; see `src/compile/neighbour-names.ts`. */
export function hasNeighbour(name: string, found: Found): boolean {
  const [where, ...lexicons] = name.split(' ') as [Where, ...string[]]
  return lexicons.length === 0 ? KINDS[name as NeighbourKind](found) : lexicons.some((lexicon) => PLACES[where](found, lexicon))
}

/** The sentence before and after the words, in that order. */
function outside({ sentence, hit }: Found): Stretch[] {
  return [stretchOf(sentence, 0, hit.first - 1), stretchOf(sentence, hit.last + 1)]
}

/** Written out, "one" and "a" are no counts. */
const SEVERAL = 2

/** A figure that is no part of a time: a count, a share, an amount. */
function figure({ sentence, first, last }: Stretch, { message, context }: Found): boolean {
  const times = timesIn(findTimes(message, context), sentence).filter((time) => time.kind !== 'duration')
  for (let i = first; i <= last; i++) {
    const token = sentence.tokens[i] as Token
    if (token.number && !times.some((time) => i >= time.first && i <= time.last)) return true
  }
  return hitsOf(sentence, 'time-count').some((hit) => hit.first >= first && hit.last <= last && Number(hit.value) >= SEVERAL)
}

function timed({ sentence, message, context, hit }: Found, kinds: ReadonlySet<TimeExpression['kind']>): boolean {
  return timesIn(findTimes(message, context), sentence).some((time) => kinds.has(time.kind) && (time.last < hit.first || time.first > hit.last))
}

function around({ sentence, message }: Found): Sentence[] {
  return message.sentences.slice(Math.max(0, sentence.index - 2), sentence.index + 3)
}

function after({ sentence, message }: Found): Sentence | undefined {
  return message.sentences[sentence.index + 1]
}
