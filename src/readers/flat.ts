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
    '[*`\\0\\f\\v\\t]',
    '\\r(?!\\n)',
    // A backslash before punctuation or at the end of a line; an entity; a tag or an autolink.
    '\\\\(?:[!-/:-@[-`{-~\\r\\n]|$)',
    '&(?:#|[A-Za-z])[A-Za-z0-9]{1,40};',
    '<[A-Za-z/!?]',
    // Brackets are words unless a target or a definition follows them.
    '\\]\\(|\\]:',
    '~~',
    // Inside a word an underscore is a letter.
    '(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])',
  ].join('|'),
)
const BLOCK_MARKUP = new RegExp(
  [
    // Quotations, headings, bullets, numbers; four spaces; rulers, underlines and the second row of a table.
    '^ {0,3}(?:>|#{1,6}(?:\\s|$)|[-+](?:\\s|$)|\\d{1,9}[.)](?:\\s|$))',
    '^ {4}',
    '^ *[-=|:][-=|: ]*$',
  ].join('|'),
  'm',
)

/** Whether a Markdown source needs the parser (`markdown-tree.ts`) to be read. */
export function needsTree(source: string): boolean {
  const { front } = splitFrontMatter(source)
  if (front && (front.kind === 'toml' || readSimple(source.slice(front.from, front.to)) === undefined)) return true
  const body = front ? source.slice(front.end) : source
  return MARKUP.test(body) || BLOCK_MARKUP.test(body)
}

/** Reads a Markdown source for which `needsTree` is false. */
export function readFlat(source: string): Draft {
  const builder = new DraftBuilder(source)
  const { front, unclosed } = splitFrontMatter(source)
  if (unclosed !== undefined) builder.remarks.push(unclosedRemark(unclosed))
  const about = front ? metaOf(readSimple(source.slice(front.from, front.to)) ?? {}) : undefined
  const offset = bodyStart(source, front)
  readParagraphs(builder, source, offset)
  return addBareLinks(builder.finish({ offset, endOffset: source.length }, about))
}

export function bodyStart(source: string, front: FrontMatter | undefined): number {
  return front?.end ?? markLength(source)
}

export function unclosedRemark(offset: number): Draft['remarks'][number] {
  return { message: 'Unexpected end of front matter, expected a closing `---` (or `+++`) on a line of its own: it was read as text', offset }
}

/** Lines up to the next blank one are a paragraph; white space around each line is not part of it. */
function readParagraphs(builder: DraftBuilder, source: string, from: number): void {
  let broken = from
  for (let at = from; at < source.length; ) {
    const feed = source.indexOf('\n', at)
    const next = feed < 0 ? source.length : feed + 1
    let first = at
    let last = feed < 0 ? source.length : feed
    if (last > first && source.charCodeAt(last - 1) === 13) last--
    const ended = last
    while (last > first && source.charCodeAt(last - 1) === 32) last--
    while (first < last && source.charCodeAt(first) === 32) first++
    if (first === last) builder.end()
    else {
      if (builder.open) builder.put('\n', broken, at)
      else builder.begin('body')
      builder.keep(first, last)
      broken = ended
    }
    at = next
  }
  builder.end()
}
