/** The forms in which containers write dates: ISO 8601, RFC 3339 with a space, and a zone as `Z`, `UTC`, `GMT+1`, `+0100`. */
const STAMP = /^(\d{4}-\d{2}-\d{2})(?:[Tt ]\s{0,3}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s{0,3}(?:([Zz]|UTC|GMT)?\s?([+-]\d{1,2})?(?::?(\d{2}))?)?)?$/

/**
 * An ISO 8601 instant, or a bare date where the zone is not said: a time without a zone is no instant.
 * Undefined when it is neither or no date of the calendar.
 */
export function isoDate(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  const match = typeof value === 'string' ? STAMP.exec(value.trim()) : null
  if (!match) return undefined
  const [, date, hour, minute, second = '00', fraction, zone, shift, shiftMinutes = '00'] = match
  if (Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date) return undefined
  if (hour === undefined || (!zone && !shift)) return date
  const offset = shift ? `${shift[0]}${shift.slice(1).padStart(2, '0')}:${shiftMinutes}` : 'Z'
  const instant = `${date}T${hour.padStart(2, '0')}:${minute}:${second}${fraction ? `.${fraction}` : ''}${offset === '-00:00' || offset === '+00:00' ? 'Z' : offset}`
  return Number.isNaN(Date.parse(instant)) ? undefined : instant
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** The zones of RFC 822, which mails and feeds may name. */
const ZONES: Record<string, string> = {
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  z: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
}
const MAIL_DATE =
  /^(?:[A-Za-z]{3,9},?\s{1,9})?(\d{1,2})\s{1,9}([A-Za-z]{3})[a-z]{0,6}\s{1,9}(\d{2,4})(?:\s{1,9}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s{1,9}([A-Za-z]{1,5}|[+-]\d{4}))?)?/

/** A date as mails and RSS write it (RFC 5322, RFC 822): `Thu, 12 Mar 2026 09:35:13 +0100`. As `isoDate` otherwise. */
export function mailDate(value: string | undefined): string | undefined {
  const [, day, name, year, hour, minute, second, zone] = MAIL_DATE.exec(value?.trim() ?? '') ?? []
  if (!day || !name || !year) return undefined
  return dateOf(year.length === 2 ? `20${year}` : year, name, day, hour && `${hour}:${minute}:${second ?? '00'}`, zone)
}

const STAMP_DATE =
  /([A-Za-z]{3})[a-z]{0,6}\.?\s{1,9}(\d{1,2})(?:\s{0,9},\s{0,9}(\d{4}))?\s{0,9}(?:,|-|at)?\s{0,9}(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,9}([A-Za-z]{1,5})?/

/**
 * The stamp before an update in the feed of a status page: `Jul 1, 09:48 UTC`. It has no year: it is the last such day up
 * to `until`, the day after which nothing of the incident was published.
 */
export function stampDate(value: string, until: string | undefined): string | undefined {
  const [, name, day, year, hour, minute, second, zone] = STAMP_DATE.exec(value) ?? []
  if (!name || !day) return undefined
  const clock = `${hour}:${minute}:${second ?? '00'}`
  if (year !== undefined || until === undefined) return year === undefined ? undefined : dateOf(year, name, day, clock, zone)
  const last = Date.parse(until)
  const guess = new Date(last).getUTCFullYear()
  // A stamp is rounded to the minute, and zones differ by a day at most.
  const dates = [guess + 1, guess, guess - 1].map((one) => dateOf(String(one), name, day, clock, zone))
  return dates.find((date) => date !== undefined && Date.parse(date) <= last + 86_400_000)
}

function dateOf(year: string, month: string, day: string, clock: string | undefined, zone: string | undefined): string | undefined {
  const index = MONTHS.indexOf(month.toLowerCase())
  if (index < 0) return undefined
  const date = `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  const shift = zone === undefined ? undefined : (ZONES[zone.toLowerCase()] ?? (/^[+-]/.test(zone) ? zone : undefined))
  return isoDate(clock === undefined || shift === undefined ? date : `${date} ${clock} ${shift}`)
}
