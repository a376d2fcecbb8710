import type { Place } from '../model.ts'

/**
 * What the time grammar reads (SPEC 5). Raw parts are kept as written, impossible values too, so that rules about facts
 * can quote and check them; `date` and `instant` are set only where the parts leave no choice.
 */
export const TIME_KINDS = ['instant', 'clock', 'date', 'weekday', 'relative-day', 'relative', 'range', 'duration', 'interval', 'offset'] as const

/**
 * `instant` has a date (or relative day) and a clock time of its own; `relative` counts from the message ("two hours ago",
 * "within 30 minutes"); `offset` counts from a zero hour ("T+5 min"); `interval` recurs ("every 30 minutes", "hourly").
 */
export type TimeKind = (typeof TIME_KINDS)[number]

/** `own`: beside the time. `default`: the text says "all times …". `conversion`: computed from a converted twin in brackets. */
export type ZoneSource = 'own' | 'default' | 'inherited' | 'conversion' | 'config'

export interface ZoneReading {
  /** As written: `UTC`, `PST`, `+07:00`, `US/Pacific`, `Jakarta time`. */
  written: string
  /** `vague` is "local time" and its like: words, but no zone. */
  kind: 'offset' | 'abbreviation' | 'iana' | 'place' | 'vague'
  source: ZoneSource
  /** Inherited from another paragraph, the only zone that the text uses: a reader will take it so, a strict editor asks. */
  far?: boolean
  /** The region whose rules of summer time hold, where that is known. */
  iana?: string
  /** Minutes east of UTC as the name alone says it (PST: -480, also in July); absent for a region. */
  offset?: number
  /** An abbreviation that says which half of the year it belongs to (SPEC F10). */
  season?: 'standard' | 'summer'
  /** More than one zone goes by this abbreviation (SPEC F11). */
  ambiguous?: boolean
}

export type TimeFault = 'month' | 'day' | 'hour' | 'minute' | 'second' | 'half' | 'gap' | 'fold'

/** One point of time as far as the text gives it. Months and days count from 1, weekdays from 1 (Monday) to 7. */
export interface Moment extends Place {
  written: string
  year?: number
  month?: number
  day?: number
  weekday?: number
  /** Days from the day of publication: -1 yesterday, 0 today, 1 tomorrow. */
  relativeDay?: number
  hour?: number
  minute?: number
  second?: number
  half?: 'am' | 'pm'
  named?: 'noon' | 'midnight' | 'day-end'
  /** Where day and month come from; `none` when nothing gives them. */
  dateSource: 'own' | 'inherited' | 'published' | 'none'
  yearSource: 'own' | 'inherited' | 'published' | 'none'
  /** A numeric date whose order cannot be told from its figures: `03/04/2026` (SPEC F05). Read month first unless `org.dates` says otherwise. */
  eitherOrder?: boolean
  shortYear?: boolean
  zone?: ZoneReading
  /** Values that no clock or calendar shows; `gap` and `fold` are local times that summer time skips or repeats. */
  faults: TimeFault[]
  /** `2026-03-04`, local date. */
  date?: string
  /** `2026-03-04T09:12:00Z`. */
  instant?: string
}

export interface TimeExpression extends Place {
  kind: TimeKind
  /** Index of its sentence in `message.sentences`. */
  sentence: number
  /** Token indices in the sentence, both inclusive. */
  first: number
  last: number
  text: string
  /** "about", "around", "~". */
  approx: boolean
  /** The point, or the begin of a range. */
  moment?: Moment
  /** The end of a range. */
  until?: Moment
  /** Duration, interval and distance in seconds; `most` is the upper bound of "30 to 60 minutes", else the same. */
  seconds?: number
  most?: number
  /** For `relative`: before or after the message. */
  direction?: 'ago' | 'ahead'
  /** Index in the list of the expression that this one converts into another zone: "14:31 CET (13:31 UTC)". */
  converts?: number
}

/** Whether a clock time has been given, and in a zone that a reader can convert. */
export function isBound(moment: Moment | undefined): boolean {
  return moment?.hour !== undefined && moment.named !== 'day-end' && moment.zone !== undefined && moment.zone.kind !== 'vague'
}
