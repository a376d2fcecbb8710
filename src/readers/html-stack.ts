import { MARKERS, SCOPES, SPECIAL } from './html-rules.ts'
import type { HtmlElement, HtmlNode, Place } from './html-tree.ts'

/** An element under construction. */
export interface OpenElement extends HtmlElement {
  isOpen: boolean
  /** In SVG or MathML, and so is its content. */
  foreign: boolean
}

/** No real page closes what lies so far up; the limit keeps hostile ones from making every end tag search them all. */
const REACH = 250
/** Items may stand in these inside their list. */
const IN_ITEM: ReadonlySet<string> = new Set(['address', 'div', 'p'])

/** The elements that are open, outermost first. Indexes are -1 for none. */
export class OpenElements {
  readonly root: HtmlNode[] = []
  private readonly stack: OpenElement[] = []
  private readonly counts = new Map<string, number>()
  /** Called when an element ends that formatting does not reach out of. */
  onMarkerEnd: () => void = () => {}

  get top(): OpenElement | undefined {
    return this.stack.at(-1)
  }

  get size(): number {
    return this.stack.length
  }

  /** Where the next node goes. */
  get children(): HtmlNode[] {
    return this.top?.children ?? this.root
  }

  has(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 0
  }

  at(index: number): OpenElement {
    return this.stack[index] as OpenElement
  }

  push(element: HtmlElement): OpenElement {
    const own: OpenElement = Object.assign(element, { isOpen: true, foreign: false })
    this.children.push(own)
    this.pushAgain(own)
    return own
  }

  /** Opens an element that has its place in the tree already. */
  pushAgain(element: HtmlElement): void {
    const own = element as OpenElement
    own.isOpen = true
    this.stack.push(own)
    this.count(own.name, 1)
  }

  pop(): void {
    const own = this.stack.pop()
    if (!own) return
    own.isOpen = false
    this.count(own.name, -1)
    if (MARKERS.has(own.name) && !own.foreign) this.onMarkerEnd()
  }

  /** Ends all elements down to the one at `index`, which `place` ends. */
  closeTo(index: number, place?: Place): void {
    if (index < 0) return
    if (place) this.at(index).end = place
    while (this.stack.length > index) this.pop()
  }

  /** Ends the innermost element of a name, if it is in scope. */
  close(name: string, place?: Place, scope?: ReadonlySet<string>): void {
    this.closeTo(this.find(name, scope), place)
  }

  /** Ends elements until one of these names, or none, is left. */
  popTo(names: ReadonlySet<string>): void {
    while (this.top && !names.has(this.top.name)) this.pop()
  }

  /** The innermost element of a name, or of one of several, up to the edge of its scope. */
  find(names: string | ReadonlySet<string>, scope?: ReadonlySet<string>): number {
    if (typeof names === 'string' && !this.has(names)) return -1
    return this.search(
      ({ name }) => (typeof names === 'string' ? name === names : names.has(name)),
      ({ name }) => scope?.has(name) ?? false,
    )
  }

  /** The item of a list that the next item would end. */
  findItem(...names: string[]): number {
    if (!names.some((name) => this.has(name))) return -1
    return this.search(
      ({ name }) => names.includes(name),
      ({ name }) => SPECIAL.has(name) && !IN_ITEM.has(name),
    )
  }

  /** The element of a name in the SVG or MathML at hand. */
  findForeign(name: string): number {
    return this.search(
      (one) => one.name === name,
      ({ foreign }) => !foreign,
    )
  }

  /** Takes an element out from under those inside it, which stay open. */
  remove(name: string, place: Place): void {
    const index = this.find(name, SCOPES.any)
    if (index < 0) return
    const own = this.at(index)
    own.end = place
    if (index === this.stack.length - 1) return this.pop()
    own.isOpen = false
    this.count(name, -1)
    this.stack.splice(index, 1)
  }

  /** Puts others in the place of the elements from `index` up to and with `last`. */
  replace(index: number, last: number, others: readonly OpenElement[]): void {
    for (const old of this.stack.splice(index, last - index + 1, ...others)) {
      old.isOpen = false
      this.count(old.name, -1)
    }
    for (const own of others) {
      own.isOpen = true
      this.count(own.name, 1)
    }
  }

  search(wanted: (element: OpenElement) => boolean, edge: (element: OpenElement) => boolean): number {
    const least = Math.max(0, this.stack.length - REACH)
    for (let index = this.stack.length - 1; index >= least; index--) {
      const own = this.at(index)
      if (wanted(own)) return index
      if (edge(own)) return -1
    }
    return -1
  }

  private count(name: string, by: number): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by)
  }
}
