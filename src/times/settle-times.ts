import type { Message, Org } from '../model.ts'
import { addDays, type Day, dayOf, lend, minutesOf } from './day.ts'
import type { Moment, TimeExpression, ZoneReading } from './model.ts'
import { settleDates } from './settle-dates.ts'
import { settleZones } from './settle-zones.ts'
import { instantIn, offsetAt } from './zones.ts'

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
