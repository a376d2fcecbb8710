import type { Token } from '../model.ts'
import { type Atom, atom, clockFaults, type Parts } from './atoms.ts'
import { hitAt, hitBefore, type Line, leadOf, matchAt } from './line.ts'
import { zoneAfter } from './read-zone.ts'
import { abbreviation } from './zones.ts'

const FIGURES = /^(\d{1,2})([:.])(\d{2})(?:\2(\d{2})(?:[.,]\d{1,9})?)?$/
const HOUR_SIGN = /(\d{1,2})\s?[hH]\s?(\d{2})(?![\dA-Za-z])/y
const FOUR = /^([01]\d|2[0-4])([0-5]\d)$/
const RANGE = /^\s?[-–—]\s?$/

/** The clock time that begins at a token, with the half of the day and the zone that belong to it. */
export function clockAt(line: Line, at: number, depth = 0): Atom | undefined {
  // A chain of figures and dashes asks the next one whether it is a clock time; two steps tell.
  if (depth > 2) return undefined
  const token = line.tokens[at] as Token
  const bare = token.number ? (figures(line, at, depth) ?? hourSign(line, at) ?? fourFigures(line, at, depth) ?? hourAlone(line, at, depth)) : named(line, at)
  return bare && withZone(line, bare)
}

function figures(line: Line, at: number, depth: number): Atom | undefined {
  const token = line.tokens[at] as Token
  const match = FIGURES.exec(token.norm)
  if (!match || /[\w$€£¥#:./@+]$/.test(leadOf(line, at)) || /^[:.]\d|^%/.test(line.text.slice(token.end - line.sentence.start))) return undefined
  const [, hour, sign, minute, second] = match
  const parts: Parts = { hour: Number(hour), minute: Number(minute), ...(second && { second: Number(second) }) }
  if (/^\d:/.test(token.norm) && hitAt(line, 'time-unit', at + 1) && !hitBefore(line, 'clock-cue', at)) return undefined
  const half = halfAfter(line, at, Number(hour))
  const name = hitAt(line, 'named-clock', at + 1)
  if (name && hour === '12' && name.value !== '24')
    return clockAtom(line, at, name.last, { hour: Number(name.value), minute: 0, named: name.value === '12' ? 'noon' : 'midnight' })
  const made = clockAtom(line, at, half?.last ?? clockWord(line, at) ?? at, { ...parts, ...(half?.value && { half: half.value }) })
  if (half || made.last > at || zoneAfter(line, at + 1, false)) return made
  if (sign === '.') return dotted(line, at, made, depth)
  return isRatio(line, at, made) ? undefined : made
}

/** "14:00 hrs", "at 9:30 h"; but "1:30 hours" is a length. */
function clockWord(line: Line, at: number): number | undefined {
  const next = line.tokens[at + 1]
  if (!next || !/^[ \u00a0]?$/.test(leadOf(line, at + 1)) || !(hitAt(line, 'clock-word', at + 1) || next.norm === 'h')) return undefined
  const wide = /^\d\d:/.test((line.tokens[at] as Token).norm)
  return !hitBefore(line, 'duration-cue', at) && (wide || hitBefore(line, 'clock-cue', at) || zoneAfter(line, at + 2, false)) ? at + 1 : undefined
}

/** "4.05" is a clock time after "at" or in a range with one that is, not in "rose by 4.05" or "version 14.02". */
function dotted(line: Line, at: number, made: Atom, depth: number): Atom | undefined {
  if (made.faults.length > 0 || made.parts.second !== undefined) return undefined
  if (at === 0 && hitAt(line, 'clock-opener', at) && line.tokens.length > 1 && !isCounted(line, at)) return made
  const next = line.tokens[at + 1]
  if (next?.number && RANGE.test(leadOf(line, at + 1)) && clockAt(line, at + 1, depth + 1)) return made
  if (next?.number && hitBefore(line, 'range-open', at)) return undefined
  const joined = hitAt(line, 'range-join', at + 1)
  if (joined && line.tokens[joined.last + 1]?.number && isSure(clockAt(line, joined.last + 1, depth + 1))) return made
  const before = line.tokens[at - 1]
  if (before?.number && RANGE.test(leadOf(line, at)) && FIGURES.test(before.norm)) return made
  // "from 1.27 to 1.28" are versions.
  const cue = hitBefore(line, 'clock-cue', at)
  if (!cue || (hitAt(line, 'range-open', cue.first) && made.parts.hour !== undefined && made.parts.hour < 10)) return undefined
  return isCounted(line, at) ? undefined : made
}

function isCounted(line: Line, at: number): boolean {
  return (['not-clock', 'time-unit', 'counted-noun'] as const).some((lexicon) => hitAt(line, lexicon, at + 1))
}

function isSure(clock: Atom | undefined): boolean {
  return clock?.parts.half !== undefined || clock?.parts.zone !== undefined
}

/** 16:9 never looks like a clock time; "16:10 ratio", "Luke 3:16" and "12:30 requests" do. */
function isRatio(line: Line, at: number, made: Atom): boolean {
  if (hitAt(line, 'not-clock', at + 1)) return true
  const before = line.tokens[at - 1]
  const single = /^\d:/.test((line.tokens[at] as Token).norm)
  return Boolean(
    single &&
      made.faults.length === 0 &&
      at > 1 &&
      before?.capital &&
      leadOf(line, at) === ' ' &&
      !hitBefore(line, 'time-glue', at) &&
      !hitBefore(line, 'weekday', at) &&
      !hitBefore(line, 'month', at),
  )
}

/** "16h45", "8 h 00"; with "min" after it, or after "took", it is a length. */
function hourSign(line: Line, at: number): Atom | undefined {
  const read = matchAt(line, HOUR_SIGN, at)
  if (!read || /[\w.:/-]$/.test(leadOf(line, at)) || hitBefore(line, 'duration-cue', at) || hitAt(line, 'time-unit', read.last + 1)) return undefined
  if (/^\d[hH]/.test(read.match[0]) && !hitBefore(line, 'clock-cue', at) && !zoneAfter(line, read.last + 1, false)) return undefined
  return clockAtom(line, at, read.last, { hour: Number(read.match[1]), minute: Number(read.match[2]) })
}

/** "1400 UTC", "0900-1100 EST", "1430 hrs". */
function fourFigures(line: Line, at: number, depth: number): Atom | undefined {
  const token = line.tokens[at] as Token
  const match = FOUR.exec(token.norm)
  if (!match || /[\w$€£¥#:./@]$/.test(leadOf(line, at))) return undefined
  const parts = { hour: Number(match[1]), minute: Number(match[2]) }
  const zoned = zoneAfter(line, at + 1, false)
  if (zoned && ['abbreviation', 'offset'].includes(zoned.zone.kind) && !/[([,]/.test(leadOf(line, at + 1))) return clockAtom(line, at, at, parts)
  const word = hitAt(line, 'clock-word', at + 1)
  if (word && (hitBefore(line, 'clock-cue', at) || RANGE.test(leadOf(line, at)))) return clockAtom(line, at, word.last, parts)
  const next = line.tokens[at + 1]
  const joined = next?.number && RANGE.test(leadOf(line, at + 1)) ? at + 1 : (hitAt(line, 'range-join', at + 1)?.last ?? -2) + 1
  return FOUR.test(line.tokens[joined]?.norm ?? '') && joined > at && depth < 2 && fourFigures(line, joined, depth + 1)
    ? clockAtom(line, at, at, parts)
    : undefined
}

/** "9am", "9 o'clock", "at 15 UTC", and the 9 of "between 9 and 10am". */
function hourAlone(line: Line, at: number, depth: number): Atom | undefined {
  const token = line.tokens[at] as Token
  if (!/^\d{1,2}$/.test(token.norm) || /[\w$€£¥#:/@.]$/.test(leadOf(line, at))) return undefined
  const hour = Number(token.norm)
  const half = halfAfter(line, at, hour)
  if (half) return clockAtom(line, at, half.last, { hour, ...(half.value && { half: half.value }) })
  if (hour > 24) return undefined
  const word = hitAt(line, 'clock-word', at + 1)
  if (word && !hitAt(line, 'time-unit', at + 1)) return clockAtom(line, at, word.last, { hour })
  if (line.tokens[at + 1]?.norm === 'h' && leadOf(line, at + 1) === '' && hitBefore(line, 'clock-cue', at)) return clockAtom(line, at, at + 1, { hour })
  const zoned = zoneAfter(line, at + 1, false)
  const cued = hitBefore(line, 'clock-cue', at) || hitBefore(line, 'range-join', at) || RANGE.test(leadOf(line, at))
  if (zoned?.zone.kind === 'abbreviation' && cued && leadOf(line, at + 1) === ' ') return clockAtom(line, at, at, { hour })
  return openHour(line, at, depth) ? clockAtom(line, at, at, { hour }) : undefined
}

/** A bare figure opens a range when a clock time closes it. */
function openHour(line: Line, at: number, depth: number): boolean {
  const dash = RANGE.test(leadOf(line, at + 1)) && line.tokens[at + 1]?.number
  const join = hitAt(line, 'range-join', at + 1)
  const next = dash ? at + 1 : join && hitBefore(line, 'range-open', at) ? join.last + 1 : -1
  if (next < 0 || !line.tokens[next]?.number) return false
  const closing = clockAt(line, next, depth + 1)
  return closing !== undefined && (closing.parts.half !== undefined || closing.parts.minute === undefined || !dash) && closing.parts.hour !== undefined
}

function named(line: Line, at: number): Atom | undefined {
  const hit = hitAt(line, 'named-clock', at)
  if (!hit) return undefined
  const hour = Number(hit.value)
  return clockAtom(line, at, hit.last, { hour, minute: 0, named: hour === 12 ? 'noon' : hour === 24 ? 'day-end' : 'midnight' })
}

/** "9 am"; parts of the day ("pagi", value `am?`) stand beside figures of 24 hours too, and tell nothing there. */
function halfAfter(line: Line, at: number, hour: number): { value?: 'am' | 'pm'; last: number } | undefined {
  const hit = hitAt(line, 'time-half', at + 1)
  if (!hit?.value || !/^[ \u00a0\u202f]?$/.test(leadOf(line, at + 1))) return undefined
  const value = hit.value.slice(0, 2) as 'am' | 'pm'
  const plain = hit.value.endsWith('?') && (hour > 12 || hour === 0)
  return { last: hit.last, ...(!plain && { value }) }
}

function withZone(line: Line, clock: Atom): Atom {
  const zone = zoneAfter(line, clock.last + 1, clock.parts.half !== undefined)
  if (!zone) return zoneBefore(line, clock) ?? clock
  return { ...clock, last: zone.last, end: zone.end, parts: { ...clock.parts, zone: { ...zone.zone, source: 'own' } } }
}

/** "UTC 14:00", "[UTC] 14:00". */
function zoneBefore(line: Line, clock: Atom): Atom | undefined {
  const at = clock.first - 1
  const token = line.tokens[at]
  if (!token?.capital || !/^\)?\]?\s$/.test(leadOf(line, clock.first))) return undefined
  const before = line.tokens[at - 1]
  if (before && (before.number || hitAt(line, 'time-half', at - 1)) && !/[;,.(]/.test(leadOf(line, at))) return undefined
  const written = line.text.slice(token.start - line.sentence.start, token.end - line.sentence.start)
  const zone = abbreviation(written)
  return zone && { ...clock, first: at, start: token.start, parts: { ...clock.parts, zone: { written, kind: 'abbreviation', source: 'own', ...zone } } }
}

function clockAtom(line: Line, first: number, last: number, parts: Parts): Atom {
  return atom('clock', line.tokens, first, last, { parts, faults: clockFaults(parts) })
}
