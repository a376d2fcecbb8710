import type { Finding, Judgement } from './judge.ts'
import type {
  Audience,
  Channel,
  Demand,
  Draft,
  ElementId,
  Finder,
  Fix,
  JudgedId,
  Message,
  Mode,
  OptionalId,
  Place,
  Severity,
  Situation,
  Span,
  Stage,
  Verdict,
  Zone,
} from './model.ts'
import { type LineIndex, lineIndex, spanOf } from './readers/source.ts'

/** The public contract. Lines and columns count from 1, offsets from 0 in UTF-16 units of the file, ends are exclusive. */
export interface Report {
  schemaVersion: 1
  path?: string
  messages: MessageReport[]
}

export interface MessageReport {
  stage: Stage
  situation: Situation
  channel: Channel
  language: string
  audience: Audience
  found: Record<'stage' | 'situation' | 'channel' | 'language' | 'audience' | 'publishedAt', Finder>
  /** False when the language has no pack: then `elements` is empty and one warning says why. */
  judged: boolean
  title?: string
  publishedAt?: string
  incidentId?: string
  /** Place among the updates of its incident in the same file, counted from 1: the first message that went out. */
  order?: number
  /** What the front matter or the export says is affected. */
  components?: string[]
  /** Of an update in a thread: the next message that it promises by a time, and whether it came; unset while nobody can know. */
  promise?: Span & { due: string; kept?: boolean }
  place: Span
  /** The ten, and the optional ones that the profile or the config asks for. */
  elements: Record<ElementId, ElementReport> & Partial<Record<OptionalId, ElementReport>>
  findings: FindingReport[]
  skipped: { zone: Zone; count: number }[]
}

export interface ElementReport {
  verdict: Verdict
  mode?: Mode
  demand: Demand
  evidence: (Span & { missing?: string })[]
}

export interface FindingReport extends Omit<Span, 'text'> {
  ruleId: string
  spec: string
  kind: 'element' | 'wording' | 'fact' | 'thread' | 'limit'
  element?: JudgedId
  severity: Exclude<Severity, 'off'>
  verdict?: Verdict
  message: string
  why: string
  question?: string
  expected?: string[]
  actual?: string
  /** An edit of these words. Offsets of the file; `safe` when it keeps the meaning. */
  fix?: { offset: number; endOffset: number; text: string; safe: boolean }
  /** How many more findings of the rule the message has: they are not listed. */
  more?: number
  related?: (Span & { label: string; path?: string })[]
  suppressed?: { by: 'disable' | 'waive' | 'baseline'; reason?: string; until?: string }
  url?: string
}

/** Turns places in the judged words into spans of one file. */
export class Locator {
  private readonly lines: LineIndex
  constructor(
    private readonly source: string,
    private readonly draft: Draft,
    lines: LineIndex = lineIndex(source),
  ) {
    this.lines = lines
  }

  get escaped(): boolean {
    return this.draft.escaped
  }

  span(place: Place): Span {
    const at = spanOf(this.lines, this.draft.runs, place)
    const text = this.draft.escaped ? this.draft.text.slice(place.start, place.end) : this.source.slice(at.offset, at.endOffset)
    return { text, ...at }
  }

  /** From an offset of the file to the end of its line: where a directive or a slip of the format stands. */
  line(offset: number): Span {
    const feed = this.source.indexOf('\n', offset)
    const endOffset = Math.min(feed < 0 ? this.source.length : feed, offset + 200)
    const text = this.source.slice(offset, endOffset)
    const run = { at: 0, from: offset, to: endOffset, whole: false }
    return { text, ...spanOf(this.lines, [run], { start: 0, end: text.length }) }
  }

  /** The first sentence of the message: an absence has no words of its own, so it is reported where reading begins. */
  whole(message: Pick<Message, 'sentences'>): Span {
    const first = message.sentences[0]
    return first
      ? this.span(first)
      : { text: '', ...spanOf(this.lines, [{ at: 0, from: this.draft.offset, to: this.draft.endOffset, whole: true }], { start: 0, end: 0 }) }
  }
}

export function elementReports(judgement: Judgement, locator: Locator): MessageReport['elements'] {
  const entries = Object.entries(judgement.elements).map(([element, { verdict, mode, demand, marks }]) => {
    const evidence = marks.map((mark) => ({ ...locator.span(mark.place), ...(mark.missing && verdict === 'hollow' && { missing: mark.missing }) }))
    return [element, { verdict, ...(mode && { mode }), demand, evidence }]
  })
  return Object.fromEntries(entries)
}

function fixReport({ place, text, safe }: Fix, words: Place, locator: Locator): NonNullable<FindingReport['fix']> {
  const { offset, endOffset } = locator.span(place ?? words)
  return { offset, endOffset, text, safe }
}

/** Where words of another message stand, and in which file when it is another one. */
export type SpanOf = (message: Message, place: Place) => Span & { path?: string }

export function findingReport(finding: Finding, locator: Locator, message: Message, spanOf: SpanOf = (_, place) => locator.span(place)): FindingReport {
  const { text, ...place } = finding.place ? locator.span(finding.place) : locator.whole(message)
  const { rule, element, severity, verdict, question, expected, mark } = finding
  // In an escaped source the words to put in would have to be escaped too.
  const fix = mark?.fix && !locator.escaped && fixReport(mark.fix, mark.place, locator)
  return {
    ruleId: rule.id,
    spec: rule.spec,
    kind: rule.group,
    ...(element && { element }),
    severity: severity as FindingReport['severity'],
    ...(verdict && { verdict }),
    message: finding.message,
    why: finding.why,
    ...(question && { question }),
    ...(expected && { expected }),
    ...(finding.place && { actual: text }),
    ...place,
    ...(fix && { fix }),
    ...(mark?.related && { related: mark.related.map(({ place: at, label, of = message }) => ({ ...spanOf(of, at), label })) }),
  }
}
