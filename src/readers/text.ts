import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { Directives } from './directives.ts'
import { markLength } from './front-matter.ts'
import { addBareLinks } from './links.ts'
import { type Bullet, bulletOf, isItem, isShout, type Line, linesOf, logLength, rulerOf } from './text-lines.ts'

/** Lines longer than this were wrapped: what follows them goes on. */
const WRAPPED = 60
const LONGEST_FOOTER = 12

/** Reads plain text as one message. It keeps every word: only bullets, quotation signs, rulers and directives are markup. */
export function textReader(source: string): Draft[] {
  const builder = new DraftBuilder(source)
  const offset = markLength(source)
  readTextInto(builder, new Directives(source, builder.pardons, builder.remarks), offset)
  return [addBareLinks(builder.finish({ offset, endOffset: source.length }))]
}

/** Puts the text from `offset` on into the builder. */
export function readTextInto(builder: DraftBuilder, directives: Directives, offset: number): void {
  new TextWalker(builder, directives, linesOf(builder.source, offset)).walk()
}

type Kind = 'none' | 'body' | 'list' | 'quote' | 'code'

class TextWalker {
  private kind: Kind = 'none'
  /** End of the last line taken, for the line break that joins it to the next. */
  private ended = 0
  private footer = false
  private bullet: Bullet | undefined
  private lists = 0
  private readonly quotedChunks: ReadonlySet<number>
  private readonly shouted: boolean

  constructor(
    private readonly builder: DraftBuilder,
    private readonly directives: Directives,
    private readonly lines: Line[],
  ) {
    this.quotedChunks = indentedChunks(lines)
    this.shouted = isShouted(lines)
  }

  walk(): void {
    for (let index = 0; index < this.lines.length; ) index += this.take(this.lines[index] as Line, index)
    this.end()
  }

  /** Takes the line at `index`; returns how many lines that used up. */
  private take(line: Line, index: number): number {
    const { words, blank } = line
    if (blank) return this.end()
    const code = this.codeLength(line, index)
    if (code > 0) return code
    if (this.directive(line) || this.separator(line, index)) return 1
    if (words.startsWith('>')) return this.add('quote', line, /^(?:>[ \t]?)+/.exec(words)?.[0].length ?? 1)
    if (this.item(line, index)) return 1
    if (this.quotedChunks.has(line.chunk)) return this.add('quote', line)
    if (this.heading(line, index)) return 1
    if (this.kind === 'list' && (line.indent > 1 || this.wasWrapped(index))) return this.add('list', line)
    return this.add('body', line)
  }

  private add(kind: Kind, line: Line, skip = 0): number {
    if (this.kind !== kind) {
      this.end()
      this.begin(kind)
    } else this.builder.put('\n', this.ended, line.first + skip)
    this.builder.keep(line.first + skip, line.last)
    this.ended = line.last
    return 1
  }

  private begin(kind: Kind): void {
    this.kind = kind
    if (kind === 'quote' || kind === 'code') this.builder.begin(kind)
    else if (kind === 'list') this.builder.begin(this.footer ? 'footer' : 'list', { ordered: this.bullet?.ordered ?? false, list: this.lists })
    else this.builder.begin(this.footer ? 'footer' : 'body')
  }

  private end(): number {
    if (this.kind !== 'none') this.builder.end()
    this.kind = 'none'
    return 1
  }

  private directive({ words, first, last }: Line): boolean {
    if (!words.includes('incident-lint-')) return false
    const match = /^(#+|\/\/+|<!--)\s*(incident-lint-[\s\S]*?)\s*(?:-->)?$/.exec(words)
    if (!match?.[2]) return false
    this.end()
    return this.directives.take(match[2], first, last)
  }

  /** Rulers end a block, or make a heading of the one line above; `-- ` opens the footer. */
  private separator(line: Line, index: number): boolean {
    const { words } = line
    if (words === '--' && index > 0) {
      this.end()
      this.footer ||= this.builder.source[line.first + 2] === ' ' || this.lines.length - index <= LONGEST_FOOTER
      return true
    }
    const ruler = rulerOf(words)
    if (!ruler) return false
    const above = this.lines[index - 1]
    const alone = above && !above.blank && (index < 2 || this.lines[index - 2]?.blank || rulerOf(this.lines[index - 2]?.words ?? ''))
    const title = this.kind === 'body' && alone && above.words.length <= 80 && !/[.!?:;,]$/.test(above.words)
    if (title && (ruler === '=' || ruler === '-') && !this.footer) this.builder.amend('heading', { depth: ruler === '=' ? 1 : 2 })
    this.end()
    return true
  }

  private item(line: Line, index: number): boolean {
    const bullet = bulletOf(line.words)
    if (!bullet || !isItem(this.lines, index, bullet, this.bullet)) {
      if (this.kind !== 'list' && !bullet && this.lines[index - 1]?.blank) this.bullet = undefined
      return false
    }
    this.end()
    if (this.bullet?.sign !== bullet.sign || (bullet.ordered && bullet.number <= this.bullet.number)) this.lists++
    this.bullet = bullet
    this.begin('list')
    this.builder.keep(line.first + bullet.length, line.last)
    this.ended = line.last
    return true
  }

  private heading(line: Line, index: number): boolean {
    const starts = index === 0 || this.lines[index - 1]?.blank || this.kind === 'none'
    if (this.shouted || this.footer || !starts || !isShout(line.words)) return false
    if (!this.lines.slice(index + 1, index + 4).some(({ blank }) => !blank)) return false
    this.end()
    this.builder.begin('heading', { depth: 2 })
    this.builder.keep(line.first, line.last)
    this.builder.end()
    return true
  }

  /** Lines between fences, and lines that are surely a log. */
  private codeLength({ words }: Line, index: number): number {
    if (/^(?:```|~~~)/.test(words)) {
      const close = this.lines.findIndex((other, at) => at > index && other.words.startsWith(words.slice(0, 3)))
      if (close < 0) return 0
      this.code(index + 1, close)
      return close - index + 1
    }
    const log = logLength(this.lines, index)
    if (log > 0) this.code(index, index + log)
    return log
  }

  private code(from: number, to: number): void {
    this.end()
    for (let index = from; index < to; index++) if (!this.lines[index]?.blank) this.add('code', this.lines[index] as Line)
    this.end()
  }

  private wasWrapped(index: number): boolean {
    const above = this.lines[index - 1]
    return above !== undefined && !above.blank && above.last - above.start >= WRAPPED
  }
}

/** Paragraphs set in, where most are not: the author quotes. Where most are, it is how the text is set. */
function indentedChunks(lines: readonly Line[]): ReadonlySet<number> {
  const chunks = new Map<number, { lines: number; indented: boolean }>()
  for (const { chunk, indent, blank, words } of lines) {
    if (blank) continue
    const known = chunks.get(chunk) ?? { lines: 0, indented: true }
    chunks.set(chunk, { lines: known.lines + 1, indented: known.indented && indent >= 4 && !bulletOf(words) })
  }
  const found = [...chunks].filter(([, { lines: count, indented }]) => indented && count > 1).map(([chunk]) => chunk)
  return new Set(found.length * 3 <= chunks.size ? found : [])
}

/** A text in capitals throughout has no headings in capitals. */
function isShouted(lines: readonly Line[]): boolean {
  let upper = 0
  let lower = 0
  for (const { words } of lines.slice(0, 200)) {
    for (const sign of words.slice(0, 400)) {
      if (sign >= 'a' && sign <= 'z') lower++
      else if (sign >= 'A' && sign <= 'Z') upper++
    }
  }
  return upper > lower
}
