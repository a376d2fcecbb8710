import type { CompiledLexicons, Hit, HitIndex, LanguagePack, Token } from '../model.ts'
import { Matcher } from './match.ts'

/** A matcher is built once, on first use, and lives as long as its lexicons. */
const matchers = new WeakMap<CompiledLexicons, Matcher>()

function matcherOf(lexicons: CompiledLexicons): Matcher {
  const known = matchers.get(lexicons)
  if (known) return known
  const made = new Matcher(lexicons)
  matchers.set(lexicons, made)
  return made
}

/** The single words that a lexicon lists, one by one. */
export function listedWords(lexicons: CompiledLexicons, lexicon: string): Iterable<string> {
  return matcherOf(lexicons).wordsOf(lexicon)
}

/** The matcher of a language and those of a house's packs: what they find is one list. */
export class Matchers {
  private readonly own: Matcher
  private readonly house: Matcher[]

  constructor({ lexicons, house = [] }: LanguagePack) {
    this.own = matcherOf(lexicons)
    this.house = house.map(matcherOf)
  }

  /** The single words that a lexicon lists. */
  listed(lexicon: string): { has(word: string): boolean } {
    const own = this.own.listed(lexicon)
    if (this.house.length === 0) return own
    const lists = [own, ...this.house.map((one) => one.listed(lexicon))]
    return { has: (word) => lists.some((list) => list.has(word)) }
  }

  find(tokens: Token[]): HitIndex {
    const own = this.own.find(tokens)
    return this.house.length === 0 ? own : new JoinedHits([own, ...this.house.map((one) => one.find(tokens))])
  }
}

/** Hits of several packs: of each lexicon the longest at each token, for each worth, as one pack alone would have them. */
class JoinedHits implements HitIndex {
  private readonly asked = new Map<string, readonly Hit[]>()

  constructor(private readonly parts: readonly HitIndex[]) {}

  of(lexicon: string): readonly Hit[] {
    const known = this.asked.get(lexicon)
    if (known) return known
    const found = this.parts.map((part) => part.of(lexicon)).filter((hits) => hits.length > 0)
    const hits = found.length < 2 ? (found[0] ?? []) : longestOf(found.flat())
    this.asked.set(lexicon, hits)
    return hits
  }

  among(lexicons: readonly string[]): number[] {
    return lexicons.flatMap((lexicon, rank) => (this.of(lexicon).length > 0 ? rank : []))
  }

  get all(): readonly Hit[] {
    const names = new Set(this.parts.flatMap((part) => part.all.map((hit) => hit.lexicon)))
    return [...names].flatMap((name) => this.of(name)).sort((a, b) => a.first - b.first)
  }
}

function longestOf(hits: readonly Hit[]): Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const key = `${hit.first} ${hit.worth}`
    const known = best.get(key)
    if (!known || hit.last > known.last) best.set(key, hit)
  }
  return [...best.values()].sort((a, b) => a.first - b.first)
}
