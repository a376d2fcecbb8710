import type { Hit, HitIndex, Sentence, Token } from '../model.ts'
import { isIn } from './prepare.ts'
import { asLowered } from './signature-low.ts'
import { readSegment } from './signature-part.ts'
import { segmentsOf } from './signature-segment.ts'

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
  lead: '' | 'dash' | 'opener' | 'label' | 'role label' | 'weak label' | 'any label'
}

const DASH = /^\s*[*_]*(?:[-–—―~^]{1,2}|\/{1,2}(?=\p{Lu}))\s*[*_]*(?=[\p{L}@"'‘ʻ])/u
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
  const read = partsOf(line, from)
  const parts = read && read.length > 0 ? read : blank(line, lead, from)
  if (lead === 'opener' || lead === 'dash') asLowered(line, parts ?? [])
  // "Resolved", "Completed at 14:20 UTC".
  if (lead === '' && parts?.length === 1 && (parts[0]?.words === 1 || tokens.length === 1) && isIn(line, tokens[0] as Token, 'plain-verb')) return undefined
  if (!parts || parts.length === 0 || !isWhole(parts, strong(line, lead, from), lead === 'dash', /[[\]]/.test(line.text))) return undefined
  // "Thanks for flying with us".
  if (lead === 'opener' && parts.every((part) => part.affiliated) && isIn(line, tokens[from] as Token, 'signer-affiliation')) return undefined
  // "Controller: Node 4".
  if (lead === 'role label' && !parts.some((part) => part.kind === 'name' || part.kind === 'group' || part.kind === 'role')) return undefined
  // "The apology is mine: Constance Abara, director of nursing".
  if (lead === 'any label' && !isPersonWithRole({ parts, lead })) return undefined
  // "Update from London".
  if (lead === 'weak label' && !parts.some((part) => part.kind === 'role' || part.kind === 'group')) return undefined
  return { parts, lead }
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
    among: (lexicons) => lexicons.flatMap((lexicon, rank) => (found.of(lexicon).length > 0 ? rank : [])),
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

/** Words of a line that somebody must have signed. */
const MOST_BLANK = 6

/** Behind "Posted by" or "Regards," stands who signs, in whatever words. */
function strong(line: Line, lead: Signature['lead'], from: number): boolean {
  if (lead === 'opener') return /[,\n–—:-]/.test(line.tokens[from]?.lead ?? '')
  return lead === 'label' && (from > 1 || line.text.includes(':'))
}

/** A signature in words that name nobody that we know of. */
function blank(line: Line, lead: Signature['lead'], from: number): Part[] | undefined {
  const rest = line.tokens.slice(from)
  if (!strong(line, lead, from) || rest.length === 0 || rest.length > MOST_BLANK || /[.!?]\s*$|[[\]]/.test(line.text)) return undefined
  if (rest.some((token, at) => (token.number && (at === 0 || lead !== 'label')) || isIn(line, token, 'plain-verb') || (at > 0 && /[.;:]/.test(token.lead))))
    return undefined
  return [
    {
      kind: 'unknown',
      start: (rest[0] as Token).start,
      end: (rest.at(-1) as Token).end,
      words: 0,
      initials: 0,
      doubtful: false,
      titled: false,
      definite: false,
      affiliated: false,
      behalf: false,
    },
  ]
}

/**
 * Unknown small words may name a role in another language, behind a full name or beside a role; a machine's own name, behind a
 * label; what a signer is to the reader ("Yetunde, your lighthouse"), behind an opener or a label.
 */
function isWhole(parts: Part[], led: boolean, dashed: boolean, slotted: boolean): boolean {
  const unknown = parts.filter((part) => part.kind === 'unknown' && !part.affiliated)
  if (unknown.length > 0 && slotted) return false
  if (unknown.length === 0 || led) return true
  if (dashed && parts[0]?.kind === 'name' && unknown.every((part) => part.definite)) return true
  if (unknown.length === 1 && parts.some((part) => part.kind === 'role' && !part.affiliated)) return true
  const full = parts.findIndex((part) => part.kind === 'name' && part.words + part.initials >= 2 && !part.doubtful)
  return unknown.length === 1 && full >= 0 && parts.indexOf(unknown[0] as Part) > full
}

/** The token at which the signature itself begins, and what led it in. */
export function leadOf(line: Line): { lead: Signature['lead']; from: number } {
  const { text, tokens, found } = line
  const opener = found.of('signoff-opener').find((hit) => hit.first === 0)
  const labelled = found.of('signer-label').find((hit) => hit.first === 0)
  if (opener && !(labelled && labelled.last > opener.last) && !/^[ \t]*[!.]/.test(tokens[opener.last + 1]?.lead ?? ''))
    return { lead: 'opener', from: opener.last + 1 }
  const titled = roleLabelled(line)
  if (titled !== undefined && titled > (labelled?.last ?? -1) + 1) return { lead: 'role label', from: titled }
  const label = labelled
  if (label && (label.value !== 'role' || isNamed(line, label.last + 1))) {
    const is = tokens[label.last + 1]
    return {
      lead: label.value === 'role' ? 'role label' : label.value === 'weak' ? 'weak label' : 'label',
      from: label.last + (is && !is.capital && /^\p{L}{1,3}$/u.test(is.norm) && label.value === 'role' ? 2 : 1),
    }
  }
  const any = label ? undefined : anyLabelled(line)
  return any === undefined ? { lead: DASH.test(text) ? 'dash' : '', from: 0 } : { lead: 'any label', from: any }
}

/** "On call: …", "Your account manager is …": a colon, a dash or a small word behind what is a role by itself. */
function isNamed({ tokens }: Line, at: number): boolean {
  const next = tokens[at]
  return next !== undefined && (/[:–—-]/.test(next.lead) || (!next.capital && next.norm.length <= 3))
}

/** "Your operator tonight: …", "Head of Platform: …": a role and a colon within six words. The token behind it. */
function roleLabelled(line: Line): number | undefined {
  const at = line.tokens.findIndex((token) => token.lead.includes(':'))
  if (at < 1 || at > 6) return undefined
  const before = line.tokens.slice(0, at)
  const said = before.some((token) => token.number || isIn(line, token, 'plain-verb') || isIn(line, token, 'contact-verb'))
  return !said && before.some((token) => isIn(line, token, 'role-word')) ? at : undefined
}

/** Any other label of up to six words; only a person with a role signs behind it. The token behind it. */
function anyLabelled({ tokens, found }: Line): number | undefined {
  const at = tokens.findIndex((token) => token.lead.includes(':'))
  if (at < 1 || at > 6 || tokens.slice(0, at).some((token) => token.number)) return undefined
  return found.of('group-noun').some((hit) => hit.last === at - 1) ? undefined : at
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

/** Opens with a given and a family name. */
export function isPerson({ parts }: Signature): boolean {
  const name = parts[0]
  return name?.kind === 'name' && name.words + name.initials >= 2 && !name.doubtful && !name.affiliated
}

/** The same with a role beside it. */
export function isPersonWithRole(signature: Signature): boolean {
  return isPerson(signature) && signature.parts.some((part) => part.kind === 'role' && !part.affiliated)
}
