import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { isoDate } from './dates.ts'
import { Directives } from './directives.ts'
import { decodeEntities } from './entities.ts'
import { markLength } from './front-matter.ts'
import { attribute } from './html-attributes.ts'
import { HEADISH } from './html-rules.ts'
import { type HtmlElement, type HtmlNode, treeOf } from './html-tree.ts'
import { HtmlWalker, type WalkState } from './html-walk.ts'
import { addBareLinks } from './links.ts'

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
  const isPage = PAGE.test(html.slice(0, 2000))
  const tree = treeOf(html, isPage ? 'page' : 'fragment')
  if (isPage) readHead(tree, html, about)
  new HtmlWalker(builder, directives, base, state).walk(isPage ? mainOf(tree) : tree)
  if (about.meta.title === undefined && state.title !== undefined) about.meta.title = state.title
  return [addBareLinks(builder.finish({ offset: base, endOffset: source.length }, { ...about, escaped: true }))]
}

/** Puts an HTML block of a Markdown source into the builder; `html` begins at `base` of the source. */
export function readHtmlBlock(builder: DraftBuilder, directives: Directives, html: string, base: number, state: WalkState): void {
  new HtmlWalker(builder, directives, base, state).walk(treeOf(html, 'fragment'))
}

/** All elements of a tree, in order, without recursion. */
function* elements(root: readonly HtmlNode[]): Generator<HtmlElement> {
  const stack = root.toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind !== 'element') continue
    yield node
    for (let index = node.children.length - 1; index >= 0; index--) stack.push(node.children[index] as HtmlNode)
  }
}

/** What a page's head says of the message. */
function readHead(tree: readonly HtmlNode[], html: string, about: Pick<Draft, 'meta' | 'said'>): void {
  for (const element of elements(tree)) {
    const { name } = element
    if (name === 'html') {
      const language = attribute(element, 'lang')?.trim()
      if (language) about.said.language = { value: language, finder: 'container' }
    } else if (name === 'title') {
      const [text] = element.children
      const title = text ? decodeEntities(html.slice(text.from, text.to)).replace(/\s+/g, ' ').trim() : ''
      if (title !== '') about.meta.title = title
    } else if (name === 'meta') readMeta(attribute(element, 'name') ?? attribute(element, 'property'), attribute(element, 'content'), about)
    else if (name !== 'head' && !HEADISH.has(name)) break
  }
}

function readMeta(name: string | undefined, content: string | undefined, about: Pick<Draft, 'meta' | 'said'>): void {
  if (name === 'author' && content?.trim()) about.meta.author = content.trim()
  const date = name === 'article:published_time' || name === 'date' ? isoDate(content) : undefined
  if (date === undefined) return
  about.meta.publishedAt = date
  about.said.publishedAt = { value: date, finder: 'container' }
}

/** The one element that holds the message, where the page says which. */
function mainOf(tree: readonly HtmlNode[]): readonly HtmlNode[] {
  const mains: HtmlElement[] = []
  const articles: HtmlElement[] = []
  for (const element of elements(tree)) {
    if (element.name === 'main') mains.push(element)
    else if (element.name === 'article') articles.push(element)
  }
  const main = mains.length === 1 ? mains[0] : articles.length === 1 ? articles[0] : undefined
  return main ? [main] : tree
}
