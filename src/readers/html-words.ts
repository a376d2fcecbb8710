import type { Inline, Zone } from '../model.ts'
import type { BlockInfo, DraftBuilder } from './builder.ts'
import { entityAt } from './entities.ts'

type Mark = { kind: Inline['kind']; url?: string; applied: boolean }

/** What a block that opens here would be. */
export interface Context {
  zone: Zone
  info: BlockInfo
}

const SPECIAL = /[ \t\n\f\r]{2,}|[\t\n\f\r]|&|\0/g
/** Each block opens all stretches that it stands in. */
const MOST_MARKS = 50
const SPACE = /^[ \t\n\f\r]+$/

/**
 * Puts words into blocks as a browser would set them: white space collapses, `<br>` breaks the line, two of them the
 * paragraph. Blocks open with the first word, so that empty elements leave nothing.
 */
export class HtmlWords {
  context: Context = { zone: 'body', info: {} }
  /** White space as it stands: in `pre`, and where a fragment holds no tags that could break lines. */
  asWritten = false
  private space: { from: number; to: number } | undefined
  private breaks: { from: number; to: number; count: number } | undefined
  private readonly marks: Mark[] = []
  /** Stretches inside more than `MOST_MARKS` others, which are only counted. */
  private unmarked = 0
  private isOpen = false
  private readonly outer: { isOpen: boolean; space: HtmlWords['space']; breaks: HtmlWords['breaks']; context: Context; marks: Mark[] }[] = []

  constructor(private readonly builder: DraftBuilder) {}

  /** Ends the block at hand. */
  flush(): void {
    if (this.isOpen) this.builder.end()
    this.isOpen = false
    this.space = undefined
    this.breaks = undefined
    for (const mark of this.marks) mark.applied = false
  }

  lineBreak(from: number, to: number): void {
    this.space = undefined
    this.breaks = this.breaks ? { from: this.breaks.from, to, count: this.breaks.count + 1 } : { from, to, count: 1 }
  }

  mark(kind: Inline['kind'], url?: string): void {
    if (this.marks.length < MOST_MARKS) this.marks.push({ kind, ...(url !== undefined && { url }), applied: false })
    else this.unmarked++
  }

  unmark(): void {
    if (this.unmarked > 0) {
      this.unmarked--
      return
    }
    const mark = this.marks.pop()
    if (mark?.applied) this.builder.close(mark.kind)
  }

  /** What follows, up to `leaveAside`, stands beside the block at hand: a caption, a comment, words struck out. */
  enterAside(zone: Zone): void {
    const { isOpen, space, breaks, context } = this
    this.outer.push({ isOpen, space, breaks, context, marks: this.marks.splice(0) })
    Object.assign(this, { isOpen: false, space: undefined, breaks: undefined, context: { zone, info: {} } })
  }

  leaveAside(): void {
    this.flush()
    const outer = this.outer.pop()
    if (!outer) return
    const { marks, ...state } = outer
    Object.assign(this, state)
    this.marks.splice(0, this.marks.length, ...marks)
  }

  /** Raw text of the source, its references still in it. */
  text(from: number, to: number): void {
    // The slice bounds every search: a look past the end of each text would make many short ones quadratic.
    const slice = this.builder.source.slice(from, to)
    let at = 0
    for (SPECIAL.lastIndex = 0; at < slice.length; SPECIAL.lastIndex = at) {
      const match = SPECIAL.exec(slice)
      const stop = match?.index ?? slice.length
      this.plain(from + at, from + stop)
      if (!match) return
      at = stop + this.special(match[0], from + stop, to)
    }
  }

  /** A range of the source as it stands. */
  raw(from: number, to: number): void {
    this.ready()
    this.builder.keep(from, to)
  }

  /** Words that stand for a range of the source. */
  stand(words: string, from: number, to: number): void {
    this.ready()
    this.builder.put(words, from, to)
  }

  private special(sign: string, at: number, to: number): number {
    if (sign === '\0') return 1
    if (sign !== '&') {
      this.white(at, at + sign.length)
      return sign.length
    }
    const entity = entityAt(this.builder.source, at, to)
    if (entity && SPACE.test(entity.words) && !this.asWritten) this.white(at, at + entity.length)
    else if (entity) this.stand(entity.words, at, at + entity.length)
    else this.raw(at, at + 1)
    return entity?.length ?? 1
  }

  /** A stretch without references or white space other than single spaces. */
  private plain(from: number, to: number): void {
    const { source } = this.builder
    let first = from
    let last = to
    if (first < last && source.charCodeAt(first) === 32) this.white(first, ++first)
    if (first >= last) return
    const trailing = source.charCodeAt(last - 1) === 32
    if (trailing) last--
    this.raw(first, last)
    if (trailing) this.white(last, last + 1)
  }

  private white(from: number, to: number): void {
    if (!this.asWritten) {
      if (!this.breaks) this.space = { from: this.space?.from ?? from, to }
      return
    }
    const lines = this.builder.source.slice(from, to).split(/\r\n?|\n/).length - 1
    if (lines > 1 && this.context.zone !== 'code') this.flush()
    else if (lines > 0) this.breakAsWritten(from, to, lines)
    else if (this.isOpen && !this.breaks) this.builder.keep(from, to)
  }

  private breakAsWritten(from: number, to: number, lines: number): void {
    if (this.context.zone !== 'code') this.breaks = { from, to, count: lines }
    else if (this.isOpen) this.builder.put(this.builder.source.slice(from, to).replace(/\r\n?/g, '\n'), from, to)
  }

  /** Opens the block if none is, sets what white space is due before the next word, begins the marks that wait for one. */
  private ready(): void {
    if (this.breaks && this.breaks.count > 1 && this.context.zone !== 'code') this.flush()
    if (!this.isOpen) {
      this.builder.begin(this.context.zone, this.context.info)
      this.isOpen = true
    } else if (!this.builder.empty) {
      if (this.breaks) this.builder.put('\n', this.breaks.from, this.breaks.to)
      else if (this.space) this.builder.put(' ', this.space.from, this.space.to)
    }
    this.space = undefined
    this.breaks = undefined
    for (const mark of this.marks) {
      if (!mark.applied) this.builder.mark(mark.kind, mark.url)
      mark.applied = true
    }
  }
}
