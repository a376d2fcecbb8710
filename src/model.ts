/**
 * The words everything else is written in. One word a thing; CONTRIBUTING.md holds the glossary.
 *
 * Two coordinate spaces exist and only two. A `Place` counts UTF-16 units in `Message.text`, the judged words of one
 * message. A `Span` counts UTF-16 units in the file as its author wrote it. `SourceMap` leads from the first to the second.
 */

import type { Clock } from './clock.ts'

export const STAGES = ['investigating', 'identified', 'monitoring', 'resolved', 'postmortem', 'scheduled', 'cancelled', 'security'] as const
export type Stage = (typeof STAGES)[number]

/** SPEC 2.1. A situation changes a few cells of the requirement matrix. */
export const SITUATIONS = ['ordinary', 'in-progress', 'completed', 'false-alarm', 'correction', 'reply', 'follow-up', 'making-good'] as const
export type Situation = (typeof SITUATIONS)[number]

export const CHANNELS = ['status', 'email', 'social', 'sms', 'phone', 'blog'] as const
export type Channel = (typeof CHANNELS)[number]

export const AUDIENCES = ['public', 'customers', 'developers', 'internal'] as const
export type Audience = (typeof AUDIENCES)[number]

export const ELEMENTS = ['signer', 'contact', 'apology', 'timeline', 'cause', 'prevention', 'impact', 'next-update', 'current-action', 'workaround'] as const
export type ElementId = (typeof ELEMENTS)[number]

/** SPEC 1.11, and the parts of `impact` (1.7, 8): judged only where the profile or the config asks for them. */
export const OPTIONALS = [
  'remedy',
  'ownership',
  'listening',
  'accountability',
  'proportion',
  'impact.data',
  'impact.unaffected',
  'impact.consequences',
] as const
export type OptionalId = (typeof OPTIONALS)[number]
export type JudgedId = ElementId | OptionalId

