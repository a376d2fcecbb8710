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
