import { ActiveFormatting } from './html-formatting.ts'
import { BREAKOUT, CLOSES_P, FORMATTING, HEADINGS, HEADISH, INTEGRATION, MARKERS, ROWS, SCOPES, SPECIAL, TABLE_PARTS, VOID } from './html-rules.ts'
import { OpenElements } from './html-stack.ts'
import type { HtmlElement, HtmlNode, Place } from './html-tree.ts'

/** Builds a tree out of tags and texts, following the rules of the HTML standard for which tag ends what. */
export class TreeBuilder {
  private readonly open = new OpenElements()
  private readonly active = new ActiveFormatting(this.open)
  private head: HtmlElement | undefined
  private inHead: boolean

  constructor(private readonly kind: 'page' | 'fragment') {
    this.inHead = kind === 'page'
  }

  get root(): HtmlNode[] {
    return this.open.root
  }

  /** Whether the place at hand is inside SVG or MathML. */
  get inForeign(): boolean {
    return this.open.top?.foreign ?? false
  }

  /** A comment. */
  add(node: HtmlNode): void {
    this.open.children.push(node)
  }

  text(from: number, to: number, hasWords: boolean): void {
    if (this.inHead && !this.isHeld()) {
      if (!hasWords) return
      this.beginBody()
    }
    if (hasWords && !this.inForeign) this.active.reopen()
    const { children } = this.open
    const last = children.at(-1)
    if (last?.kind === 'text' && last.to === from) last.to = to
    else children.push({ kind: 'text', from, to })
  }

  /** A start tag; `closed` when it ends in `/>`. */
  start(element: HtmlElement, closed: boolean): void {
    const { open } = this
    if (this.inForeign) {
      if (!BREAKOUT.has(element.name)) return this.startForeign(element, closed)
      while (open.top?.foreign) open.pop()
    }
    if (element.name === 'image') element.name = 'img'
    const { name } = element
    if (name === 'html' || name === 'head' || name === 'body') this.startPage(element)
    else if (this.inHead && HEADISH.has(name)) this.startInHead(element)
    else {
      if (this.inHead && !open.has('template')) this.beginBody()
      if (name === 'svg' || name === 'math') this.startForeign(element, closed)
      else this.startInBody(element)
    }
  }

  /** An end tag. */
  end(name: string, place: Place): void {
    const { open, active } = this
    if (this.inForeign && this.endForeign(name, place)) return
    if (name === 'html' || name === 'body') return
    if (name === 'head') {
      if (this.inHead && open.top === this.head) open.close('head', place)
    } else if (name === 'p' || name === 'br') this.endEmpty(name, place)
    else if (FORMATTING.has(name)) active.end(name, place)
    else if (HEADINGS.has(name)) open.closeTo(open.find(HEADINGS, SCOPES.any), place)
    else if (name === 'form') open.remove('form', place)
    else if (TABLE_PARTS.has(name) || name === 'table') open.close(name, place, SCOPES.table)
    else if (name === 'li') open.close(name, place, SCOPES.list)
    else if (CLOSES_P.has(name) || name === 'button' || MARKERS.has(name)) open.close(name, place, SCOPES.any)
    else open.closeTo(open.find(name, SPECIAL), place)
  }

  /** Tags of a page count once, and not in a fragment. */
  private startPage(element: HtmlElement): void {
    const { open } = this
    if (element.name === 'html') {
      if (this.inHead && this.root.every(({ kind }) => kind !== 'element')) open.push(element)
    } else if (element.name === 'head') {
      if (this.inHead && !this.head) this.openHead(element)
    } else if (this.inHead && !open.has('template')) {
      this.beginBody()
      open.push(element)
    }
  }

  private startInHead(element: HtmlElement): void {
    if (!this.isHeld()) {
      if (!this.head) this.openHead({ kind: 'element', name: 'head', attributes: [], children: [], from: element.from, to: element.from })
      else if (this.open.top !== this.head) this.open.pushAgain(this.head)
    }
    this.open.push(element)
    if (VOID.has(element.name)) this.open.pop()
  }

  private openHead(element: HtmlElement): void {
    this.head = this.open.push(element)
  }

  /** Whether the place at hand is inside an element of the head. */
  private isHeld(): boolean {
    const { top } = this.open
    return top !== undefined && top !== this.head && top.name !== 'html'
  }

  private beginBody(): void {
    this.inHead = false
    while (this.open.top && this.open.top.name !== 'html') this.open.pop()
  }

  private startInBody(element: HtmlElement): void {
    const { name } = element
    const { open, active } = this
    if ((name === 'form' && open.has('form')) || (TABLE_PARTS.has(name) && !this.takesTablePart())) return
    this.makeRoom(name)
    if (CLOSES_P.has(name)) open.closeTo(open.find('p', SCOPES.button))
    if (HEADINGS.has(name) && open.top && HEADINGS.has(open.top.name)) open.pop()
    if (FORMATTING.has(name) || !SPECIAL.has(name)) active.reopen()
    const own = open.push(element)
    if (VOID.has(name)) open.pop()
    else if (FORMATTING.has(name)) active.add(own)
    else if (MARKERS.has(name)) active.mark()
  }

  /** Outside a table, its parts count for nothing, but for those that a fragment begins with. */
  private takesTablePart(): boolean {
    const { open, kind } = this
    if (open.find('table', SCOPES.table) >= 0) return true
    return kind === 'fragment' && (open.size === 0 || TABLE_PARTS.has(open.at(0).name))
  }

  /** Ends what the start tag of such an element ends, paragraphs aside. */
  private makeRoom(name: string): void {
    const { open } = this
    const parents = TABLE_PARTS.get(name)
    if (parents) open.popTo(parents)
    else if (name === 'li') open.closeTo(open.findItem('li'))
    else if (name === 'dd' || name === 'dt') open.closeTo(open.findItem('dd', 'dt'))
    else if (name === 'a' && this.active.has('a')) this.active.end('a')
    else if (name === 'button' || name === 'select') open.close(name, undefined, SCOPES.any)
    else if ((name === 'option' || name === 'optgroup') && open.top?.name === 'option') open.pop()
    else if (name === 'table' && open.top && ROWS.has(open.top.name)) open.close('table', undefined, SCOPES.table)
    if (name === 'optgroup' && open.top?.name === 'optgroup') open.pop()
  }

  private startForeign(element: HtmlElement, closed: boolean): void {
    const outer = this.inForeign
    if (!outer) this.active.reopen()
    const own = this.open.push(element)
    own.foreign = !(outer && INTEGRATION.has(element.name))
    if (closed) this.open.pop()
  }

  /** Whether the end tag was that of an element of SVG or MathML. */
  private endForeign(name: string, place: Place): boolean {
    if (name === 'p' || name === 'br') {
      while (this.inForeign) this.open.pop()
      return false
    }
    const at = this.open.findForeign(name)
    this.open.closeTo(at, place)
    return at >= 0
  }

  /** `</p>` without a paragraph makes an empty one, `</br>` breaks the line. */
  private endEmpty(name: string, place: Place): void {
    const { open } = this
    const at = name === 'p' ? open.find('p', SCOPES.button) : -1
    if (at >= 0) return open.closeTo(at, place)
    if (this.inHead && !open.has('template')) this.beginBody()
    open.push({ kind: 'element', name, attributes: [], children: [], ...place })
    open.pop()
  }
}
