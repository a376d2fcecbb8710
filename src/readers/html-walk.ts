import type { DraftBuilder } from './builder.ts'
import type { Directives } from './directives.ts'
import { attribute, attributeNamed } from './html-attributes.ts'
import { BLOCKS, isSlot, OUTSIDE } from './html-names.ts'
import type { HtmlComment, HtmlElement, HtmlNode } from './html-tree.ts'
import { type Context, HtmlWords } from './html-words.ts'

/** What is left to do: a node to enter, or what to do on leaving one. */
type Step = { node: HtmlNode } | { leave: () => void }
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

/** Walks a parsed tree in order, without recursion, so that no nesting is too deep; `base` is added to the places of the tree. */
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

  walk(root: readonly HtmlNode[]): void {
    this.nodes(root)
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      if ('leave' in step) step.leave()
      else this.enter(step.node)
    }
    this.words.flush()
  }

  private enter(node: HtmlNode): void {
    if (node.kind === 'text') this.words.text(this.base + node.from, this.base + node.to)
    else if (node.kind === 'comment') this.comment(node)
    else this.element(node)
  }

  private nodes(nodes: readonly HtmlNode[]): void {
    for (let index = nodes.length - 1; index >= 0; index--) this.steps.push({ node: nodes[index] as HtmlNode })
  }

  private comment(node: HtmlComment): void {
    const from = this.base + node.from
    const to = this.base + node.to
    const slice = this.builder.source.slice(from, to)
    const closing = slice.endsWith('-->') ? 3 : slice.endsWith('>') ? 1 : 0
    if (this.directives.take(slice.slice(4, Math.max(slice.length - closing, 4)), from, to)) return
    if (!slice.endsWith('-->'))
      this.builder.remarks.push({ message: 'Unexpected end of text inside a comment, expected `-->`: nothing after it was judged', offset: from })
    this.words.enterAside('comment')
    this.words.raw(from + 4, Math.max(to - closing, from + 4))
    this.words.leaveAside()
  }

  private element(node: HtmlElement): void {
    const { name } = node
    if (isOutside(node)) return
    const from = this.base + node.from
    const to = this.base + node.to
    // `<First Name>` is no tag but a slot that nobody filled: its words are kept.
    if (isSlot(name, this.builder.source.slice(from, to))) this.words.text(from, to)
    if (name === 'br') this.words.lineBreak(from, to)
    else if (name === 'img') this.image(node)
    else if (name === 'del' || name === 's' || name === 'strike') this.struck(node)
    else if (BLOCKS.has(name)) this.block(node)
    else this.inline(node)
  }

  private block(node: HtmlElement): void {
    this.words.flush()
    const { context, asWritten } = this.words
    const lists = this.listIds.length
    this.words.context = this.contextOf(node.name, context)
    this.words.asWritten = asWritten || node.name === 'pre'
    this.steps.push({
      leave: () => {
        if (node.name === 'h1' && this.state.title === undefined && this.builder.words.trim() !== '') this.state.title = this.builder.words.trim()
        this.words.flush()
        this.listIds.length = lists
        Object.assign(this.words, { context, asWritten })
      },
    })
    this.nodes(node.children)
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

  private inline(node: HtmlElement): void {
    const { name, end } = node
    const { base } = this
    const href = name === 'a' ? attribute(node, 'href') : undefined
    const kind = href !== undefined ? 'link' : name === 'code' || name === 'samp' ? 'code' : name === 'strong' || name === 'b' ? 'strong' : undefined
    const quoted = name === 'q' && end !== undefined
    if (quoted) this.words.stand('“', base + node.from, base + node.to)
    if (kind) this.words.mark(kind, href)
    if (kind) this.steps.push({ leave: () => this.words.unmark() })
    if (quoted) this.steps.push({ leave: () => this.words.stand('”', base + end.from, base + end.to) })
    this.nodes(node.children)
  }

  private image(node: HtmlElement): void {
    const alt = attribute(node, 'alt')
    if (!alt?.trim()) return
    const { from, to } = attributeNamed(node, 'alt') ?? node
    this.words.enterAside('caption')
    this.words.mark('image', attribute(node, 'src'))
    this.words.stand(alt, this.base + from, this.base + to)
    this.words.leaveAside()
  }

  /** Struck words are withdrawn: they can show no element, but leaks in them still count. */
  private struck(node: HtmlElement): void {
    if (this.words.context.zone !== 'comment') {
      this.words.enterAside('comment')
      this.steps.push({ leave: () => this.words.leaveAside() })
    }
    this.nodes(node.children)
  }
}

function isOutside(node: HtmlElement): boolean {
  if (OUTSIDE.has(node.name)) return true
  if (node.attributes.length === 0) return node.name === 'form' && !holdsProse(node)
  const role = attribute(node, 'role')
  if (attribute(node, 'hidden') !== undefined || attribute(node, 'aria-hidden') === 'true' || role === 'navigation' || role === 'search') return true
  if (/(?:display\s?:\s?none|visibility\s?:\s?hidden)/i.test(attribute(node, 'style') ?? '') || isWidget(node)) return true
  return node.name === 'form' && !holdsProse(node)
}

function isWidget(node: HtmlElement): boolean {
  return !HOLDER.has(node.name) && (WIDGET.test(attribute(node, 'class') ?? '') || WIDGET.test(attribute(node, 'id') ?? ''))
}

/** Some sites wrap the whole page in a form. */
function holdsProse(root: HtmlElement): boolean {
  const nodes = [...root.children]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (node.kind !== 'element') continue
    if (PROSE.has(node.name)) return true
    for (const child of node.children) nodes.push(child)
  }
  return false
}
