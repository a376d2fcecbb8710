import { decodeString } from 'micromark-util-decode-string'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Event, Token } from 'micromark-util-types'
import type { Zone } from '../model.ts'
import type { BlockInfo, DraftBuilder } from './builder.ts'
import type { Directives } from './directives.ts'
import type { readHtmlBlock } from './html.ts'
import type { WalkState } from './html-walk.ts'
import { InlineTags } from './markdown-tags.ts'
import { ENTER, EXIT } from './markdown-tokens.ts'

/** Tokens whose inside holds no words: targets, labels of definitions, info strings. */
const MUTE: ReadonlySet<string> = new Set([
  'resource',
  'reference',
  'definition',
  'gfmFootnoteCall',
  'gfmFootnoteDefinitionLabel',
  'codeFencedFence',
  'htmlText',
  'tableDelimiterRow',
])
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
    private readonly readHtml: typeof readHtmlBlock,
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
    this.readHtml(this.builder, this.directives, html, this.base + from, this.html)
    if (this.title === undefined) this.title = this.html.title
    // A quotation may open in one block of HTML and close in a later one, with Markdown between.
    const tags = html.match(/<\/?blockquote\b/gi) ?? []
    const opened = tags.reduce((sum, tag) => sum + (tag[1] === '/' ? -1 : 1), 0)
    this.quotes = Math.max(0, this.quotes + opened)
    return index
  }
}
