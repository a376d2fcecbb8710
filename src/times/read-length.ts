import type { Token } from '../model.ts'
import { type Atom, atom } from './atoms.ts'
import { hitAt, hitBefore, type Line, leadOf, matchAt } from './line.ts'

const SIGNS: Record<string, number> = { d: 86400, h: 3600, m: 60, s: 1, ms: 0.001 }
const COMPACT = /(\d{1,4})\s?h\s?(\d{1,2})(?:\s?m(?:in|n)?\b)?/iy
const TIMES = /(\d{1,2})\s?[x×]\s?(\d{1,3})(?!\d)/iy
const OFFSET = /T\s?([+−-])\s?(\d{1,4})(?::(\d{2}))?/y
const JOIN = /^\s?[-–—]\s?$/

/** A length of time, plain ("1 h 25 min") or recurring ("every 30 minutes", "hourly"). */
export function lengthAt(line: Line, at: number): Atom | undefined {
  const word = hitAt(line, 'interval-word', at)
  if (word) return atom('interval', line.tokens, at, word.last, { seconds: Number(word.value), most: Number(word.value) })
  const wait = hitAt(line, 'bounded-wait', at)
  if (wait) return atom('length', line.tokens, at, wait.last, { seconds: Number(wait.value), most: Number(wait.value), direction: 'ahead' })
  const every = hitAt(line, 'every-word', at)
  if (every) return recurring(line, at, every.last + 1)
  return plain(line, at)
}

function recurring(line: Line, first: number, at: number): Atom | undefined {
  const length = at < line.tokens.length ? (plain(line, at) ?? singleUnit(line, at)) : undefined
  return length && { ...length, kind: 'interval', first, start: (line.tokens[first] as Token).start }
}

function singleUnit(line: Line, at: number): Atom | undefined {
  const unit = hitAt(line, 'time-unit', at)
  return unit && atom('length', line.tokens, at, unit.last, { seconds: Number(unit.value), most: Number(unit.value) })
}

function plain(line: Line, at: number): Atom | undefined {
  const stated = clockLike(line, at) ?? compact(line, at) ?? times(line, at)
  if (stated) return stated
  const first = counted(line, at)
  if (!first) return undefined
  let { last, seconds, most } = first
  for (let more = 0; more < 3; more++) {
    const joined = hitAt(line, 'range-join', last + 1)
    const from = joined && joined.last === last + 1 && /^[\s,]*$/.test(leadOf(line, last + 1)) ? last + 2 : last + 1
    const next = /^[\s,]{0,2}$/.test(leadOf(line, from)) ? counted(line, from) : undefined
    // "1 hour and 25 minutes" adds up; "30 minutes and 2 hours" are two lengths.
    if (!next || next.unit >= first.unit || next.seconds >= seconds) break
    last = next.last
    seconds += next.seconds
    most += next.most
  }
  const half = hitAt(line, 'and-a-half', last + 1)
  if (half) return atom('length', line.tokens, at, half.last, { seconds: seconds + first.unit / 2, most: most + first.unit / 2 })
  return atom('length', line.tokens, at, last, { seconds, most })
}

interface Counted {
  seconds: number
  most: number
  unit: number
  last: number
}

/** A count, or a range of counts, and its unit: "90 minutes", "two hours", "30-60 min", "5 to 10 minutes", "8 h". */
function counted(line: Line, at: number): Counted | undefined {
  const low = countAt(line, at)
  if (!low) return undefined
  let next = low.last + 1
  let high = low.value
  const join = hitAt(line, 'range-join', next)
  const from = JOIN.test(leadOf(line, next)) ? next : join ? join.last + 1 : -1
  const other = from > 0 ? countAt(line, from) : undefined
  if (other && other.value >= low.value && unitAt(line, other.last + 1, other.figures)) {
    high = other.value
    next = other.last + 1
  }
  const unit = unitAt(line, next, low.figures)
  return unit && { seconds: low.value * unit.value, most: high * unit.value, unit: unit.value, last: unit.last }
}

