import { hollow } from '../detectors/mark.ts'
import { hitsOf } from '../prose/prepare.ts'
import type { Day } from '../times/day.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { publishedDay } from '../times/line.ts'
import { type FactCheck, type Facts, firstOf, momentsOf, ownTimes } from './facts.ts'
import { dayName, weekdayName, weekdayOf } from './format.ts'

/** A date so far from the publication that the year before or after may be meant. */
const OTHER_YEAR_DAYS = 240

/** F01: the weekday beside a date is that of the calendar; where two years are possible, of neither. */
const weekdayMismatch: FactCheck = (facts) =>
  ownTimes(facts)
    .flatMap(momentsOf)
    .flatMap((moment) => {
      const days = possibleDays(facts, moment)
      const [first] = days
      if (!first || moment.weekday === undefined || days.some((day) => weekdayOf(day) === moment.weekday)) return []
      const { language } = facts.message
      const values = {
        date: dayName(first, language),
        weekday: weekdayName(weekdayOf(first), language),
        stated: weekdayName(moment.weekday, language),
      }
      return [hollow(facts.message, 'weekday-mismatch', moment, values.weekday, { values, because: `${values.date}: ${values.weekday}` })]
    })

/** The days that a date with a weekday can stand for: none where it has no year and nothing lends one. */
function possibleDays(facts: Facts, moment: Moment): Required<Day>[] {
  const { year, month, day, weekday } = moment
  if (weekday === undefined || year === undefined || month === undefined || day === undefined) return []
  if (moment.faults.includes('day') || moment.faults.includes('month') || moment.dateSource !== 'own') return []
  const orders = moment.eitherOrder
    ? [
        { month, day },
        { month: day, day: month },
      ]
    : [{ month, day }]
  return orders.flatMap((order) => yearsOf(facts, moment, year).map((one) => ({ year: one, ...order })))
}

function yearsOf({ message, times }: Facts, moment: Moment, year: number): number[] {
  const published = publishedDay(message)
  if (moment.yearSource === 'own') return [year]
  // A year that another date of the text lends counts only near that date: "2014" may be the number of a ticket.
  if (!published) return times.flatMap(momentsOf).some((other) => other.yearSource === 'own' && isNear(other, moment)) ? [year] : []
  const from = Date.UTC(published.year, published.month - 1, published.day)
  const distance = (one: number) => Math.abs(Date.UTC(one, (moment.month as number) - 1, moment.day) - from) / 86_400_000
  return [year, ...[year - 1, year + 1].filter((one) => distance(one) <= OTHER_YEAR_DAYS)]
}

function isNear(one: Moment, other: Moment): boolean {
  return one.year === other.year && one.day !== undefined && Math.abs((one.month ?? 0) - (other.month ?? 0)) <= 1
}

/** F05: a numeric date that two readers read as two days, or whose year has two figures. */
const dateAmbiguous: FactCheck = (facts) => {
  const { message, context } = facts
  const found = ownTimes(facts)
    .flatMap(momentsOf)
    .filter((moment) => (moment.eitherOrder && !weekdayTells(moment)) || moment.shortYear)
  return firstOf(found, (moment) => `${moment.month}/${moment.day}`).map((moment) => {
    const { year, month = 1, day = 1 } = moment
    const known = year !== undefined ? { year } : {}
    const values = { first: dayName({ ...known, month, day }, message.language), second: dayName({ ...known, month: day, day: month }, message.language) }
    const either = moment.eitherOrder === true
    return hollow(message, 'date-ambiguous', moment, either ? `${values.first}, ${values.second}` : '', {
      form: either ? 'hollow' : 'year',
      values,
      ...(context.org.dates && { severity: 'info' as const }),
      because: either ? 'both figures can be the month' : 'a year of two figures',
    })
  })
}

/** "Tuesday 03/04/2026": the weekday says which figure is the month. */
function weekdayTells({ weekday, year, month, day }: Moment): boolean {
  if (weekday === undefined || year === undefined || month === undefined || day === undefined) return false
  return (weekdayOf({ year, month, day }) === weekday) !== (weekdayOf({ year, month: day, day: month }) === weekday)
}

/** F12: "12 am", "midnight on 5 March": which of two days, or of two halves of one, is left to the reader. */
const midnightAmbiguous: FactCheck = (facts) => {
  const found = ownTimes(facts).filter((time) => time.converts === undefined)
  return firstOf(
    found.filter((time) => !isExplained(facts, time)).flatMap((time) => momentsOf(time).filter((moment) => isMidnight(time, moment))),
    (moment) => moment.half ?? 'midnight',
  ).map((moment) =>
    hollow(facts.message, 'midnight-ambiguous', moment, '', {
      form: moment.half === 'pm' ? 'noon' : 'hollow',
      because: moment.named ? 'midnight belongs to two days' : 'twelve belongs to both halves of the day',
    }),
  )
}

function isMidnight(time: TimeExpression, moment: Moment): boolean {
  if (moment.minute) return false
  if (moment.half) return moment.hour === 12 && !/^\d+$/.test(moment.written)
  const bothDays = time.until !== undefined && time.moment?.dateSource === 'own' && time.until.dateSource === 'own'
  return moment.named === 'midnight' && moment.dateSource === 'own' && !bothDays
}

/** "12:00 pm (noon)" */
function isExplained(facts: Facts, { sentence, last }: TimeExpression): boolean {
  const found = facts.message.sentences[sentence]
  return found !== undefined && hitsOf(found, 'named-clock').some((hit) => hit.first > last && hit.first <= last + 3)
}

/** F13: no clock shows it, no calendar holds it, or summer time skips or repeats it. */
const timeImpossible: FactCheck = (facts) =>
  ownTimes(facts)
    .flatMap(momentsOf)
    .flatMap((moment) => {
      const [fault] = moment.faults
      if (!fault || (fault === 'half' && moment.hour === 0)) return []
      const region = moment.zone?.iana ?? ''
      return [
        hollow(facts.message, 'time-impossible', moment, '', {
          form: ['month', 'day', 'gap', 'fold', 'half'].includes(fault) ? fault : 'hollow',
          values: { region, date: moment.date ?? '' },
          // "17:30 pm" says too much; only "17:30 am" cannot be.
          ...((fault === 'fold' || (fault === 'half' && moment.half === 'pm')) && { severity: 'info' as const }),
          because: `impossible ${fault}`,
        }),
      ]
    })

export const calendarChecks: readonly FactCheck[] = [weekdayMismatch, dateAmbiguous, midnightAmbiguous, timeImpossible]
