import type { Draft } from '../model.ts'

/** Which way updates run where their times do not tell. */
export type Direction = 'newest first' | 'oldest first'

/**
 * Gives the updates of each incident their place in its course, counted from 1: by their times, and where those are equal
 * or missing by their order in the file. The drafts stay in the file's order.
 */
export function orderThread(drafts: readonly Draft[], usual: Direction): void {
  const times = drafts.map(({ meta }) => (meta.publishedAt === undefined ? Number.NaN : Date.parse(meta.publishedAt)))
  const steps = times.slice(1).map((time, index) => Math.sign(time - (times[index] as number)) || 0)
  const way = steps.reduce((sum, step) => sum + step, 0)
  const ranks = drafts.map((_, index) => index)
  if (way < 0 || (way === 0 && usual === 'newest first')) ranks.reverse()
  // One without a time went out after the one before it.
  let latest = Number.NEGATIVE_INFINITY
  for (const index of ranks) {
    if (Number.isNaN(times[index])) times[index] = latest
    latest = times[index] as number
  }
  ranks.sort((a, b) => (times[a] as number) - (times[b] as number) || 0)
  for (const [rank, index] of ranks.entries()) (drafts[index] as Draft).meta.order = rank + 1
}
