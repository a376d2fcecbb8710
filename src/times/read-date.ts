import type { Token } from '../model.ts'
import { type Atom, atom, clockFaults, dateFaults, type Parts } from './atoms.ts'
import { hitAt, hitBefore, type Line, leadOf, matchAt } from './line.ts'
import { clockAt } from './read-clock.ts'
import { zoneAfter } from './read-zone.ts'

const ISO = /(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?![\d/])/y
const CLOCK_OF_ISO = /\d{4}-\d{2}-\d{2}T(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?/y
const NUMERIC = /(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/]|[.:]\d)/y
const YEAR = /^(?:19[5-9]|20\d|21[0-4])\d$/
const DASH = /^\s?[-–—/]\s?$/

/** The date atoms that begin at a token; two for "1-2 June". */
export function dateAt(line: Line, at: number): Atom[] | undefined {
  const token = line.tokens[at] as Token
  if (token.number) return iso(line, at) ?? numeric(line, at) ?? dayMonth(line, at) ?? yearAlone(line, at)
  return monthDay(line, at) ?? weekday(line, at) ?? relativeDay(line, at)
}

function iso(line: Line, at: number): Atom[] | undefined {
  const read = matchAt(line, ISO, at)
  if (!read || /[\w/.:-]$/.test(leadOf(line, at))) return undefined
  const parts = { year: Number(read.match[1]), month: Number(read.match[3]), day: Number(read.match[4]) }
  if (!YEAR.test(read.match[1] as string)) return undefined
  const clock = matchAt(line, CLOCK_OF_ISO, at)
  if (!clock) return [dateAtom(line, at, read.last, parts)]
  const { start } = line.tokens[at] as Token
  const date = { ...dateAtom(line, at, read.last, parts), last: read.last, end: start + read.match[0].length }
  const [, hour, minute, second] = clock.match
  const times: Parts = { hour: Number(hour), minute: Number(minute), ...(second && { second: Number(second) }) }
  const end = start + clock.match[0].length
  const zone = zoneAfter(line, clock.last + 1, false)
  const zoned: Parts = zone ? { ...times, zone: { ...zone.zone, source: 'own' } } : times
  const last = zone?.last ?? clock.last
  return [
    date,
    atom('clock', line.tokens, Math.min(read.last + 1, last), last, { parts: zoned, faults: clockFaults(times), start: date.end + 1, end: zone?.end ?? end }),
  ]
}

