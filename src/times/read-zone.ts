import type { Token } from '../model.ts'
import { hitAt, type Line, leadOf, matchAt } from './line.ts'
import type { ZoneReading } from './model.ts'
import { abbreviation, aliased, isZone } from './zones.ts'

export interface ZoneFound {
  zone: Omit<ZoneReading, 'source'>
  first: number
  last: number
  end: number
}

const IANA =
  /(?:US|Etc|Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Europe|Indian|Mexico|Pacific)\/[A-Za-z_]+(?:\/[A-Za-z_]+)?(?:[+-]\d{1,2})?/y
const BASED = /(?:UTC|GMT)(?:\s?\+\s?|\s?[−-])(\d{1,2})(?::?([0-5]\d))?(?![\d:])/iy
const SIGNED = /\s?([+−-])(\d{2})(:?)([0-5]\d)(?![\d:])/y

/** The zone that follows a clock time ending before token `at`, with or without a bracket between. */
export function zoneAfter(line: Line, at: number, half: boolean): ZoneFound | undefined {
  const signed = signedOffset(line, at)
  if (signed) return signed
  if (at >= line.tokens.length) return undefined
  const lead = leadOf(line, at)
  if (!/^\.?[ \t\u00a0]*[([,]?[ \t\u00a0]*$/.test(lead)) return undefined
  const token = line.tokens[at] as Token
  if (token.norm === 'z' && lead === '') return found(line, at, at, { written: 'Z', kind: 'abbreviation', offset: 0 })
  return namedZone(line, at, half, lead.includes(','))
}

/** A zone that stands by itself, as in "all times UTC". */
export function zoneAt(line: Line, at: number): ZoneFound | undefined {
  return namedZone(line, at, false, false)
}

function namedZone(line: Line, at: number, half: boolean, comma: boolean): ZoneFound | undefined {
  const based = matchAt(line, BASED, at)
  if (based && !/\s[−-]/.test(based.match[0])) {
    const sign = /[−-]/.test(based.match[0]) ? -1 : 1
    const offset = sign * (Number(based.match[1]) * 60 + Number(based.match[2] ?? 0))
    if (Math.abs(offset) <= 840) return found(line, at, based.last, { written: based.match[0], kind: 'offset', offset })
  }
  const iana = matchAt(line, IANA, at)
  if (iana && isZone(iana.match[0])) return found(line, at, iana.last, { written: iana.match[0], kind: 'iana', iana: iana.match[0] })
  const token = line.tokens[at] as Token
  const written = line.text.slice(token.start - line.sentence.start, token.end - line.sentence.start)
  const alias = aliased(written, line.org.zoneAlias)
  const short = alias ?? abbreviation(written, half)
  // A language that names the zone so takes it for no other.
  const own = short?.ambiguous && hitAt(line, 'zone-name', at)?.last === at
  if (short && !token.number) return found(line, at, at, { written, kind: 'abbreviation', ...short, ...(own && { ambiguous: false }) })
  return comma ? undefined : wordedZone(line, at)
}

/** "Pacific", "Jakarta time", "in Chicago", "local time": words of the language pack. */
function wordedZone(line: Line, at: number): ZoneFound | undefined {
  const vague = hitAt(line, 'zone-vague', at)
  if (vague) return found(line, at, vague.last, { written: textOf(line, at, vague.last), kind: 'vague' })
  const named = hitAt(line, 'zone-name', at)
  if (named && (named.last > at || standsAlone(line, at, at))) return found(line, at, named.last, zoneOf(line, at, named.last, named.value as string))
  const inside = hitAt(line, 'time-glue', at) && !(line.tokens[at] as Token).capital ? at + 1 : at
  const behind = inside > at ? hitAt(line, 'zone-name', inside) : undefined
  if (behind && behind.last > inside) return found(line, at, behind.last, zoneOf(line, inside, behind.last, behind.value as string))
  const place = hitAt(line, 'zone-place', inside)
  if (place && (line.tokens[inside] as Token).capital) {
    const word = hitAt(line, 'zone-word', place.last + 1)
    if (word) return found(line, at, word.last, zoneOf(line, inside, word.last, place.value as string))
    if (inside > at || standsAlone(line, inside, place.last)) return found(line, at, place.last, zoneOf(line, inside, place.last, place.value as string))
  }
  const written = inside > at && inside < line.tokens.length ? textOf(line, inside, inside) : ''
  const short = written === '' ? undefined : abbreviation(written, false)
  return short ? found(line, at, inside, { written, kind: 'abbreviation', ...short }) : unknownPlace(line, inside, at)
}

/** A place that no table holds is a zone all the same, when "time" follows: the reader knows it. */
function unknownPlace(line: Line, from: number, first: number): ZoneFound | undefined {
  for (let last = from; last < Math.min(from + 3, line.tokens.length); last++) {
    if (!(line.tokens[last] as Token).capital || (last > from && leadOf(line, last) !== ' ')) return undefined
    const word = hitAt(line, 'zone-word', last + 1)
    if (word && leadOf(line, last + 1) === ' ') return found(line, first, word.last, { written: textOf(line, from, word.last), kind: 'place' })
  }
  return undefined
}

function zoneOf(line: Line, first: number, last: number, value: string): Omit<ZoneReading, 'source'> {
  return { written: textOf(line, first, last), kind: 'place', ...(value === 'UTC' ? { offset: 0 } : { iana: value }) }
}

/**
 * A single capitalised word is a zone only where the sentence does not go on with it: "14:00 Denver -", not "at 14:00 London customers".
 * One of the four of America is one without a capital too: "by 2am central".
 */
function standsAlone(line: Line, first: number, last: number): boolean {
  const next = line.tokens[last + 1]
  const ends = !next || /[^\s]/.test(leadOf(line, last + 1))
  if (!(line.tokens[first] as Token).capital) {
    const america = hitAt(line, 'zone-name', first)?.value?.startsWith('America/')
    return america === true && (ends || hitAt(line, 'relative-day', last + 1) !== undefined)
  }
  if (ends || !next) return true
  if (next.capital) return (['month', 'weekday'] as const).some((lexicon) => hitAt(line, lexicon, last + 1) !== undefined)
  return !hitAt(line, 'counted-noun', last + 1) && !hitAt(line, 'generic-noun', last + 1) && hitAt(line, 'zone-name', first) !== undefined
    ? true
    : (['time-glue', 'range-join', 'relative-day', 'zone-word'] as const).some((lexicon) => hitAt(line, lexicon, last + 1) !== undefined)
}

/** `+07:00`, `+0200`, `-0500`. A minus with a colon is a range ("10:00 -11:00") unless seconds or a `T` came before. */
function signedOffset(line: Line, at: number): ZoneFound | undefined {
  const before = line.tokens[at - 1]
  if (!before) return undefined
  SIGNED.lastIndex = before.end - line.sentence.start
  const match = SIGNED.exec(line.text)
  if (!match) return undefined
  const [whole, sign, hours, colon, minutes] = match as unknown as [string, string, string, string, string]
  if (sign !== '+' && colon !== ':' && /^\d+$/.test(before.norm)) return undefined
  if (sign !== '+' && colon === ':' && !/:\d{2}:\d{2}$|T\d{2}:\d{2}/i.test(line.text.slice(Math.max(0, match.index - 9), match.index))) return undefined
  const offset = (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
  if (Math.abs(offset) > 840) return undefined
  let last = at
  while (last + 1 < line.tokens.length && (line.tokens[last + 1] as Token).start < SIGNED.lastIndex + line.sentence.start) last++
  return { zone: { written: whole.trim(), kind: 'offset', offset }, first: at, last, end: SIGNED.lastIndex + line.sentence.start }
}

function textOf(line: Line, first: number, last: number): string {
  return line.text.slice((line.tokens[first] as Token).start - line.sentence.start, (line.tokens[last] as Token).end - line.sentence.start)
}

function found(line: Line, first: number, last: number, zone: Omit<ZoneReading, 'source'>): ZoneFound {
  return { zone, first, last, end: (line.tokens[last] as Token).end }
}
