import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { type FrontMatter, markLength, metaOf, readSimple, splitFrontMatter } from './front-matter.ts'
import { addBareLinks } from './links.ts'

/**
 * The fast way through Markdown: a message that holds no markup is read straight from its paragraphs.
 *
 * The two tests below name every sign that CommonMark or GFM could take for markup, and some that they could not: a
 * false alarm costs a parse, a miss would cost the truth. A differential test holds this reader equal to the parser.
 */
const MARKUP = new RegExp(
  [
    '[`\\0\\f\\v\\t\\ufeff]',
    // At the start of a line it may be a bullet.
    '\\*(?<=[^\\n]\\*)',
    '\\r(?!\\n)',
    // A backslash before punctuation or at the end of a line; an entity; a tag or an autolink.
    '\\\\(?:[!-/:-@[-`{-~\\r\\n]|$)',
    '&(?:#|[A-Za-z])[A-Za-z0-9]{1,40};',
    '<(?:[A-Za-z/!?]|[^\\s<>]*@)',
    // Brackets are words unless a target or a definition follows them.
    '\\]\\(|\\]:',
    '~~',
    // Inside a word an underscore is a letter.
    '_(?<![A-Za-z0-9]_)|_(?![A-Za-z0-9])',
  ].join('|'),
)
/** What opens another block inside an item. */
const OPENERS = '>|#{1,6}(?:\\s|$)|[-+*](?:\\s|$)|\\d{1,9}[.)](?:\\s|$)|\\[[ xX]\\]'
const BLOCK_MARKUP = new RegExp(
  [
    // Quotations, numbers, four spaces; rulers, underlines and the second row of a table; emphasis.
    '^ {0,3}(?:>|\\d{1,9}[.)](?:\\s|$))',
    '^ {4}',
    '^(?:[+*] )? *[-=|:][-=|: ]*\\r?$',
    '^\\*(?! )',
    // Headings and bullets other than the plainest: set in, empty, closed, or with more in them.
    '^ {1,3}(?:#|[-+*](?:\\s|$))',
    '^#{1,6}(?:$| (?:\\s|$)|[^\\n]*# *\\r?$)',
    `^[-+*](?:$| (?:\\s|$|${OPENERS}))`,
  ].join('|'),
  'm',
)
const HEADING = /^(#{1,6}) /

/** Whether a Markdown source needs the parser (`markdown-tree.ts`) to be read. */
export function needsTree(source: string): boolean {
  const { front } = splitFrontMatter(source)
  if (front && (front.kind === 'toml' || readSimple(source.slice(front.from, front.to)) === undefined)) return true
  const body = source.slice(bodyStart(source, front))
  return MARKUP.test(body) || BLOCK_MARKUP.test(body)
}

/** Which parsers the tree reader needs besides that of Markdown. */
export function treeNeeds(source: string): { html: boolean; frontMatter: boolean } {
  const { front } = splitFrontMatter(source)
  const simple = front?.kind === 'yaml' && readSimple(source.slice(front.from, front.to)) !== undefined
  return { html: /<[A-Za-z/!?]/.test(source), frontMatter: front !== undefined && !simple }
}

/** Reads a Markdown source for which `needsTree` is false. */
export function readFlat(source: string): Draft {
  const builder = new DraftBuilder(source)
  const { front, unclosed } = splitFrontMatter(source)
  if (unclosed !== undefined) builder.remarks.push(unclosedRemark(unclosed))
  const about = front ? metaOf(readSimple(source.slice(front.from, front.to)) ?? {}) : undefined
  const offset = bodyStart(source, front)
  const title = new FlatWalker(builder, source).read(offset)
  if (title !== undefined && about?.meta.title === undefined)
    return addBareLinks(builder.finish({ offset, endOffset: source.length }, { ...about, meta: { ...about?.meta, title } }))
  return addBareLinks(builder.finish({ offset, endOffset: source.length }, about))
}

export function bodyStart(source: string, front: FrontMatter | undefined): number {
  return front?.end ?? markLength(source)
}

export function unclosedRemark(offset: number): Draft['remarks'][number] {
  return { message: 'Unexpected end of front matter, expected a closing `---` (or `+++`) on a line of its own: it was read as text', offset }
}

/** Lines up to the next blank one are a paragraph, a bullet opens an item; white space around each line is not part of it. */
class FlatWalker {
  private title: string | undefined
  private lists = 0
  /** The sign of the list we are in. */
  private bullet = ''
  private broken = 0

  constructor(
    private readonly builder: DraftBuilder,
    private readonly source: string,
  ) {}

  /** Returns the first heading of depth 1. */
  read(from: number): string | undefined {
    const { source } = this
    for (let at = from; at < source.length; ) {
      const feed = source.indexOf('\n', at)
      let last = feed < 0 ? source.length : feed
      if (last > at && source.charCodeAt(last - 1) === 13) last--
      this.line(at, last)
      at = feed < 0 ? source.length : feed + 1
    }
    this.builder.end()
    return this.title
  }

  private line(at: number, end: number): void {
    const { builder, source } = this
    let first = at
    let last = end
    while (last > first && source.charCodeAt(last - 1) === 32) last--
    while (first < last && source.charCodeAt(first) === 32) first++
    if (first === last) {
      builder.end()
      return
    }
    const sign = source.charCodeAt(at)
    if (sign === 35 && this.heading(first, last)) return
    if ((sign === 45 || sign === 43 || sign === 42) && source.charCodeAt(at + 1) === 32) first = this.item(first)
    else if (builder.open) builder.put('\n', this.broken, at)
    else this.paragraph(first - at)
    builder.keep(first, last)
    this.broken = end
  }

  private heading(first: number, last: number): boolean {
    const depth = HEADING.exec(this.source.slice(first, first + 8))?.[1]?.length
    if (depth === undefined) return false
    this.builder.end()
    this.builder.begin('heading', { depth })
    this.builder.keep(first + depth + 1, last)
    if (depth === 1) this.title ??= this.builder.words.trim() || undefined
    this.builder.end()
    this.bullet = ''
    return true
  }

  private item(first: number): number {
    const bullet = this.source[first] as string
    this.builder.end()
    if (bullet !== this.bullet) this.lists++
    this.bullet = bullet
    this.builder.begin('list', { ordered: false, list: this.lists })
    return first + 2
  }

  /** Set in as far as the words of an item, a paragraph is part of the item. */
  private paragraph(indent: number): void {
    if (this.bullet === '' || indent < 2) {
      this.bullet = ''
      this.builder.begin('body')
    } else this.builder.begin('list', { ordered: false, list: this.lists })
  }
}
