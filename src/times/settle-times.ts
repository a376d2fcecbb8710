import type { Block, Message, Org } from '../model.ts'
import { daysIn } from './atoms.ts'
import { publishedDay } from './line.ts'
import type { Moment, TimeExpression, ZoneReading } from './model.ts'
import { instantIn, isZone, offsetAt } from './zones.ts'

interface Day {
  year?: number
  month: number
  day: number
}

/**
 * SPEC 5, inheritance: a stated default, then the nearest earlier explicit value in the same list or paragraph, then what
 * the publisher or the config gives. Fills `zone`, `date` and `instant` of the moments in place; the list is in text order.
 */
export function settleTimes(message: Message, org: Org, times: TimeExpression[], stated: ZoneReading | undefined): void {
  settleZones(message, org, times, stated)
  settleDates(message, times)
  for (const { moment, until } of times) for (const one of [moment, until]) if (one) resolve(one)
  moveToPublication(message, times)
  for (const time of times) fromTwin(time, times)
}

function momentsOf(time: TimeExpression): Moment[] {
  return [time.moment, time.until].filter((one): one is Moment => one?.hour !== undefined)
}

function settleZones(message: Message, org: Org, times: TimeExpression[], stated: ZoneReading | undefined): void {
  const known = new Map<string, ZoneReading>()
  for (const time of times) shareInRange(time)
  const only = onlyZone(times)
  for (const time of times) {
    const sentence = message.sentences[time.sentence]
    const key = sentence ? container(sentence.block) : ''
    for (const moment of momentsOf(time)) {
      if (moment.zone && moment.zone.kind !== 'vague') {
        if (time.converts === undefined) known.set(key, moment.zone)
        continue
      }
      if (moment.zone) continue
      const inherited = known.get(key) ?? laterInSentence(times, time)
      const zone = stated ?? (inherited ? { ...inherited, source: 'inherited' as const } : only && { ...only, source: 'inherited' as const, far: true })
      if (zone) moment.zone = zone
      else if (!times.some((other) => other.converts !== undefined && times[other.converts] === time) && org.zone && isZone(org.zone)) moment.zone = { written: org.zone, kind: 'iana', iana: org.zone, source: 'config' }
    }
  }
}

/** The zone of the whole text, when it uses one and no other. */
function onlyZone(times: TimeExpression[]): ZoneReading | undefined {
  const zones = times.filter((time) => time.converts === undefined).flatMap(momentsOf).flatMap(({ zone }) => (zone ? [zone] : []))
  return zones.every((zone) => zone.kind !== 'vague' && zone.written === zones[0]?.written) ? zones[0] : undefined
}

/** A list, the cells of a table, or one paragraph. */
function container(block: Block): string {
  if (block.list !== undefined) return `list ${block.list}`
  return block.zone === 'cell' ? `cells ${block.heading?.index ?? ''}` : `block ${block.index}`
}

/** "from 9 to 10am BST": half and zone stand once, at the end; "from 1:00 UTC to 3:00": at the begin. */
function shareInRange({ moment, until: end }: TimeExpression): void {
  if (!moment || !end || moment.hour === undefined || end.hour === undefined) return
  if (!moment.zone && end.zone) moment.zone = end.zone
  if (!end.zone && moment.zone) end.zone = moment.zone
  if (!moment.half && end.half && !moment.named && moment.hour >= 1 && moment.hour <= 12) {
    const minutes = (one: Moment, half: string) => ((one.hour as number) % 12) * 60 + (one.minute ?? 0) + (half === 'pm' ? 720 : 0)
    const sameDay = end.dateSource === 'none' || moment.dateSource === 'none'
    moment.half = !sameDay || minutes(moment, end.half) <= minutes(end, end.half) ? end.half : end.half === 'pm' ? 'am' : 'pm'
  }
}

function laterInSentence(times: TimeExpression[], time: TimeExpression): ZoneReading | undefined {
  for (const other of times) {
    if (other.sentence !== time.sentence || other.start < time.start || other.converts !== undefined) continue
    const zoned = momentsOf(other).find((one) => one.zone && one.zone.kind !== 'vague')
    if (zoned) return zoned.zone
  }
  return undefined
}

