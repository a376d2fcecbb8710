import { decodeAttribute } from './entities.ts'
import type { Attribute, HtmlElement } from './html-tree.ts'

/** Puts the attributes of the tag at hand together. */
export class AttributeReader {
  private list: Attribute[] = []
  private names = new Set<string>()
  private last: Attribute | undefined

  constructor(private readonly source: string) {}

  name(from: number, to: number): void {
    this.last = { name: this.source.slice(from, to).toLowerCase(), raw: '', from, to }
  }

  value(from: number, to: number): void {
    if (this.last) this.last.raw = this.source.slice(from, to)
  }

  /** Of two attributes of a name, the first counts. */
  end(to: number): void {
    if (!this.last || this.names.has(this.last.name)) return
    this.last.to = Math.max(to, this.last.to)
    this.names.add(this.last.name)
    this.list.push(this.last)
  }

  /** All since the last time. */
  take(): Attribute[] {
    const { list } = this
    this.list = []
    if (list.length > 0) this.names = new Set()
    this.last = undefined
    return list
  }
}

/** The decoded value of an attribute. */
export function attribute(element: HtmlElement, name: string): string | undefined {
  const raw = attributeNamed(element, name)?.raw
  return raw === undefined ? undefined : decodeAttribute(raw.replace(/\r\n?/g, '\n'))
}

export function attributeNamed(element: HtmlElement, name: string): Attribute | undefined {
  return element.attributes.find((one) => one.name === name)
}
