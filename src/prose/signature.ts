import type { Hit, Sentence, Token } from '../model.ts'
import { isIn } from './prepare.ts'

/** A line read by itself: what `Sentence` knows of its words. */
export type Line = Pick<Sentence, 'text' | 'start' | 'end' | 'tokens' | 'hits' | 'found'>

/** What a stretch between two separators of a signature names. */
export interface Part {
  kind: 'name' | 'role' | 'group' | 'brand' | 'initials' | 'handle' | 'mailbox' | 'unknown'
  start: number
  end: number
  /** Words of a name that are neither particles nor initials, and those that are initials; of a brand, its own words. */
  words: number
  initials: number
  /** A name that also is a month, or that holds an everyday word. */
  doubtful: boolean
  /** A name with a title that is a job before it: "Dr. Rana". */
  titled: boolean
  /** Begins with an article or a possessive, or is a bare group noun: "the Larkmail team". */
  definite: boolean
  /** Stands behind "of", "at", "for": what the signer belongs to. */
  affiliated: boolean
  /** Stands behind "on behalf of". */
  behalf: boolean
}

export interface Signature {
  parts: Part[]
  /** What leads it in: nothing, a dash or caret, an opener ("Regards"), a label ("Posted by"). */
  lead: '' | 'dash' | 'opener' | 'label' | 'role label'
}

