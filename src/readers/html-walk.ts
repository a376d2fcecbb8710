import type { Token, DefaultTreeAdapterTypes as Tree } from 'parse5'
import type { DraftBuilder } from './builder.ts'
import type { Directives } from './directives.ts'
import { BLOCKS, isSlot, OUTSIDE } from './html-names.ts'
import { type Context, HtmlWords } from './html-words.ts'

type Node = Tree.ChildNode | Tree.ParentNode
/** What is left to do: a node to enter, or what to do on leaving one. */
type Step = { node: Node } | { leave: () => void }
export interface WalkState {
  lists: number
  /** Set by the first `h1`. */
  title?: string
  /** Zones that the surroundings impose: everything inside a quotation is quoted. */
  outer?: Context
  /** `br`, `p` and their like do not occur, so line breaks in the source are meant. */
  asWritten?: boolean
}

/** Names that themes give to what stands around a message: share buttons, comments and their form, banners, ads, paths. */
const WIDGET =
  /(?:^|\s)(?:share|sharing|social|addthis|addtoany|sharedaddy|sr-only|visually-hidden)(?:$|[\s_-])|(?:^|\s)(?:comment-?respond|comment-?form|comments-area|comment-?list|comments|disqus[_-]thread|breadcrumbs?|cookie-?(?:banner|consent|notice|bar)|advert(?:isement)?s?|adsbygoogle|related-?posts|skip-link|pagination)(?:$|\s)/i
