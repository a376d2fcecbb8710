import type { Hit, HitIndex, Sentence, Token } from '../model.ts'
import { asName, raw } from './name.ts'
import { hitsOf, isIn } from './prepare.ts'

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
const NO_SIGNATURE = /^\s*[:`{<'"]|[?{}<>=`→]|\(\)|\[[^\]]*$|:\s*$|:\s*['"]/
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
  const parts = partsOf(line, from)
  // "Resolved", "Completed at 14:20 UTC".
  if (lead === '' && parts?.length === 1 && (parts[0]?.words === 1 || tokens.length === 1) && isIn(line, tokens[0] as Token, 'plain-verb')) return undefined
  return parts && parts.length > 0 && isWhole(parts) ? { parts, lead } : undefined
}

/** The part of a line between two tokens, both inclusive, as a line of its own. */
export function partOf(line: Line, first: number, last = line.tokens.length - 1): Line {
  const tokens = line.tokens.slice(first, last + 1)
  const start = tokens[0]?.start ?? line.start
  const end = tokens.at(-1)?.end ?? start
  const inside = (hits: readonly Hit[]) =>
    hits.filter((hit) => hit.first >= first && hit.last <= last).map((hit) => ({ ...hit, first: hit.first - first, last: hit.last - first }))
  const found: HitIndex = {
    of: (lexicon) => inside(line.found.of(lexicon)),
    get all() {
      return inside(line.found.all)
    },
  }
  return {
    start,
    end,
    text: line.text.slice(start - line.start, end - line.start),
    tokens,
    found,
    get hits() {
      return found.all
    },
  }
}

/** Unknown small words may name a role in another language, behind a full name. */
function isWhole(parts: Part[]): boolean {
  const unknown = parts.filter((part) => part.kind === 'unknown' && !part.affiliated).length
  const [first] = parts
  return unknown === 0 || (unknown === 1 && first?.kind === 'name' && first.words + first.initials >= 2 && !first.doubtful)
}

/** The token at which the signature itself begins, and what led it in. */
export function leadOf({ text, tokens, found }: Line): { lead: Signature['lead']; from: number } {
  const opener = found.of('signoff-opener').find((hit) => hit.first === 0)
  const labelled = found.of('signer-label').find((hit) => hit.first === 0)
  if (opener && !(labelled && labelled.last > opener.last) && !/^[ \t]*[!.]/.test(tokens[opener.last + 1]?.lead ?? ''))
    return { lead: 'opener', from: opener.last + 1 }
  const label = labelled
  if (label && (label.value !== 'role' || label.last + 1 < tokens.length)) {
    const is = tokens[label.last + 1]
    return {
      lead: label.value === 'role' ? 'role label' : 'label',
      from: label.last + (is && !is.capital && is.norm.length <= 3 && label.value === 'role' ? 2 : 1),
    }
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
    if (last >= first)
      segments.push({ first, last, affiliated: affiliation && link?.value !== 'person', behalf: listed || (affiliation && link?.value === 'person') })
    first = next
    link = by
  }
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (i > from && token.lead.includes(':')) {
      if (!isIn(line, tokens[i - 1] as Token, 'group-noun')) return []
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
  if (tokens.every((token) => isIn(line, token, 'name-suffix')) || isDate(line, tokens)) return []
  const address = tokens.find((token) => token.norm === '@')
  if (address) return readAddress(line, tokens, affiliated)
  if (/https?:|www\./.test(line.text.slice((tokens[0] as Token).start - line.start, (tokens.at(-1) as Token).end - line.start))) return []
  let begin = numbersBefore(line, tokens)
  if (begin === tokens.length) return []
  const article = isArticle(line, tokens[begin] as Token)
  if (article) begin++
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
    definite: article || (kind === 'group' && of.length === 1 && isIn(line, of[0] as Token, 'group-noun')),
    affiliated,
    behalf,
  })
  return readRole(line, rest, part) ?? readName(line, rest, part, article) ?? readGroup(line, rest, part, first > 0)
}

/** A telephone number, with its label or bare, in front of what else a stretch holds: how many tokens it takes. */
function numbersBefore(line: Line, tokens: Token[]): number {
  let at = 0
  let digits = 0
  if (tokens.length > 1 && isIn(line, tokens[0] as Token, 'phone-label')) at++
  for (; tokens[at]?.number; at++) digits += (tokens[at] as Token).norm.replace(/\D/g, '').length
  return digits >= 7 ? at : 0
}

function isArticle(line: Line, token: Token): boolean {
  return isIn(line, token, 'article')
}

/** "12 March 2026", "at 14:30 UTC": what platforms put behind an author. */
function isDate(line: Line, tokens: Token[]): boolean {
  return tokens.some((token) => token.number) && tokens.every((token) => token.number || isIn(line, token, 'ordinary-capital'))
}

