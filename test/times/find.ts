import { languages } from '../../src/languages/index.ts'
import type { Message, Org } from '../../src/model.ts'
import { prepare } from '../../src/prose/prepare.ts'
import { read } from '../../src/readers/index.ts'
import { findTimes, type Moment, type TimeExpression } from '../../src/times/index.ts'

export interface Around {
  publishedAt?: string
  stage?: Message['stage']
  format?: string
  org?: Partial<Org>
}

const house: Org = { people: {}, products: [], components: [], vendors: [], contacts: [], zoneAlias: {}, domains: { own: [], internal: [] } }

export function message(text: string, { publishedAt, stage = 'resolved', format = 'text' }: Around = {}): Message {
  const pack = languages['en']?.pack
  const [draft] = read(text, { format })
  if (!pack || !draft) throw new Error('no pack or no draft')
  return {
    ...prepare(draft, pack),
    runs: draft.runs,
    meta: draft.meta,
    stage,
    situation: 'ordinary',
    channel: 'status',
    language: 'en',
    audience: 'customers',
    thread: [],
    ...(publishedAt && { publishedAt }),
  }
}

/** The times of a text, as a detector would see them. */
export function find(text: string, around: Around = {}): TimeExpression[] {
  return findTimes(message(text, around), { org: { ...house, ...around.org } })
}

const when = (one: Moment) =>
  one.instant ??
  [one.date, one.hour === undefined ? undefined : `${one.hour}:${String(one.minute ?? 0).padStart(2, '0')}${one.half ?? ''}`].filter(Boolean).join(' ')

/** One line a time: its kind and what it stands for. */
export function told(time: TimeExpression): string {
  const value = time.seconds !== undefined ? `${time.seconds}${time.most === time.seconds ? '' : `-${time.most}`}` : time.moment ? when(time.moment) : ''
  return `${time.kind}${time.approx ? '~' : ''} ${value}${time.direction ? ` ${time.direction}` : ''}${time.until ? ` > ${when(time.until)}` : ''}${time.converts === undefined ? '' : ' twin'}`.trim()
}
