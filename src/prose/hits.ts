import type { Hit, Token } from '../model.ts'
import { hasBit, type WordKind } from './vocabulary.ts'

/** What a pack found in one stretch of text: phrases at once, listed words only for the lexicons that somebody asks about. */
export class Hits {
  private readonly present: Int32Array
  private readonly asked = new Map<string, readonly Hit[]>()
  private everything?: Hit[]
  private byLexicon?: Map<string, Hit[]>

  constructor(
    private readonly tokens: readonly Token[],
    private readonly kinds: readonly WordKind[],
    private readonly phrases: readonly Hit[],
    private readonly lexicons: LexiconIndex,
  ) {
    this.present = new Int32Array(lexicons.words)
    for (const { bits } of kinds) for (let i = 0; i < bits.length; i++) (this.present[i] as number) |= bits[i] as number
  }

  /** Hits of one lexicon in order of their first token: the longest at each token, for each worth. */
  of(lexicon: string): readonly Hit[] {
    const known = this.asked.get(lexicon)
    if (known) return known
    const hits = this.collect(lexicon)
    this.asked.set(lexicon, hits)
    return hits
  }

  /** All hits, in order of their first token. */
  get all(): readonly Hit[] {
    this.everything ??= this.lexicons.names.flatMap((name) => this.of(name)).sort((a, b) => a.first - b.first)
    return this.everything
  }

  private collect(lexicon: string): readonly Hit[] {
    const phrases = this.phrasesOf(lexicon)
    const number = this.lexicons.numbers.get(lexicon)
    if (number === undefined || !hasBit(this.present, number)) return phrases
    const hits: Hit[] = []
    let next = 0
    for (let at = 0; at < this.kinds.length; at++) {
      const from = next
      while (next < phrases.length && (phrases[next] as Hit).first === at) next++
      if (!hasBit((this.kinds[at] as WordKind).bits, number)) {
        for (let i = from; i < next; i++) hits.push(phrases[i] as Hit)
        continue
      }
      // The listed word stands unless a longer phrase begins with it.
      const here = phrases.slice(from, next)
      const longer = here.some((hit) => hit.worth === undefined && hit.last > at)
      if (!longer) hits.push({ lexicon, entry: -1, first: at, last: at, start: (this.tokens[at] as Token).start, end: (this.tokens[at] as Token).end })
      for (const hit of here) if (longer || hit.worth !== undefined || hit.value !== undefined) hits.push(hit)
    }
    return hits
  }

  private phrasesOf(lexicon: string): readonly Hit[] {
    if (this.phrases.length === 0) return NONE
    if (!this.byLexicon) {
      this.byLexicon = new Map()
      for (const hit of this.phrases) {
        const list = this.byLexicon.get(hit.lexicon)
        if (list) list.push(hit)
        else this.byLexicon.set(hit.lexicon, [hit])
      }
    }
    return this.byLexicon.get(lexicon) ?? NONE
  }
}

const NONE: readonly Hit[] = []

/** The lexicons of a pack by number: listed words carry them as a set of bits. */
export interface LexiconIndex {
  names: readonly string[]
  numbers: ReadonlyMap<string, number>
  /** How many 32-bit words a set of them takes. */
  words: number
}

export function indexOf(names: readonly string[]): LexiconIndex {
  return { names, numbers: new Map(names.map((name, number) => [name, number])), words: (names.length + 31) >> 5 }
}
