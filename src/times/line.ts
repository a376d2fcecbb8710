import type { Hit, Message, Org, Sentence, Token } from '../model.ts'

/** Lexicons of time words that a language pack fills; the grammar knows only these names, never the words. */
export const TIME_LEXICONS = [
  'month',
  'weekday',
  'relative-day',
  'time-half',
  'named-clock',
  'time-unit',
  'time-count',
  'zone-name',
  'zone-place',
  'zone-word',
  'zone-vague',
  'zone-default',
  'time-about',
  'range-open',
  'range-join',
  'time-glue',
  'ordinal-ending',
  'clock-word',
  'clock-cue',
  'clock-opener',
  'not-clock',
  'duration-cue',
  'every-word',
  'interval-word',
  'time-ago',
  'time-ahead',
  'counted-noun',
  'generic-noun',
  'twin-word',
  'bounded-wait',
  'month-verb',
  'and-a-half',
] as const
export type TimeLexicon = (typeof TIME_LEXICONS)[number]

/** One sentence made ready for reading times: mark-up and addresses blanked, hits by lexicon and first token. */
export interface Line {
  sentence: Sentence
  /** The sentence's text with tags, emphasis and addresses replaced by as many spaces. */
  text: string
  /** Those that stand in no address and no mark-up; `index` gives their place among the sentence's own. */
  tokens: Token[]
  index?: number[]
  org: Org
  /** Index of a sentence's token among `tokens`, where some were left out. */
  place?: ReadonlyMap<number, number>
  hits: Map<TimeLexicon, ReadonlyMap<number, Hit>>
}

const BLANKED = /<[^<>\n]{0,200}>|\b(?:https?:\/\/|www\.)[^\s<>()[\]]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|[*`_]{1,3}(?=\S)|(?<=\S)[*`]{1,3}/g
const MARKED = /[<@*`_]|www\.|:\/\//
/** Lexicons any of whose words makes a sentence worth reading. */
const TELLING: readonly TimeLexicon[] = ['relative-day', 'named-clock', 'time-unit', 'weekday', 'month', 'interval-word', 'zone-default', 'bounded-wait']

/** Undefined when the sentence holds neither a figure nor a word of time. */
export function lineOf(sentence: Sentence, org: Org): Line | undefined {
  const telling = sentence.tokens.some((token) => token.number) || TELLING.some((lexicon) => sentence.found.of(lexicon).length > 0)
  if (!telling || sentence.tokens.length === 0) return undefined
  const marked = MARKED.test(sentence.text)
  const text = marked ? sentence.text.replace(BLANKED, blank) : sentence.text
  const line: Line = { sentence, text, tokens: sentence.tokens, org, hits: new Map() }
  if (marked) {
    line.index = sentence.tokens.flatMap(({ start }, i) => (text[start - sentence.start] === ' ' ? [] : [i]))
    line.tokens = line.index.map((i) => sentence.tokens[i] as Token)
    line.place = new Map(line.index.map((own, at) => [own, at]))
  }
  return line
}

function blank(found: string, at: number, whole: string): string {
  // The underscore inside `America/New_York` is no emphasis.
  if (/^_+$/.test(found) && /\w/.test(whole[at - 1] ?? '')) return found
  return ' '.repeat(found.length)
}

/** The longest hit of a lexicon that begins at a token. A lexicon is looked up when it is first asked for: most sentences ask for few. */
export function hitAt(line: Line, lexicon: TimeLexicon, token: number): Hit | undefined {
  let known = line.hits.get(lexicon)
  if (!known) {
    known = hitsByToken(line, lexicon)
    line.hits.set(lexicon, known)
  }
  return known.get(token)
}

const NONE: ReadonlyMap<number, Hit> = new Map()

function hitsByToken(line: Line, lexicon: TimeLexicon): ReadonlyMap<number, Hit> {
  const hits = line.sentence.found.of(lexicon)
  if (hits.length === 0) return NONE
  const out = new Map<number, Hit>()
  for (const hit of hits) {
    const first = line.place ? line.place.get(hit.first) : hit.first
    const last = line.place ? line.place.get(hit.last) : hit.last
    if (first === undefined || last === undefined || last <= (out.get(first)?.last ?? -1)) continue
    out.set(first, line.place ? { ...hit, first, last } : hit)
  }
  return out
}

/** What stands between a token and the one before it, blanked like the text. */
export function leadOf(line: Line, token: number): string {
  const { tokens, sentence } = line
  const from = token === 0 ? 0 : (tokens[token - 1] as Token).end - sentence.start
  const to = token < tokens.length ? (tokens[token] as Token).start - sentence.start : line.text.length
  return line.text.slice(from, to)
}

/** The match of a sticky pattern at a token, with the index of the last token that it covers. */
export function matchAt(line: Line, pattern: RegExp, token: number): { match: RegExpExecArray; last: number } | undefined {
  const at = line.tokens[token]
  if (!at) return undefined
  pattern.lastIndex = at.start - line.sentence.start
  const match = pattern.exec(line.text)
  if (!match) return undefined
  const end = pattern.lastIndex + line.sentence.start
  let last = token
  while (last + 1 < line.tokens.length && (line.tokens[last + 1] as Token).start < end) last++
  return { match, last }
}

/** Whether a lexicon covers every token of a stretch, in any number of hits. */
export function covered(line: Line, first: number, last: number, ...lexicons: TimeLexicon[]): boolean {
  for (let at = first; at <= last; ) {
    const ends = lexicons.map((lexicon) => hitAt(line, lexicon, at)?.last ?? -1).filter((end) => end >= at && end <= last)
    if (ends.length === 0) return false
    at = Math.max(...ends) + 1
  }
  return true
}

/** The hit of a lexicon that ends right before a token. */
export function hitBefore(line: Line, lexicon: TimeLexicon, token: number, within = 3): Hit | undefined {
  for (let at = token - 1; at >= Math.max(0, token - within); at--) {
    const hit = hitAt(line, lexicon, at)
    if (hit && hit.last === token - 1) return hit
  }
  return undefined
}

export function publishedDay(message: Message): { year: number; month: number; day: number } | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(message.publishedAt ?? '') ?? []
  return year ? { year: Number(year), month: Number(month), day: Number(day) } : undefined
}
