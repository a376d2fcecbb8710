import type { Atom } from './atoms.ts'
import { hitAt, hitBefore, type Line, leadOf } from './line.ts'
import type { Moment, TimeExpression, TimeKind } from './model.ts'
import { type Group, groupAtoms, isTwin, joinsRange } from './moments.ts'
import { clockAt } from './read-clock.ts'
import { dateAt } from './read-date.ts'
import { lengthAt, offsetAtom } from './read-length.ts'
import { zoneAt } from './read-zone.ts'

/** What one sentence holds, before anything is inherited. `converts` counts inside the sentence. */
export interface Found {
  expressions: TimeExpression[]
  /** A zone that this sentence gives to all times of the text: "all times UTC". */
  zone?: Moment['zone']
}

export function readLine(line: Line): Found {
  const atoms = atomsOf(line)
  const groups = groupAtoms(line, atoms)
  const zone = statedDefault(line, atoms)
  return { expressions: join(line, groups), ...(zone && { zone }) }
}

function atomsOf(line: Line): Atom[] {
  const atoms: Atom[] = []
  for (let at = 0; at < line.tokens.length; ) {
    const next = atomAt(line, at)
    if (next) atoms.push(...next)
    at = next ? Math.max(at, ...next.map((one) => one.last)) + 1 : at + 1
  }
  return atoms
}

function atomAt(line: Line, at: number): Atom[] | undefined {
  const date = dateAt(line, at)
  if (date) return date
  const single = clockAt(line, at) ?? lengthAt(line, at) ?? offsetAtom(line, at)
  return single && [single]
}

/** "All times UTC", "Timeline (US/Pacific)", "Times are in Eastern time". */
function statedDefault(line: Line, atoms: readonly Atom[]): Moment['zone'] {
  for (let at = 0; at < line.tokens.length; at++) {
    const cue = hitAt(line, 'zone-default', at)
    if (!cue) continue
    for (let near = cue.last + 1; near <= Math.min(cue.last + 5, line.tokens.length - 1); near++) {
      if (/[.;]\s/.test(leadOf(line, near)) || atoms.some((one) => one.kind === 'clock' && near >= one.first && near <= one.last)) break
      const zone = zoneAt(line, near)
      if (zone && zone.zone.kind !== 'vague') return { ...zone.zone, source: 'default' }
    }
  }
  return undefined
}

function join(line: Line, groups: readonly Group[]): TimeExpression[] {
  const out: TimeExpression[] = []
  /** Groups behind each expression, for telling twins. */
  let base = -1
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] as Group
    const twinOf = base >= 0 ? twin(line, out[base] as TimeExpression, group, groups, i, out.at(-1)?.converts === base) : false
    const closing = closes(line, groups, i)
    const made = expressionOf(line, group, closing > i ? (groups[closing] as Group) : undefined)
    if (twinOf) made.converts = base
    out.push(made)
    if (!twinOf && made.moment) base = out.length - 1
    for (let between = i + 1; between < closing; between++)
      out.push({ ...expressionOf(line, groups[between] as Group), converts: out.length - 1 - (between - i - 1) })
    if (closing > i) {
      const twins = trailingTwins(line, groups, closing)
      for (const other of twins) out.push({ ...expressionOf(line, other), converts: base })
      i = closing + twins.length
    }
  }
  return out
}

/** Index of the group that ends the range that group `i` begins, over twins in between; `i` when it begins none. */
function closes(line: Line, groups: readonly Group[], i: number): number {
  const group = groups[i] as Group
  for (let end = i + 1; end < Math.min(groups.length, i + 4); end++) {
    const last = groups[end - 1] as Group
    const other = groups[end] as Group
    if (joinsRange(line, { ...group, end: last.end, last: last.last }, other)) return end
    if (!isTwin(line, last, other, end > i + 1)) return i
  }
  return i
}

function trailingTwins(line: Line, groups: readonly Group[], closing: number): Group[] {
  const twins: Group[] = []
  const end = groups[closing] as Group
  // "18:00 CET (17:00 UTC)" after a range converts its end; a range in brackets converts the whole and is read on its own.
  for (let at = closing + 1; at < groups.length; at++) {
    const last = groups[at - 1] as Group
    const other = groups[at] as Group
    if (!isTwin(line, twins.length > 0 ? last : end, other, twins.length > 0) || closes(line, groups, at) > at) break
    twins.push(other)
  }
  return twins
}

function twin(line: Line, base: TimeExpression, group: Group, groups: readonly Group[], i: number, chained: boolean): boolean {
  const before = groups[i - 1] as Group
  const zoned = { ...group, parts: { ...group.parts, zone: group.parts.zone ?? groups[closes(line, groups, i)]?.parts.zone } }
  const inside = line.text.slice(base.end - line.sentence.start, group.start - line.sentence.start).includes('(')
  return isTwin(line, before, zoned, inside) && (inside || before.first <= base.last || chained)
}

function expressionOf(line: Line, from: Group, to?: Group): TimeExpression {
  const { sentence } = line
  const last = to?.last ?? from.last
  const end = to?.end ?? from.end
  const approx =
    hitBefore(line, 'time-about', from.first) !== undefined ||
    /[~≈]\s*$/.test(leadOf(line, from.first)) ||
    hitAt(line, 'time-about', last + 1)?.last === last + 2
  const own = (at: number) => line.index?.[at] ?? at
  const made = {
    sentence: sentence.index,
    first: own(from.first),
    last: own(last),
    start: from.start,
    end,
    text: line.sentence.text.slice(from.start - sentence.start, end - sentence.start),
    approx,
  }
  if (from.length) return lengthExpression(line, from.length, made)
  return { ...made, kind: to ? 'range' : kindOf(from), moment: momentOf(line, from), ...(to && { until: momentOf(line, to) }) }
}

function lengthExpression(line: Line, length: Atom, made: Omit<TimeExpression, 'kind'>): TimeExpression {
  const { seconds, most } = length
  if (length.kind !== 'length') return { ...made, kind: length.kind === 'offset' ? 'offset' : 'interval', seconds, most }
  const ago = hitAt(line, 'time-ago', length.last + 1)
  const ahead = hitBefore(line, 'time-ahead', length.first, 5) ?? (made.approx ? hitBefore(line, 'time-ahead', length.first - 1, 5) : undefined)
  const direction = length.direction ?? (ago ? (ago.value as 'ago' | 'ahead') : ahead ? 'ahead' : undefined)
  return { ...made, kind: direction ? 'relative' : 'duration', seconds, most, ...(direction && { direction }) }
}

function kindOf({ kinds }: Group): TimeKind {
  const dated = kinds.includes('date') || kinds.includes('day') || kinds.includes('weekday')
  if (kinds.includes('clock')) return dated ? 'instant' : 'clock'
  return kinds.includes('date') ? 'date' : kinds.includes('weekday') && !kinds.includes('day') ? 'weekday' : 'relative-day'
}

function momentOf(line: Line, { parts, faults, start, end }: Group): Moment {
  const own = parts.day !== undefined || parts.month !== undefined || parts.weekday !== undefined || parts.relativeDay !== undefined
  const written = line.sentence.text.slice(start - line.sentence.start, end - line.sentence.start)
  return { ...parts, start, end, written, faults: [...faults], dateSource: own ? 'own' : 'none', yearSource: parts.year !== undefined ? 'own' : 'none' }
}
