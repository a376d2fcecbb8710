import type { DetectorContext, Mark, Message, Sentence, Zone } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { findTimes, type Moment, type TimeExpression } from '../times/index.ts'

/** What every check of facts reads: one message and its times, found once. */
export interface Facts {
  message: Message
  context: DetectorContext
  times: TimeExpression[]
}

/** SPEC 5: hollow marks whose concept is the id of the rule. Pure. */
export type FactCheck = (facts: Facts) => Mark[]

const OURS: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption', 'signoff'])

export function factsOf(message: Message, context: DetectorContext): Facts {
  return { message, context, times: findTimes(message, context) }
}

/** Whether the writer answers for these words: no quotation, no code, no earlier message. */
export function isOurs(sentence: Sentence, token: number): boolean {
  if (!OURS.has(sentence.block.zone)) return false
  return polarityAt(sentence, token) !== 'quoted' || hitsOf(sentence, 'attribution').length > 0
}

export function sentenceOf({ message }: Facts, time: TimeExpression): Sentence {
  return message.sentences[time.sentence] as Sentence
}

/** The times that the writer answers for, those inside a longer piece of code left out. */
export function ownTimes(facts: Facts): TimeExpression[] {
  const code = facts.message.inlines.filter(({ kind }) => kind === 'code')
  return facts.times.filter((time) => {
    const inCode = code.some(({ start, end }) => start <= time.start && end >= time.end && end - start > time.end - time.start + 4)
    return !inCode && isOurs(sentenceOf(facts, time), time.first)
  })
}

export function momentsOf(time: TimeExpression): Moment[] {
  return [time.moment, time.until].filter((one): one is Moment => one !== undefined)
}

/** The first of each key, in order. */
export function firstOf<T>(list: readonly T[], key: (one: T) => string): T[] {
  const seen = new Set<string>()
  return list.filter((one) => !seen.has(key(one)) && seen.add(key(one)))
}
