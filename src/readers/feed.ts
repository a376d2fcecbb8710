import type { Draft } from '../model.ts'
import { isoDate, mailDate } from './dates.ts'
import { type Decoded, Decoder } from './decoded.ts'
import { type About, type Prose, readEmbedded, said } from './embedded.ts'
import { decodeEntities } from './entities.ts'
import { readUpdates } from './feed-updates.ts'
import { type Element, type Entry, type Feed, readXml, strangeReference, wordsOf } from './feed-xml.ts'

/** Where the words of an entry stand, the fullest first. */
const CONTENT = ['content:encoded', 'content', 'description', 'summary']
const DATES = ['published', 'pubDate', 'dc:date', 'updated', 'lastBuildDate']
const AUTHORS = ['dc:creator', 'author']

/**
 * Reads RSS and Atom: each entry is a message, or where it holds the course of an incident as status pages write it, each
 * of its updates. HTML inside, escaped or as CDATA, is read as HTML. Throws ReadError when it is no XML, or no feed.
 */
export function feedReader(source: string): Draft[] {
  // White space before the declaration is a slip that feed readers forgive.
  const from = /^\ufeff?\s*/.exec(source)?.[0].length ?? 0
  const feed = readXml(source, from)
  return feed.entries.flatMap((entry) => readEntry(source, entry, feed))
}

function readEntry(source: string, { children, attributes }: Entry, feed: Feed): Draft[] {
  const text = (name: string) => shortText(source, children.get(name))
  const name = CONTENT.find((one) => text(one) !== undefined)
  const content = name === undefined ? undefined : children.get(name)
  if (!content) return []
  const date = DATES.map(text)
    .map((value) => isoDate(value) ?? mailDate(value))
    .find((value) => value !== undefined)
  const language = attributes['xml:lang'] ?? feed.attributes['xml:lang'] ?? shortText(source, feed.about.get('language'))
  const title = text('title')
  const author = AUTHORS.map(text).find((value) => value !== undefined)
  const about: About = {
    meta: {
      ...(title !== undefined && { title }),
      ...(author !== undefined && { author: author.replace(/^\S+@\S+ \((.+)\)$/, '$1') }),
      ...(date !== undefined && { publishedAt: date }),
      ...incidentOf(children.get('link')?.attributes['href'] ?? text('link'), text('guid') ?? text('id')),
    },
    said: { ...(date !== undefined && { publishedAt: said(date) }), ...(language !== undefined && { language: said(language) }) },
  }
  const [decoded, prose] = contentOf(source, content)
  const drafts = (prose === 'html' ? readUpdates(decoded, about) : undefined) ?? [readEmbedded(decoded, about, prose)]
  const remark = content.attributes['type'] === 'xhtml' ? undefined : strangeReference(source, content)
  if (remark) drafts[0]?.remarks.push(remark)
  return drafts
}

/** RSS holds HTML, escaped; Atom says what it holds. */
function contentOf(source: string, element: Element): [Decoded, Prose] {
  const type = element.attributes['type']
  if (type === 'text' || type === 'text/plain') return [wordsOf(source, element), 'text']
  if (type !== 'xhtml') return [wordsOf(source, element), 'html']
  const decoder = new Decoder(source)
  decoder.keep(element.from, element.to)
  return [decoder.finish(), 'html']
}

/** The page of the incident names it best: all its feeds share that. */
function incidentOf(link: string | undefined, id: string | undefined): { incidentId?: string } {
  const named = /\/incidents?\/([\w-]{1,100})/.exec(link ?? '')?.[1] ?? id ?? link
  return named === undefined ? {} : { incidentId: named }
}

/** A title and its like: one line, markup dropped. */
function shortText(source: string, element: Element | undefined): string | undefined {
  if (!element) return undefined
  const { text } = wordsOf(source, element)
  const words = (element.attributes['type'] === 'html' ? decodeEntities(text) : text)
    .replace(/<[^<>]{0,500}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? undefined : words
}
