import type { Place } from '../model.ts'
import type { TextLine } from './lines.ts'
import { leadOf, type Part, type Signature } from './signature.ts'
import { inlineAt } from './signoff-inline.ts'

/** A run of lines, or a part of one line from `start` on. */
export type Found = Place

const MOST_LINES = 6
const ADDRESS = /@|https?:|www\.|\+?\d[\d\s().-]{5,}\d/
const STOPPED = /[.!?…:)\]"”*_]$/

/** SPEC 0.2 and 1.1: where people sign. Ranges in order, never overlapping. */
export function findSignoffs(lines: readonly TextLine[]): Found[] {
  const taken = new Set<number>()
  const found: Found[] = []
  const take = (first: number, last: number) => {
    for (let i = first; i <= last; i++) taken.add(i)
    if (last >= first) found.push({ start: (lines[first] as TextLine).start, end: (lines[last] as TextLine).end })
  }
  head(lines, take)
  lines.forEach((_, at) => {
    if (taken.has(at)) return
    const last = openedAt(lines, at) ?? signedAt(lines, at)
    if (last !== undefined) take(at, last)
  })
  for (const end of endsOf(lines)) {
    const first = tailFrom(lines, end, taken)
    if (first <= end) take(first, end)
    else if (end >= 0 && !taken.has(end)) found.push(...inlineAt(lines[end] as TextLine))
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Salutation and by-line: before the first statement. */
function head(lines: readonly TextLine[], take: (first: number, last: number) => void): void {
  for (let at = 0; at < Math.min(lines.length, 5); at++) {
    const line = lines[at] as TextLine
    if (isSalutation(line)) {
      take(at, at)
      continue
    }
    const signature = line.signature()
    if (!signature) {
      if (line.text.length > 60 && !isDateLine(line)) return
      continue
    }
    const label = signature.lead === 'label' || signature.lead === 'role label'
    const group = signature.parts.length === 1 && line.block.zone === 'body' && isTeam(line, signature.parts[0] as Part)
    const dated = isPerson(signature) && (isDateLine(lines[at - 1]) || isDateLine(lines[at + 1]))
    if (label || (lines.length > 1 && (group || dated || isPersonWithRole(signature)))) take(at, at)
  }
}

function isTeam(line: TextLine, part: Part): boolean {
  const read = line.read()
  return part.kind === 'group' && /\p{L}$/u.test(line.text) && read?.found.of('group-noun').some((hit) => hit.last === read.tokens.length - 1) === true
}

function isSalutation(line: TextLine): boolean {
  const read = line.read()
  if (!read || read.tokens.length > 8 || /[.?]$/.test(line.text)) return false
  const hit = read.found.of('salutation')[0]
  return hit !== undefined && (/[,:!]$/.test(line.text) || hit.last >= read.tokens.length - 2)
}

function isDateLine(line: TextLine | undefined): boolean {
  return (
    line !== undefined &&
    line.text.length <= 60 &&
    /\d/.test(line.text) &&
    !line.signature() &&
    (line.read()?.tokens ?? []).filter((token) => !token.number && !token.capital).length <= 2
  )
}

/** An opener ("Regards,") and the lines behind it, or both on one line. */
function openedAt(lines: readonly TextLine[], at: number): number | undefined {
  const line = lines[at] as TextLine
  const read = line.read()
  if (!read?.found.of('signoff-opener').some((hit) => hit.first === 0)) return undefined
  const { lead, from } = leadOf(read)
  if (lead !== 'opener') return undefined
  const behind = read.tokens[from]
  if (behind) return /[,\n–—-]/.test(behind.lead) || line.opens ? signedLast(lines, at, line.signature()) : undefined
  if (!/[\p{L},–—-]$/u.test(line.text)) return undefined
  let last = at
  while (last < at + MOST_LINES - 1 && isSignatureLine(lines, last + 1, last - at < 2)) last++
  return last > at || at === lines.length - 1 ? last : undefined
}

function signedLast(lines: readonly TextLine[], at: number, signature: Signature | undefined): number | undefined {
  if (!signature) return undefined
  let last = at
  while (last < at + MOST_LINES - 1 && isSignatureLine(lines, last + 1, false)) last++
  return last
}

function isSignatureLine(lines: readonly TextLine[], at: number, near: boolean): boolean {
  const line = lines[at]
  if (!line) return false
  if (line.signature() || isAddressLine(line)) return true
  // Right behind an opener a lower-case styling is a name as well.
  const tokens = line.read()?.tokens
  return near && tokens !== undefined && tokens.length <= 3 && !/[.!?:]$/.test(line.text) && tokens.every((token) => !token.number)
}

/** "Tel +44 20 7946 0018", "amara@larkmail.example": an address and at most three words. */
function isAddressLine(line: TextLine): boolean {
  if (line.text.length > 80 || !ADDRESS.test(line.text)) return false
  return (
    line.text
      .replace(/\S*(?:@|:\/\/|www\.)\S*/g, '')
      .split(/\s+/)
      .filter((word) => /^[^\d]*\p{L}/u.test(word)).length <= 3
  )
}

/** A full name with a role, on one line or two, wherever it stands. */
function signedAt(lines: readonly TextLine[], at: number): number | undefined {
  const line = lines[at] as TextLine
  if (line.text.length > 100 || !/^[^\p{Ll}]{0,3}\p{Lu}|^\p{Lo}/u.test(line.text)) return undefined
  const signature = line.signature()
  if (!signature || !afterStatement(lines, at) || inDashes(lines, at)) return undefined
  if (isPersonWithRole(signature)) return lastAddress(lines, at)
  const next = lines[at + 1]?.signature()
  const role = next !== undefined && next.lead === '' && next.parts[0]?.kind === 'role' && !next.parts.some((part) => part.kind === 'name' && !part.affiliated)
  if (isPerson(signature) && role) return lastAddress(lines, at + 1)
  return isPerson(signature) && line.opens && endsInLabels(lines, at + 1) ? lines.length - 1 : undefined
}

/** Up to three short lines without a stop, to the end of the message: titles and places in any language. */
function endsInLabels(lines: readonly TextLine[], from: number): boolean {
  const rest = lines.slice(from)
  return (
    rest.length > 0 &&
    rest.length <= 3 &&
    rest.every((line) => !line.opens && line.block.zone === 'body' && line.text.length <= 60 && !/[\d:]|[.!?]$/.test(line.text))
  )
}

function lastAddress(lines: readonly TextLine[], at: number): number {
  let last = at
  while (last < at + 3 && lines[last + 1] && isAddressLine(lines[last + 1] as TextLine)) last++
  return last
}

function isPerson({ parts }: Signature): boolean {
  const name = parts[0]
  return name?.kind === 'name' && name.words + name.initials >= 2 && !name.doubtful && !name.affiliated
}

export function isPersonWithRole(signature: Signature): boolean {
  return isPerson(signature) && signature.parts.some((part) => part.kind === 'role' && !part.affiliated)
}

function afterStatement(lines: readonly TextLine[], at: number): boolean {
  const before = lines[at - 1]
  // An opener in another language: a short line above the last lines.
  if (before && at >= lines.length - 3 && before.text.length <= 40 && /\p{L},?$/u.test(before.text)) return true
  return before !== undefined && ((lines[at] as TextLine).opens || STOPPED.test(before.text)) && !before.text.endsWith(':')
}

/** A line of a list that dashes make, not a signature behind a dash. */
function inDashes(lines: readonly TextLine[], at: number): boolean {
  const dashed = (line: TextLine | undefined) =>
    line !== undefined && (line.block.zone === 'list' ? line.block.list : /^\s*[-*•]\s/.test(line.text) ? -1 : undefined)
  const own = dashed(lines[at])
  if (own === undefined || own === false) return false
  return [at - 1, at + 1].some((other) => dashed(lines[other]) === own) || (lines[at - 1]?.text.endsWith(':') ?? false)
}

/** Where a tail may end: at the end of the message and before a postscript. */
function endsOf(lines: readonly TextLine[]): number[] {
  const ends: number[] = []
  for (let at = Math.max(1, lines.length - 8); at < lines.length; at++) {
    const line = lines[at] as TextLine
    if (
      line.opens &&
      line
        .read()
        ?.found.of('postscript')
        .some((hit) => hit.first === 0)
    )
      ends.push(at - 1)
    else if (line.opens && /^\p{Lu}\.?\p{Lu}\.?[:\s]/u.test(line.text) && line.text.length > 120 && /^P\.?S/.test(line.text)) ends.push(at - 1)
  }
  return [...ends, lines.length - 1]
}

/** First line of the signature that ends at `end`, or past it when there is none. */
function tailFrom(lines: readonly TextLine[], end: number, taken: ReadonlySet<number>): number {
  let first = end + 1
  let signed: Signature[] = []
  for (let at = end; at > Math.max(end - MOST_LINES, -1) && !taken.has(at); at--) {
    const line = lines[at] as TextLine
    const signature = line.signature()
    if (!signature && !isAddressLine(line) && !(isDateLine(line) && line.text.length <= 30)) break
    if (inDashes(lines, at)) break
    first = at
    if (signature) signed = [signature, ...signed]
  }
  while (first <= end && !(lines[first] as TextLine).signature()) first++
  if (first > end || signed.length === 0) return end + 1
  return isAnchored(lines, first, end, signed) ? first : end + 1
}

/** Bare capitalised lines are a signature only when nothing better explains them. */
function isAnchored(lines: readonly TextLine[], first: number, end: number, signed: Signature[]): boolean {
  const own = lines[first] as TextLine
  const parts = signed.flatMap((one) => one.parts)
  // Markdown makes an item of a signature behind a dash; a list of one is no list.
  const dashed = signed[0]?.lead === 'dash' || (own.block.zone === 'list' && own.block.ordered !== true)
  if (dashed && own.text.length <= 100) return lines[first - 1] === undefined || !lines[first - 1]?.text.endsWith(':')
  if (signed.some((one) => one.lead !== '' && one.lead !== 'dash')) return true
  const before = lines[first - 1]
  if (before?.text.endsWith(':')) return false
  // An opener in another language: a few words and a comma.
  if (before?.text.endsWith(','))
    return before.text.length <= 50 && signed.length <= 2 && (isPerson(signed[0] as Signature) || parts.some((part) => part.kind === 'group' && part.definite))
  if (before && !own.opens && !STOPPED.test(before.text)) return false
  if (/[.!]$/.test((lines[end] as TextLine).text) && !parts.some((part) => part.kind === 'role')) return false
  if (parts.some((part) => part.kind === 'group' || part.kind === 'role' || part.kind === 'mailbox' || part.titled)) return before !== undefined
  // A lone handle signs nothing, a lone brand only by three words; a lone name does, when no everyday word is in it.
  const brands = parts.filter((part) => part.kind === 'brand')
  const words = brands.reduce((sum, part) => sum + part.words + (part.definite ? 1 : 0), 0)
  if (before && brands.length === parts.length && words >= 2 && own.opens && signed.length === 1) return true
  const names = parts.filter((part) => part.kind === 'name' || part.kind === 'initials')
  return (
    before !== undefined &&
    own.block.zone === 'body' &&
    names.length > 0 &&
    signed.length <= 2 &&
    (isPerson(signed[0] as Signature) || names.every((part) => part.kind === 'name' && !part.doubtful))
  )
}
