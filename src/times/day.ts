import { daysIn } from './atoms.ts'
import type { Moment } from './model.ts'

/** A day as far as it is known: a text may give no year. */
export interface Day {
  year?: number
  month: number
  day: number
}

export function dayOf({ year, month, day, date }: Moment): Day | undefined {
  const [y, m, d] = date?.split('-').map(Number) ?? [year, month, day]
  return m !== undefined && d !== undefined ? { month: m, day: d, ...(y !== undefined && { year: y }) } : undefined
}

export function addDays({ year, month, day }: Day, days: number): Day {
  if (year === undefined) {
    if (day + days >= 1 && day + days <= daysIn(month)) return { month, day: day + days }
    return days > 0 ? { month: (month % 12) + 1, day: 1 } : { month: ((month + 10) % 12) + 1, day: daysIn(((month + 10) % 12) + 1) }
  }
  const date = new Date(Date.UTC(year, month - 1, day + days))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Minutes after midnight, halves of the day applied. */
export function minutesOf({ hour = 0, minute = 0, half }: Moment): number {
  const hours = half && hour <= 12 ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour
  return hours * 60 + minute
}

/** Gives a moment its day; an impossible date of its own stays as it is written. */
export function lend(moment: Moment, day: Day, source: Moment['dateSource']): void {
  moment.dateSource = source
  if (moment.faults.includes('day') || moment.faults.includes('month')) return
  if (day.year !== undefined) moment.date = `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`
  if (moment.month === undefined && source !== 'own')
    Object.assign(moment, { month: day.month, day: day.day, ...(day.year !== undefined && { year: day.year }) })
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
