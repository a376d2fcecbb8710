import type { Thread } from './incidents.ts'
import type { Post } from './post.ts'

/** Promises of a next update by a time. */
export interface Promises {
  kept: number
  broken: number
  /** Not due yet, or nobody can know. */
  open: number
}

export function promisesIn(posts: readonly Post[]): Promises {
  const out = { kept: 0, broken: 0, open: 0 }
  for (const { promise } of posts) if (promise) out[promise.kept === undefined ? 'open' : promise.kept ? 'kept' : 'broken']++
  return out
}

const LIVE: ReadonlySet<string> = new Set(['investigating', 'identified', 'monitoring', 'security'])

/** Seconds from each update of an open incident to the next, shortest first. */
export function gapsIn(threads: readonly Thread[]): number[] {
  return threads
    .flatMap(({ posts }) =>
      posts.flatMap((post, index) => {
        const next = posts[index + 1]
        return post.at?.exact && next?.at?.exact && LIVE.has(post.stage) ? [(next.at.ms - post.at.ms) / 1000] : []
      }),
    )
    .filter((gap) => gap >= 0)
    .sort((a, b) => a - b)
}

const HOUR = 3600
/** Upper ends of the ranges that gaps are counted in, in seconds. */
const EDGES = [900, 1800, HOUR, 2 * HOUR, 4 * HOUR, 12 * HOUR, 24 * HOUR]

/** How many gaps end in each range; the last has no upper end. */
export function ranges(gaps: readonly number[]): { to?: number; count: number }[] {
  const all = [...EDGES, Number.POSITIVE_INFINITY]
  return all.map((to, index) => {
    const from = all[index - 1] ?? Number.NEGATIVE_INFINITY
    return { ...(Number.isFinite(to) && { to }), count: gaps.filter((gap) => gap > from && gap <= to).length }
  })
}
