import type { Channel, Hit, Message, Sentence, Token } from '../model.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { nameIn } from './impact-name.ts'

/**
 * Who, how many or where (SPEC 1.7, A1): what a reader can hold against their own case.
 * `kind` tells the trace which sort was found; `at` is a token index.
 */
export interface Bound {
  kind: 'quantity' | 'place' | 'group' | 'whole' | 'list'
  at: number
}

export function boundsOf(sentence: Sentence, message: Message): Bound[] {
  const bounds: Bound[] = []
  for (let i = 0; i < sentence.tokens.length; i++) if (counts(sentence, i)) bounds.push({ kind: 'quantity', at: i })
  for (const hit of hitsOf(sentence, 'place-name')) bounds.push({ kind: 'place', at: hit.first })
  for (const hit of hitsOf(sentence, 'site-word')) if (nameIn(sentence, message, hit.first - 4, hit.first - 1)) bounds.push({ kind: 'place', at: hit.first })
  for (const hit of hitsOf(sentence, 'harmed-group')) if (narrowed(sentence, message, hit, 'group-link')) bounds.push({ kind: 'group', at: hit.first })
  for (const hit of hitsOf(sentence, 'harmed-thing')) if (narrowed(sentence, message, hit, 'thing-link')) bounds.push({ kind: 'group', at: hit.first })
  for (let i = 1; i < sentence.tokens.length; i++) if (numbered(sentence, i)) bounds.push({ kind: 'list', at: i })
  for (const hit of hitsOf(sentence, 'whole-alone')) bounds.push({ kind: 'whole', at: hit.first })
  for (const hit of hitsOf(sentence, 'whole-word')) if (wholeOf(sentence, message, hit)) bounds.push({ kind: 'whole', at: hit.first })
  return bounds.sort((a, b) => a.at - b.at)
}

const DIRECT: ReadonlySet<Channel> = new Set(['email', 'sms', 'phone'])

/** Where a message goes to one reader, "you cannot pay" says who is hit; "some of you" and "you may" do not. */
export function addresses(sentence: Sentence, { channel }: Message, effect: { first: number; last: number }): boolean {
  if (!DIRECT.has(channel)) return false
  const clause = sentence.clauses.find((one) => effect.first >= one.first && effect.first <= one.last)
  const near = (lexicon: string) =>
    hitsOf(sentence, lexicon).some((hit) => hit.first >= (clause?.first ?? 0) && hit.first <= Math.max(effect.last, clause?.last ?? 0))
  return near('addressee') && !['hedge', 'vague-bound', 'advice-lead'].some(near)
}

/** A number of people, requests, money; a share; "1 in 8". Never a time, a date or a version. */
function counts(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i] as Token
  if (!token.number && !isIn(sentence, token, 'number-word')) return false
  const near = (offset: number, lexicon: string) => {
    const other = sentence.tokens[i + offset]
    return other !== undefined && isIn(sentence, other, lexicon)
  }
  const next = sentence.tokens[i + 1]
  if (next && (next.norm === '%' || near(1, 'share-word'))) return true
  if (token.norm === 'one' || token.norm === '1') return isRatio(sentence, i)
  if (/[$€£¥]$/.test(sentence.tokens[i - 1]?.norm ?? '')) return true
  if (near(1, 'length-unit') || near(1, 'ordinary-capital') || token.norm.includes(':') || /[:/-]$/.test(token.lead) || /^[:/.-]\S/.test(next?.lead ?? ''))
    return false
  if (isRatio(sentence, i)) return true
  for (let offset = 1; offset <= 4; offset++) {
    const other = sentence.tokens[i + offset]
    if (!other || /[,;.:()]/.test(other.lead) || near(offset, 'length-unit')) return false
    if (near(offset, 'counted-noun') || near(offset, 'harmed-group')) return true
  }
  return false
}

/** "Bus 4", "line 12": a number that names which one. */
function numbered(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i] as Token
  if (!/^\d{1,3}$/.test(token.norm) || token.lead !== ' ') return false
  const [thing, next] = [sentence.tokens[i - 1] as Token, sentence.tokens[i + 1]]
  const follows =
    next !== undefined &&
    (/^[:./-]|[-:/]$/.test(next.lead) || ['counted-noun', 'length-unit', 'time-unit', 'ordinary-capital'].some((lexicon) => isIn(sentence, next, lexicon)))
  return !follows && isIn(sentence, thing, 'counted-noun') && !isIn(sentence, thing, 'length-unit') && !isIn(sentence, thing, 'time-unit')
}

/** "1 in 8", "three out of ten". */
function isRatio(sentence: Sentence, i: number): boolean {
  const link = hitsOf(sentence, 'out-of')
    .filter((hit) => hit.first === i + 1)
    .at(-1)
  const other = link && sentence.tokens[link.last + 1]
  return other !== undefined && (other.number ? /^\d{1,3}$/.test(other.norm) : isIn(sentence, other, 'number-word')) && !/[.,;:]/.test(other.lead)
}

/** "customers on the Basic plan", "accounts created since 3 March", "users in Europe": the narrowing must name something. */
function narrowed(sentence: Sentence, message: Message, group: Hit, link: string): boolean {
  const next = sentence.tokens[group.last + 1]
  if (!next || !isIn(sentence, next, link) || /[.;:]/.test(next.lead)) return false
  const from = group.last + 2
  const to = Math.min(sentence.tokens.length - 1, group.last + 6)
  const inside = (lexicon: string) => hitsOf(sentence, lexicon).some((hit) => hit.first >= from && hit.first <= to)
  if (inside('vague-bound')) return false
  if (inside('place-name') || inside('plan-word')) return true
  return nameIn(sentence, message, from, to) !== undefined
}

/** "all uploads", "nobody", "only the app": the whole of something that is named or counted. */
function wholeOf(sentence: Sentence, message: Message, hit: Hit): boolean {
  const to = hit.last + 4
  const inside = (lexicon: string) => hitsOf(sentence, lexicon).some((other) => other.first > hit.last && other.first <= to)
  return inside('harmed-group') || inside('product-part') || inside('counted-noun') || nameIn(sentence, message, hit.last + 1, to) !== undefined
}

/** The thing named as the subject or object of a total failure: it is the whole of it that is down. */
export function wholeThing(sentence: Sentence, message: Message, first: number, last: number): boolean {
  const from = Math.max(0, first - 12)
  const to = Math.min(sentence.tokens.length - 1, last + 8)
  const inside = (lexicon: string) => hitsOf(sentence, lexicon).some((hit) => hit.first >= from && hit.last <= to && (hit.first > last || hit.last < first))
  if (inside('vague-bound')) return false
  return nameIn(sentence, message, from, to) !== undefined || inside('product-part')
}

/** A number before a unit of time, close to a hit. */
export function length(sentence: Sentence, hit: Hit): Token | undefined {
  return sentence.tokens.find((token, i) => {
    const unit = sentence.tokens[i + 1]
    const away = sentence.tokens[i + 2]
    if (away && isIn(sentence, away, 'time-away')) return false
    return (
      i >= hit.first - 6 &&
      i <= hit.last + 12 &&
      (token.number || isIn(sentence, token, 'number-word')) &&
      unit !== undefined &&
      isIn(sentence, unit, 'length-unit')
    )
  })
}
