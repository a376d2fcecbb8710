import { lengthName } from '../../facts/format.ts'
import { ELEMENTS, type ElementId, type Verdict } from '../../model.ts'
import type { MessageReport } from '../../report.ts'

/** What the page keeps of a message once it is drawn. */
export interface Post {
  /** In the order of reading, from 1. */
  id: number
  path: string
  title?: string
  stage: string
  judged: boolean
  /** Milliseconds, and whether it is an instant or only a day. */
  at?: { ms: number; exact: boolean }
  /** Of the incident that it belongs to; undefined where it stands alone. */
  incident?: string
  order?: number
  components: readonly string[]
  /** Of the elements that it should have. */
  verdicts: Partial<Record<ElementId, Verdict>>
  /** Whether all that is required is present. */
  whole: boolean
  promise?: { words: string; due: number; kept?: boolean }
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** When a message went out: an instant in UTC, or a day. Nothing where the date cannot be placed. */
function timeOf(publishedAt: string | undefined): Post['at'] {
  if (publishedAt === undefined) return undefined
  const ms = Date.parse(publishedAt)
  const exact = /T.*(?:Z|[+-]\d{2}:?\d{2})$/i.test(publishedAt)
  if (Number.isNaN(ms)) return undefined
  if (exact || DAY.test(publishedAt)) return { ms, exact }
  // A time without a zone: the day is all that is known, whatever zone this machine is in.
  const day = Date.parse(publishedAt.slice(0, 10))
  return Number.isNaN(day) ? undefined : { ms: day, exact: false }
}

export function postOf(id: number, path: string, message: MessageReport): Post {
  const { title, stage, judged, order, components = [], promise, incidentId } = message
  const at = timeOf(message.publishedAt)
  const verdicts: Post['verdicts'] = {}
  let whole = judged
  for (const element of ELEMENTS) {
    const { verdict, demand } = message.elements[element] ?? {}
    if (verdict === undefined || (demand !== 'required' && demand !== 'recommended')) continue
    verdicts[element] = verdict
    if (demand === 'required' && verdict !== 'present') whole = false
  }
  return {
    id,
    path,
    stage,
    judged,
    components,
    verdicts,
    whole,
    ...(title !== undefined && { title }),
    ...(at && { at }),
    ...(incidentId !== undefined && { incident: incidentId }),
    ...(order !== undefined && { order }),
    ...(promise && { promise: { words: promise.text, due: Date.parse(promise.due), ...(promise.kept !== undefined && { kept: promise.kept }) } }),
  }
}

/** Newest first; those without a date last; else as they were read. */
export function newestFirst(posts: readonly Post[]): Post[] {
  return posts.toSorted((a, b) => (b.at?.ms ?? Number.NEGATIVE_INFINITY) - (a.at?.ms ?? Number.NEGATIVE_INFINITY) || a.id - b.id)
}

/** As `2026-03-04 10:00 UTC`, or the day alone. */
export function timeText(at: Post['at']): string {
  if (!at) return ''
  const text = new Date(at.ms).toISOString()
  return at.exact ? `${text.slice(0, -14)} ${text.slice(-13, -8)} UTC` : text.slice(0, -14)
}

/** A length in its two largest units: nobody reads the seconds of a day. */
export function roughly(seconds: number): string {
  const unit = seconds >= 86_400 ? 3600 : seconds >= 600 ? 60 : 1
  return lengthName(Math.round(seconds / unit) * unit)
}
