import { lengthName } from '../facts/format.ts'
import { type Promised, promisesOf } from './dues.ts'
import { isWork, markOn, minutesIn, says, saysItIsOver, type Thread, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const MINUTE = 60_000
/** Minutes by which a promised message may be late. */
const GRACE = 5
/** Longest silences where none was promised, in minutes (SPEC T01): in the first two hours, later, and where data is brought back. */
const GAP = { early: 30, later: 60, slow: 1440 }
const EARLY = 120
const LIVE: ReadonlySet<string> = new Set(['investigating', 'identified', 'monitoring', 'security'])

/** T02: somebody writes again by the time that was promised. */
const broken: ThreadCheck = (thread) => {
  const { updates, context, clock } = thread
  const grace = graceOf(context)
  return updates.flatMap((told, i) => {
    const late = updates.slice(i + 1, i + 2)
    const promise = firstDue(told)
    if (!promise || (late.length > 0 && late[0]?.at === undefined)) return []
    const { due, place, words } = promise
    const [next] = late
    const until = next ? (next.at as number) : clock?.isAfter(due + grace) ? thread.now : undefined
    if (until === undefined || until <= due + grace) return []
    const values = { promised: words, apart: lengthName((until - due) / 1000) }
    if (!next) return [markOn(told, 'promise-broken', place, [], { form: 'nobody', values, because: `promised "${words}", nothing since` })]
    return [markOn(next, 'promise-broken', undefined, [[told, place]], { values, because: `promised "${words}", ${values.apart} late` })]
  })
}

/** Milliseconds by which a promised message may be late. */
export function graceOf({ org }: Thread['context']): number {
  return minutesIn(org.cadence?.grace, GRACE) * MINUTE
}

/** The first promise of a next message that names a time. */
export function firstDue(told: Told): (Promised & { due: number }) | undefined {
  const dated = promisesOf(told).filter((one): one is Promised & { due: number } => one.due !== undefined)
  return dated.sort((a, b) => a.due - b.due)[0]
}

/** T01: no longer silence than was promised, or than people can bear. */
const silent: ThreadCheck = (thread) => {
  if (isWork(thread.updates)) return []
  let every: { told: Told; promise: Promised } | undefined
  return thread.updates.flatMap((told, i): ThreadMark[] => {
    const promises = promisesOf(told)
    const recurring = promises.find((one) => one.every !== undefined)
    if (recurring) every = { told, promise: recurring }
    const next = thread.updates[i + 1]
    // A time of its own is the rule of the promise.
    if (
      next?.at === undefined ||
      next.message.stage === 'postmortem' ||
      saysItIsOver(told) ||
      says(told, 'last-update') ||
      told.at === undefined ||
      !LIVE.has(told.message.stage) ||
      promises.some((one) => one.due !== undefined)
    )
      return []
    const allowed = every?.promise.every !== undefined ? every.promise.every / 60 : usualGap(thread, told)
    const gap = (next.at - told.at) / MINUTE
    if (gap <= allowed + 1) return []
    const values = { gap: lengthName(gap * 60), allowed: lengthName(allowed * 60) }
    const from: [Told, Promised['place']] | Told = every ? [every.told, every.promise.place] : told
    return [
      markOn(next, 'long-silence', undefined, [from], {
        values,
        form: every ? 'promised' : 'hollow',
        severity: gap > 2 * allowed + 1 ? 'error' : 'warning',
        because: `${values.gap} since the update before, ${values.allowed} allowed`,
      }),
    ]
  })
}

function usualGap({ updates, context }: Thread, told: Told): number {
  const own = context.org.cadence?.gap
  if (own !== undefined) return minutesIn(own, GAP.early)
  if (told.message.stage === 'security' || says(told, 'remedy-pending')) return GAP.slow
  if (told.message.stage === 'monitoring') return GAP.later
  const begin = updates[0]?.at
  return begin !== undefined && ((told.at as number) - begin) / MINUTE >= EARLY ? GAP.later : GAP.early
}

export const promiseChecks: readonly ThreadCheck[] = [broken, silent]
