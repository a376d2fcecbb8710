import { isMap, isScalar, isSeq } from 'yaml'
import { aliasOf } from '../infer/aliases.ts'
import type { Draft } from '../model.ts'
import { isoDate } from './dates.ts'
import { type Decoded, Decoder } from './decoded.ts'
import { type About, readEmbedded, said } from './embedded.ts'
import { bodyStart } from './flat.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { parseYaml, readFrontMatter } from './front-matter-full.ts'
import { stageSaid } from './json-shapes.ts'
import { updatesIn } from './site-labels.ts'
import { orderThread } from './threads.ts'
import { scalarWords } from './yaml-words.ts'

/**
 * Reads a post of a status site that is kept in git, which may hold all updates of an incident: cState (bold labels, `track`
 * stamps), Statusfy (`::: update`), Jekyll and Hugo themes with `incident_states` in the front matter, and Upptime's issues.
 * Each update is a message; label and stamp are the site's. Throws ReadError when the front matter cannot be parsed.
 */
export function siteReader(source: string): Draft[] {
  const { front } = splitFrontMatter(source)
  const remarks: Draft['remarks'] = []
  const about = front ? readFrontMatter(source, front, remarks) : { meta: {}, said: {}, pardons: [] }
  const post: Post = { source, front, ...about, data: about.meta.data ?? {}, from: bodyStart(source, front) }
  const parts = [...statesOf(post), ...bodyOf(post)]
  const drafts = parts.length > 0 ? thread(post, parts) : [read(post, { words: rangeOf(post.source, post.from, source.length), labelled: false }, {})]
  for (const draft of drafts) draft.pardons.push(...about.pardons)
  drafts[0]?.remarks.push(...remarks)
  return drafts
}

interface Post extends Required<Pick<Draft, 'meta' | 'said' | 'pardons'>> {
  source: string
  front: FrontMatter | undefined
  data: Record<string, unknown>
  /** Where the body begins. */
  from: number
}

/** One update, before it is read. */
interface Part {
  words: Decoded
  labelled: boolean
  stage?: string
  number?: number
  at?: string
  /** Its words stand in the front matter. */
  escaped?: boolean
}

/** `incident_states: [{ status, content, date }]`. */
function statesOf({ source, front }: Post): Part[] {
  if (front?.kind !== 'yaml' || !/^incident_states\s*:/m.test(source.slice(front.from, front.to))) return []
  const node = parseYaml(source.slice(front.from, front.to)).getIn(['incident_states'], true)
  return (isSeq(node) ? node.items : []).flatMap((item): Part[] => {
    const content = isMap(item) ? item.get('content', true) : undefined
    if (!isMap(item) || !isScalar(content) || typeof content.value !== 'string' || content.value.trim() === '' || !content.range) return []
    const [from, to] = content.range
    const words = scalarWords(source, content.value, front.from + from, front.from + to)
    const status = item.get('status')
    const at = isoDate(item.get('date'))
    return [{ words, labelled: true, escaped: true, ...(typeof status === 'string' && { stage: status.trim() }), ...(at !== undefined && { at }) }]
  })
}

function bodyOf({ source, from }: Post): Part[] {
  return updatesIn(source, from).map(({ from: begin, to, ...label }) => ({ ...label, words: rangeOf(source, begin, to) }))
}

const SHORTCODE = /\{\{[<%][^{}\n]{0,300}[%>]\}\}|\{%[^{}\n]{0,300}%\}/g

/** A range of the body; the site's shortcodes in it are none of the words. */
function rangeOf(source: string, from: number, to: number): Decoded {
  const decoder = new Decoder(source)
  let at = from
  for (const { index, 0: code } of source.slice(from, to).matchAll(SHORTCODE)) {
    decoder.keep(at, from + index)
    at = from + index + code.length
  }
  decoder.keep(at, to)
  return decoder.finish()
}

