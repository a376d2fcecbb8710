import type { Channel, Hit, Message, Org, Sentence, Token } from '../model.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { nameIn } from './impact-name.ts'
import { timed } from './when.ts'

/**
 * Who, how many or where (SPEC 1.7, A1): what a reader can hold against their own case.
 * `kind` tells the trace which sort was found; `at` is a token index.
 */
export interface Bound {
  kind: 'quantity' | 'place' | 'group' | 'whole' | 'list'
  at: number
}

export function boundsOf(sentence: Sentence, message: Message, org: Org): Bound[] {
  const bounds: Bound[] = quantitiesIn(sentence).map((at) => ({ kind: 'quantity', at }))
  for (const hit of hitsOf(sentence, 'place-name')) bounds.push({ kind: 'place', at: hit.first })
  for (const hit of hitsOf(sentence, 'site-word')) if (nameIn(sentence, message, hit.first - 4, hit.first - 1)) bounds.push({ kind: 'place', at: hit.first })
  for (const hit of hitsOf(sentence, 'harmed-group')) if (narrowed(sentence, message, hit, 'group-link')) bounds.push({ kind: 'group', at: hit.first })
  for (const hit of hitsOf(sentence, 'harmed-thing'))
    if (narrowed(sentence, message, hit, 'thing-link') || dated(sentence, message, hit, org)) bounds.push({ kind: 'group', at: hit.first })
  for (let i = 1; i < sentence.tokens.length; i++) if (numbered(sentence, i) || numberedRange(sentence, i)) bounds.push({ kind: 'list', at: i })
  // "Hey everyone" greets.
  const greeted = (hit: Hit) => hitsOf(sentence, 'greeting').some((word) => word.last === hit.first - 1)
  for (const hit of hitsOf(sentence, 'whole-alone')) if (!greeted(hit)) bounds.push({ kind: 'whole', at: hit.first })
  for (const hit of hitsOf(sentence, 'whole-word')) if (wholeOf(sentence, message, hit)) bounds.push({ kind: 'whole', at: hit.first })
  return bounds.sort((a, b) => a.at - b.at)
}

/** Token indices of the numbers that count something. */
export function quantitiesIn(sentence: Sentence): number[] {
  return sentence.tokens.flatMap((_, i) => (counts(sentence, i) ? [i] : []))
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
  if (token.norm === '1' || isIn(sentence, token, 'single-word')) return isRatio(sentence, i)
  // "500 errors" is a code.
  if (/^[45]\d\d$/.test(token.norm) && near(1, 'error-noun')) return false
  if (/[$€£¥]$/.test(sentence.tokens[i - 1]?.norm ?? '')) return true
  if (near(1, 'length-unit') || near(1, 'ordinary-capital') || token.norm.includes(':') || /[:/-]$/.test(token.lead) || /^[:/.-]\S/.test(next?.lead ?? ''))
    return false
  if (isRatio(sentence, i)) return true
  for (let offset = 1; offset <= 4; offset++) {
    const other = sentence.tokens[i + offset]
    if (!other || /[,;.:()]/.test(other.lead) || near(offset, 'length-unit')) break
    if (near(offset, 'counted-noun') || near(offset, 'harmed-group')) return true
  }
  return countsThings(sentence, i)
}

/** "2,300 properties", "412 of them": a plain number and what it counts, in words of any trade; no reference, measure or inner part. */
function countsThings(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i] as Token
  const [label, next] = [sentence.tokens[i - 1], sentence.tokens[i + 1]]
  // "Opus 4 model": a number of a name.
  if (i > 1 && label?.capital) return false
  if (!/^\d+$|^\d{1,3}(?:[,.]\d{3})+$/.test(token.norm) || !next || next.lead !== ' ' || next.capital || next.number) return false
  if (
    label &&
    (/[:/-]$/.test(token.lead) || ['number-label', 'counted-noun', 'ordinary-capital', 'product-part'].some((lexicon) => isIn(sentence, label, lexicon)))
  )
    return false
  if (hitsOf(sentence, 'count-part').some((hit) => hit.first === i + 1 && hit.last > hit.first)) return true
  const idle = [
    'function-word',
    'generic-noun',
    'inner-thing',
    'measure-unit',
    'time-unit',
    'length-unit',
    'share-word',
    'error-noun',
    'actor',
    'doer',
    'mechanism',
  ]
  return !idle.some((lexicon) => isIn(sentence, next, lexicon))
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

/** "belts 3 to 7", "screens 2 and 5": two small numbers behind one word of content name which ones; no measure, no time. */
function numberedRange(sentence: Sentence, i: number): boolean {
  const [thing, token, join, other, next] = [-1, 0, 1, 2, 3].map((offset) => sentence.tokens[i + offset])
  const small = (one: Token | undefined) => one !== undefined && /^\d{1,3}$/.test(one.norm) && one.lead === ' '
  if (!thing || !join || !small(token) || !small(other) || !isIn(sentence, join, 'range-join') || thing.number || thing.norm.length < 4) return false
  if (next?.norm === '%' || /^[:.,/-]\d/.test(next?.lead ?? '')) return false
  const idle = ['function-word', 'number-label', 'ordinary-capital', 'month', 'inner-thing', 'plain-verb', 'adverb', 'symptom', 'time-unit']
  if (idle.some((lexicon) => isIn(sentence, thing, lexicon))) return false
  return !next || !['length-unit', 'time-unit', 'measure-unit', 'share-word', 'month'].some((lexicon) => isIn(sentence, next, lexicon))
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
  const acts = next && link === 'group-link' && hitsOf(sentence, 'customer-act').some((hit) => hit.first === group.last + 1)
  if (!next || !(acts || isIn(sentence, next, link)) || /[.;:]/.test(next.lead)) return false
  const from = group.last + 2
  const to = Math.min(sentence.tokens.length - 1, group.last + 6)
  const inside = (lexicon: string) => hitsOf(sentence, lexicon).some((hit) => hit.first >= from && hit.first <= to)
  if (inside('vague-bound')) return false
  if (inside('place-name') || inside('plan-word')) return true
  return nameIn(sentence, message, from, to) !== undefined
}

/** "Texts sent between noon and 14:10 on 7 March", "results from 2 to 6 March": a reader knows whether theirs is among them. */
function dated(sentence: Sentence, message: Message, thing: Hit, org: Org): boolean {
  const link = sentence.tokens[thing.last + 1]
  if (!link || !isIn(sentence, link, 'thing-link') || /[.,;:]/.test(link.lead)) return false
  const when = timed({ sentence, first: thing.last + 1, last: Math.min(sentence.tokens.length - 1, thing.last + 10) }, message, { org })
  return when !== undefined && when.kind !== 'duration' && when.first <= thing.last + 3
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
