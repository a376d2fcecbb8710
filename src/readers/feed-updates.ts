import { aliasOf, isFiller } from '../infer/aliases.ts'
import type { Draft } from '../model.ts'
import { stampDate } from './dates.ts'
import { type Decoded, partOf } from './decoded.ts'
import { type About, readEmbedded, said } from './embedded.ts'
import { decodeEntities } from './entities.ts'
import { BLOCKS } from './html-names.ts'
import { type HtmlElement, type HtmlNode, type Place, treeOf } from './html-tree.ts'
import { stageSaid } from './json-shapes.ts'
import { orderThread } from './threads.ts'

/** A stretch of words on one line, or the end of the line. */
type Piece = { words: string; from: number; to: number; small: boolean; strong: boolean } | undefined

/** Where an update begins: its label, its stamp, and its first word. */
interface Head {
  start: number
  body: number
  label: string
  stamp: string
}

const SMALL: ReadonlySet<string> = new Set(['small', 'time', 'var'])
const STRONG: ReadonlySet<string> = new Set(['strong', 'b', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const SEPARATOR = /^\s{0,20}(?:[-–—:|]\s{0,20}|$)/
const LONGEST_LABEL = 60

/**
 * The updates in one entry of a status page's feed, as Statuspage and its like write them: a stamp in small print, a stage
 * in bold, the words. Stamp and stage are the page's, not the message's. Undefined when the entry is not so built.
 */
export function readUpdates(decoded: Decoded, about: About): Draft[] | undefined {
  const pieces = piecesOf(decoded.text)
  const heads = headsOf(pieces)
  const [first] = heads
  if (!first) return undefined
  const before = pieces.filter((piece) => piece && piece.to <= first.start)
  // An article may hold a bold "Update:" too; there, words stand before it and no stamps.
  if (before.some((piece) => piece && !piece.strong && !piece.small) && !heads.some(({ stamp }) => stamp !== '')) return undefined
  const keys = heads.map(({ label }) => label.toLowerCase())
  const planned = keys.includes('scheduled') || keys.includes('verifying')
  let stage: string | undefined
  const drafts = heads
    .map((head, index) => ({ head, to: heads[index + 1]?.start ?? decoded.text.length }))
    .reverse()
    .flatMap(({ head, to }) => {
      // "Update" keeps the stage that the one before it had. The oldest stands last.
      if (!isFiller(head.label) || aliasOf('stage', head.label)) stage = head.label
      const date = stampDate(head.stamp, about.meta?.publishedAt) ?? (heads.length === 1 ? about.meta?.publishedAt : undefined)
      const draft = readEmbedded(partOf(decoded, head.body, to), contextOf(about, stageSaid(stage, planned), date), 'html')
      return draft.text === '' ? [] : [draft]
    })
    .reverse()
  orderThread(drafts, 'newest first')
  return drafts
}

function contextOf({ meta, said: told }: About, stage: Draft['said'], date: string | undefined): About {
  const { publishedAt: _, ...own } = meta ?? {}
  const { publishedAt: __, ...rest } = told ?? {}
  return {
    meta: { ...own, ...(date !== undefined && { publishedAt: date }) },
    said: { ...rest, ...stage, channel: said('status'), ...(date !== undefined && { publishedAt: said(date) }) },
  }
}

function headsOf(pieces: readonly Piece[]): Head[] {
  const heads: Head[] = []
  for (let index = 0; index < pieces.length; index++) {
    if (index > 0 && pieces[index - 1] !== undefined) continue
    const found = headAt(pieces, index)
    if (!found) continue
    heads.push(found.head)
    index = found.last
  }
  return heads
}

/** The head that begins with a line: stamps, which may have a line of their own, then a label. */
function headAt(pieces: readonly Piece[], line: number): { head: Head; last: number } | undefined {
  let at = line
  let stamp = ''
  for (; pieces[at]?.small || (stamp !== '' && pieces[at] === undefined && at < pieces.length); at++) stamp += ` ${pieces[at]?.words ?? ''}`
  const begin = pieces[line]
  let label = ''
  for (; pieces[at]?.strong && label.length <= LONGEST_LABEL; at++) label += ` ${pieces[at]?.words ?? ''}`
  const last = pieces[at - 1]
  if (!begin || !last || label === '' || label.length > LONGEST_LABEL) return undefined
  const words = label.replace(/[\s:–—-]{1,20}$/, '').trim()
  if (!aliasOf('stage', words) && !aliasOf('situation', words) && !isFiller(words)) return undefined
  const next = pieces[at]
  const separator = next ? SEPARATOR.exec(next.words) : undefined
  if (next && !separator && !/[:–—-]\s{0,20}$/.test(label)) return undefined
  const body = next ? next.from + (separator?.[0].length ?? 0) : last.to
  return { head: { start: begin.from, body, label: words, stamp: stamp.replace(/\s+/g, ' ').trim() }, last: at - 1 }
}

/** The text of a tree in order, parted into lines, without recursion. */
function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = []
  const state = { small: 0, strong: 0 }
  const steps: (HtmlNode | (() => void))[] = treeOf(html, 'fragment').toReversed()
  for (let step = steps.pop(); step; step = steps.pop()) {
    if (typeof step === 'function') step()
    else if (step.kind === 'text') addText(pieces, html.slice(step.from, step.to), step, state)
    else if (step.kind === 'element') enter(pieces, step, state, steps)
  }
  return pieces
}

function addText(pieces: Piece[], words: string, { from, to }: Place, { small, strong }: { small: number; strong: number }): void {
  if (decodeEntities(words).trim() !== '') pieces.push({ words, from, to, small: small > 0, strong: strong > 0 })
}

function enter(pieces: Piece[], { name, children }: HtmlElement, state: { small: number; strong: number }, steps: (HtmlNode | (() => void))[]): void {
  const breaks = BLOCKS.has(name) || name === 'br'
  if (breaks) pieces.push(undefined)
  const kind = SMALL.has(name) ? 'small' : STRONG.has(name) ? 'strong' : undefined
  if (kind) state[kind]++
  steps.push(() => {
    if (kind) state[kind]--
    if (breaks && name !== 'br') pieces.push(undefined)
  })
  for (const child of children.toReversed()) steps.push(child)
}
