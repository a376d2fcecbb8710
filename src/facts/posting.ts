import { hollow } from '../detectors/mark.ts'
import { isPlan, promisesUpdate } from '../detectors/timeline-events.ts'
import type { Mark, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { offsetAt } from '../times/zones.ts'
import { type FactCheck, type Facts, ownTimes, sentenceOf } from './facts.ts'
import { lengthName } from './format.ts'
import { isLog } from './log.ts'

/** Minutes by which the clocks of a writer and of a page may differ. */
const SLACK = 5
/** Without a date of publication `now` stands for it, for times that are near: an old file is no draft. */
const NEAR = 7 * 86_400_000
/** As far as a zone's season can shift a time, and more. */
const SHIFT = 2 * 3_600_000

/** When the message goes out, from the earliest to the latest that a bare date can mean, in milliseconds. */
interface Posted {
  from: number
  to: number
}

function posted({ message, context }: Facts): Posted | undefined {
  const at = message.publishedAt ?? context.now?.read()
  if (at === undefined || Number.isNaN(Date.parse(at))) return undefined
  const instant = Date.parse(at)
  return at.includes('T') ? { from: instant, to: instant } : { from: instant - 14 * 3_600_000, to: instant + 36 * 3_600_000 }
}

/**
 * Whether the time can lie ahead of the publication, or behind it. Of a message without a date only what is near can, and
 * the clock is asked no more than it takes, so that what it says holds for long.
 */
function mayLie(side: 'ahead' | 'behind', { message, context: { now } }: Facts, { instant = '' }: Moment): boolean {
  if (message.publishedAt !== undefined) return true
  const at = Date.parse(instant)
  if (!now?.isAfter(at - NEAR) || now.isAfter(at + NEAR - 1)) return false
  return side === 'ahead' ? !now.isAfter(at + SHIFT) : now.isAfter(at - SHIFT)
}

/** F14: the past does not lie ahead, nor the future behind. */
const tenseBesideTime: FactCheck = (facts) => {
  const { stage } = facts.message
  if (isLog(facts.message) || stage === 'postmortem') return []
  return ownTimes(facts).flatMap((time) => {
    const sentence = sentenceOf(facts, time)
    if (!states(sentence.block) || time.converts !== undefined || time.moment?.named || promisesUpdate(sentence, time)) return []
    const last = time.until ?? time.moment
    if (!last?.instant || last.hour === undefined || polarityAt(sentence, time.first) !== 'asserted') return []
    const isAhead = mayLie('ahead', facts, last) && stage !== 'scheduled' && isPast(sentence, time)
    if (!isAhead && !(mayLie('behind', facts, last) && isFuture(facts, sentence, time))) return []
    const when = posted(facts)
    if (!when || isBeginDate(facts, when)) return []
    const minutes = minutesFrom(when, last)
    if (minutes > SLACK && isAhead) return [mark(facts, 'time-tense', time, 'hollow', minutes)]
    if (minutes < -SLACK && isFuture(facts, sentence, time)) return [mark(facts, 'time-tense', time, 'behind', minutes)]
    return []
  })
}

/** F15: the next update is yet to come. */
const updateOverdue: FactCheck = (facts) => {
  return ownTimes(facts).flatMap((time) => {
    const sentence = sentenceOf(facts, time)
    const { moment } = time
    if (!states(sentence.block) || time.converts !== undefined || !moment?.instant || moment.hour === undefined) return []
    if (!promisesUpdate(sentence, time) || hitsOf(sentence, 'past-event').some((hit) => hit.first < time.first && time.first - hit.last <= 3)) return []
    const when = mayLie('behind', facts, moment) ? posted(facts) : undefined
    if (!when) return []
    const minutes = minutesFrom(when, time.until ?? moment)
    return minutes <= 0 ? [mark(facts, 'next-update-past', time, 'hollow', minutes)] : []
  })
}

/** Many pages are dated by the begin of the incident: then the text gives that very time, and its end lies after it. */
function isBeginDate(facts: Facts, { from, to }: Posted): boolean {
  return (
    from === to &&
    facts.times.some(({ moment, until }) => moment?.instant && (until || facts.times.length > 1) && Math.abs(Date.parse(moment.instant) - from) <= BEGIN_SLACK)
  )
}

const BEGIN_SLACK = 60_000

/** From the publication to the time; 0 inside the day of a bare date. */
function minutesFrom({ from, to }: Posted, { instant = '', zone }: Moment): number {
  const named = Date.parse(instant)
  // PST in July is Pacific time to everybody: that slip is a rule of its own.
  const shift = zone?.season && zone.iana && zone.offset !== undefined ? (offsetAt(zone.iana, named) - zone.offset) * 60_000 : 0
  const at = named - shift
  return at > to ? (at - to) / 60_000 : at < from ? (at - from) / 60_000 : 0
}

function mark({ message }: Facts, concept: string, time: TimeExpression, form: string, minutes: number): Mark {
  return hollow(message, concept, time, '', {
    form,
    values: { posted: message.publishedAt ?? '', apart: lengthName(Math.round(minutes) * 60) },
    because: `${Math.round(minutes)} min from the publication`,
  })
}

/** Told as something that has happened: the nearest verb before the time, or without one the first after it. */
function isPast(sentence: Sentence, time: TimeExpression): boolean {
  if (isPlan(sentence, time) || hitsOf(sentence, 'planned').length > 0 || hitsOf(sentence, 'happening-now').length > 0) return false
  return hitsOf(sentence, 'past-event').length > 0
}

function isFuture(facts: Facts, sentence: Sentence, time: TimeExpression): boolean {
  const plan = hitsOf(sentence, 'planned')
    .filter((hit) => hit.last < time.first)
    .at(-1)
  if (!plan || !isPlan(sentence, time)) return false
  const between =
    hitsOf(sentence, 'past-event').some((hit) => hit.first > plan.last + 3 && hit.last < time.first) ||
    hitsOf(sentence, 'have-word').some((hit) => hit.first > plan.first && hit.first <= plan.last + 2)
  // "Should be mended as of 10:00": a guess about the present.
  if (hitsOf(sentence, 'as-of').some((hit) => hit.last < time.first && time.first - hit.last <= 2)) return false
  return !between && hitsOf(sentence, 'since-word').length === 0 && facts.message.situation === 'ordinary'
}

export const postingChecks: readonly FactCheck[] = [tenseBesideTime, updateOverdue]
