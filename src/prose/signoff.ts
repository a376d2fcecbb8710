import type { TextLine } from './lines.ts'
import { isIn } from './prepare.ts'
import { isPerson, isPersonWithRole, type Line, leadOf, type Signature } from './signature.ts'
import { head } from './signoff-head.ts'
import { inlineAt } from './signoff-inline.ts'
import { type Found, inDashes, isAddressLine, MOST_LINES, STOPPED } from './signoff-lines.ts'
import { endsOf, tailFrom } from './signoff-tail.ts'

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

/** An opener ("Regards,") and the lines behind it, or both on one line. */
function openedAt(lines: readonly TextLine[], at: number): number | undefined {
  const line = lines[at] as TextLine
  const read = line.read()
  if (!read?.found.of('signoff-opener').some((hit) => hit.first === 0)) return isForeignOpener(lines, at) ? linesBelow(lines, at) : undefined
  const { lead, from } = leadOf(read)
  if (lead !== 'opener') return undefined
  const behind = read.tokens[from]
  // "Thanks Zbyszek!" speaks to him.
  if (behind && line.text.endsWith('!') && !/[,\n–—-]/.test(behind.lead) && line.signature()?.parts.every((part) => part.kind === 'name')) return undefined
  if (behind) return /[,\n–—-]/.test(behind.lead) || line.opens ? signedLast(lines, at, line.signature()) : undefined
  if (/[!.\p{Extended_Pictographic}\uFE0F]\s*$/u.test(line.text)) return lines[at + 1]?.signature() ? linesBelow(lines, at) : undefined
  if (!/[\p{L},–—-]$/u.test(line.text)) return undefined
  return linesBelow(lines, at) ?? (at === lines.length - 1 ? at : undefined)
}

/** The last of the lines that sign below an opener. */
function linesBelow(lines: readonly TextLine[], at: number): number | undefined {
  let last = at
  while (last < at + MOST_LINES - 1 && isSignatureLine(lines, last + 1, last - at < 2)) last++
  return last > at ? last : undefined
}

/** "Ngā mihi,": up to six words of some language and a comma, in a paragraph of their own or at its head, above the last lines. */
function isForeignOpener(lines: readonly TextLine[], at: number): boolean {
  const line = lines[at] as TextLine
  const read = line.read()
  return (
    at > 0 &&
    at >= lines.length - 4 &&
    at < lines.length - 1 &&
    line.opens &&
    /^\p{L}[^\d.!?:,;]{1,40},$/u.test(line.text) &&
    read !== undefined &&
    read.tokens.length <= 6 &&
    read.found.of('salutation').length === 0 &&
    // "Stay safe out there,": with a verb in it only right above what nothing else explains.
    (!read.tokens.some((token) => isIn(read, token, 'plain-verb')) || lines[at + 1]?.signature() !== undefined)
  )
}

function signedLast(lines: readonly TextLine[], at: number, signature: Signature | undefined): number | undefined {
  if (!signature) return undefined
  let last = at
  while (last < at + MOST_LINES - 1 && isSignatureLine(lines, last + 1, false)) last++
  return last
}

/** Words of a line right behind an opener that signs in words of its own, with a comma in it and without. */
const MOST_NEAR = 9
const MOST_BARE = 5
const MOST_GROUP = 10

function isSignatureLine(lines: readonly TextLine[], at: number, near: boolean): boolean {
  const line = lines[at]
  if (!line) return false
  if (line.signature() || isAddressLine(line)) return true
  // Right behind an opener a lower-case styling is a name as well.
  const read = line.read()
  return (
    near &&
    read !== undefined &&
    !/[.!?:]$/.test(line.text) &&
    ((read.tokens.length <= MOST_GROUP && isGroup(read)) ||
      (read.tokens.length <= (/,/.test(line.text) ? MOST_NEAR : MOST_BARE) && !read.tokens.some((token) => token.number || isIn(read, token, 'plain-verb'))))
  )
}

/** "The people who keep your lights on": a group may say at length what it does. */
function isGroup(read: Line): boolean {
  const [first, ...rest] = read.tokens.slice(0, 3)
  return first !== undefined && isIn(read, first, 'article') && rest.some((token) => isIn(read, token, 'group-noun'))
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

function afterStatement(lines: readonly TextLine[], at: number): boolean {
  const before = lines[at - 1]
  // An opener in another language: a short line above the last lines.
  if (before && at >= lines.length - 3 && before.text.length <= 40 && /\p{L},?$/u.test(before.text)) return true
  return before !== undefined && ((lines[at] as TextLine).opens || STOPPED.test(before.text)) && !before.text.endsWith(':')
}
