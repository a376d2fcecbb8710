import type { Hit, Token } from '../model.ts'
import { hasBit, type WordKind } from './vocabulary.ts'

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

  /** All hits, in order of their first token. */
  get all(): readonly Hit[] {
    this.everything ??= this.lexicons.names.flatMap((name) => this.of(name)).sort((a, b) => a.first - b.first)
    return this.everything
  }

  private collect(lexicon: string, number: number): Hit[] {
    const { kinds, tokens } = this
    const phrases = this.phrases.filter((hit) => hit.lexicon === lexicon)
    const hits: Hit[] = []
    let next = 0
    for (let at = 0; at < kinds.length; at++) {
      const from = next
      // A longer phrase of no worth that begins with a listed word hides it.
      let longer = false
      for (let hit = phrases[next]; hit?.first === at; hit = phrases[++next]) longer ||= hit.worth === undefined && hit.last > at
      const listed = hasBit((kinds[at] as WordKind).bits, number)
      if (listed && !longer) hits.push({ lexicon, entry: -1, first: at, last: at, start: (tokens[at] as Token).start, end: (tokens[at] as Token).end })
      for (let i = from; i < next; i++) {
        const hit = phrases[i] as Hit
        if (!listed || longer || hit.worth !== undefined || hit.value !== undefined) hits.push(hit)
      }
    }
    return hits
  }
}

const NONE: readonly Hit[] = []

/** The lexicons of a pack by number: listed words carry them as a set of bits. */
export interface LexiconIndex {
  names: readonly string[]
  numbers: ReadonlyMap<string, number>
}

export function indexOf(names: readonly string[]): LexiconIndex {
  return { names, numbers: new Map(names.map((name, number) => [name, number])) }
}