/** What holds the message, whatever its theme calls it. */
const HOLDER = new Set(['html', 'body', 'main', 'article'])
const PROSE = new Set(['p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'td', 'br'])

/** Walks a parsed tree in order, without recursion, so that no nesting is too deep; `base` is added to parse5's offsets. */
export class HtmlWalker {
  private readonly words: HtmlWords
  private readonly listIds: { id: number; ordered: boolean }[] = []
  private readonly steps: Step[] = []

  constructor(
    private readonly builder: DraftBuilder,
    private readonly directives: Directives,
    private readonly base: number,
    private readonly state: WalkState,
  ) {
    this.words = new HtmlWords(builder)
    this.words.context = state.outer ?? { zone: 'body', info: {} }
    this.words.asWritten = state.asWritten ?? false
  }

  walk(root: Node): void {
    this.steps.push({ node: root })
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      if ('leave' in step) step.leave()
      else this.enter(step.node)
    }
    this.words.flush()
  }

  private enter(node: Node): void {
    const place = 'sourceCodeLocation' in node ? node.sourceCodeLocation : undefined
    if (node.nodeName === '#text') this.text(node as Tree.TextNode, place)
    else if (node.nodeName === '#comment') this.comment(node as Tree.CommentNode, place)
    else if ('tagName' in node) this.element(node, place)
    else if ('childNodes' in node) this.children(node)
  }

  private children(node: Tree.ParentNode): void {
    for (let index = node.childNodes.length - 1; index >= 0; index--) this.steps.push({ node: node.childNodes[index] as Node })
  }

  /** Stray tags that the parser drops may stand inside a text; their signs are no words. */
  private text(node: Tree.TextNode, place: Token.Location | null | undefined): void {
    if (!place) return
    const from = this.base + place.startOffset
    const to = this.base + place.endOffset
    const { source } = this.builder
    const stray = !node.value.includes('<')
    for (let at = from; at < to; ) {
      const tag = stray ? source.indexOf('<', at) : -1
      const stop = tag < 0 || tag > to ? to : tag
      this.words.text(at, stop)
      const close = stop < to ? source.indexOf('>', stop) : -1
      at = close < 0 ? to : close + 1
    }
  }

  private comment(node: Tree.CommentNode, place: Token.Location | null | undefined): void {
    if (!place) return
    const from = this.base + place.startOffset
    const to = this.base + place.endOffset
    if (this.directives.take(node.data, from, to)) return
    const slice = this.builder.source.slice(from, to)
    // Instructions and declarations, which HTML takes for comments.
    if (!slice.startsWith('<!--')) return
    if (!slice.endsWith('-->'))
      this.builder.remarks.push({ message: 'Unexpected end of text inside a comment, expected `-->`: nothing after it was judged', offset: from })
    const closing = slice.endsWith('-->') ? 3 : slice.endsWith('>') ? 1 : 0
    this.words.enterAside('comment')
    this.words.raw(from + 4, Math.max(to - closing, from + 4))
    this.words.leaveAside()
  }

  private element(node: Tree.Element, place: Token.ElementLocation | null | undefined): void {
    const name = node.tagName
    if (isOutside(node)) return
    if (place?.startTag) this.slot(name, place.startTag)
    if (name === 'br' || name === 'wbr') {
      if (name === 'br' && place) this.words.lineBreak(this.base + place.startOffset, this.base + place.endOffset)
    } else if (name === 'img') this.image(node, place)
    else if (name === 'del' || name === 's' || name === 'strike') this.struck(node)
    else if (BLOCKS.has(name)) this.block(node)
    else this.inline(node, place)
  }

  /** `<First Name>` is no tag but a slot that nobody filled: its words are kept. */
  private slot(name: string, { startOffset, endOffset }: Token.Location): void {
    const tag = this.builder.source.slice(this.base + startOffset, this.base + endOffset)
    if (isSlot(name, tag)) this.words.text(this.base + startOffset, this.base + endOffset)
  }

  private block(node: Tree.Element): void {
    this.words.flush()
    const { context, asWritten } = this.words
    const lists = this.listIds.length
    this.words.context = this.contextOf(node.tagName, context)
    this.words.asWritten = asWritten || node.tagName === 'pre'
    this.steps.push({
      leave: () => {
        if (node.tagName === 'h1' && this.state.title === undefined && this.builder.words.trim() !== '') this.state.title = this.builder.words.trim()
        this.words.flush()
        this.listIds.length = lists
        Object.assign(this.words, { context, asWritten })
      },
    })
    this.children(node)
  }

  private contextOf(name: string, outer: Context): Context {
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') this.listIds.push({ id: ++this.state.lists, ordered: name === 'ol' })
    if (name === 'pre') return { zone: 'code', info: {} }
    if (outer.zone === 'quote' || outer.zone === 'code' || outer.zone === 'comment') return outer
    if (name === 'blockquote') return { zone: 'quote', info: {} }
    if (/^h[1-6]$/.test(name)) return { zone: 'heading', info: { depth: Number(name[1]) } }
    if (name === 'th') return { zone: 'heading', info: {} }
    if (name === 'td') return { zone: 'cell', info: {} }
    if (name === 'caption' || name === 'figcaption') return { zone: 'caption', info: {} }
    if (name === 'footer') return { zone: 'footer', info: {} }
    const list = this.listIds.at(-1)
    if (name === 'li' && list) return { zone: 'list', info: { ordered: list.ordered, list: list.id } }
    return outer
  }

  private inline(node: Tree.Element, place: Token.ElementLocation | null | undefined): void {
    const { tagName: name } = node
    const href = name === 'a' ? attribute(node, 'href') : undefined
    const kind = href !== undefined ? 'link' : name === 'code' || name === 'samp' ? 'code' : name === 'strong' || name === 'b' ? 'strong' : undefined
    const quoted = name === 'q' && place?.startTag && place.endTag ? place : undefined
    if (quoted?.startTag) this.words.stand('“', this.base + quoted.startTag.startOffset, this.base + quoted.startTag.endOffset)
    if (kind) this.words.mark(kind, href)
    if (kind) this.steps.push({ leave: () => this.words.unmark() })
    if (quoted?.endTag) {
      const { startOffset, endOffset } = quoted.endTag
      this.steps.push({ leave: () => this.words.stand('”', this.base + startOffset, this.base + endOffset) })
    }
    this.children(node)
  }

  private image(node: Tree.Element, place: Token.ElementLocation | null | undefined): void {
    const alt = attribute(node, 'alt')
    const spot = place?.attrs?.alt ?? place
    if (!alt?.trim() || !spot) return
    this.words.enterAside('caption')
    this.words.mark('image', attribute(node, 'src'))
    this.words.stand(alt, this.base + spot.startOffset, this.base + spot.endOffset)
    this.words.leaveAside()
  }

  /** Struck words are withdrawn: they can show no element, but leaks in them still count. */
  private struck(node: Tree.Element): void {
    if (this.words.context.zone !== 'comment') {
      this.words.enterAside('comment')
      this.steps.push({ leave: () => this.words.leaveAside() })
    }
    this.children(node)
  }
}

export function attribute(node: Tree.Element, name: string): string | undefined {
  return node.attrs.find((attr) => attr.name === name)?.value
}

function isOutside(node: Tree.Element): boolean {
  if (OUTSIDE.has(node.tagName)) return true
  if (node.attrs.length === 0) return node.tagName === 'form' && !holdsProse(node)
  const role = attribute(node, 'role')
  if (attribute(node, 'hidden') !== undefined || attribute(node, 'aria-hidden') === 'true' || role === 'navigation' || role === 'search') return true
  if (/(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(attribute(node, 'style') ?? '') || isWidget(node)) return true
  return node.tagName === 'form' && !holdsProse(node)
}

function isWidget(node: Tree.Element): boolean {
  return !HOLDER.has(node.tagName) && (WIDGET.test(attribute(node, 'class') ?? '') || WIDGET.test(attribute(node, 'id') ?? ''))
}

/** Some sites wrap the whole page in a form. */
function holdsProse(root: Tree.Element): boolean {
  const nodes: Tree.ChildNode[] = [...root.childNodes]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (PROSE.has(node.nodeName)) return true
    if ('childNodes' in node) for (const child of node.childNodes) nodes.push(child)
  }
  return false
}
