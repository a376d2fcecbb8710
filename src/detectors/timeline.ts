import type { Detector, Hit, Mark, Message, Place, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, isBound, type TimeExpression } from '../times/index.ts'
import { hollow, present } from './mark.ts'
import { type IncidentTime, incidentTimes, isListEntry, isStamp } from './timeline-events.ts'
import { vagueTimes } from './timeline-vague.ts'

/**
 * SPEC 1.4: how many times of the incident a reader can match with what they saw. A time counts when it has a clock and a
 * zone and stands with an event; how many are needed depends on the stage.
 */
export const detectTimeline: Detector = (message, context) => {
  const times = findTimes(message, context)
  const found = incidentTimes(message, times)
  const marks: Mark[] = []
  const enough = judgeTimes(message, times, found)
  if (enough) marks.push(enough)
  marks.push(...unknownBegin(message))
  if (enough?.worth !== 'present') marks.push(...vagueTimes(message, found, times))
  return marks
}

function judgeTimes(message: Message, times: TimeExpression[], found: IncidentTime[]): Mark | undefined {
  const [first] = found
  if (!first) {
    const stamp = times.find((time) => isStamp(message, time, times))
    return stamp && hollow(message, 'timeline', stamp, 'timeline.stamp')
  }
  const points = distinct(message, found)
  const span = found.find(({ time }) => time.seconds !== undefined)
  const place = spread(found.filter(({ bound }) => bound))
  const because = `${points.length} bound time(s)${span ? ' and a duration' : ''} at ${message.stage}`
  const lacking = lacks(message, found, points, span !== undefined, times)
  if (lacking === undefined) return present(message, 'timeline', place ?? spread(found) ?? first.time, { because })
  return hollow(message, 'timeline', place ?? first.time, lacking, { because })
}

/** What a stage asks for that these times do not give; undefined when they give it. */
function lacks(message: Message, found: IncidentTime[], points: string[], span: boolean, times: TimeExpression[]): string | undefined {
  const clocks = found.some(({ time }) => time.moment?.hour !== undefined)
  const zoneless = clocks && found.every(({ bound, time }) => !bound || time.moment?.hour === undefined)
  const days = new Set(found.flatMap(({ time }) => [time.moment?.date, time.until?.date]).filter(Boolean))
  if (zoneless) return 'timeline.no-zone'
  switch (message.stage) {
    case 'postmortem':
      if (points.length === 0 && days.size >= 3) return undefined
      if (points.length < 3) return ['timeline.no-clocks', 'timeline.one-of-three', 'timeline.two-of-three'][points.length]
      return unordered(message, found, times) ? 'timeline.unordered' : undefined
    case 'security':
      if (points.length > 0 || found.some(({ time }) => time.kind === 'range')) return undefined
      return 'timeline.both'
    case 'resolved':
    case 'scheduled': {
      if (points.length === 0) return clocks ? 'timeline.no-zone' : 'timeline.no-clock'
      if (message.stage === 'resolved' && !span && found.every((one) => !one.bound || isEnd(message, one.time))) return 'timeline.begin'
      const whole = points.length >= 2 || (span && points.length > 0)
      return whole ? undefined : message.stage === 'scheduled' ? 'timeline.no-end' : 'timeline.half'
    }
    case 'cancelled':
      return points.length > 0 ? undefined : 'timeline.which-window'
    default:
      return points.length > 0 ? undefined : times.length > 0 && clocks ? 'timeline.no-zone' : 'timeline.no-clock'
  }
}

/** Events: the same time counts once, and once more where it is said that somebody noticed. */
function distinct(message: Message, found: IncidentTime[]): string[] {
  const seen = new Set<string>()
  for (const { time, bound } of found) {
    if (!bound) continue
    const noticed = hitsOf(message.sentences[time.sentence] as Sentence, 'detection').length > 0 ? 'noticed ' : ''
    if (time.kind === 'offset') seen.add(`T+${time.seconds}`)
    for (const one of [time.moment, time.until]) {
      if (one && isBound(one)) seen.add(noticed + (one.instant ?? `${one.date ?? ''} ${one.hour}:${one.minute ?? 0}${one.half ?? ''}`))
    }
  }
  return [...seen]
}

/** A time beside a word of the end, with no other event nearer. */
function isEnd(message: Message, time: TimeExpression): boolean {
  const sentence = message.sentences[time.sentence] as Sentence
  if (time.until) return false
  const ends = hitsOf(sentence, 'end-event')
  const others = hitsOf(sentence, 'incident-event').filter((hit) => !ends.some((one) => one.first === hit.first))
  // What stands before a time says what it is; only without it, what follows.
  const before = (hits: readonly Hit[]) => Math.max(-1, ...hits.filter((hit) => hit.last < time.first).map((hit) => hit.last))
  const after = (hits: readonly Hit[]) => Math.min(9999, ...hits.filter((hit) => hit.first > time.last).map((hit) => hit.first))
  if (before(ends) >= 0 || before(others) >= 0) return before(ends) > before(others)
  return after(ends) < after(others)
}

/** Entries of a list of times rise, or all fall ("newest first"). Prose may tell a story in any order. */
function unordered(message: Message, found: IncidentTime[], times: TimeExpression[]): boolean {
  const entries = found.filter(({ time }) => isListEntry(message, time, times)).flatMap(({ time }) => time.moment?.instant ?? [])
  if (entries.length < 3) return false
  const rising = entries.every((one, i) => i === 0 || one >= (entries[i - 1] as string))
  const falling = entries.every((one, i) => i === 0 || one <= (entries[i - 1] as string))
  return !rising && !falling
}

function spread(found: IncidentTime[]): Place | undefined {
  const [first] = found
  if (!first) return undefined
  const near = found.filter(({ time }) => time.sentence === first.time.sentence)
  return { start: first.time.start, end: Math.max(...near.map(({ time }) => time.end)) }
}

/** "We do not know yet when it began." */
/** "We do not know when this will be resolved" tells nothing of the begin. */
function ofTheEnd(sentence: Sentence, { last }: Hit): boolean {
  const will = hitsOf(sentence, 'will-word').find((hit) => hit.first > last && hit.first <= last + REACH)
  return will !== undefined && !hitsOf(sentence, 'past-event').some((hit) => hit.first > last && hit.first < will.first)
}

/** Words between "when" and the verb of what is not known. */
const REACH = 5

function unknownBegin(message: Message): Mark[] {
  return message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) =>
      hitsOf(sentence, 'begin-unknown')
        .filter((hit) => polarityAt(sentence, hit.last) !== 'quoted' && !ofTheEnd(sentence, hit))
        .map((hit) => present(message, 'timeline', hit, { mode: 'unknown', because: 'says that the begin is not known' })),
    )
}
