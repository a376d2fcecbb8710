import { Tokenizer } from 'htmlparser2'
import { AttributeReader } from './html-attributes.ts'
import { TreeBuilder } from './html-builder.ts'

/** Half-open, in units of the source. */
export interface Place {
  from: number
  to: number
}
export interface HtmlText extends Place {
  kind: 'text'
}
/** From its `<!--` to its `-->`, or to the end of a source that does not close it. */
export interface HtmlComment extends Place {
  kind: 'comment'
}
/** Its place is that of its start tag. */
export interface HtmlElement extends Place {
  kind: 'element'
  /** In lower case. */
  name: string
  attributes: Attribute[]
  children: HtmlNode[]
  /** The end tag, where there is one. */
  end?: Place
}
/** From the first letter of its name to the last quote. */
export interface Attribute extends Place {
  /** In lower case. */
  name: string
  /** As written, references and all. */
  raw: string
}
export type HtmlNode = HtmlText | HtmlComment | HtmlElement

/**
 * The tree of a source of HTML, with places: that of a page, whose head is kept apart, or of a fragment, where tags of
 * a page count for nothing. Mended as browsers mend it, but for words and elements between the cells of a table: they
 * stay where they stand. Takes time in proportion to the length and does not recurse.
 */
export function treeOf(source: string, kind: 'page' | 'fragment'): HtmlNode[] {
  const builder = new TreeBuilder(kind)
  const attributes = new AttributeReader(source)
  let tag = { name: '', from: 0 }
  const open = (at: number, closed: boolean): void => {
    builder.start({ kind: 'element', name: tag.name, attributes: attributes.take(), children: [], from: tag.from, to: at + 1 }, closed)
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (from, to) => {
        tag = { name: source.slice(from, to).toLowerCase(), from: from - 1 }
      },
      onattribname: (from, to) => attributes.name(from, to),
      onattribdata: (from, to) => attributes.value(from, to),
      onattribend: (_, to) => attributes.end(to),
      onopentagend: (at) => open(at, false),
      onselfclosingtag: (at) => open(at, true),
      onclosetag: (from, to) => {
        const close = source.indexOf('>', to)
        if (close >= 0) builder.end(source.slice(from, to).toLowerCase(), { from: from - 2, to: close + 1 })
      },
      // What is left of a tag that the end of the source cuts off is no text.
      ontext: (from, to) => {
        if (from >= 0 && !(source[from - 1] === '<' && /[A-Za-z]/.test(source[from] ?? ''))) builder.text(from, to, /[^ \t\n\f\r]/.test(source.slice(from, to)))
      },
      // Declarations and instructions come this way too.
      oncomment: (from, to) => {
        if (source.startsWith('<!--', from - 4)) builder.add({ kind: 'comment', from: from - 4, to: Math.min(to + 1, source.length) })
      },
      isInForeignContext: () => builder.inForeign,
      oncdata: () => {},
      ondeclaration: () => {},
      onprocessinginstruction: () => {},
      onattribentity: () => {},
      ontextentity: () => {},
      onend: () => {},
    },
  )
  // HTML knows no CDATA: what looks like it is an odd comment that ends with the next `>`.
  tokenizer.write(source.replaceAll('<![', '<!_'))
  tokenizer.end()
  return builder.root
}