/** Worst to best; a verdict is the maximum over a message's marks. */
export const VERDICTS = ['absent', 'hollow', 'present'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How an element is present: SPEC 0.4, 0.7, 2.2. */
export const MODES = ['stated', 'unknown', 'deferred', 'linked', 'provided', 'earlier'] as const
export type Mode = (typeof MODES)[number]

export const SEVERITIES = ['off', 'info', 'warning', 'error'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a cell of the requirement matrix asks for. */
export type Demand = 'required' | 'recommended' | 'none' | 'forbidden'

/** Who set a fact about a message, in the order in which they are asked. */
export type Finder = 'flag' | 'front matter' | 'config' | 'container' | 'file name' | 'words' | 'default'

/** A half-open range of `Message.text`, in UTF-16 units. */
export interface Place {
  start: number
  end: number
}

/** A half-open range of the file: lines and columns count from 1, offsets from 0 in UTF-16 units. */
export interface Span {
  text: string
  line: number
  column: number
  endLine: number
  endColumn: number
  offset: number
  endOffset: number
}

/** SPEC 0.2. The first four can carry statements; the last ones never satisfy an element. */
export const ZONES = [
  'body',
  'list',
  'cell',
  'signoff',
  'footer',
  'heading',
  'title',
  'caption',
  'quote',
  'code',
  'comment',
  'earlier',
  'front matter',
] as const
export type Zone = (typeof ZONES)[number]

/** SPEC 0.3. Only what is `asserted` satisfies an element; detectors say which other polarities they accept. */
export type Polarity = 'asserted' | 'quoted' | 'policy' | 'conditional' | 'negated' | 'other-incident'

/**
 * One word, number or sign. `norm` is lower case, NFKC, with straight apostrophes; hyphens part words, so `third-party`
 * is two tokens. `lead` is what stood between this token and the one before it inside the sentence.
 */
export interface Token {
  norm: string
  start: number
  end: number
  number: boolean
  capital: boolean
  lead: string
}

/** A phrase or listed word of a lexicon, found. `first` and `last` are indices into the sentence's tokens, both inclusive. */
export interface Hit {
  lexicon: string
  /** Index of the lexicon's entry; -1 for a listed word. */
  entry: number
  first: number
  last: number
  start: number
  end: number
  worth?: 'hollow' | 'present'
  /** What the entry stands for, where words name a value: the month of "Sept", the zone of "Paris". */
  value?: string
}

/** The hits in one stretch of text, by lexicon. */
export interface HitIndex {
  /** In order of their first token. The list is shared: do not change it. */
  of(lexicon: string): readonly Hit[]
  /** Which of these lexicons hit anything: indices into the list, in order. Pass the same list again rather than a new one. */
  among(lexicons: readonly string[]): readonly number[]
  readonly all: readonly Hit[]
}

/** A stretch of a sentence that one polarity governs. Token indices, both inclusive. */
export interface Clause {
  first: number
  last: number
  polarity: Polarity
}

export interface Sentence extends Place {
  index: number
  block: Block
  text: string
  tokens: Token[]
  clauses: Clause[]
  /** The polarity of its main clause. */
  polarity: Polarity
  found: HitIndex
  /** All hits, made on first use: ask `found` for those of one lexicon. */
  readonly hits: readonly Hit[]
}

/** A run of prose with one zone. `heading` is the nearest heading above it, `list` numbers the list that it stands in. */
export interface Block extends Place {
  zone: Zone
  index: number
  depth?: number
  ordered?: boolean
  list?: number
  heading?: Block
  sentences: Sentence[]
}

/** Marked-up stretches inside blocks that detectors need. `url` is the decoded target of a link. */
export interface Inline extends Place {
  kind: 'link' | 'code' | 'image' | 'strong'
  url?: string
}

/** A range of the text and where it stands in the file; `whole` maps as one unit (an entity, an escape). */
export interface Run {
  at: number
  from: number
  to: number
  whole: boolean
}

export interface Found<T> {
  value: T
  finder: Finder
}

/** A rule switched off in the text itself. Offsets of the file; `rule` undefined means all. */
export interface Pardon {
  rule?: string
  offset: number
  endOffset: number
  /** Where the directive itself stands: an unused one is reported there. */
  at: number
  reason?: string
}

export interface Meta {
  title?: string
  author?: string
  /** Of a mail: the address that it comes from. */
  sender?: string
  /** ISO 8601 date or instant. */
  publishedAt?: string
  incidentId?: string
  /** Place among the updates of its incident in the same file, counted from 1: the first message that went out. */
  order?: number
  components?: string[]
  /** The front matter as read, for keys that a rule or the config names. */
  data?: Record<string, unknown>
}

/** What a reader makes of a file: the judged words, their zones, and the way back to the source. */
export interface Draft {
  text: string
  runs: Run[]
  blocks: { zone: Zone; start: number; end: number; depth?: number; ordered?: boolean; list?: number }[]
  inlines: Inline[]
  meta: Meta
  pardons: Pardon[]
  /** Where the message begins and ends in the file; an absence is reported at its first word. */
  offset: number
  endOffset: number
  /** True when decoding is needed to get from a slice of the file to the text (entities, escapes). */
  escaped: boolean
  /** What the container says of the message (front matter keys, export fields), with its finder. */
  said: {
    stage?: Found<string>
    situation?: Found<string>
    channel?: Found<string>
    language?: Found<string>
    audience?: Found<string>
    publishedAt?: Found<string>
  }
  /** Trouble that does not stop the reading, to be reported as one warning each. */
  remarks: { message: string; offset: number }[]
}

export interface Message {
  text: string
  runs: Run[]
  blocks: Block[]
  sentences: Sentence[]
  inlines: Inline[]
  meta: Meta
  stage: Stage
  situation: Situation
  channel: Channel
  language: string
  audience: Audience
  /** Who said the audience: words alone do not make a leak harmless. */
  audienceFound?: Finder
  /** ISO 8601 date or instant of publication, when anybody said it. */
  publishedAt?: string
  /** Earlier updates of the incident, oldest first. */
  thread: Message[]
}

/**
 * What a detector hands to the rules, and all that it hands over.
 * `actual` quotes the words; `missing` names in a few words what the hollow form lacks (shown in the element table).
 */
export interface Mark {
  concept: string
  worth: 'hollow' | 'present'
  mode: Mode
  place: Place
  actual: string
  missing?: string
  values?: Record<string, string>
  /** `of`: the message that the place lies in, where it is another one of the thread. */
  related?: { place: Place; label: string; of?: Message }[]
  /** Steps of the judgement for `--trace`: the anchor found or missing, the lexicon entry. */
  because?: string
  /** Of wording: what these words weigh, where it is not what the rule says; `off` silences what else stands there of the rule. */
  severity?: Severity
  /** Said by a pack of the house: it wins over what the rule reads in the same words. */
  house?: true
  /** Of wording: the element it speaks of, where it is not the rule's. */
  element?: ElementId
  /** Of wording: what to write instead of these very words, before what the rule says in general. */
  use?: string[]
  fix?: Fix
  /** Which of the rule's messages says it, where there are several: a key of `messages`. */
  form?: string
}

/** An edit of the mark's own words, or of `place`. `safe` when it keeps the meaning: only then may a tool apply it unasked. */
export interface Fix {
  place?: Place
  text: string
  safe: boolean
}

/** What a detector may see besides the message: the house's own names, the language pack, times found once. */
export interface DetectorContext {
  org: Org
  pack: LanguagePack
  provided: readonly string[]
  /** The moment that the caller gives; the core has no clock of its own. */
  now?: Clock
  /** Addresses that the text is about to be sent to. */
  to?: readonly string[]
  /** Where social posts go, by the config: how long they may be. */
  platform?: string
}

/** Pure: the same message and context always give the same marks. */
export type Detector = (message: Message, context: DetectorContext) => Mark[]

/** A detector that the core is given, since it is too heavy to bring along. It runs where its rule is on, on messages in its language. */
export interface Check {
  rule: string
  language: string
  detect: Detector
}

/** The detectors of one module that a house brings, as `src/plugin.ts` makes them; written down it is its name. */
export interface HousePlugin {
  name: string
  /** `reads`: lists of words that only it reads. */
  detectors: readonly { id: string; concept: string; language?: string; reads: readonly string[]; detect: Detector }[]
  toJSON(): string
}

/** Measures what each detector takes. `call` says what one is called. */
export interface Meter {
  run<T>(detector: Detector, act: () => T): T
  call(detector: Detector, name: string): void
}

/** Config `org`, all optional in the file, all set here. */
export interface Org {
  name?: string
  /** Initials or handles to full names of people who may sign so. */
  people: Record<string, string>
  products: string[]
  components: string[]
  vendors: string[]
  contacts: string[]
  /** IANA zone of the house: clock times without a zone are read in it. */
  zone?: string
  zoneAlias: Record<string, string>
  dates?: 'dmy' | 'mdy'
  domains: { own: string[]; internal: string[] }
  /** How often the house promises to write; lengths as "30 min". */
  cadence?: { gap?: string; grace?: string; firstNotice?: string; postmortemDays?: number }
  /** Who signs changes by shift: no handover is asked for. */
  shifts?: boolean
}

/** A language: compiled lexicons and the little that data cannot hold. */
export interface LanguagePack {
  tag: string
  lexicons: CompiledLexicons
  /** The lexicons whose hits are wording marks by themselves. */
  wording: CompiledWording[]
  /** In which order people write figures of a date, where all of them do it the same way; the house's own word wins. */
  dates?: 'dmy' | 'mdy'
  /** What parts a number from its fraction, where it is not the full stop: `1.200,5`. */
  decimal?: ','
  /** Lexicons of packs that a house brings: their hits stand beside the language's own. */
  house?: readonly CompiledLexicons[]
}

/** One lexicon that names a `concept`; output of `src/compile/wording.ts`. */
export interface CompiledWording {
  lexicon: string
  concept: string
  /** Zones whose words count beside the writer's usual ones, such as comments. */
  also?: Zone[]
  /** Which of the rule's messages its words get. */
  form?: string
  /** Of a pack of the house. */
  house?: true
  /** By entry index; the last one is for listed words. */
  entries: WordingEntry[]
}

/** What decides whether a hit counts, and what is said of it. */
export interface WordingEntry {
  /** `off`, of a house alone: the rule says nothing of these words. */
  severity?: Severity
  /** The element that these words speak of, where it is not the rule's. */
  element?: ElementId
  /** Where the words count, or do not. */
  only?: Setting
  not?: Setting
  /** Neighbours that make the words legitimate, and such as they need; see `src/detectors/neighbours.ts`. */
  unless?: string[]
  needs?: string[]
  missing?: string
  use?: string[]
  /** What stands in place of the words in a rewrite of their sentence: a typed slot, or nothing. */
  swap?: string
  safe?: boolean
}

/** Any of each that is given. */
export interface Setting {
  stage?: Stage[]
  channel?: Channel[]
  audience?: Audience[]
  zone?: Zone[]
}

/** Output of `src/compile/lexicons.ts`. The texts are tables that are read in place, see `src/prose/packed.ts`. */
export interface CompiledLexicons {
  names: string[]
  /** What hits can stand for: months, zones. */
  values: string[]
  /** How many sets of words there are one of which a phrase cannot do without. */
  needs: number
  /** A hash table of words and beginnings of words: where each bucket begins; the buckets; what is known of each word. */
  heads: string
  vocabulary: string
  records: string
  /** Where each phrase begins; the phrases. */
  phraseHeads: string
  phrases: string
}
