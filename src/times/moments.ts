import type { Atom, Parts } from './atoms.ts'
import { covered, hitAt, type Line, leadOf } from './line.ts'
import { clockAt } from './read-clock.ts'
import { zoneAfter, zoneAt } from './read-zone.ts'

/** Atoms that belong to one point of time: at most one clock, one date, one weekday, one relative day. */
export interface Group {
  first: number
  last: number
  start: number
  end: number
  parts: Parts
  faults: Atom['faults']
  /** What it holds, in order. */
  kinds: Atom['kind'][]
  length?: Atom
}

/** Joins neighbouring atoms, where only glue ("at", "on", a comma, a dash after a date) stands between them. */
export function groupAtoms(line: Line, atoms: readonly Atom[]): Group[] {
  const groups: Group[] = []
  for (const one of atoms) {
    const known = groups.at(-1)
    if (known && belongs(line, known, one)) {
      known.last = Math.max(known.last, one.last)
      known.end = one.end
      known.parts = { ...known.parts, ...one.parts }
      known.faults = [...known.faults, ...one.faults]
      known.kinds.push(one.kind)
      zoneAfterDate(line, known, one)
    } else
      groups.push({
        first: one.first,
        last: one.last,
        start: one.start,
        end: one.end,
        parts: one.parts,
        faults: one.faults,
        kinds: [one.kind],
        ...(isLength(one) && { length: one }),
      })
  }
  return groups
}

/** "09:00 on 3 March, London time": the zone stands behind the date. */
function zoneAfterDate(line: Line, group: Group, date: Atom): void {
  if (group.parts.hour === undefined || group.parts.zone || date.kind === 'clock') return
  const comma = /^\s*,\s*$/.test(leadOf(line, date.last + 1)) && date.last + 1 < line.tokens.length ? zoneAt(line, date.last + 1) : undefined
  const zone = zoneAfter(line, date.last + 1, false) ?? comma
  if (!zone || (comma && zone === comma && zone.zone.kind === 'place' && zone.last === zone.first)) return
  group.parts = { ...group.parts, zone: { ...zone.zone, source: 'own' } }
  group.last = Math.max(group.last, zone.last)
  group.end = zone.end
}

function isLength(one: Atom): boolean {
  return one.kind === 'length' || one.kind === 'interval' || one.kind === 'offset'
}

const POINT = new Set<Atom['kind']>(['clock', 'date', 'weekday', 'day'])

function belongs(line: Line, group: Group, one: Atom): boolean {
  if (group.length || isLength(one) || group.kinds.includes(one.kind) || one.kind === 'zone') return false
  if (!group.kinds.every((kind) => POINT.has(kind))) return false
  const gap = line.text.slice(group.end - line.sentence.start, one.start - line.sentence.start)
  const words = one.first - group.last - 1
  if (words > 3 || !/^[\s,.()[\]@:;–—\-\w]*$/.test(gap) || /[:;.]\s*\w+\s*$/.test(gap)) return false
  // Midnight's day of a relative word ("yesterday, 3 March"): a date in the same breath explains it.
  if (words > 0 && !covered(line, group.last + 1, one.first - 1, 'time-glue', 'time-about')) return false
  if (gap.includes('(') && group.kinds.includes('clock') && bracketHoldsClock(line, one.last + 1)) return false
  return !isRangeGap(line, group, one)
}

/** "01:00 WIB (Saturday 14 March, 18:00 UTC)": what the bracket says is a time of its own. */
function bracketHoldsClock(line: Line, from: number): boolean {
  for (let at = from; at < Math.min(from + 8, line.tokens.length) && !leadOf(line, at).includes(')'); at++) if (clockAt(line, at)) return true
  return false
}

/** A dash joins a clock time with its date ("5 March - 14:07"), but parts two of a kind. */
function isRangeGap(line: Line, group: Group, one: Atom): boolean {
  const dash = /[-–—]/.test(line.text.slice(group.end - line.sentence.start, one.start - line.sentence.start))
  if (!dash) return false
  const dated = group.kinds.some((kind) => kind === 'date')
  if (group.kinds.includes('clock')) return one.kind !== 'date' || dated || /^\s*[-–—]\s*$/.test(leadOf(line, one.first)) === false
  return one.kind === 'clock' ? !(dated || group.kinds.includes('weekday') || group.kinds.includes('day')) : true
}

/** Whether the words between two groups say that the second ends a range that the first begins. */
export function joinsRange(line: Line, from: Group, to: Group): boolean {
  if (from.length || to.length) return false
  const gap = line.text.slice(from.end - line.sentence.start, to.start - line.sentence.start)
  const kind = (group: Group) => (group.kinds.includes('clock') ? 'clock' : 'date')
  if (kind(from) !== kind(to)) return false
  if (/^\.?\s*[)\]]?\s*(?:[-–—~→]|->|=>|--)\s*$/.test(gap)) return true
  // The full stop of "s.d. 14:00" ends nothing.
  if (gap.length > 60 || /(?<![\s.]\p{L})\.\s|[;:(]\s/u.test(gap)) return false
  const first = from.last + 1
  for (let at = first; at < to.first; at++) {
    const join = hitAt(line, 'range-join', at)
    if (!join || join.last >= to.first) continue
    if (at > first && !covered(line, first, at - 1, 'time-glue', 'time-about')) return false
    if (join.last + 1 < to.first && !covered(line, join.last + 1, to.first - 1, 'time-glue', 'time-about')) return false
    // "at 9:00 and 10:00" are two times; "between 9:00 and 10:00" is one range.
    return join.value !== 'open' || opened(line, from)
  }
  return false
}

function opened(line: Line, from: Group): boolean {
  for (let at = from.last; at >= Math.max(0, from.first - 4); at--) if (hitAt(line, 'range-open', at)) return true
  return false
}

/** The same time in another zone: "14:31 CET (13:31 UTC)", "5:35 PT / 13:35 UTC", "06:00 (1am in Chicago, 8am in Paris)". */
export function isTwin(line: Line, base: Group, other: Group, inside: boolean): boolean {
  if (!base.kinds.includes('clock') || !other.kinds.includes('clock') || !other.parts.zone) return false
  if (base.parts.zone && base.parts.zone.written === other.parts.zone.written) return false
  const gap = line.text.slice(base.end - line.sentence.start, other.start - line.sentence.start)
  if (/^\s*[/=|(≈]\s*$/.test(gap)) return true
  if (inside && (/^[\s,;/&]*$/.test(gap) || (/^[\s,]*\w+\s*$/.test(gap) && covered(line, base.last + 1, other.first - 1, 'range-join')))) return true
  return covered(line, base.last + 1, other.first - 1, 'twin-word') && /^[\s,(.]*[\w.'’ ]+[,.\s]*$/.test(gap) && other.first > base.last + 1
}