function thread(post: Post, parts: readonly Part[]): Draft[] {
  const oldest = isOldestFirst(parts)
  const drafts = parts.map((part) => read(post, part, part.at === undefined ? {} : { at: part.at })).filter((draft) => parts.length === 1 || isMessage(draft))
  if (drafts.length > 1) orderThread(drafts, oldest ? 'oldest first' : 'newest first')
  const course = drafts.toSorted((a, b) => (a.meta.order ?? 0) - (b.meta.order ?? 0))
  const id = post.meta.incidentId ?? [post.said.publishedAt?.value.slice(0, 10), post.meta.title].filter(Boolean).join(' ')
  let stage = course[0]?.said.stage
  for (const [index, draft] of course.entries()) {
    if (draft.meta.incidentId === undefined && drafts.length > 1 && id !== '') draft.meta.incidentId = id
    const isLast = index === course.length - 1
    stamp(draft, post, index === 0, isLast && course.length > 1)
    if (isLast && draft.said.stage === undefined) Object.assign(draft.said, endOf(post))
    // An update under a label that says no stage keeps that of the one before, unless its words tell another.
    if (draft.said.stage) stage = draft.said.stage
    else if (stage) draft.said.stage = { value: stage.value, finder: 'default' }
  }
  return drafts
}

/** A comment between updates is none. */
function isMessage({ blocks }: Draft): boolean {
  return blocks.some(({ zone }) => zone !== 'comment')
}

/** The first and last of the course carry the dates of the post, where none is their own. */
function stamp(draft: Draft, { said: told, data }: Post, isFirst: boolean, isLast: boolean): void {
  if (draft.said.publishedAt) return
  const end = isLast ? (isoDate(data['resolvedWhen']) ?? isoDate(data['resolvedDate'])) : undefined
  const date = isFirst ? told.publishedAt?.value : end
  if (date === undefined) return
  draft.meta.publishedAt = date
  draft.said.publishedAt = said(date)
}

const COURSE = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']

/** Where stages do not tell, words without a label come first in time, and a label at the head means the newest. */
function isOldestFirst(parts: readonly Part[]): boolean {
  const ranks = parts.map(({ stage }) => COURSE.indexOf(aliasOf('stage', stage ?? '') ?? ''))
  const known = ranks.filter((rank) => rank >= 0)
  const way = (known.at(-1) ?? 0) - (known[0] ?? 0)
  if (way !== 0) return way > 0
  const numbers = parts.flatMap(({ number }) => number ?? [])
  if (numbers.length > 1) return (numbers[0] as number) < (numbers.at(-1) as number)
  if (parts[0]?.labelled === false || ranks[0] === 0) return true
  return (ranks.at(-1) ?? 0) >= COURSE.indexOf('resolved')
}

/** What the post as a whole says of its last update. */
function endOf({ data, meta, said: told }: Post): Draft['said'] {
  const over = data['resolved'] === true
  const work = data['scheduled'] !== undefined || /maintenance/.test(String(data['severity'])) || isPlanned(meta.title)
  if (work) return { stage: said('scheduled'), ...(over && { situation: said('completed') }) }
  return over ? { stage: said('resolved') } : told.stage ? { stage: told.stage } : {}
}

function isPlanned(title: string | undefined): boolean {
  return (title ?? '').split(/[^\p{L}]+/u).some((word) => word !== '' && aliasOf('stage', word, true) === 'scheduled')
}

function read({ meta, said: told, source }: Post, { words, stage, escaped = false }: Part, { at }: { at?: string }): Draft {
  const { stage: _, publishedAt: __, ...rest } = told
  const { publishedAt: ___, ...own } = meta
  const about: About = {
    meta: { ...own, ...(at !== undefined && { publishedAt: at }) },
    said: {
      channel: said('status'),
      ...rest,
      ...stageSaid(stage, isPlanned(meta.title)),
      ...(at !== undefined && { publishedAt: said(at) }),
      ...upptime(source),
    },
  }
  return { ...readEmbedded(words, about, 'markdown'), escaped }
}

/** Upptime announces work in an issue that begins with a comment of `start:` and `end:`. */
function upptime(source: string): Draft['said'] {
  return /^\ufeff?\s{0,20}<!--\s{0,20}start:\s/.test(source) ? { stage: said('scheduled') } : {}
}
