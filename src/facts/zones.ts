import { hollow } from '../detectors/mark.ts'
import type { Mark } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { minutesOf } from '../times/day.ts'
import type { Moment, TimeExpression, ZoneReading } from '../times/index.ts'
import { publishedDay } from '../times/line.ts'
import { isZone, offsetAt } from '../times/zones.ts'
import { type FactCheck, type Facts, firstOf, momentsOf, ownTimes, sentenceOf } from './facts.ts'
import { dayName, lengthName, offsetName } from './format.ts'

const MOST_RELATED = 5

/** Clock times that stand for an event: hours of business recur, and "end of day" is no clock time. */
function clockTimes(facts: Facts): TimeExpression[] {
  return ownTimes(facts).filter(
    (time) =>
      momentsOf(time).some((moment) => moment.hour !== undefined && moment.named !== 'day-end') && hitsOf(sentenceOf(facts, time), 'office-hours').length === 0,
  )
}

/** F04: a clock time that no zone belongs to; "local time" names none. One finding a message: one line mends them all. */
const zoneMissing: FactCheck = (facts) => {
  const bare = clockTimes(facts).flatMap((time) => momentsOf(time).filter((moment) => moment.hour !== undefined && isBare(moment)))
  const [first, ...rest] = bare
  if (!first) return []
  const vague = first.zone?.kind === 'vague'
  return [
    hollow(facts.message, 'zone-missing', first, '', {
      form: vague ? 'vague' : rest.length > 0 ? 'several' : 'hollow',
      values: { count: String(bare.length), zone: first.zone?.written ?? '' },
      related: rest.slice(0, MOST_RELATED).map((moment) => ({ place: { start: moment.start, end: moment.end }, label: moment.written })),
      because: vague ? 'words that name no zone' : 'no zone beside it, before it or by default',
    }),
  ]
}

function isBare({ zone }: Moment): boolean {
  return zone === undefined || zone.kind === 'vague'
}

/** F08: times in two zones, none of which all of them share by conversion; or a range that begins in one and ends in another. */
const zoneMixed: FactCheck = (facts) => {
  const { message, times } = facts
  const base = clockTimes(facts).filter((time) => time.converts === undefined)
  const split = base.find(({ moment, until }) => moment?.zone && until?.zone && keyOf(moment.zone) !== keyOf(until.zone))
  if (split) return [mixed(message, split, 'range', split.moment?.zone as ZoneReading, split.until?.zone as ZoneReading)]
  const given = base.flatMap((time) => {
    const zones = [time, ...times.filter((other) => other.converts !== undefined && times[other.converts] === time)].flatMap((one) =>
      momentsOf(one).flatMap(({ zone }) => (zone && zone.kind !== 'vague' ? [zone] : [])),
    )
    return zones.length > 0 ? [{ time, zones }] : []
  })
  const [first] = given
  if (!first) return []
  const shared = first.zones.some((zone) => given.every((one) => one.zones.some((other) => keyOf(other) === keyOf(zone))))
  const odd = given.find((one) => !one.zones.some((zone) => first.zones.some((other) => keyOf(other) === keyOf(zone)))) ?? given.at(-1)
  return shared || !odd ? [] : [mixed(message, odd.time, 'hollow', first.zones[0] as ZoneReading, odd.zones[0] as ZoneReading)]
}

function mixed(message: Facts['message'], time: TimeExpression, form: string, first: ZoneReading, second: ZoneReading): Mark {
  return hollow(message, 'zone-mixed', time, '', {
    form,
    values: { first: first.written, second: second.written },
    because: `${first.written} and ${second.written} without a conversion`,
  })
}

/** PST, PDT and US/Pacific are one zone, and so are GMT, UTC and Z. */
function keyOf({ iana, offset, written }: ZoneReading): string {
  if (offset === 0) return '0'
  if (iana && isZone(iana)) return [...new Set([offsetAt(iana, WINTER), offsetAt(iana, SUMMER)])].join()
  return offset !== undefined ? String(offset) : written.toLowerCase()
}