const DASH = /^\s*[*_]*(?:[-–—―~^]{1,2}|\/{1,2}(?=\p{Lu}))\s*[*_]*(?=[\p{L}@"'‘ʻ])/u
const PART = /[,;|/•·()\n–—]|(?:^|\s)-\s/
/** Code, fields and slots are no signature. */
const NO_SIGNATURE = /^\s*[:`{<'"]|[?{}<>=`→]|\(\)|\[[^\]]*$|:\s*$/
const MOST_TOKENS = 18

/**
 * Reads a line as a signature. Undefined when any word of it is neither a name, a role, a group, a brand nor what holds
 * them together: a statement is never one. Knows structure and the pack's word lists, never a list of names.
 */
export function readSignature(line: Line): Signature | undefined {
  const { tokens } = line
  if (tokens.length === 0 || tokens.length > MOST_TOKENS || NO_SIGNATURE.test(line.text)) return undefined
  const { lead, from } = leadOf(line)
  if (from >= tokens.length || line.found.of('not-signing').some((hit) => hit.first === 0)) return undefined
  if (lead === '' && tokens.length === 1 && isIn(line as Sentence, tokens[0] as Token, 'plain-verb')) return undefined
  const parts = partsOf(line, from)
  return parts && parts.length > 0 && isWhole(parts) ? { parts, lead } : undefined
}

/** Unknown small words may name a role in another language, behind a full name and beside a role that is known. */
function isWhole(parts: Part[]): boolean {
  const unknown = parts.filter((part) => part.kind === 'unknown').length
  const [first] = parts
  return unknown === 0 || (unknown === 1 && first?.kind === 'name' && first.words + first.initials >= 2 && parts.some((part) => part.kind === 'role'))
}

/** The token at which the signature itself begins, and what led it in. */
export function leadOf({ text, tokens, found }: Line): { lead: Signature['lead']; from: number } {
  const opener = found.of('signoff-opener').find((hit) => hit.first === 0)
  const labelled = found.of('signer-label').find((hit) => hit.first === 0)
  if (opener && !(labelled && labelled.last > opener.last) && !/^[ \t]*[!.]/.test(tokens[opener.last + 1]?.lead ?? '')) return { lead: 'opener', from: opener.last + 1 }
  const label = labelled
  if (label && (label.value !== 'role' || label.last + 1 < tokens.length)) {
    const is = tokens[label.last + 1]
    return { lead: label.value === 'role' ? 'role label' : 'label', from: label.last + (is && !is.capital && is.norm.length <= 3 && label.value === 'role' ? 2 : 1) }
  }
  return { lead: DASH.test(text) ? 'dash' : '', from: 0 }
}

interface Segment {
  first: number
  last: number
  affiliated: boolean
  behalf: boolean
}

function partsOf(line: Line, from: number): Part[] | undefined {
  const parts: Part[] = []
  for (const segment of segmentsOf(line, from)) {
    const read = readSegment(line, segment)
    if (!read) return undefined
    parts.push(...read)
  }
  return parts
}

function segmentsOf(line: Line, from: number): Segment[] {
  const { tokens, found } = line
  const hits = ['group-word', 'role-word'].flatMap((lexicon) => found.of(lexicon))
  const links = ['signer-affiliation', 'signer-joiner'].flatMap((lexicon) => found.of(lexicon))
  const segments: Segment[] = []
  let first = from
  let link: Hit | undefined
  // "The storage team: Ada Okafor, Ben Sato": those behind the colon are its people.
  let listed = false
  const close = (next: number, last: number, by?: Hit) => {
    const affiliation = link?.lexicon === 'signer-affiliation'
    if (last >= first) segments.push({ first, last, affiliated: affiliation && link?.value !== 'person', behalf: listed || (affiliation && link?.value === 'person') })
    first = next
    link = by
  }
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (i > from && token.lead.includes(':')) {
      if (!isIn(line as Sentence, tokens[i - 1] as Token, 'group-noun')) return []
      close(i, i - 1)
      listed = true
    }
    if (i > from && PART.test(token.lead)) close(i, i - 1)
    const next = links.find((hit) => hit.first === i && !insideRole(hits, hit))
    if (!next) continue
    close(next.last + 1, i - 1, next)
    i = next.last
  }
  close(tokens.length, tokens.length - 1)
  return segments
}

/** "all of us", "trust and safety": the small word belongs to a longer phrase. */
function insideRole(hits: readonly Hit[], link: Hit): boolean {
  return hits.some((hit) => hit.first <= link.first && hit.last >= link.last && hit.last > hit.first)
}

/** The parts that one stretch names; empty when it is neutral (a date, "PhD", "she"); undefined when it is none of it. */
function readSegment(line: Line, { first, last, affiliated, behalf }: Segment): Part[] | undefined {
  const tokens = line.tokens.slice(first, last + 1)
  if (tokens.every((token) => isIn(line as Sentence, token, 'name-suffix')) || isDate(line, tokens)) return []
  const address = tokens.find((token) => token.norm === '@')
  if (address) return readAddress(line, tokens, affiliated)
  if (/https?:|www\./.test(line.text.slice((tokens[0] as Token).start - line.start, (tokens.at(-1) as Token).end - line.start))) return []
  let begin = 0
  const article = isArticle(line, tokens[0] as Token)
  if (article) begin = 1
  const rest = tokens.slice(begin)
  if (rest.length === 0 || rest.some((token) => token.number)) return undefined
  const part = (kind: Part['kind'], of: Token[] = tokens): Part => ({
    kind,
    start: (of[0] as Token).start,
    end: (of.at(-1) as Token).end,
    words: 0,
    initials: 0,
    doubtful: false,
    titled: false,
    definite: article || (kind === 'group' && of.length === 1 && isIn(line as Sentence, of[0] as Token, 'group-noun')),
    affiliated,
    behalf,
  })
  return readRole(line, rest, part) ?? readName(line, rest, part, article) ?? readGroup(line, rest, part)
}

function isArticle(line: Line, token: Token): boolean {
  return isIn(line as Sentence, token, 'article')
}

/** "12 March 2026", "at 14:30 UTC": what platforms put behind an author. */
function isDate(line: Line, tokens: Token[]): boolean {
  return tokens.some((token) => token.number) && tokens.every((token) => token.number || isIn(line as Sentence, token, 'ordinary-capital'))
}

function readAddress(line: Line, tokens: Token[], affiliated: boolean): Part[] {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  const base = { words: 0, initials: 0, doubtful: false, titled: false, definite: false, affiliated, behalf: false }
  const start = first.start
  if (first.norm === '@') return [{ kind: 'handle', start, end: last.end, ...base }]
  const local = tokens.findIndex((token) => token.norm === '@')
  const mail = tokens.slice(Math.max(0, local - 1))
  return [{ kind: 'mailbox', start: (mail[0] as Token).start, end: last.end, ...base, affiliated: affiliated || /\s/.test(line.text.slice(start - line.start, last.end - line.start)) }]
}

type Make = (kind: Part['kind'], of?: Token[]) => Part

/** A stretch with a role word: the role, or a full name and the role behind or before it without a comma. */
function readRole(line: Line, tokens: Token[], part: Make): Part[] | undefined {
  const role = (token: Token) => isIn(line as Sentence, token, 'role-word')
  const at = tokens.findIndex(role)
  if (at < 0) return undefined
  if (tokens.some((token) => !token.capital && !role(token) && isIn(line as Sentence, token, 'plain-verb'))) return undefined
  const before = tokens.slice(0, at)
  const name = before.length >= 2 ? asName(line, before) : undefined
  if (name && name.words + name.initials >= 2 && !name.doubtful) return [{ ...part('name', before), ...name }, part('role', tokens.slice(at))]
  const lastRole = tokens.findLastIndex(role)
  const after = tokens.slice(lastRole + 1)
  const behind = after.length >= 2 ? asName(line, after) : undefined
  if (behind && behind.words + behind.initials >= 2 && !behind.doubtful) return [part('role', tokens.slice(0, lastRole + 1)), { ...part('name', after), ...behind }]
  const titled = at === 0 ? asName(line, tokens) : undefined
  if (titled?.titled) return [{ ...part('name', tokens), ...titled }]
  return [part('role')]
}

function readName(line: Line, tokens: Token[], part: Make, article: boolean): Part[] | undefined {
  if (article) return undefined
  const first = tokens[0] as Token
  if (tokens.length === 1 && /^\p{Lu}{2,3}$/u.test(raw(line, first)) && !isIn(line as Sentence, first, 'group-word') && !isIn(line as Sentence, first, 'common-word')) {
    return [{ ...part('initials') }]
  }
  const name = asName(line, tokens)
  return name ? [{ ...part('name'), ...name }] : undefined
}

export type Name = Pick<Part, 'words' | 'initials' | 'doubtful' | 'titled'>

/** Tokens as one personal name: letters only, capitals but for particles, no role, group or brand word. */
function asName(line: Line, tokens: Token[]): Name | undefined {
  let titled = false
  let from = 0
  for (; from < tokens.length - 1; from++) {
    const token = tokens[from] as Token
    const job = isIn(line as Sentence, token, 'name-title')
    if (!job && !isIn(line as Sentence, token, 'honorific')) break
    if (!token.capital) return undefined
    titled ||= job
  }
  const name: Name = { words: 0, initials: 0, doubtful: false, titled }
  if (tokens.length - from > 9) return undefined
  let ordinary = 0
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const joined = i > from && /^['’ʼ.-]$/.test(token.lead)
    const shape = shapeOf(line, token, joined)
    if (!shape) return undefined
    if (!joined && (isIn(line as Sentence, token, 'role-word') || isIn(line as Sentence, token, 'group-word') || isIn(line as Sentence, token, 'brand-word'))) return undefined
    if (shape === 'initial') name.initials++
    else if (shape === 'caseless') name.words += [...raw(line, token)].length > 1 ? 2 : 1
    else if (shape === 'word' && !(joined && token.lead !== '.')) name.words++
    if (shape === 'word' && isIn(line as Sentence, token, 'ordinary-capital')) ordinary++
    if (shape === 'word' && isIn(line as Sentence, token, 'common-word')) name.doubtful = true
  }
  if (ordinary === name.words && name.words > 0) name.doubtful = true
  return name.words > 0 ? name : undefined
}

/** A personal name inside a sentence. Token indices, both inclusive. */
export interface NameRun {
  first: number
  last: number
  name: Name
}

/** The longest personal name that begins at a token: capitals, particles between them, no sign but those inside names. */
export function nameAt(line: Line, first: number): NameRun | undefined {
  const { tokens } = line
  let end = first
  while (end < tokens.length && end < first + 9) {
    const token = tokens[end] as Token
    const joined = end > first && /^['’ʼ.-]$/.test(token.lead)
    if (end > first && !joined && !/^\.?\s+(?:["“']\s?)?$/.test(token.lead)) break
    const stopped = end > first && token.lead.startsWith('.') && !joined && (tokens[end - 1] as Token).end - (tokens[end - 1] as Token).start > 4
    if (stopped || !shapeOf(line, token, joined) || (!joined && isIn(line as Sentence, token, 'plain-verb') && !token.capital)) break
    end++
  }
  for (; end > first; end--) {
    const run = tokens.slice(first, end)
    if (isIn(line as Sentence, run.at(-1) as Token, 'name-particle') && !(run.at(-1) as Token).capital) continue
    const name = asName(line, run)
    if (name) return { first, last: end - 1, name }
  }
  return undefined
}

type Shape = 'word' | 'initial' | 'particle' | 'caseless'

function shapeOf(line: Line, token: Token, joined: boolean): Shape | undefined {
  if (token.number) return undefined
  const text = raw(line, token).replace(/^['’‘ʼʻ]/u, '')
  if (/^\p{Lu}$/u.test(text)) return 'initial'
  if (isIn(line as Sentence, token, 'name-particle') && !joined) return 'particle'
  if (/^\p{Lu}(?:[\p{Ll}\p{M}]|['’ʼʻ]\p{L})*$/u.test(text) || /^\p{Lu}[\p{Lu}\p{M}'’ʼʻ]+$/u.test(text)) return 'word'
  if (/^\p{Lu}\p{Ll}{0,3}['’ʼʻ]?\p{Lu}[\p{Ll}\p{M}]+$/u.test(text) && isParticlePrefix(line, text)) return 'word'
  if (/^\p{Ll}{1,4}['’ʼ]\p{Lu}[\p{Ll}\p{M}]+$/u.test(text)) return 'word'
  if (/^\p{Lo}[\p{Lo}\p{M}\p{Lm}]*$/u.test(text)) return 'caseless'
  return joined && /^[\p{Ll}\p{M}]+$/u.test(text) ? 'word' : undefined
}

/** Mc-, Mac-, De-, O'-, Fitz-: the capital inside begins the name proper. Any other inner capital is a brand's. */
function isParticlePrefix(line: Line, text: string): boolean {
  const [, prefix = ''] = /^(\p{Lu}\p{Ll}*)['’ʼʻ]?\p{Lu}/u.exec(text) ?? []
  return prefix.length === 1 ? /['’ʼʻ]/.test(text) : PREFIX.test(prefix) && line.text.length > 0
}

/** Prefixes of the Latin script that are written together with a capital behind them. */
const PREFIX = /^(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Lo|Van|Von|Del|Ni|Al|El|Ap)$/

/** A stretch of a group, a machine or a brand; never a name. */
function readGroup(line: Line, tokens: Token[], part: Make): Part[] | undefined {
  const group = (token: Token) => isIn(line as Sentence, token, 'group-word')
  if (tokens.some((token) => isIn(line as Sentence, token, 'plain-verb') && !group(token))) return undefined
  const capitals = tokens.filter((token) => token.capital).length
  if (tokens.some(group) && (capitals > 0 || group(tokens.at(-1) as Token))) return [part('group')]
  if (capitals === 0 && tokens.length <= 3) return [part('unknown')]
  const made = tokens.every((token) => token.capital || isIn(line as Sentence, token, 'name-particle') || isIn(line as Sentence, token, 'brand-word'))
  const own = tokens.filter((token) => token.capital && !isIn(line as Sentence, token, 'brand-word') && !isIn(line as Sentence, token, 'common-word'))
  return made && capitals > 0 ? [{ ...part('brand'), words: own.length }] : undefined
}

function raw(line: Line, token: Token): string {
  return line.text.slice(token.start - line.start, token.end - line.start)
}
