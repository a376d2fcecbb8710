import type { Token } from '../model.ts'
import { asName, raw } from './name.ts'
import { hitsOf, isIn } from './prepare.ts'
import type { Line, Part } from './signature.ts'
import type { Segment } from './signature-segment.ts'

/** The parts that one stretch names; empty when it is neutral (a date, "PhD", "she"); undefined when it is none of it. */
export function readSegment(line: Line, { first, last, affiliated, behalf, charge }: Segment): Part[] | undefined {
  const tokens = line.tokens.slice(first, last + 1)
  if (charge) {
    const [start, end] = [(tokens[0] as Token).start, (tokens.at(-1) as Token).end]
    return [{ kind: 'role', start, end, words: 0, initials: 0, doubtful: false, titled: false, definite: false, affiliated, behalf }]
  }
  if (tokens.every((token) => isIn(line, token, 'name-suffix')) || isDate(line, tokens)) return []
  const address = tokens.find((token) => token.norm === '@')
  if (address) return readAddress(line, tokens, affiliated)
  if (/https?:|www\./.test(line.text.slice((tokens[0] as Token).start - line.start, (tokens.at(-1) as Token).end - line.start))) return []
  // "Contact the helpdesk": an order, whoever it names.
  if (isIn(line, tokens[0] as Token, 'contact-verb') && tokens[1] && isArticle(line, tokens[1])) return undefined
  let begin = numbersBefore(line, tokens)
  if (begin === tokens.length) return []
  const article = tokens.length > 1 && isArticle(line, tokens[begin] as Token)
  if (article) begin++
  const rest = tokens.slice(begin)
  if (rest.length === 0) return undefined
  if (rest.some((token) => token.number)) return first > 0 && isPlace(line, rest, affiliated) ? [] : undefined
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

/** "Building 4", "Room B12", "6 min read": what stands behind a signer with a number in it. */
function isPlace(line: Line, tokens: Token[], affiliated: boolean): boolean {
  if (tokens[0]?.number && tokens[1] && isIn(line, tokens[1], 'time-unit')) return tokens.length <= 3
  const short = tokens.length <= 4 && !tokens.some((token) => isIn(line, token, 'plain-verb'))
  return short && (affiliated || tokens.every((token) => token.number || token.capital || isIn(line, token, 'phone-label') || isIn(line, token, 'time-unit')))
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
  // "Sent by: do-not-reply@…": the words of the address itself say nothing.
  const own = /\S*@\S*/.exec(words)
  const [from, to] = [first.start + (own?.index ?? 0), first.start + (own?.index ?? 0) + (own?.[0].length ?? 0)]
  if (beside > 2 || tokens.some((token) => (token.start < from || token.end > to) && isIn(line, token, 'plain-verb'))) return undefined
  const base = { words: 0, initials: 0, doubtful: false, titled: false, definite: false, behalf: false }
  if (first.norm === '@') return [{ kind: 'handle', start: first.start, end: last.end, affiliated, ...base }]
  const mail = tokens[Math.max(0, tokens.findIndex((token) => token.norm === '@') - 1)] as Token
  return [{ kind: 'mailbox', start: mail.start, end: last.end, affiliated: affiliated || beside > 0, ...base }]
}

type Make = (kind: Part['kind'], of?: Token[]) => Part

/** A stretch with a role word: the role, or a full name and the role behind or before it without a comma. */
function readRole(line: Line, tokens: Token[], part: Make): Part[] | undefined {
  const role = (token: Token) => isIn(line, token, 'role-word') || isIn(line, token, 'role-act') || (!token.capital && isIn(line, token, 'role-or-name'))
  const at = tokens.findIndex(role)
  // "Tenant Liaison Office": the role is in the name of a group.
  if (at < 0 || (tokens[at]?.capital && at < tokens.length - 1 && isIn(line, tokens.at(-1) as Token, 'group-noun'))) return undefined
  if (tokens.some((token) => !token.capital && !role(token) && isIn(line, token, 'plain-verb'))) return undefined
  const before = tokens.slice(0, at)
  // "Fault reported by a driver".
  if (before.some((token) => !token.capital && (isIn(line, token, 'contact-told') || isIn(line, token, 'byline-word')))) return undefined
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
  // "The Very Revd Philippa Langstaff".
  if (article && !hitsOf(line, 'name-title').some((hit) => hit.last > hit.first && hit.start === tokens[0]?.start)) return undefined
  const first = tokens[0] as Token
  const initials = /^\s*\^/.test(line.text) ? /^\p{L}{1,3}$/u : /^\p{Lu}{2,3}$/u
  if (tokens.length === 1 && initials.test(raw(line, first)) && !isIn(line, first, 'group-word') && !isIn(line, first, 'common-word')) {
    return [{ ...part('initials') }]
  }
  // "G.V.R."
  if (tokens.length > 1 && tokens.length < 5 && tokens.every((token, at) => /^\p{Lu}$/u.test(raw(line, token)) && (at === 0 || token.lead === '.')))
    return [{ ...part('initials') }]
  // "Lotte x".
  const kissed = tokens.length > 1 && !tokens.at(-1)?.capital && isIn(line, tokens.at(-1) as Token, 'name-suffix') ? tokens.slice(0, -1) : tokens
  const name = asName(line, kissed)
  return name ? [{ ...part('name', kissed), ...name }] : undefined
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
  // "The GMs".
  if (tokens.length === 1 && part('group').definite && /^\p{Lu}{2,5}s$/u.test(raw(line, first))) return [part('group')]
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
  const small = capitals === 0 || (capitals === 1 && first.capital && tokens.length > 1 && !tokens.some((token) => isIn(line, token, 'brand-word')))
  if (small && tokens.length <= 3 && !/[.!?]\s*$/.test(line.text)) return [part('unknown')]
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
