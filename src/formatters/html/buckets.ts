import type { Post } from './post.ts'
import type { Speech } from './words.ts'

const DAY = 86_400_000
/** Stretches of time that fit side by side. */
const MOST = 26

export interface Bucket {
  label: string
  posts: Post[]
}

export interface Buckets {
  /** As the page calls it: "month". */
  unit: string
  list: Bucket[]
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year'
const UNITS: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year']

/** The number of the stretch that a moment falls in, counted in the unit. */
function indexOf(ms: number, unit: Unit): number {
  const date = new Date(ms)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (unit === 'day') return Math.floor(ms / DAY)
  // The epoch fell on a Thursday; weeks begin on Monday.
  if (unit === 'week') return Math.floor((ms / DAY + 3) / 7)
  if (unit === 'month') return year * 12 + month
  return unit === 'quarter' ? year * 4 + Math.floor(month / 3) : year
}

function labelOf(index: number, unit: Unit, step: number, { say }: Speech): string {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  if (unit === 'day') return day(index * DAY)
  if (unit === 'week') return day((index * 7 - 3) * DAY)
  if (unit === 'month') return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
  if (unit === 'quarter') return say('time.quarter', { year: Math.floor(index / 4), quarter: (index % 4) + 1 })
  return step === 1 ? String(index) : `${index}–${index + step - 1}`
}

/** Posts by stretches of time that follow each other without a gap, in the finest unit that fits. Those without a date are left out. */
export function bucketsOf(posts: readonly Post[], speech: Speech): Buckets {
  const dated = posts.flatMap((post) => (post.at ? [{ post, ms: post.at.ms }] : []))
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { ms } of dated) {
    first = Math.min(first, ms)
    last = Math.max(last, ms)
  }
  if (dated.length === 0) return { unit: speech.say('time.unit-month'), list: [] }
  const spanIn = (unit: Unit) => indexOf(last, unit) - indexOf(first, unit) + 1
  const unit = UNITS.find((one) => spanIn(one) <= MOST) ?? 'year'
  const step = Math.ceil(spanIn(unit) / MOST)
  const begin = indexOf(first, unit)
  const list: Bucket[] = []
  for (let index = begin; index <= indexOf(last, unit); index += step) list.push({ label: labelOf(index, unit, step, speech), posts: [] })
  for (const { post, ms } of dated) list[Math.floor((indexOf(ms, unit) - begin) / step)]?.posts.push(post)
  return { unit: step === 1 ? speech.say(`time.unit-${unit}`) : speech.say('time.unit-years', { count: step }), list }
}