/** F09: "10:00 UTC (17:00 WIB)": the same instant, told twice, is the same. */
const conversionWrong: FactCheck = (facts) =>
  ownTimes(facts).flatMap((time) => {
    const base = time.converts === undefined ? undefined : facts.times[time.converts]
    if (!base?.moment || !time.moment || isRight(facts, base, time)) return []
    const apart = apartness(facts, base.moment, time.moment)[0] ?? 0
    return [
      hollow(facts.message, 'conversion-wrong', { start: Math.min(base.start, time.start), end: Math.max(base.end, time.end) }, '', {
        values: { first: base.moment.written, second: time.moment.written, apart: lengthName(apart * 60) },
        related: [{ place: { start: base.start, end: base.end }, label: base.text }],
        because: `${lengthName(apart * 60)} apart`,
      }),
    ]
  })

function isRight(facts: Facts, base: TimeExpression, time: TimeExpression): boolean {
  const fits = (one: Moment | undefined, other: Moment | undefined) => {
    if (one?.hour === undefined || other?.hour === undefined) return true
    const all = apartness(facts, one, other)
    return all.length === 0 || all.some((minutes) => minutes === 0)
  }
  if (time.until && base.until) return fits(base.moment, time.moment) && fits(base.until, time.until)
  // A single conversion of a range is one of its begin or of its end.
  return fits(base.moment, time.moment) || (base.until !== undefined && fits(base.until, time.moment))
}

/** Minutes, modulo a day, between two clock times: one figure for each offset that the zones can have. Empty when it cannot be told. */
function apartness(facts: Facts, one: Moment, other: Moment): number[] {
  const day = one.date ?? other.date ?? facts.message.publishedAt?.slice(0, 10)
  const [first, second] = [offsetsOf(one, day), offsetsOf(other, day)]
  return first.flatMap((a) =>
    second.map((b) => {
      const apart = (((minutesOf(other) - b - (minutesOf(one) - a)) % 1440) + 1440) % 1440
      return Math.min(apart, 1440 - apart)
    }),
  )
}

/** An abbreviation of the wrong half of the year is F10; here both its halves will do. */
function offsetsOf({ zone }: Moment, day: string | undefined): number[] {
  if (!zone || zone.kind === 'vague' || zone.source === 'conversion') return []
  const instants = day && !Number.isNaN(Date.parse(day)) ? [Date.parse(day), Date.parse(day) + 86_400_000] : [WINTER, SUMMER]
  const region = zone.iana && isZone(zone.iana) ? instants.map((instant) => offsetAt(zone.iana as string, instant)) : []
  return [...new Set([...(zone.offset !== undefined ? [zone.offset] : []), ...region])]
}

const WINTER = Date.UTC(2025, 0, 15)
const SUMMER = Date.UTC(2025, 6, 15)

/** F10: PST in July, CEST in January. Names of the right half of the year, or of neither, pass. */
const zoneSeason: FactCheck = (facts) => {
  const { message } = facts
  const found = ownTimes(facts).flatMap((time) => momentsOf(time).flatMap((moment) => wrongSeason(facts, moment) ?? []))
  const own = [...found.filter(({ zone }) => zone.source === 'own'), ...found]
  return firstOf(own, ({ zone }) => zone.written.toUpperCase()).map(({ moment, zone, offset, day }) =>
    hollow(message, 'zone-season', moment, '', {
      values: { zone: zone.written, date: day, region: zone.iana ?? '', offset: offsetName(offset), named: offsetName(zone.offset ?? 0) },
      because: `${zone.iana} keeps ${offsetName(offset)} on that day`,
    }),
  )
}

interface WrongSeason {
  moment: Moment
  zone: ZoneReading
  offset: number
  day: string
}

