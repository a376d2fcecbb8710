import type { TextLine } from './lines.ts'
import { isIn } from './prepare.ts'
import { isPerson, type Signature } from './signature.ts'
import { inDashes, isAddressLine, isDateLine, MOST_LINES, STOPPED } from './signoff-lines.ts'

/** Where a tail may end: at the end of the message and before a postscript. */
export function endsOf(lines: readonly TextLine[]): number[] {
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
export function tailFrom(lines: readonly TextLine[], end: number, taken: ReadonlySet<number>): number {
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
  if (dashed && isActItem(own)) return false
  if (dashed && own.text.length <= 100) return lines[first - 1] === undefined || !lines[first - 1]?.text.endsWith(':')
  if (signed.some((one) => one.lead !== '' && one.lead !== 'dash')) return true
  const before = lines[first - 1]
  if (before?.text.endsWith(':')) return false
  // An opener in another language: a few words and a comma.
  if (before?.text.endsWith(','))
    return before.text.length <= 50 && signed.length <= 2 && (isPerson(signed[0] as Signature) || parts.some((part) => part.kind === 'group' && part.definite))
  if (before && !own.opens && !STOPPED.test(before.text)) return false
  const last = lines[end] as TextLine
  if (/[.!]$/.test(last.text) && !isShort(last) && !parts.some((part) => part.kind === 'role') && !isTrade(last)) return false
  if (before && parts.every((part) => part.kind === 'initials') && isShort(last)) return own.opens && signed.length === 1
  if (parts.some((part) => part.kind === 'group' || part.kind === 'role' || part.kind === 'mailbox' || part.titled)) return before !== undefined
  // A lone handle signs nothing, a lone brand only by three words; a lone name does, when no everyday word is in it.
  const brands = parts.filter((part) => part.kind === 'brand')
  const words = brands.reduce((sum, part) => sum + part.words + (part.definite ? 1 : 0), 0)
  if (before && brands.length === parts.length && (words >= 2 || isTrade(own)) && own.opens && signed.length === 1) return true
  const names = parts.filter((part) => part.kind === 'name' || part.kind === 'initials')
  return (
    before !== undefined &&
    own.block.zone === 'body' &&
    names.length > 0 &&
    signed.length <= 2 &&
    (isPerson(signed[0] as Signature) || names.every((part) => part.kind === 'name' && !part.doubtful))
  )
}

/** "ICT Dept.", "G.V.R.": a full stop that shortens a word and ends no sentence. */
function isShort(line: TextLine): boolean {
  const read = line.read()
  const last = read?.tokens.at(-1)
  return read !== undefined && last !== undefined && (isIn(read, last, 'abbreviation') || /^[*_]*(?:\p{Lu}\.){2,4}[*_]*$/u.test(line.text.trim()))
}

/** "Lindenhof Dental": words of its own, and at the end one that organisations bear. */
function isTrade(line: TextLine): boolean {
  const read = line.read()
  const [first, last] = [read?.tokens[0], read?.tokens.at(-1)]
  return (
    read !== undefined &&
    last?.capital === true &&
    isIn(read, last, 'brand-word') &&
    first?.capital === true &&
    !OTHER.some((lexicon) => isIn(read, first, lexicon))
  )
}

/** A first word by which a line is a label rather than a name. */
const OTHER = ['brand-word', 'common-word', 'ordinary-capital', 'generic-noun']

/** "- Improve monitoring", "- Add alerts": a first word that names no group, and no noun behind it that stands for people. */
function isActItem(line: TextLine): boolean {
  const read = line.read()
  const [first, ...rest] = read?.tokens ?? []
  if (!read || !first?.capital || rest.length === 0 || rest.some((token) => token.capital)) return false
  if (
    read.found.of('group-word').some((hit) => hit.last > hit.first) ||
    rest.some((token) => isIn(read, token, 'group-noun') || isIn(read, token, 'role-word'))
  )
    return false
  return !/[,(|]/.test(line.text) && !KNOWN.some((lexicon) => isIn(read, first, lexicon))
}

/** What the first word of a group may be when only it has a capital: "Technical support". */
const KNOWN = ['group-word', 'role-word', 'brand-word', 'common-word', 'article', 'signoff-opener', 'signer-label']
