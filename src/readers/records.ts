import type { Draft } from '../model.ts'
import { type Prose, readEmbedded, said } from './embedded.ts'
import { metaOf } from './front-matter.ts'
import type { Members } from './json-shapes.ts'
import { fault, members, parseJson, plain, scalar, stringWords } from './json-tree.ts'

/**
 * Messages as data: `{ text, stage, situation, channel, audience, language, published_at, title, author, incident_id, format }`,
 * all but `text` optional, the keys those of front matter. `format` is markdown, text or html.
 */

/** Whether an object is a message as data. */
export function isRecord(object: Members): boolean {
  return object.get('text')?.type === 'string'
}

/** One draft, also where the text is empty: a line in, a report out. `base` is where the parsed text begins in the source. */
export function readRecord(source: string, object: Members, base: number): Draft[] {
  const text = object.get('text')
  if (!text) return []
  const data = Object.fromEntries([...object].filter(([key]) => key !== 'text' && key !== 'id').map(([key, node]) => [key, plain(node)]))
  const { meta, said: told } = metaOf(data)
  const by = Object.fromEntries(Object.entries(told).map(([key, found]) => [key, said(found.value)]))
  const format = scalar(object.get('format'))
  const prose = format === 'markdown' || format === 'text' || format === 'html' ? (format as Prose) : undefined
  const draft = readEmbedded(stringWords(source, text, base), { meta, said: by }, prose)
  if (format !== undefined && prose === undefined)
    draft.remarks.push({ message: `Unexpected format "${format}", expected markdown, text or html`, offset: base + (object.get('format')?.offset ?? 0) })
  return [draft]
}

/** Reads one line of JSON Lines, which stands at `from` to `to` of the source. Throws ReadError when it is no message. */
export function readLine(source: string, from: number, to: number): Draft[] {
  const root = parseJson(source, from, to)
  const object = members(root)
  if (!isRecord(object)) throw fault(source, from + root.offset, 'Unexpected line, expected a message as `{ "text": … }`')
  return readRecord(source, object, from)
}

/** Reads JSON Lines: one message a line. Throws ReadError at the first line that is none. */
export function jsonlReader(source: string): Draft[] {
  const drafts: Draft[] = []
  for (let at = source.charCodeAt(0) === 0xfeff ? 1 : 0; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const end = feed < 0 ? source.length : feed
    if (source.slice(at, end).trim() !== '') drafts.push(...readLine(source, at, end))
    at = end + 1
  }
  return drafts
}
