import { deferral } from '../detectors/deferral.ts'
import type { Mark, Place } from '../model.ts'
import { findTimes, type Moment, type TimeExpression } from '../times/index.ts'
import type { Told } from './thread.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A promise of a next message, with the time that it names. */
export interface Promised {
  place: Place
  words: string
  /** The latest moment that the words allow, in milliseconds. */
  due?: number
  /** Seconds between messages, where they are promised at intervals. */
  every?: number
}

/** The promises of a message to come; those of a report are another matter. None where the update's own instant is not known. */
export function promisesOf(told: Told): Promised[] {
  const { message, judgement, settings } = told
  const reports = deferral(message, settings.context)
  const times = findTimes(message, settings.context)
  return judgement.marks
    .filter((mark) => mark.concept === 'next-update' && mark.worth === 'present' && mark.values?.['when'] !== undefined)
    .filter((mark) => !reports.some((report) => report.start === mark.place.start && report.end === mark.place.end))
    .flatMap((mark): Promised[] => {
      const time = timeOf(mark, times)
      if (!time) return []
      const words = { place: { start: time.start, end: time.end }, words: time.text }
      if (time.kind === 'interval') return time.seconds === undefined ? [] : [{ ...words, every: time.most ?? time.seconds }]
      const due = dueOf(told, time)
      return due === undefined ? [] : [{ ...words, due }]
    })
}

function timeOf({ place, values }: Mark, times: readonly TimeExpression[]): TimeExpression | undefined {
  return times.find((time) => time.start >= place.start && time.end <= place.end && time.text === values?.['when'])
}

/** The latest moment that a promised time allows: of a bare day its end in the last zone. */
export function dueOf({ at }: Pick<Told, 'at'>, time: TimeExpression): number | undefined {
  if (at === undefined) return undefined
  if (time.kind === 'relative') return time.direction === 'ahead' && time.seconds !== undefined ? at + (time.most ?? time.seconds) * 1000 : undefined
  const moment = time.until ?? time.moment
  if (!moment || moment.faults.length > 0) return undefined
  if (moment.hour === undefined || moment.named === 'day-end') return moment.date === undefined ? undefined : Date.parse(moment.date) + DAY + 12 * HOUR
  return moment.instant === undefined ? undefined : afterPost(at, moment)
}

/** A clock time without a day of its own is the next one on the clock: "by 00:30" in a post of 23:50. */
function afterPost(at: number, moment: Moment): number | undefined {
  const instant = Date.parse(moment.instant as string)
  if (instant > at) return instant
  const ownDay = moment.dateSource === 'own' || moment.relativeDay !== undefined
  return !ownDay && instant + DAY > at && instant + DAY - at < 12 * HOUR ? instant + DAY : undefined
}
