import { firstDue, graceOf } from './promises.ts'
import type { Thread } from './thread.ts'

/** The next message that an update promises by a time, and what became of it. */
export interface KeptPromise {
  place: { start: number; end: number }
  /** Milliseconds. */
  due: number
  /** Undefined while nobody can know: the time has not come, or the next update has no time. */
  kept?: boolean
}

/** The last moment that a date can name. */
const LATEST = 8.64e15

/** What became of the promise of the update at `index`; the clock decides where no update follows. */
export function promiseOf(index: number, { updates, context, clock }: Thread): KeptPromise | undefined {
  const told = updates[index]
  const promise = told && firstDue(told)
  if (!promise || !(promise.due <= LATEST)) return undefined
  const { place, due } = promise
  const next = updates[index + 1]
  const latest = due + graceOf(context)
  if (next) return { place, due, ...(next.at !== undefined && { kept: next.at <= latest }) }
  return { place, due, ...(clock?.isAfter(latest) && { kept: false }) }
}