function settleDates(message: Message, times: TimeExpression[]): void {
  const published = publishedDay(message)
  const year = times.flatMap((time) => [time.moment, time.until]).find((one) => one?.yearSource === 'own')?.year
  let current: Day | undefined
  /** Past midnight in a list that only the publication dates. */
  let rolled: Day | undefined
  let before: { key: string; minutes: number; time: TimeExpression } | undefined
  for (const time of times) {
    if (!time.moment) continue
    const { moment, until: end } = time
    const key = container((message.sentences[time.sentence] ?? { block: { zone: 'body', index: -1 } }).block as Block)
    setYear(moment, published, year)
    if (end) setYear(end, published, year)
    const own = ownDay(moment, published, message) ?? (moment.hour === undefined ? undefined : laterDay(times, time, published, message, year))
    if (own) lend(moment, own, moment.dateSource === 'own' ? 'own' : 'inherited')
    else if (moment.hour !== undefined && moment.dateSource === 'none') {
      const minutes = minutesOf(moment)
      if (current && before?.key === key && before.minutes - minutes > 720) current = addDays(current, 1)
      if (before?.key !== key) rolled = undefined
      else if (!current && published && before.minutes - minutes > 720) rolled = addDays(rolled ?? published, 1)
      const day = current ?? rolled ?? published
      if (day) lend(moment, day, current ? 'inherited' : 'published')
    }
    if (end) settleEnd(moment, end, ownDay(end, published, message))
    const last = end ?? moment
    if (time.converts === undefined) {
      const day = dayOf(last)
      if (day && last.dateSource !== 'published') current = day
      if (last.hour !== undefined) before = { key, minutes: minutesOf(last), time }
    }
  }
}

function setYear(moment: Moment, published: Required<Day> | undefined, other: number | undefined): void {
  if (moment.year !== undefined || moment.month === undefined) return
  if (published) {
    const distance = (year: number) => Math.abs(Date.UTC(year, (moment.month as number) - 1, moment.day ?? 15) - Date.UTC(published.year, published.month - 1, published.day))
    moment.year = [published.year, published.year - 1, published.year + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best))
    moment.yearSource = 'published'
  } else if (other !== undefined) {
    moment.year = other
    moment.yearSource = 'inherited'
  }
}

function ownDay(moment: Moment, published: Required<Day> | undefined, message: Message): Day | undefined {
  if (moment.month !== undefined && moment.day !== undefined) return dayOf(moment)
  if (!published) return undefined
  if (moment.relativeDay !== undefined) return addDays(published, moment.relativeDay)
  if (moment.weekday === undefined || moment.month !== undefined) return undefined
  const today = new Date(Date.UTC(published.year, published.month - 1, published.day)).getUTCDay() || 7
  const ahead = (moment.weekday - today + 7) % 7
  return addDays(published, message.stage === 'scheduled' ? ahead : ahead === 0 ? 0 : ahead - 7)
}

/** "18:40 was the first error, 20:05 the last, on Friday 6 March": the only date of the sentence stands after the clock. */
function laterDay(times: TimeExpression[], time: TimeExpression, published: Required<Day> | undefined, message: Message, year: number | undefined): Day | undefined {
  if (time.moment?.dateSource !== 'none') return undefined
  const inSentence = times.filter((one) => one.sentence === time.sentence && one.moment && one.converts === undefined)
  if (inSentence.some((one) => one.start < time.start && one.moment?.dateSource === 'own')) return undefined
  const later = inSentence.find((one) => one.start > time.start && one.moment?.dateSource === 'own' && one.moment.hour === undefined && (one.moment.day !== undefined || one.moment.relativeDay !== undefined))
  if (!later?.moment) return undefined
  setYear(later.moment, published, year)
  return ownDay(later.moment, published, message)
}

function settleEnd(moment: Moment, end: Moment, own: Day | undefined): void {
  if (own) {
    lend(end, own, 'own')
    // "22:00 to 02:00 on 7 March": the one date stands at the end and is the day of the begin.
    if (moment.dateSource !== 'own' && moment.hour !== undefined) {
      lend(moment, own, 'inherited')
      if (minutesOf(end) < minutesOf(moment)) lend(end, addDays(own, 1), 'own')
    }
    return
  }
  const day = dayOf(moment)
  if (!day || end.hour === undefined || end.dateSource === 'own') return
  lend(end, moment.hour !== undefined && minutesOf(end) < minutesOf(moment) ? addDays(day, 1) : day, moment.dateSource === 'published' ? 'published' : 'inherited')
}

