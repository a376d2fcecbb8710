import { SCOPES, SPECIAL } from './html-rules.ts'
import type { OpenElement, OpenElements } from './html-stack.ts'
import type { Place } from './html-tree.ts'

/** Of elements of one name that are opened without an end, this many go on after the block they stand in. */
const MOST_ALIKE = 3
/** A bound for how much longer than its source a tree of unclosed formatting can grow. */
const MOST_COPIES = 20_000
const MOST_ROUNDS = 8

/**
 * Formatting that has begun and not been ended by its own end tag: when the block around it ends, it goes on in the
 * next. Undefined stands for an element that formatting does not reach into.
 */
export class ActiveFormatting {
  private readonly list: (OpenElement | undefined)[] = []
  private copies = 0

  constructor(private readonly open: OpenElements) {
    open.onMarkerEnd = () => {
      while (this.list.length > 0 && this.list.pop() !== undefined);
    }
  }

  add(element: OpenElement): void {
    let alike = 0
    for (let at = this.list.length - 1; at >= 0; at--) {
      const own = this.list[at]
      if (!own) break
      if (own.name === element.name && ++alike === MOST_ALIKE) this.list.splice(at, 1)
    }
    this.list.push(element)
  }

  mark(): void {
    this.list.push(undefined)
  }

  has(name: string): boolean {
    return this.indexOf(name) >= 0
  }

  /** Opens again what the end of a block has ended. */
  reopen(): void {
    const { list } = this
    let at = list.length
    while (at > 0 && list[at - 1]?.isOpen === false) at--
    for (; at < list.length; at++) {
      if (this.copies++ > MOST_COPIES) return
      list[at] = this.open.push(copyOf(list[at] as OpenElement))
    }
  }

  /** An end tag: where blocks are open inside the element, it goes on up to them, and in them up to here. */
  end(name: string, place?: Place): void {
    const { open } = this
    if (open.top?.name === name && this.placeOf(open.top) < 0) return open.closeTo(open.size - 1, place)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const at = this.indexOf(name)
      const own = this.list[at]
      if (!own) {
        if (round === 0) open.closeTo(open.find(name, SPECIAL), place)
        return
      }
      const index = open.search(
        (one) => one === own,
        ({ name: edge }) => SCOPES.any.has(edge),
      )
      if (index < 0) {
        if (!own.isOpen) this.list.splice(at, 1)
        return
      }
      const block = this.blockIn(index)
      if (block < 0) {
        this.list.splice(at, 1)
        return open.closeTo(index, place)
      }
      if (!this.split(at, index, block)) return
    }
  }

  /** The outermost block that is open inside the element at `index`. */
  private blockIn(index: number): number {
    for (let at = index + 1; at < this.open.size; at++) if (SPECIAL.has(this.open.at(at).name)) return at
    return -1
  }

  /** Takes the block out of the formatting around it and puts a copy of the formatting around what the block holds so far. */
  private split(listed: number, index: number, block: number): boolean {
    const { open, list } = this
    const own = open.at(index)
    const inner = open.at(block)
    const outer = open.at(block - 1).children
    if (outer.at(-1) !== inner) return false
    outer.pop()
    let into = index > 0 ? open.at(index - 1).children : open.root
    const between: OpenElement[] = []
    for (let at = index + 1; at < block; at++) {
      const old = open.at(at)
      const place = this.placeOf(old)
      if (place < 0) continue
      const copy = copyOf(old)
      list[place] = copy
      into.push(copy)
      into = copy.children
      between.push(copy)
    }
    into.push(inner)
    const copy = copyOf(own)
    copy.children = inner.children
    inner.children = [copy]
    list[listed] = copy
    open.replace(index, block, [...between, inner, copy])
    return true
  }

  private indexOf(name: string): number {
    return this.last((one) => one.name === name)
  }

  private placeOf(element: OpenElement): number {
    return this.last((one) => one === element)
  }

  private last(wanted: (element: OpenElement) => boolean): number {
    for (let at = this.list.length - 1; at >= 0; at--) {
      const own = this.list[at]
      if (!own) return -1
      if (wanted(own)) return at
    }
    return -1
  }
}

function copyOf({ name, attributes, from, to }: OpenElement): OpenElement {
  return { kind: 'element', name, attributes, children: [], from, to, isOpen: true, foreign: false }
}
