import { SaxesParser } from 'saxes'
import { type Decoded, Decoder } from './decoded.ts'
import { entityAt } from './entities.ts'
import { ReadError } from './errors.ts'
import { lineIndex, pointAt } from './source.ts'

/** An element's content as a range of the source, and its attributes. */
export interface Element {
  from: number
  to: number
  attributes: Record<string, string>
}

/** An entry of a feed: its direct children by name, the first of a name; `author/name` goes by `author`. */
export interface Entry {
  children: Map<string, Element>
  attributes: Record<string, string>
  from: number
}

export interface Feed {
  entries: Entry[]
  /** What is said of the feed as a whole. */
  about: Map<string, Element>
  attributes: Record<string, string>
}

const ROOTS: ReadonlySet<string> = new Set(['rss', 'feed', 'rdf:RDF', 'channel', 'atom:feed'])

/**
 * The entries of an RSS or Atom feed. The parser expands nothing that a document declares and opens nothing that it names.
 * Throws ReadError when it is no XML, or no feed.
 */
export function readXml(source: string, from: number): Feed {
  const feed: Feed = { entries: [], about: new Map(), attributes: {} }
  const parser = new SaxesParser({ xmlns: false })
  const at = () => Math.min(from + parser.position, source.length)
  const open: { name: string; from: number; attributes: Record<string, string> }[] = []
  let entry: { depth: number; entry: Entry } | undefined

  parser.on('error', (error) => {
    const what = error.message.replace(/^[^ ]*:\d+: /, '').replace(/\.$/, '')
    throw faultAt(source, at(), `Unexpected XML: ${what}. Expected a well-formed feed`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length === 0 && !ROOTS.has(name))
      throw faultAt(source, source.lastIndexOf('<', at() - 1), `Unexpected \`<${name}>\`, expected an RSS or Atom feed`)
    const plain = attributes as Record<string, string>
    if (open.length === 0) feed.attributes = plain
    if (!entry && (name === 'item' || name === 'entry')) entry = { depth: open.length, entry: { children: new Map(), attributes: plain, from: at() } }
    open.push({ name, from: at(), attributes: plain })
  })
  parser.on('closetag', () => {
    const element = open.pop()
    if (!element) return
    const to = Math.max(element.from, source.lastIndexOf('</', at() - 1))
    const range = { from: element.from, to, attributes: element.attributes }
    if (entry && open.length === entry.depth) {
      feed.entries.push(entry.entry)
      entry = undefined
    } else if (entry) keep(entry.entry.children, element.name, open.length - entry.depth - 1, open.at(-1)?.name, range)
    else if (open.length <= 2) keep(feed.about, element.name, 0, undefined, range)
  })
  // References are read from the source: the parser sees none, so it can neither expand one nor stumble over a bare sign.
  parser.write(source.slice(from).replaceAll('&', '+')).close()
  return feed
}

function keep(into: Map<string, Element>, name: string, depth: number, parent: string | undefined, range: Element): void {
  if (depth === 0 && name !== 'author' && !into.has(name)) into.set(name, range)
  // RSS keeps an address in `author`; Atom a name inside it.
  else if (depth === 0 && name === 'author' && !into.has('author')) into.set('author', range)
  else if (depth === 1 && parent === 'author' && name === 'name' && !into.has('author')) into.set('author', range)
}

function faultAt(source: string, offset: number, message: string): ReadError {
  const { line, column } = pointAt(lineIndex(source), offset)
  return new ReadError(message, line, column, offset)
}

/** The words of an element: references and CDATA decoded, markup inside it dropped. */
export function wordsOf(source: string, { from, to }: Element): Decoded {
  const decoder = new Decoder(source)
  for (let at = from; at < to; ) {
    SIGN.lastIndex = at
    const stop = Math.min(SIGN.exec(source)?.index ?? to, to)
    decoder.keep(at, stop)
    at = stop < to ? special(decoder, stop, to) : to
  }
  return decoder.finish()
}

const SIGN = /[<&]/g
const STRANGE = /<!\[CDATA\[|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\dA-Fa-f]{1,6});)([A-Za-z]\w{0,40};)?/g

/** The first reference of an element that XML itself does not know: well-kept feed readers stop there. */
export function strangeReference(source: string, { from, to }: Element): { message: string; offset: number } | undefined {
  STRANGE.lastIndex = from
  for (let match = STRANGE.exec(source); match && match.index < to; match = STRANGE.exec(source)) {
    if (match[0].startsWith('&')) {
      const message = `Unexpected \`${match[0]}\`, expected \`&amp;${match[1] ?? ''}\`: XML knows no other references, and those that a document declares are not expanded`
      return { message, offset: match.index }
    }
    const end = source.indexOf(']]>', match.index)
    if (end < 0 || end > to) return undefined
    STRANGE.lastIndex = end
  }
  return undefined
}

/** Reads what begins with the sign at `at`; returns where it ends. */
function special(decoder: Decoder, at: number, to: number): number {
  const { source } = decoder
  if (source[at] === '&') {
    const entity = entityAt(source, at, to)
    if (entity) decoder.put(entity.words, at, at + entity.length)
    else decoder.keep(at, at + 1)
    return at + (entity?.length ?? 1)
  }
  const [open, close] = source.startsWith('<![CDATA[', at) ? [9, ']]>'] : source.startsWith('<!--', at) ? [4, '-->'] : [1, '>']
  const found = source.indexOf(close, at + open)
  const end = found < 0 || found > to ? to : found
  if (open === 9) decoder.keep(at + open, end)
  return Math.min(end + close.length, to)
}