function lend(moment: Moment, day: Day, source: Moment['dateSource']): void {
  moment.dateSource = source
  if (moment.faults.includes('day') || moment.faults.includes('month')) return
  if (day.year !== undefined) moment.date = `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`
  if (moment.month === undefined && source !== 'own') Object.assign(moment, { month: day.month, day: day.day, ...(day.year !== undefined && { year: day.year }) })
}

function dayOf({ year, month, day, date }: Moment): Day | undefined {
  const [y, m, d] = date?.split('-').map(Number) ?? [year, month, day]
  return m !== undefined && d !== undefined ? { month: m, day: d, ...(y !== undefined && { year: y }) } : undefined
}

function addDays({ year, month, day }: Day, days: number): Day {
  if (year === undefined) {
    if (day + days >= 1 && day + days <= daysIn(month)) return { month, day: day + days }
    return days > 0 ? { month: (month % 12) + 1, day: 1 } : { month: ((month + 10) % 12) + 1, day: daysIn(((month + 10) % 12) + 1) }
  }
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Minutes after midnight, halves of the day applied. */
export function minutesOf({ hour = 0, minute = 0, half }: Moment): number {
  const hours = half && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return hours * 60 + minute
}

/**
 * A clock time that only the publication dates may belong to the evening before or the morning after: told by the instant
 * of publication, the past being likelier, and for planned work the future.
 */
function moveToPublication(message: Message, times: TimeExpression[]): void {
  const lent = times.flatMap((time) => [time.moment, time.until]).filter((one): one is Moment => one?.dateSource === 'published' && one.date !== undefined)
  const days = new Set(lent.map((one) => one.date))
  const published = /T\d/.test(message.publishedAt ?? '') ? Date.parse(message.publishedAt as string) : Number.NaN
  const ahead = message.stage === 'scheduled'
  for (const one of lent) {
    const apart = one.instant && !Number.isNaN(published) ? (Date.parse(one.instant) - published) / 3_600_000 : Number.NaN
    let shift = 0
    if (Number.isNaN(apart)) shift = days.size > 1 && !ahead ? -1 : 0
    else if (apart > (ahead ? 18 : 6)) shift = -1
    else if (apart <= (ahead ? -6 : -18)) shift = 1
    if (shift === 0) continue
    const day = addDays(dayOf(one) as Day, shift)
    lend(Object.assign(one, { year: day.year, month: day.month, day: day.day }), day, 'published')
    one.faults = one.faults.filter((fault) => fault !== 'gap' && fault !== 'fold')
    resolve(one)
  }
}

function resolve(moment: Moment): void {
  const { zone, date } = moment
  if (!date || moment.hour === undefined || !zone || moment.faults.some((fault) => fault !== 'half')) return
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const local = Date.UTC(year, month - 1, day) + minutesOf(moment) * 60_000 + (moment.second ?? 0) * 1000
  if (zone.offset !== undefined) moment.instant = iso(local - zone.offset * 60_000)
  else if (zone.iana) {
    const { instant, fault } = instantIn(zone.iana, local)
    moment.instant = iso(instant)
    if (fault) moment.faults.push(fault)
  }
}

/** "06:00 (1am in Chicago)": the twin says which zone the first was in. */
function fromTwin(time: TimeExpression, times: TimeExpression[]): void {
  const base = time.converts === undefined ? undefined : times[time.converts]
  const [from, to] = [time.moment, base?.moment]
  if (!from?.zone || !to || to.hour === undefined || (to.zone && to.zone.source !== 'config')) return
  const offset = from.zone.offset ?? (from.instant && from.zone.iana ? offsetAt(from.zone.iana, Date.parse(from.instant)) : undefined)
  const zone: ZoneReading = { written: from.zone.written, kind: 'offset', source: 'conversion' }
  if (offset !== undefined) {
    let apart = minutesOf(to) - minutesOf(from)
    if (apart > 720) apart -= 1440
    if (apart <= -720) apart += 1440
    zone.offset = offset + apart
  }
  to.zone = zone
  resolve(to)
}

function iso(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
