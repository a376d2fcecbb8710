import { decodeString } from 'micromark-util-decode-string'
import type { MarkdownWords } from './markdown-words.ts'

type Handler = (words: MarkdownWords, from: number, to: number) => void

const mark = (kind: 'code' | 'strong' | 'link') => (words: MarkdownWords) => words.builder.mark(kind)

/** What to do where a token of the parser begins. */
export const ENTER: Record<string, (words: MarkdownWords) => void> = {
  blockQuote: (words) => words.quotes++,
  listOrdered: (words) => words.beginList(true),
  listUnordered: (words) => words.beginList(false),
  paragraph: (words) => words.beginText(),
  atxHeading: (words) => words.beginText('heading'),
  setextHeading: (words) => words.beginText('heading'),
  tableHeader: (words) => words.beginText('heading'),
  tableData: (words) => words.beginText('cell'),
  codeFenced: beginCode,
  codeIndented: beginCode,
  codeText: (words) => {
    words.builder.mark('code')
    words.line = 'span'
  },
  strong: mark('strong'),
  autolink: mark('link'),
  link: mark('link'),
  resource: (words) => {
    words.target = ''
  },
  image: (words) => {
    words.builder.begin('caption')
    words.builder.mark('image')
  },
  strikethrough: (words) => words.builder.begin('comment'),
  table: (words) => {
    words.inTable = true
  },
}

/** And where it ends; the range counts in the file. */
export const EXIT: Record<string, Handler> = {
  blockQuote: (words) => words.quotes--,
  listOrdered: (words) => words.lists.pop(),
  listUnordered: (words) => words.lists.pop(),
  paragraph: (words) => words.endText(),
  atxHeading: (words) => words.endHeading(false),
  setextHeading: (words) => words.endHeading(true),
  atxHeadingSequence: (words, from, to) => {
    if (words.depth === 0) words.depth = to - from
  },
  setextHeadingLineSequence: (words, from) => {
    words.depth = words.slice(from, from + 1) === '=' ? 1 : 2
  },
  tableHeader: (words) => words.endText(),
  tableData: (words) => words.endText(),
  table: (words) => {
    words.inTable = false
  },
  codeFenced: endCode,
  codeIndented: endCode,
  codeText: (words) => {
    words.builder.close('code')
    words.line = 'text'
  },
  strong: (words) => words.builder.close('strong'),
  autolink: (words, from, to) => {
    const url = words.slice(from + 1, to - 1)
    words.builder.close('link', /^[A-Za-z][A-Za-z0-9.+-]*:/.test(url) ? url : `mailto:${url}`)
  },
  label: (words, from, to) => {
    words.label = words.slice(from, to).replace(/^!?\[|\]$/g, '')
  },
  referenceString: (words, from, to) => {
    words.label = words.slice(from, to)
  },
  resourceDestinationString: (words, from, to) => {
    words.target = decodeString(words.slice(from, to))
  },
  link: (words) => words.builder.close('link', words.takeTarget()),
  image: (words) => {
    words.builder.close('image', words.takeTarget())
    words.builder.end()
  },
  strikethrough: (words) => words.builder.end(),
  htmlText: (words, from, to) => words.tags.take(from, to),
  lineEnding: endLine,
  data: keep,
  codeFlowValue: keep,
  autolinkProtocol: keep,
  autolinkEmail: keep,
  literalAutolinkHttp: keep,
  literalAutolinkWww: keep,
  literalAutolinkEmail: keep,
  codeTextData: keepCode,
  characterEscape: (words, from, to) => {
    if (words.muted === 0) words.builder.put(words.slice(from + 1, to), from, to)
  },
  characterReference: (words, from, to) => {
    if (words.muted === 0) words.builder.put(decodeString(words.slice(from, to)), from, to)
  },
}

function keep(words: MarkdownWords, from: number, to: number): void {
  if (words.muted === 0) words.builder.keep(from, to)
}

/** In a table, a bar inside code is escaped. */
function keepCode(words: MarkdownWords, from: number, to: number): void {
  let at = from
  for (let bar = words.inTable ? words.builder.source.indexOf('\\|', from) : -1; bar >= 0 && bar < to; bar = words.builder.source.indexOf('\\|', bar + 2)) {
    words.builder.keep(at, bar)
    words.builder.put('|', bar, bar + 2)
    at = bar + 2
  }
  words.builder.keep(at, to)
}

function endLine(words: MarkdownWords, from: number, to: number): void {
  if (words.muted > 0) return
  if (words.line === 'text') words.builder.putLine('\n', from, to)
  else if (words.line === 'code') words.builder.put('\n', from, to)
  else if (words.line === 'span') words.builder.put(' ', from, to)
}

function beginCode(words: MarkdownWords): void {
  words.builder.begin('code')
  words.line = 'code'
}

function endCode(words: MarkdownWords): void {
  words.builder.end()
  words.line = 'nothing'
}