/** `31/03/2026`, `9/14`: without a year only where something says that it is a date. */
function numeric(line: Line, at: number): Atom[] | undefined {
  const read = matchAt(line, NUMERIC, at)
  if (!read || /[\w$€£¥#/.:-]$/.test(leadOf(line, at))) return undefined
  const [, first, sign, second, year] = read.match as unknown as [string, string, string, string, string | undefined]
  if (year === undefined ? sign !== '/' || !saysDate(line, at, read.last) : sign !== '/' && year.length === 2 && sign === '-') return undefined
  if (sign === '.' && year?.length === 2 && !hitBefore(line, 'time-glue', at)) return undefined
  const order = dateOrder(Number(first), Number(second), sign, line.org.dates)
  if (!order) return undefined
  const full = year === undefined ? undefined : year.length === 2 ? 2000 + Number(year) : Number(year)
  const parts: Parts = { ...order, ...(full !== undefined && { year: full }), ...(year?.length === 2 && { shortYear: true }) }
  return [dateAtom(line, at, read.last, parts)]
}

function dateOrder(first: number, second: number, sign: string, wanted: 'dmy' | 'mdy' | undefined): Parts | undefined {
  if (first > 12 && second > 12) return undefined
  const either = first <= 12 && second <= 12 && first !== second
  const dayFirst = first > 12 || (second <= 12 && (wanted === 'dmy' || (!wanted && sign !== '/')))
  const parts: Parts = dayFirst ? { day: first, month: second } : { month: first, day: second }
  if ((parts.month as number) < 1 || (parts.day as number) < 1 || (parts.day as number) > 31) return undefined
  return { ...parts, ...(either && { eitherOrder: true }) }
}

function saysDate(line: Line, at: number, last: number): boolean {
  const text = line.text.slice((line.tokens[at] as Token).start - line.sentence.start)
  if (/^24\/7(?!\d)/.test(text) || hitAt(line, 'not-clock', last + 1) || hitAt(line, 'time-unit', last + 1) || /^\d+\/\d+\s*%/.test(text)) return false
  if (hitAt(line, 'counted-noun', last + 1) && /^\s+$/.test(leadOf(line, last + 1))) return false
  const next = hitAt(line, 'time-glue', last + 1) ? last + 2 : last + 1
  if (next < line.tokens.length && /^[\s,)@-]*$/.test(leadOf(line, next)) && clockAt(line, next)) return true
  if (/\($/.test(leadOf(line, at)) && /^\d+\/\d+[),\s]/.test(text)) return true
  return [hitBefore(line, 'time-glue', at), hitBefore(line, 'weekday', at), hitBefore(line, 'relative-day', at)].some(Boolean)
}

/** "3 March 2026", "3rd of May", "14-15 March", "5-Mar-2024". */
function dayMonth(line: Line, at: number): Atom[] | undefined {
  const day = dayNumber(line, at)
  if (!day) return undefined
  let next = day.last + 1
  if (hitAt(line, 'time-glue', next) && hitAt(line, 'month', next + 1)) next++
  const month = hitAt(line, 'month', next)
  if (month && /^[\s,-]{0,2}$/.test(leadOf(line, next)) && isMonth(line, month.first, day.ordinal)) {
    const parts: Parts = { month: Number(month.value), day: day.value }
    return withYear(line, at, month.last, parts)
  }
  return secondDay(line, at, day)
}

/** The first day of "14-15 March" or "9 and 10 March". */
function secondDay(line: Line, at: number, day: DayNumber): Atom[] | undefined {
  let next = day.last + 1
  if (!DASH.test(leadOf(line, next))) {
    if (!hitAt(line, 'range-join', next)) return undefined
    next++
  }
  const other = next < line.tokens.length ? dayNumber(line, next) : undefined
  const month = other && hitAt(line, 'month', other.last + 1)
  if (!month || !isMonth(line, month.first, other.ordinal)) return undefined
  const both = withYear(line, next, month.last, { month: Number(month.value), day: other.value })
  const { year } = (both[0] as Atom).parts
  return [dateAtom(line, at, day.last, { month: Number(month.value), day: day.value, ...(year && { year }) }), ...both]
}

/** "March 3rd, 2026", "Jun 1-2", "March 2026", "in March". */
function monthDay(line: Line, at: number): Atom[] | undefined {
  const month = hitAt(line, 'month', at)
  if (!month) return undefined
  const number = Number(month.value)
  let next = month.last + 1
  if (hitAt(line, 'time-glue', next) && dayNumber(line, next + 1)?.ordinal) next++
  const day = /^[.,]?\s*$|^[-/]$/.test(leadOf(line, next)) ? dayNumber(line, next) : undefined
  if (!day) return monthYear(line, at, month.last, number)
  if (!isMonth(line, at, day.ordinal)) return undefined
  const other = DASH.test(leadOf(line, day.last + 1)) && !hitAt(line, 'month', day.last + 2) ? dayNumber(line, day.last + 1) : undefined
  if (!other) return withYear(line, at, day.last, { month: number, day: day.value })
  const both = withYear(line, day.last + 1, other.last, { month: number, day: other.value })
  const { year } = (both[0] as Atom).parts
  return [dateAtom(line, at, day.last, { month: number, day: day.value, ...(year && { year }) }), ...both]
}

function monthYear(line: Line, at: number, last: number, month: number): Atom[] | undefined {
  if (!(line.tokens[at] as Token).capital) return undefined
  const full = withYear(line, at, last, { month })
  if ((full[0] as Atom).parts.year !== undefined) return full
  return hitBefore(line, 'time-glue', at) && at > 0 ? full : undefined
}

/** "may" and "march" are verbs too: a small letter needs an ordinal beside it. */
function isMonth(line: Line, at: number, ordinal: boolean): boolean {
  return (line.tokens[at] as Token).capital || ordinal || !hitAt(line, 'month-verb', at)
}

function withYear(line: Line, first: number, last: number, parts: Parts): Atom[] {
  const next = last + 1
  const year = line.tokens[next]
  const joined = year && YEAR.test(year.norm) && /^[.,]?\s+$|^[-/]$|^\s?,\s?$/.test(leadOf(line, next))
  const clock = /^\s?(?:UTC|GMT|[A-Z]{2,4}T\b|hrs)/.test(line.text.slice((year?.end ?? 0) - line.sentence.start)) && !/^20[0-3]\d$/.test(year?.norm ?? '')
  if (!joined || clock) return [dateAtom(line, first, last, parts)]
  return [dateAtom(line, first, next, { ...parts, year: Number(year.norm) })]
}

interface DayNumber {
  value: number
  last: number
  ordinal: boolean
}

function dayNumber(line: Line, at: number): DayNumber | undefined {
  const token = line.tokens[at]
  if (!token || !/^\d{1,2}$/.test(token.norm)) return undefined
  const ordinal = hitAt(line, 'ordinal-ending', at + 1) !== undefined && leadOf(line, at + 1) === ''
  // "Mar 5:00" and "5 pm" are clock times; the clock reader takes them.
  if (!ordinal && (hitAt(line, 'time-half', at + 1) || /^:\d/.test(line.text.slice(token.end - line.sentence.start)))) return undefined
  return { value: Number(token.norm), last: ordinal ? at + 1 : at, ordinal }
}

/** "in 2019": coarse, for telling other incidents apart. */
function yearAlone(line: Line, at: number): Atom[] | undefined {
  const token = line.tokens[at] as Token
  if (!YEAR.test(token.norm) || !hitBefore(line, 'time-glue', at) || hitAt(line, 'counted-noun', at + 1)) return undefined
  return [dateAtom(line, at, at, { year: Number(token.norm) })]
}

function weekday(line: Line, at: number): Atom[] | undefined {
  const hit = hitAt(line, 'weekday', at)
  const token = line.tokens[at] as Token
  if (!hit || (!token.capital && (token.norm.length < 5 || hitAt(line, 'month-verb', at)))) return undefined
  return [atom('weekday', line.tokens, at, hit.last, { parts: { weekday: Number(hit.value) } })]
}

function relativeDay(line: Line, at: number): Atom[] | undefined {
  const hit = hitAt(line, 'relative-day', at)
  return hit && [atom('day', line.tokens, at, hit.last, { parts: { relativeDay: Number(hit.value) } })]
}

function dateAtom(line: Line, first: number, last: number, parts: Parts): Atom {
  return atom('date', line.tokens, first, last, { parts, faults: dateFaults(parts) })
}
