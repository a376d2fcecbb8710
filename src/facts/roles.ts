import type { Hit, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { minutesOf } from '../times/day.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { type Facts, ownTimes, sentenceOf } from './facts.ts'

/** What a time stands for in the course of an incident. */
export type Role = 'begin' | 'noticed' | 'mended' | 'end'

export interface RoleTime {
  role: Role
  time: TimeExpression
  moment: Moment
  /** A line of its own, "Start: 10:00", rather than a sentence that tells a story. */
  label: boolean
}

/** Words between a role and its time: "began in the morning of". */
const REACH = 4

/** Each clock time, or date, that a word right before it names the begin, the discovery, the mending or the end of something. */
export function roleTimes(facts: Facts): RoleTime[] {
  return ownTimes(facts).flatMap((time) => {
    if (time.converts !== undefined || time.until || !time.moment || (time.moment.hour === undefined && time.moment.day === undefined)) return []
    const sentence = sentenceOf(facts, time)
    const hit = hitsOf(sentence, 'event-role')
      .filter((one) => one.last < time.first && time.first - one.last <= REACH)
      .at(-1)
    if (!hit || facts.times.some((other) => other.sentence === time.sentence && other.first > hit.last && other.last < time.first)) return []
    return [{ role: hit.value as Role, time, moment: time.moment, label: isLabel(sentence, hit, time) }]
  })
}

function isLabel(sentence: Sentence, hit: Hit, time: TimeExpression): boolean {
  if (hit.first > 2 || sentence.tokens.length - time.last > 4) return false
  return sentence.tokens.slice(hit.last + 1, time.first + 1).some((token) => /[:|–—-]/.test(token.lead)) || time.first === hit.last + 1
}

/** Minutes from the first to the second; undefined when the text does not tell. `rolls` counts the second on the next day where it has no date of its own. */
export function minutesBetween(from: Moment, to: Moment): number | undefined {
  if (from.instant && to.instant) return (Date.parse(to.instant) - Date.parse(from.instant)) / 60_000
  if (from.date && to.date) return (Date.parse(to.date) - Date.parse(from.date)) / 60_000 + clock(to) - clock(from)
  const days = dayNumber(to) - dayNumber(from)
  return Number.isNaN(days) ? clock(to) - clock(from) : days * 1440 + clock(to) - clock(from)
}

function clock(moment: Moment): number {
  return minutesOf(moment) + (moment.second ?? 0) / 60
}

/** Days of a year that nobody names; NaN where the month or day is not known. */
function dayNumber({ month, day }: Moment): number {
  return month === undefined || day === undefined ? Number.NaN : Date.UTC(2024, month - 1, day) / 86_400_000
}
