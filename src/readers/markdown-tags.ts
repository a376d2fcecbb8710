import type { DraftBuilder } from './builder.ts'
import type { Directives } from './directives.ts'
import { isSlot } from './html-names.ts'
import { attributeOf, type Tag, tagOf } from './tags.ts'

const MARKS = { a: 'link', code: 'code', samp: 'code', strong: 'strong', b: 'strong' } as const
const STRUCK = new Set(['del', 's', 'strike'])

/** Inline HTML of one Markdown paragraph: what its tags mean for the words around them. */
export class InlineTags {
  private struck = 0

  constructor(
    private readonly builder: DraftBuilder,
    private readonly directives: Directives,
  ) {}

  /** A new paragraph begins: tags left open do not reach beyond theirs. */
  reset(): void {
    this.struck = 0
  }

  take(from: number, to: number): void {
    const slice = this.builder.source.slice(from, to)
    const tag = tagOf(slice)
    if (tag) this.tag(tag, slice, from, to)
    else if (slice.startsWith('<!--')) this.comment(slice, from, to)
  }

  private tag({ name, closing }: Tag, slice: string, from: number, to: number): void {
    const { builder } = this
    if (name === 'br') builder.putBreak(from, to)
    else if (name === 'img') this.image(slice, from, to)
    else if (name === 'q') builder.put(closing ? '”' : '“', from, to)
    else if (STRUCK.has(name)) this.strike(closing)
    else if (name in MARKS) {
      const kind = MARKS[name as keyof typeof MARKS]
      const url = name === 'a' ? attributeOf(slice, 'href') : undefined
      if (closing) builder.close(kind)
      else if (name !== 'a' || url !== undefined) builder.mark(kind, url)
    } else if (!closing && isSlot(name, slice)) builder.keep(from, to)
  }

  private comment(slice: string, from: number, to: number): void {
    const end = slice.endsWith('-->') ? slice.length - 3 : slice.length
    if (this.directives.take(slice.slice(4, end), from, to)) return
    this.builder.begin('comment')
    this.builder.keep(from + 4, Math.max(from + 4, from + end))
    this.builder.end()
  }

  private image(slice: string, from: number, to: number): void {
    const alt = attributeOf(slice, 'alt')
    if (!alt?.trim()) return
    this.builder.begin('caption')
    this.builder.mark('image', attributeOf(slice, 'src'))
    this.builder.put(alt, from, to)
    this.builder.end()
  }

  private strike(closing: boolean): void {
    if (!closing) {
      if (this.struck++ === 0) this.builder.begin('comment')
    } else if (this.struck > 0 && --this.struck === 0) this.builder.end()
  }
}