/** A handle or a mail address with at most two words of label beside it. */
function readAddress(line: Line, tokens: Token[], affiliated: boolean): Part[] | undefined {
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  const words = line.text.slice(first.start - line.start, last.end - line.start)
  const beside = words
    .replace(/\S*@\S*/, '')
    .split(/\s+/)
    .filter((word) => word !== '').length
  if (beside > 2 || tokens.some((token) => isIn(line, token, 'plain-verb'))) return undefined
  const base = { words: 0, initials: 0, doubtful: false, titled: false, definite: false, behalf: false }
  if (first.norm === '@') return [{ kind: 'handle', start: first.start, end: last.end, affiliated, ...base }]
  const mail = tokens[Math.max(0, tokens.findIndex((token) => token.norm === '@') - 1)] as Token
  return [{ kind: 'mailbox', start: mail.start, end: last.end, affiliated: affiliated || beside > 0, ...base }]
}

type Make = (kind: Part['kind'], of?: Token[]) => Part

/** A stretch with a role word: the role, or a full name and the role behind or before it without a comma. */
function readRole(line: Line, tokens: Token[], part: Make): Part[] | undefined {
  const role = (token: Token) => isIn(line, token, 'role-word')
  const at = tokens.findIndex(role)
  if (at < 0) return undefined
  if (tokens.some((token) => !token.capital && !role(token) && isIn(line, token, 'plain-verb'))) return undefined
  const before = tokens.slice(0, at)
  const name = before.length >= 2 ? asName(line, before) : undefined
  if (name && name.words + name.initials >= 2 && !name.doubtful) return [{ ...part('name', before), ...name }, part('role', tokens.slice(at))]
  const lastRole = tokens.findLastIndex(role)
  const after = tokens.slice(lastRole + 1)
  const behind = after.length >= 2 ? asName(line, after) : undefined
  if (behind && behind.words + behind.initials >= 2 && !behind.doubtful)
    return [part('role', tokens.slice(0, lastRole + 1)), { ...part('name', after), ...behind }]
  const words = ['group-word', 'brand-word', 'common-word', 'name-suffix']
  if (after.some((token) => !token.capital && !words.some((lexicon) => isIn(line, token, lexicon)))) return undefined
  const titled = at === 0 ? asName(line, tokens) : undefined
  if (titled?.titled) return [{ ...part('name', tokens), ...titled }]
  return [part('role')]
}

function readName(line: Line, tokens: Token[], part: Make, article: boolean): Part[] | undefined {
  if (article) return undefined
  const first = tokens[0] as Token
  if (tokens.length === 1 && /^\p{Lu}{2,3}$/u.test(raw(line, first)) && !isIn(line, first, 'group-word') && !isIn(line, first, 'common-word')) {
    return [{ ...part('initials') }]
  }
  const name = asName(line, tokens)
  return name ? [{ ...part('name'), ...name }] : undefined
}

/** Lexicons of small words that may stand inside the name of a group. */
const SMALL = ['brand-word', 'common-word', 'role-word', 'name-particle', 'article']

/** A stretch of a group, a machine or a brand; never a name. */
function readGroup(line: Line, tokens: Token[], part: Make, behind: boolean): Part[] | undefined {
  // Two letters are a group only as an acronym: "IT", not "it".
  const group = (token: Token) =>
    hitsOf(line, 'group-word').some(
      (hit) =>
        token.start >= hit.start && token.end <= hit.end && (hit.last > hit.first || token.norm.length > 2 || raw(line, token) === token.norm.toUpperCase()),
    )
  if (isAsking(line, tokens)) return undefined
  if (tokens.length > 1 && tokens.some((token) => (isIn(line, token, 'plain-verb') || (!token.capital && isIn(line, token, 'contact-verb'))) && !group(token)))
    return undefined
  const capitals = capitalsOf(tokens)
  const [first, last] = [tokens[0] as Token, tokens.at(-1) as Token]
  const ended =
    group(last) ||
    hitsOf(line, 'group-word').some((hit) => hit.start === first.start && hit.last > hit.first) ||
    isIn(line, first, 'group-noun') ||
    (group(first) && tokens.length <= 2 && last.capital && !isIn(line, last, 'common-word'))
  const named =
    isIn(line, last, 'group-noun') ||
    (behind && tokens.length <= 3) ||
    tokens.every((token) => token.capital || group(token) || SMALL.some((lexicon) => isIn(line, token, lexicon)))
  if (tokens.some(group) && ended && named) return [part('group')]
  if (capitals === 0 && isIn(line, last, 'brand-word') && part('brand').definite) return [{ ...part('brand'), words: 1 }]
  if (capitals === 0 && tokens.length <= 3 && !/[.!?]\s*$/.test(line.text)) return [part('unknown')]
  const made = tokens.every((token) => token.capital || isIn(line, token, 'name-particle') || isIn(line, token, 'brand-word'))
  const own = tokens.filter((token) => token.capital && !isIn(line, token, 'brand-word') && !isIn(line, token, 'common-word'))
  return made && capitals > 0 ? [{ ...part('brand'), words: own.length }] : undefined
}

function capitalsOf(tokens: Token[]): number {
  return tokens.filter((token) => token.capital).length
}

/** "Contact support", "Call customer care": the reader is asked to do something. "Email Support Team" signs. */
function isAsking(line: Line, tokens: Token[]): boolean {
  const asked = hitsOf(line, 'contact-invitation').some((hit) => hit.start === tokens[0]?.start)
  return asked && !isIn(line, tokens.at(-1) as Token, 'group-noun')
}
