import type { Hit, Message, Org, Sentence, Token } from '../model.ts'
import { hitsOf, isIn } from './prepare.ts'

/**
 * SPEC 0.5: what makes a sentence concrete. Each function answers for a stretch of one sentence, token indices inclusive;
 * the words come from the lexicons of the language pack, the house's own names from the config.
 */
export interface Stretch {
  sentence: Sentence
  first: number
  last: number
}

export function stretchOf(sentence: Sentence, first = 0, last = sentence.tokens.length - 1): Stretch {
  return { sentence, first, last }
}

/** Hits of a lexicon inside a stretch. */
export function within({ sentence, first, last }: Stretch, lexicon: string): Hit[] {
  return hitsOf(sentence, lexicon).filter((hit) => hit.first >= first && hit.last <= last)
}

/** A1: a number or number word before a counted noun, a percentage, or `all`/`every`/`nobody` with a bounded noun. */
export function quantity(stretch: Stretch): Token | undefined {
  const { sentence, first, last } = stretch
  const counted = within(stretch, 'counted-noun')
  for (let i = first; i <= last; i++) {
    const token = sentence.tokens[i] as Token
    const figure = token.number || isIn(sentence, token, 'number-word')
    if (figure && (sentence.tokens[i + 1]?.norm === '%' || counted.some((hit) => hit.first > i && hit.first <= i + 3))) return token
  }
  const bounded = within(stretch, 'whole-word').find((hit) => counted.some((noun) => noun.first > hit.last && noun.first <= hit.last + 3))
  return bounded ? (sentence.tokens[bounded.first] as Token) : undefined
}

/**
 * A3: a product, component, region, vendor or person: a name from the config, inline code, or a capitalised word
 * that does not begin the sentence and is neither generic nor an ordinary capital (weekdays, months, I, zones).
 */
export function namedThing(stretch: Stretch, message: Message, org: Org): Token | undefined {
  const { sentence, first, last } = stretch
  const names = [...org.products, ...org.components, ...org.vendors].map((name) => name.toLowerCase())
  for (let i = first; i <= last; i++) {
    const token = sentence.tokens[i] as Token
    if (names.some((name) => message.text.slice(token.start, token.start + name.length).toLowerCase() === name)) return token
    if (message.inlines.some((inline) => inline.kind === 'code' && token.start >= inline.start && token.end <= inline.end)) return token
    if (i > 0 && token.capital && !startsClause(token) && !isIn(sentence, token, 'ordinary-capital') && !isIn(sentence, token, 'generic-noun')) return token
  }
  return undefined
}

function startsClause(token: Token): boolean {
  return /[.:!?•\n"“]\s*$/.test(token.lead)
}

/** A4: a thing that can fail, together with the way it failed, in the same stretch. */
export function mechanism(stretch: Stretch): Hit | undefined {
  const failure = within(stretch, 'failure')
  if (failure.length === 0) return undefined
  return within(stretch, 'mechanism').find((noun) => failure.some((word) => word.first !== noun.first && Math.abs(word.first - noun.first) <= 12))
}

/** A7: what the reader could not or can now do. */
export function customerAct(stretch: Stretch): Hit | undefined {
  return within(stretch, 'customer-act')[0]
}
