import type { Hit, Token } from '../model.ts'
import { hasBit, setBit } from './bits.ts'
import type { WordKind } from './vocabulary.ts'

/** What a pack found in one stretch of text: phrases at once, listed words only for the lexicons that somebody asks about. */
export class Hits {
  private readonly asked = new Map<number, readonly Hit[]>()
  private everything?: Hit[]

  constructor(
    private readonly tokens: readonly Token[],
    private readonly kinds: readonly WordKind[],
    private readonly phrases: readonly Hit[],
    /** Set of bits: the lexicons that hit anything. Most of those that are asked for do not. */
    private readonly present: Int32Array,
    private readonly lexicons: LexiconIndex,
  ) {}

  /** Hits of one lexicon in order of their first token: the longest at each token, for each worth. */
  of(lexicon: string): readonly Hit[] {
    const number = this.lexicons.numbers.get(lexicon)
    if (number === undefined || !hasBit(this.present, number)) return NONE
    const known = this.asked.get(number)
    if (known) return known
    const hits = this.collect(lexicon, number)
    this.asked.set(number, hits)
    return hits
  }

  among(lexicons: readonly string[]): number[] {
    const { words, ranks } = this.lexicons.set(lexicons)
    const found: number[] = []
    for (let i = 0; i < words.length; i++) {
      for (let rest = (words[i] as number) & (this.present[i] as number); rest !== 0; rest &= rest - 1)
        found.push(...(ranks.get(i * 32 + 31 - Math.clz32(rest & -rest)) as number[]))
    }
    return found.length > 1 ? found.sort((a, b) => a - b) : found
  }

  /** All hits, in order of their first token. */
  get all(): readonly Hit[] {
    this.everything ??= this.lexicons.names.flatMap((name) => this.of(name)).sort((a, b) => a.first - b.first)
    return this.everything
  }

  private collect(lexicon: string, number: number): Hit[] {
    const { kinds, tokens, phrases } = this
    const hits: Hit[] = []
    let next = 0
    for (let at = 0; at < kinds.length; at++) {
      const from = next
      // A longer phrase of no worth that begins with a listed word hides it.
      let longer = false
      for (let hit = phrases[next]; hit?.first === at; hit = phrases[++next]) longer ||= hit.worth === undefined && hit.last > at && hit.lexicon === lexicon
      const listed = hasBit((kinds[at] as WordKind).bits, number)
      if (listed && !longer) hits.push({ lexicon, entry: -1, first: at, last: at, start: (tokens[at] as Token).start, end: (tokens[at] as Token).end })
      for (let i = from; i < next; i++) {
        const hit = phrases[i] as Hit
        if (hit.lexicon !== lexicon) continue
        if (!listed || longer || hit.worth !== undefined || hit.value !== undefined) hits.push(hit)
      }
    }
    return hits
  }
}

const NONE: readonly Hit[] = []

/** The lexicons of a pack by number: listed words carry them as a set of bits. */
export class LexiconIndex {
  readonly numbers: ReadonlyMap<string, number>
  private readonly sets = new WeakMap<readonly string[], LexiconSet>()

  constructor(readonly names: readonly string[]) {
    this.numbers = new Map(names.map((name, number) => [name, number]))
  }

  /** Made once for a list that is asked for again. */
  set(lexicons: readonly string[]): LexiconSet {
    const known = this.sets.get(lexicons)
    if (known) return known
    const made: LexiconSet = { words: new Int32Array((this.names.length + 31) >> 5), ranks: new Map() }
    lexicons.forEach((name, rank) => {
      const number = this.numbers.get(name)
      if (number === undefined) return
      setBit(made.words, number)
      made.ranks.set(number, [...(made.ranks.get(number) ?? []), rank])
    })
    this.sets.set(lexicons, made)
    return made
  }
}

/** Some lexicons as a set of bits, and where in their list each stands. */
interface LexiconSet {
  words: Int32Array
  ranks: Map<number, number[]>
}