function wrongSeason(facts: Facts, moment: Moment): WrongSeason | undefined {
  const { zone, year, month, day, date } = moment
  const own = date ?? undatedDay(facts, moment)
  if (!zone?.season || !zone.iana || zone.offset === undefined || zone.source === 'conversion' || !own) return undefined
  const noon = Date.parse(`${own}T12:00:00Z`) - zone.offset * 60_000
  const instants = date || year !== undefined ? [moment.instant ? Date.parse(moment.instant) : noon] : YEARS.map((one) => noon + one * 365.25 * 86_400_000)
  const offsets = instants.map((instant) => offsetAt(zone.iana as string, instant))
  if (offsets.some((offset) => offset === zone.offset) || isElsewhere(facts, zone)) return undefined
  const told = date ? Object.fromEntries(['year', 'month', 'day'].map((key, i) => [key, Number(date.split('-')[i])])) : { month, day }
  return { moment, zone, offset: offsets[0] as number, day: dayName(told as { month: number; day: number }, facts.message.language) }
}

const YEARS = [0, 1, -1]

/** Without a year the change of the clocks may fall a week off: three years must agree. */
function undatedDay({ message }: Facts, { month, day }: Moment): string | undefined {
  if (month === undefined || day === undefined) return undefined
  const year = publishedDay(message)?.year ?? 2025
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Names that somebody keeps all year: GMT is another word for UTC, and Brisbane and Darwin know no summer time. */
const ALL_YEAR = new Set(['GMT', 'AEST', 'ACST'])

/** Arizona keeps MST all year. GMT is London's only where the text speaks of London. */
function isElsewhere(facts: Facts, zone: ZoneReading): boolean {
  const places = placesOf(facts)
  if (ALL_YEAR.has(zone.written.toUpperCase())) return ![...places, facts.context.org.zone].includes(zone.iana)
  return places.some((place) => place !== zone.iana && isZone(place) && offsetAt(place, WINTER) === zone.offset && offsetAt(place, SUMMER) === zone.offset)
}

/** The zones of the places that the text names. */
function placesOf({ message }: Facts): string[] {
  return message.sentences.flatMap((sentence) => hitsOf(sentence, 'zone-place').flatMap(({ value }) => (value ? [value] : [])))
}

/** F11: an abbreviation that two regions use, with nothing beside it that says which. */
const zoneAmbiguous: FactCheck = (facts) => {
  const { message, times, context } = facts
  const twinned = new Set(times.flatMap((time) => (time.converts === undefined ? [] : [times[time.converts], time])))
  const places = [...placesOf(facts), ...(context.org.zone ? [context.org.zone] : [])].filter(isZone)
  const regions = new Set(places.map(continent))
  for (const { zone } of times.flatMap(momentsOf)) if (zone && !zone.ambiguous) regions.add(continent(zone.iana))
  const found = clockTimes(facts)
    .filter((time) => !twinned.has(time))
    .flatMap(momentsOf)
    .filter(({ end }) => !OFFSET_AFTER.test(message.text.slice(end, end + 16)))
    .filter(({ zone }) => zone?.ambiguous && !HOMELY.has(zone.written.toUpperCase()) && !isPlaced(zone, regions, places))
  return firstOf(found, ({ zone }) => zone?.written.toUpperCase() ?? '').map((moment) =>
    hollow(message, 'zone-ambiguous', moment, '', { values: { zone: moment.zone?.written ?? '' }, because: 'two regions use this abbreviation' }),
  )
}

/** A place that keeps this offset, or another zone of the same part of the world, tells which is meant. */
function isPlaced({ iana, offset }: ZoneReading, regions: ReadonlySet<string | undefined>, places: readonly string[]): boolean {
  if (iana && regions.has(continent(iana))) return true
  return places.some((place) => offsetAt(place, WINTER) === offset || offsetAt(place, SUMMER) === offset)
}

/** "IST (UTC+5:30)" */
const OFFSET_AFTER = /^\s?[([]\s?(?:UTC|GMT)?\s?[+−-]\s?\d/

/** Outside Australia nobody takes EST for anything but New York. */
const HOMELY = new Set(['EST'])

function continent(iana: string | undefined): string | undefined {
  return iana?.split('/')[0]
}

export const zoneChecks: readonly FactCheck[] = [zoneMissing, zoneMixed, conversionWrong, zoneSeason, zoneAmbiguous]
