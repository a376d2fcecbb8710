import type { Hit, Message, Org, Sentence, Token } from '../model.ts'
import { Latest } from './latest.ts'
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
  const address = addressTokens(sentence)
  for (let i = first; i <= last; i++) {
    if (address?.has(i)) continue
    const token = sentence.tokens[i] as Token
    if (names.some((name) => message.text.slice(token.start, token.start + name.length).toLowerCase() === name)) return token
    if (message.inlines.some((inline) => inline.kind === 'code' && token.start >= inline.start && token.end <= inline.end)) return token
    if (i > 0 && token.capital && !startsClause(token) && !isIn(sentence, token, 'ordinary-capital') && !isIn(sentence, token, 'generic-noun')) return token
  }
  return undefined
}

function startsClause(token: Token): boolean {
  return /[.:!?•"“„]\s*$/.test(token.lead)
}

/**
 * A4: a thing that can fail, together with the way it failed, at most a dozen words apart. Gives the thing.
 * The failure must be another word than the thing, or a phrase that is longer than it ("the disk ran out of space").
 */
export function mechanism(stretch: Stretch): Hit | undefined {
  return mechanisms(stretch)[0]
}

/** Every such thing of a stretch, in order. */
export function mechanisms(stretch: Stretch): Hit[] {
  const failures = within(stretch, 'failure')
  if (failures.length === 0) return []
  return within(stretch, 'mechanism').filter((thing) => failures.some((failure) => apart(thing, failure)))
}

function apart(thing: Hit, failure: Hit): boolean {
  const inside = failure.first <= thing.first && failure.last >= thing.last
  const same = inside && failure.first === thing.first && failure.last === thing.last
  return !same && Math.abs(failure.first - thing.first) <= 12
}

const PLAIN = ['function-word', 'generic-noun', 'empty-word', 'ordinary-capital']

/** The words of a stretch that carry content of their own: neither grammar, nor generic nouns, nor empty qualifiers, nor figures. Distinct. */
export function specifics(stretch: Stretch): Token[] {
  const { sentence, first, last } = stretch
  const plain = new Set<number>()
  for (const lexicon of PLAIN) for (const hit of sentence.found.of(lexicon)) for (let i = hit.first; i <= hit.last; i++) plain.add(i)
  const seen = new Set<string>()
  const address = addressTokens(sentence)
  return sentence.tokens.slice(first, last + 1).filter((token, i) => {
    if (plain.has(first + i) || address?.has(first + i) || token.number || token.norm.length < 2 || seen.has(token.norm)) return false
    seen.add(token.norm)
    return true
  })
}

/**
 * A6: the writer's side did a definite thing to a definite object: "we deleted the index of the orders table".
 * The object needs a quantity, a name, a thing that can fail, or two words of content. Gives the verb.
 */
export function ownedAct(stretch: Stretch, message: Message, org: Org): Hit | undefined {
  const selves = within(stretch, 'self')
  return within(stretch, 'act-verb').find((verb) => {
    if (!selves.some((self) => self.last < verb.first && verb.first - self.last <= 4)) return false
    const object = { sentence: stretch.sentence, first: verb.last + 1, last: Math.min(stretch.last, verb.last + 12) }
    if (object.first > object.last) return false
    return (
      quantity(object) !== undefined || namedThing(object, message, org) !== undefined || within(object, 'mechanism').length > 0 || specifics(object).length > 1
    )
  })
}

/** A7: what the reader could not or can now do. */
export function customerAct(stretch: Stretch): Hit | undefined {
  return within(stretch, 'customer-act')[0]
}

const addresses = new Latest<Sentence, Set<number>>()

/** Tokens of web addresses: where more is told is no word of the telling. */
function addressTokens(sentence: Sentence): Set<number> | undefined {
  const { text, tokens } = sentence
  if (!text.includes('://')) return undefined
  const had = addresses.get(sentence)
  if (had) return had
  const out = new Set<number>()
  tokens.forEach((token, i) => {
    const begins = tokens[i + 1]?.lead.startsWith('://') ?? false
    if (begins || (out.has(i - 1) && !/\s/.test(token.lead))) out.add(i)
  })
  addresses.set(sentence, out)
  return out
}
