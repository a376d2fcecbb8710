import { parse, parseFragment, type DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { isoDate } from './dates.ts'
import { Directives } from './directives.ts'
import { markLength } from './front-matter.ts'
import { attribute, HtmlWalker, type WalkState } from './html-walk.ts'
import { addBareLinks } from './links.ts'

const OPTIONS = { sourceCodeLocationInfo: true, scriptingEnabled: false }
const BREAKING = /<(?:p|br|hr|div|li|ul|ol|tr|td|h[1-6]|section|article|main|header|footer|blockquote|pre|dl|dt|dd|fig(?:ure|caption))\b/i
const PAGE = /<(?:!doctype|html|body)\b/i

/** Reads an HTML fragment or page as one message: tags and references are decoded, positions are those of the source. */
export function htmlReader(source: string): Draft[] {
  const builder = new DraftBuilder(source)
  const base = markLength(source)
  const html = base > 0 ? source.slice(base) : source
  const directives = new Directives(source, builder.pardons, builder.remarks)
  const about: Pick<Draft, 'meta' | 'said'> = { meta: {}, said: {} }
  const state: WalkState = { lists: 0, asWritten: !BREAKING.test(html) }
  let root: Tree.ParentNode
  if (PAGE.test(html.slice(0, 2000))) root = mainOf(readHead(parse(html, OPTIONS), about))
  else root = parseFragment(html, OPTIONS)
  new HtmlWalker(builder, directives, base, state).walk(root)
  if (about.meta.title === undefined && state.title !== undefined) about.meta.title = state.title
  return [addBareLinks(builder.finish({ offset: base, endOffset: source.length }, { ...about, escaped: true }))]
}

/** Puts an HTML block of a Markdown source into the builder; `html` begins at `base` of the source. */
export function readHtmlBlock(builder: DraftBuilder, directives: Directives, html: string, base: number, state: WalkState): void {
  new HtmlWalker(builder, directives, base, state).walk(parseFragment(html, OPTIONS))
}

/** All elements of a tree, in order, without recursion. */
function* elements(root: Tree.ParentNode): Generator<Tree.Element> {
  const stack: Tree.ChildNode[] = [...root.childNodes].reverse()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('tagName' in node)) continue
    yield node
    for (let index = node.childNodes.length - 1; index >= 0; index--) stack.push(node.childNodes[index] as Tree.ChildNode)
  }
}

/** What a page's head says of the message. */
function readHead(document: Tree.Document, about: Pick<Draft, 'meta' | 'said'>): Tree.Document {
  for (const element of elements(document)) {
    const name = element.tagName
    if (name === 'body') break
    if (name === 'html') {
      const language = attribute(element, 'lang')?.trim()
      if (language) about.said.language = { value: language, finder: 'container' }
    } else if (name === 'title') {
      const text = element.childNodes[0]
      const title = text && 'value' in text ? text.value.replace(/\s+/g, ' ').trim() : ''
      if (title !== '') about.meta.title = title
    } else if (name === 'meta') readMeta(attribute(element, 'name') ?? attribute(element, 'property'), attribute(element, 'content'), about)
  }
  return document
}

function readMeta(name: string | undefined, content: string | undefined, about: Pick<Draft, 'meta' | 'said'>): void {
  if (name === 'author' && content?.trim()) about.meta.author = content.trim()
  const date = name === 'article:published_time' || name === 'date' ? isoDate(content) : undefined
  if (date === undefined) return
  about.meta.publishedAt = date
  about.said.publishedAt = { value: date, finder: 'container' }
}

/** The one element that holds the message, where the page says which. */
function mainOf(document: Tree.Document): Tree.ParentNode {
  const mains: Tree.Element[] = []
  const articles: Tree.Element[] = []
  for (const element of elements(document)) {
    if (element.tagName === 'main') mains.push(element)
    else if (element.tagName === 'article') articles.push(element)
  }
  return (mains.length === 1 ? mains[0] : articles.length === 1 ? articles[0] : undefined) ?? document
}
