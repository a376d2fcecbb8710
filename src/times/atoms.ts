import type { Place, Token } from '../model.ts'
import type { Moment, TimeFault, ZoneReading } from './model.ts'

/** The parts of a moment that one atom can give. */
export type Parts = Partial<
  Pick<Moment, 'year' | 'month' | 'day' | 'weekday' | 'relativeDay' | 'hour' | 'minute' | 'second' | 'half' | 'named' | 'eitherOrder' | 'shortYear'>
> & {
  zone?: ZoneReading
}

/** The smallest pieces that are read: one clock time, one date, one weekday, one length. Token indices inclusive. */
export interface Atom extends Place {
  kind: 'clock' | 'date' | 'weekday' | 'day' | 'zone' | 'length' | 'interval' | 'offset'
  first: number
  last: number
  parts: Parts
  faults: TimeFault[]
  seconds?: number
  most?: number
  direction?: 'ago' | 'ahead'
}

export function atom(kind: Atom['kind'], tokens: Token[], first: number, last: number, extra: Partial<Atom> = {}): Atom {
  const [begin, end] = [tokens[first] as Token, tokens[last] as Token]
  return { kind, first, last, start: begin.start, end: end.end, parts: {}, faults: [], ...extra }
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export function daysIn(month: number, year?: number): number {
  if (month === 2 && year !== undefined && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))) return 28
  return DAYS[month - 1] ?? 31
}

export function dateFaults({ year, month, day }: Parts): TimeFault[] {
  const faults: TimeFault[] = []
  if (month !== undefined && (month < 1 || month > 12)) faults.push('month')
  if (day !== undefined && (day < 1 || day > daysIn(month ?? 1, year))) faults.push('day')
  return faults
}

export function clockFaults({ hour = 0, minute = 0, second = 0, half }: Parts): TimeFault[] {
  const faults: TimeFault[] = []
  if (hour > 24 || (hour === 24 && minute > 0)) faults.push('hour')
  if (minute > 59) faults.push('minute')
  if (second > 60) faults.push('second')
  if (half && (hour > 12 || hour === 0)) faults.push('half')
  return faults
}
