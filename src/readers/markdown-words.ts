import type { Event, Token } from 'micromark-util-types'
import { decodeString } from 'micromark-util-decode-string'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Zone } from '../model.ts'
import type { BlockInfo, DraftBuilder } from './builder.ts'
import type { Directives } from './directives.ts'
import { readHtmlBlock } from './html.ts'
import type { WalkState } from './html-walk.ts'
import { InlineTags } from './markdown-tags.ts'

/** Tokens whose inside holds no words: targets, labels of definitions, info strings. */
const MUTE: ReadonlySet<string> = new Set(['resource', 'reference', 'definition', 'gfmFootnoteCall', 'gfmFootnoteDefinitionLabel', 'codeFencedFence', 'htmlText', 'tableDelimiterRow'])
/** A line of dashes under a paragraph makes a heading of it; under sentences it was meant as a separator. */
const LONGEST_TITLE = 120

/** The parser's tokens become blocks. Ranges count in the file. */
export class MarkdownWords {
  /** The first heading of depth 1. */
  title: string | undefined
  quotes = 0
  muted = 0
  inTable = false
  /** What a line ending means where we are. */
  line: 'nothing' | 'text' | 'code' | 'span' = 'nothing'
  depth = 0
  label = ''
  target: string | undefined
  readonly lists: { id: number; ordered: boolean }[] = []
  readonly tags: InlineTags
  private readonly html: WalkState = { lists: 0 }
  private outerBlocks = 0
  private base = 0
  private definitions = new Map<string, string>()

  constructor(
    readonly builder: DraftBuilder,
    private readonly directives: Directives,
  ) {
    this.tags = new InlineTags(builder, directives)
  }

  /** `base` is where the text that the parser was given begins in the file. */
  read(events: Event[], base: number): void {
    this.base = base
    this.define(events)
    for (let index = 0; index < events.length; index++) {
      const [kind, token] = events[index] as Event
      if (kind === 'enter' && token.type === 'htmlFlow') index = this.htmlFlow(events, index)
      else if (kind === 'enter') this.enter(token)
      else this.exit(token)
    }
  }

  private enter(token: Token): void {
    if (MUTE.has(token.type)) this.muted++
    ENTER[token.type]?.(this)
  }

  private exit(token: Token): void {
    if (MUTE.has(token.type)) this.muted--
    EXIT[token.type]?.(this, this.base + token.start.offset, this.base + token.end.offset)
  }

  beginList(ordered: boolean): void {
    this.lists.push({ id: ++this.html.lists, ordered })
  }

  /** Opens a block; a quotation is a quotation whatever stands in it. */
  beginText(zone?: Zone): void {
    const [own, info] = this.zone()
    this.outerBlocks = this.builder.depth
    this.builder.begin(this.quotes > 0 ? 'quote' : (zone ?? own), zone ? {} : info)
    this.tags.reset()
    this.line = 'text'
    this.depth = 0
  }

  endText(): void {
    while (this.builder.depth > this.outerBlocks) this.builder.end()
    this.line = 'nothing'
  }

  endHeading(underlined: boolean): void {
    const words = this.builder.words.trim()
    const [zone, info] = this.zone()
    if (underlined && this.depth === 2 && (words.length > LONGEST_TITLE || /\n|[.!?…]["'”’)]?$/u.test(words))) this.builder.amend(zone, info)
    else if (this.quotes === 0) {
      this.builder.amend('heading', { depth: this.depth })
      if (this.depth === 1 && this.title === undefined && words !== '') this.title = words
    }
    this.endText()
  }

  /** The url of the link or image that ends here: its own target, or the definition that its label names. */
  takeTarget(): string | undefined {
    const target = this.target ?? this.definitions.get(normalizeIdentifier(this.label))
    this.target = undefined
    return target
  }

  slice(from: number, to: number): string {
    return this.builder.source.slice(from, to)
  }

  private zone(): [Zone, BlockInfo] {
    if (this.quotes > 0) return ['quote', {}]
    const list = this.lists.at(-1)
    return list ? ['list', { ordered: list.ordered, list: list.id }] : ['body', {}]
  }

  /** Definitions may follow their use. The first of a name holds. */
  private define(events: Event[]): void {
    let label = ''
    for (const [kind, token] of events) {
      if (kind !== 'exit') continue
      const words = (): string => this.slice(this.base + token.start.offset, this.base + token.end.offset)
      if (token.type === 'definitionLabelString') label = normalizeIdentifier(words())
      else if (token.type === 'definitionDestinationString' && !this.definitions.has(label)) this.definitions.set(label, decodeString(words()))
    }
  }

  /** Reads a block of HTML; returns the index of its end. Prefixes of quotations and lists are blanked, so that offsets hold. */
  private htmlFlow(events: Event[], start: number): number {
    const from = (events[start] as Event)[1].start.offset
    let html = ''
    let index = start + 1
    for (; (events[index] as Event)[1].type !== 'htmlFlow'; index++) {
      const [kind, { type, start: begin, end }] = events[index] as Event
      if (kind !== 'enter' || (type !== 'htmlFlowData' && type !== 'lineEnding')) continue
      html += ' '.repeat(begin.offset - from - html.length) + this.slice(this.base + begin.offset, this.base + end.offset)
    }
    const [zone, info] = this.zone()
    this.html.outer = { zone, info }
    readHtmlBlock(this.builder, this.directives, html, this.base + from, this.html)
    if (this.title === undefined) this.title = this.html.title
    // A quotation may open in one block of HTML and close in a later one, with Markdown between.
    const tags = html.match(/<\/?blockquote\b/gi) ?? []
    const opened = tags.reduce((sum, tag) => sum + (tag[1] === '/' ? -1 : 1), 0)
    this.quotes = Math.max(0, this.quotes + opened)
    return index
  }
}

type Handler = (words: MarkdownWords, from: number, to: number) => void

const mark = (kind: 'code' | 'strong' | 'link') => (words: MarkdownWords) => words.builder.mark(kind)

const ENTER: Record<string, (words: MarkdownWords) => void> = {
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

const EXIT: Record<string, Handler> = {
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
  if (!words.inTable) return words.builder.keep(from, to)
  let at = from
  for (let bar = words.builder.source.indexOf('\\|', from); bar >= 0 && bar < to; bar = words.builder.source.indexOf('\\|', bar + 2)) {
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
