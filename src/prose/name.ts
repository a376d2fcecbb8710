import type { Token } from '../model.ts'
import { isIn } from './prepare.ts'
import type { Line, Part } from './signature.ts'

export type Name = Pick<Part, 'words' | 'initials' | 'doubtful' | 'titled'>

/** Tokens as one personal name: letters only, capitals but for particles, no role, group or brand word. */
export function asName(line: Line, tokens: Token[]): Name | undefined {
  let titled = false
  let from = 0
  for (; from < tokens.length - 1; from++) {
    const token = tokens[from] as Token
    const job = isIn(line, token, 'name-title')
    if (!job && !isIn(line, token, 'honorific')) break
    // "Prof. dr. ir. …": only the first of a row of titles must have its capital.
    if (!token.capital && from === 0) return undefined
    titled ||= job
  }
  const name: Name = { words: 0, initials: 0, doubtful: false, titled }
  if (tokens.length - from > 9) return undefined
  let ordinary = 0
  let common = 0
  let before: Shape | undefined
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const joined = i > from && /^['’ʼ.-]$/.test(token.lead)
    const shape = shapeOf(line, token, joined)
    if (!shape) return undefined
    if (!joined && (isIn(line, token, 'role-word') || isIn(line, token, 'group-word') || isIn(line, token, 'brand-word'))) return undefined
    // "Ihr Brnohost-Team".
    if (joined && isIn(line, token, 'group-noun')) return undefined
    if (shape === 'initial') name.initials++
    else if (shape === 'caseless') name.words += [...raw(line, token)].length > 1 ? 2 : 1
    else if (shape === 'word' && (!joined || token.lead === '.' || before === 'particle')) name.words++
    before = shape
    if (shape === 'word' && isIn(line, token, 'ordinary-capital')) ordinary++
    if (shape === 'word' && isIn(line, token, 'common-word')) common++
  }
  // "Web Chat", "Block C": nothing but everyday words, so a label or a brand.
  if (common > 0 && common === name.words && name.words + name.initials >= 2) return undefined
  if (common > 0 || (ordinary === name.words && name.words > 0)) name.doubtful = true
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
    if (stopped || !shapeOf(line, token, joined) || (!joined && isIn(line, token, 'plain-verb') && !token.capital)) break
    end++
  }
  for (; end > first; end--) {
    const run = tokens.slice(first, end)
    if (isIn(line, run.at(-1) as Token, 'name-particle') && !(run.at(-1) as Token).capital) continue
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
  if (isIn(line, token, 'name-particle') && !joined) return 'particle'
  if (/^\p{Lu}(?:[\p{Ll}\p{M}]|['’ʼʻ]\p{L})*$/u.test(text) || /^\p{Lu}[\p{Lu}\p{M}'’ʼʻ]+$/u.test(text)) return 'word'
  if (/^\p{Lu}\p{Ll}{0,3}['’ʼʻ]?\p{Lu}[\p{Ll}\p{M}]+$/u.test(text) && isParticlePrefix(line, text)) return 'word'
  if (/^\p{Ll}{1,4}['’ʼ]\p{Lu}[\p{Ll}\p{M}]+$/u.test(text)) return 'word'
  if (/^\p{Lo}[\p{Lo}\p{M}\p{Lm}]*$/u.test(text)) return 'caseless'
  // Markup between a name and a role was lost: "O'NeillFounder".
  if (/^\p{Lu}['’ʼʻ]\p{Lu}[\p{Ll}\p{M}]+\p{Lu}\p{Ll}+$/u.test(text)) return 'word'
  return joined && /^[\p{Ll}\p{M}]+$/u.test(text) ? 'word' : undefined
}

/** Mc-, Mac-, De-, O'-, Fitz-: the capital inside begins the name proper. Any other inner capital is a brand's. */
function isParticlePrefix(line: Line, text: string): boolean {
  const [, prefix = ''] = /^(\p{Lu}\p{Ll}*)['’ʼʻ]?\p{Lu}/u.exec(text) ?? []
  return prefix.length === 1 ? /['’ʼʻ]/.test(text) : PREFIX.test(prefix) && line.text.length > 0
}

/** Prefixes of the Latin script that are written together with a capital behind them. */
const PREFIX = /^(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Lo|Van|Von|Del|Ni|Al|El|Ap)$/

/** A token as it is written. */
export function raw(line: Line, token: Token): string {
  return line.text.slice(token.start - line.start, token.end - line.start)
}
