import { ELEMENTS, type ElementId } from '../../model.ts'
import type { Post } from './post.ts'
import { change, part, type Share, type Shares, sharesOf, sum } from './shares.ts'

/** Dated messages that it takes to compare two halves. */
const FEWEST = 20

export interface Trend {
  /** Milliseconds: the first message, the first of the later half, the last. */
  from: number
  middle: number
  to: number
  before: Share
  after: Share
  changed: { element: ElementId; way: 1 | -1; before: number; after: number }[]
}

/** The earlier half of the dated messages against the later half; undefined where there are too few, or all have one date. */
export function trendOf(posts: readonly Post[]): Trend | undefined {
  const dated = posts.flatMap((post) => (post.at && post.judged ? [{ post, ms: post.at.ms }] : [])).sort((a, b) => a.ms - b.ms || a.post.id - b.post.id)
  const half = Math.floor(dated.length / 2)
  const [first, middle, last] = [dated[0], dated[half], dated.at(-1)]
  if (dated.length < FEWEST || !first || !middle || !last || first.ms === middle.ms) return undefined
  const sides = [dated.slice(0, half), dated.slice(half)].map((side) => sharesOf(side.map(({ post }) => post)))
  const [before, after] = sides as [Shares, Shares]
  return {
    from: first.ms,
    middle: middle.ms,
    to: last.ms,
    before: sum(before),
    after: sum(after),
    changed: ELEMENTS.flatMap((element) => {
      const way = change(before[element], after[element])
      return way === 0 ? [] : [{ element, way, before: part(before[element], 'present'), after: part(after[element], 'present') }]
    }),
  }
}
