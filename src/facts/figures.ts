import type { Sentence, Token } from '../model.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { timesIn } from '../times/index.ts'
import { type Facts, isOurs } from './facts.ts'

/** A number of the text that is no time, with what it counts. */
export interface Figure {
  sentence: Sentence
  /** Index of its token. */
  at: number
  value: number
  start: number
  end: number
  percent: boolean
  /** Sign or code of a currency beside it. */
  currency?: string
  /** What it counts, in a form that singular and plural share. */
  noun?: string
  /** Index of the noun's token. */
  nounAt?: number
}

const NUMBER = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,9}(?:\.\d+)?$/
const SWAPPED: Readonly<Record<string, string>> = { '.': ',', ',': '.' }
const SIGNS = new Set(['$', '€', '£', '¥'])
const CODES = new Set(['usd', 'eur', 'gbp', 'jpy', 'idr', 'aud', 'cad', 'chf', 'inr', 'brl', 'sgd', 'nzd'])
const NOUN_REACH = 3

export function figuresIn(facts: Facts, sentence: Sentence): Figure[] {
  const times = timesIn(facts.times, sentence)
  return sentence.tokens.flatMap((token, at) => {
    if (!token.number || !NUMBER.test(written(token.norm, facts)) || !isOurs(sentence, at) || times.some((time) => at >= time.first && at <= time.last))
      return []
    if ((/[\w./:#-]$/.test(token.lead) && !endsShares(sentence, at)) || isIn(sentence, sentence.tokens[at - 1] ?? token, 'number-label')) return []
    return [figureAt(sentence, at, token, facts)]
  })
}

/** A number with a full stop before its fraction, however the language writes it. */
function written(norm: string, { context }: Facts): string {
  return context.pack.decimal ? norm.replace(/[.,]/g, (sign) => SWAPPED[sign] as string) : norm
}

/** "5-10 %": the upper end of a range of shares is one itself. */
function endsShares({ tokens }: Sentence, at: number): boolean {
  return tokens[at]?.lead === '-' && tokens[at - 1]?.number === true && tokens[at + 1]?.norm === '%'
}

function figureAt(sentence: Sentence, at: number, token: Token, facts: Facts): Figure {
  const [before, next] = [sentence.tokens[at - 1], sentence.tokens[at + 1]]
  const percent = next !== undefined && (next.norm === '%' || isIn(sentence, next, 'share-word'))
  const sign = before && SIGNS.has(before.norm) && token.lead === '' ? before : undefined
  const code = next && (CODES.has(next.norm) || SIGNS.has(next.norm)) ? next : undefined
  const noun = hitsOf(sentence, 'counted-noun').find((hit) => hit.first > at && hit.first <= at + NOUN_REACH && plain(sentence, at + 1, hit.first))
  const nounToken = noun && sentence.tokens[noun.first]
  return {
    sentence,
    at,
    value: Number(written(token.norm, facts).replaceAll(',', '')),
    start: sign?.start ?? token.start,
    end: percent ? (next as Token).end : (code?.end ?? token.end),
    percent,
    ...((sign || code) && { currency: (sign ?? (code as Token)).norm }),
    ...(nounToken && { noun: nounToken.norm.replace(/s$/, ''), nounAt: noun.first }),
  }
}

/** No other number and no sign between a figure and its noun. */
function plain(sentence: Sentence, first: number, last: number): boolean {
  return sentence.tokens.slice(first, last + 1).every((token) => !token.number && /^\s*$/.test(token.lead) && token.norm !== '%')
}
