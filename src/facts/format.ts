import type { Day } from '../times/day.ts'

/** Names of weekdays and months come from `Intl`, in the message's own language: no English stands in code. */
const MONDAY = Date.UTC(2024, 0, 1)

export function weekdayName(weekday: number, language: string): string {
  return inWords(language, { weekday: 'long' }).format(MONDAY + (weekday - 1) * 86_400_000)
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf({ year, month, day }: Required<Day>): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
}

export function dayName({ year, month, day }: Day, language: string): string {
  const known = year !== undefined
  return inWords(language, { day: 'numeric', month: 'long', ...(known && { year: 'numeric' }) }).format(Date.UTC(year ?? 2024, month - 1, day))
}

/** `1 h 25 min`, `2 d 3 h`, `40 s`: signs that most languages share. */
export function lengthName(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const parts: [number, string][] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ]
  const told = parts.filter(([count]) => count > 0)
  return told.length > 0 ? told.map(([count, unit]) => `${count} ${unit}`).join(' ') : '0 min'
}

/** `UTC+5:30`, `UTC-7`, `UTC`. */
export function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC'
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`
}

function inWords(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' })
}