function countAt(line: Line, at: number): { value: number; last: number; figures: boolean } | undefined {
  const token = line.tokens[at]
  if (!token) return undefined
  if (token.number) {
    if (!/^\d{1,6}(?:[.,]\d{1,3})?$/.test(token.norm) || /[\w$€£¥#:/]$/.test(leadOf(line, at))) return undefined
    const value = /^\d{1,3},\d{3}$/.test(token.norm) ? Number(token.norm.replace(',', '')) : Number(token.norm.replace(',', '.'))
    return { value, last: at, figures: true }
  }
  const word = hitAt(line, 'time-count', at)
  // "24 hours a day" is a share, not a length.
  if (word?.value === '1' && hitBefore(line, 'time-unit', at)) return undefined
  if (!word) return undefined
  const ones = hitAt(line, 'time-count', word.last + 1)
  const tens =
    Number(word.value) >= 20 &&
    Number(word.value) % 10 === 0 &&
    ones !== undefined &&
    Number(ones.value) >= 1 &&
    Number(ones.value) < 10 &&
    Number.isInteger(Number(ones.value))
  return tens
    ? { value: Number(word.value) + Number(ones.value), last: ones.last, figures: false }
    : { value: Number(word.value), last: word.last, figures: false }
}

function unitAt(line: Line, at: number, figures: boolean): { value: number; last: number } | undefined {
  const token = line.tokens[at]
  if (!token || !/^[\s-]{0,2}$/.test(leadOf(line, at))) return undefined
  const word = hitAt(line, 'time-unit', at)
  // "a second alert" is no length.
  if (word && (figures || word.value !== '1' || token.norm.length > 6)) return { value: Number(word.value), last: word.last }
  const sign = figures ? SIGNS[token.norm] : undefined
  return sign === undefined ? undefined : { value: sign, last: at }
}

/** "1h25", "2h 30m": one word to the tokenizer. */
function compact(line: Line, at: number): Atom | undefined {
  const read = (line.tokens[at] as Token).number ? matchAt(line, COMPACT, at) : undefined
  if (!read || /[\w$:/.]$/.test(leadOf(line, at))) return undefined
  const seconds = Number(read.match[1]) * 3600 + Number(read.match[2]) * 60
  const last = hitAt(line, 'time-unit', read.last + 1) && leadOf(line, read.last + 1).length < 2 ? read.last + 1 : read.last
  return atom('length', line.tokens, at, last, { seconds, most: seconds })
}

/** "1x24 hours", "3 x 24 jam": so many times so many. */
function times(line: Line, at: number): Atom | undefined {
  const read = (line.tokens[at] as Token).number ? matchAt(line, TIMES, at) : undefined
  const unit = read && unitAt(line, read.last + 1, true)
  if (!read || !unit) return undefined
  const seconds = Number(read.match[1]) * Number(read.match[2]) * unit.value
  return atom('length', line.tokens, at, unit.last, { seconds, most: seconds })
}

/** "Duration: 1:25", "lasted 02:35:10". */
function clockLike(line: Line, at: number): Atom | undefined {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/.exec((line.tokens[at] as Token).norm) ?? []
  if (hours === undefined || !(hitBefore(line, 'duration-cue', at) || hitAt(line, 'time-unit', at + 1)) || hitAt(line, 'time-half', at + 1)) return undefined
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return atom('length', line.tokens, at, hitAt(line, 'time-unit', at + 1)?.last ?? at, { seconds: total, most: total })
}

/** "T+5 min", "T-10", "T+1:30". */
export function offsetAtom(line: Line, at: number): Atom | undefined {
  const read = (line.tokens[at] as Token).norm === 't' ? matchAt(line, OFFSET, at) : undefined
  if (!read) return undefined
  const unit = unitAt(line, read.last + 1, true)
  const hours = read.match[3] !== undefined ? Number(read.match[2]) * 3600 + Number(read.match[3]) * 60 : Number(read.match[2]) * (unit?.value ?? 60)
  const seconds = read.match[1] === '+' ? hours : -hours
  return atom('offset', line.tokens, at, unit?.last ?? read.last, { seconds, most: seconds })
}
