import type { DetectorContext, Message } from '../model.ts'
import type { Stretch } from '../prose/anchors.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'

/** Kinds that a reader can look up; "yesterday" and "hourly" are too soft to make a harm or a promise checkable. */
const FIRM: ReadonlySet<TimeExpression['kind']> = new Set(['instant', 'clock', 'date', 'range', 'duration'])

/** A2: the first time, date or length of time in a stretch. */
export function timed({ sentence, first, last }: Stretch, message: Message, context: Pick<DetectorContext, 'org'>): TimeExpression | undefined {
  return timesIn(findTimes(message, context), sentence).find((time) => FIRM.has(time.kind) && time.first >= first && time.last <= last)
}
