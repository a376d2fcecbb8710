import type { CompiledLexicons, Hit, Token } from '../model.ts'
import { Hits, LexiconIndex } from './hits.ts'
import { fixedAt, PackedReader } from './packed.ts'
import { nodeIn } from './packed-phrase.ts'
import { NOWHERE, PhraseAutomaton } from './phrase-automaton.ts'
import { longest } from './phrase-graph.ts'
import { programOf } from './phrase-program.ts'
import { addBits, hasBit, setBit, takesKind, Vocabulary, type WordKind } from './vocabulary.ts'

/**
 * One pass over a sentence's tokens for all phrases and listed words of a pack.
 *
 * A phrase is an automaton over kinds of words, made when the pack was compiled. From each token those phrases are walked
 * that its word can begin, each until it can go no further: a phrase has a bounded length of gaps and words, so that no
 * pattern can blow up, and a phrase of which no first word is met is never even read. Nothing that is remembered changes a result.
 */
export class Matcher {
  private readonly vocabulary: Vocabulary
  private readonly index: LexiconIndex
  private readonly phrases: (Phrase | undefined)[] = []
  private readonly needs: (number | undefined)[] = []

  constructor(private readonly lexicons: CompiledLexicons) {
    this.vocabulary = new Vocabulary(lexicons)
    this.index = new LexiconIndex(lexicons.names)
  }

  /** The single words that a lexicon lists. */
  listed(lexicon: string): { has(word: string): boolean } {
    const number = this.lexicons.names.indexOf(lexicon)
    return { has: (word) => this.vocabulary.lists(number, word) }
  }

  /** The same words, one by one. */
  wordsOf(lexicon: string): Iterable<string> {
    return this.vocabulary.words(this.lexicons.names.indexOf(lexicon))
  }

  /** Longest hit of each lexicon (and worth) at each token, in order of their first token. */
  find(tokens: Token[]): Hits {
    const kinds: WordKind[] = []
    const present = this.vocabulary.noLexicon()
    const met = this.vocabulary.noNeed()
    for (const token of tokens) {
      const kind = this.vocabulary.kindOf(token.norm)
      kinds.push(kind)
      addBits(present, kind.bits)
      addBits(met, kind.needs)
    }
    const hits: Hit[] = []
    const ends: End[] = []
    for (let at = 0; at < kinds.length; at++) {
      const { starts } = kinds[at] as WordKind
      for (let i = 0; i < starts.length; i++) {
        const start = starts[i] as number
        if (at > 0 && (start & 1) === 1) continue
        const need = this.needOf(start >> 1)
        if (need === 0 || hasBit(met, need - 1)) this.walk(start >> 1, i, kinds, at, ends)
      }
      if (ends.length > 0) this.settle(ends, tokens, kinds, at, hits, present)
    }
    return new Hits(tokens, kinds, hits, present, this.index)
  }

  private walk(number: number, rank: number, kinds: readonly WordKind[], at: number, ends: End[]): void {
    const phrase = this.phrases[number] ?? this.read(number)
    const { automaton } = phrase
    let state = automaton.begin(at === 0)
    for (let position = at; position < kinds.length; position++) {
      state = automaton.step(state, kinds[position] as WordKind)
      if (state === NOWHERE) return
      if (state.accepts || (state.acceptsAtEnd && position === kinds.length - 1)) ends.push({ phrase, position, atEnd: !state.accepts, rank })
    }
  }

  /** The phrases that ended, walked from one token: the longest of a lexicon stays, of two as long the one that is tried first. */
  private settle(ends: End[], tokens: Token[], kinds: readonly WordKind[], at: number, hits: Hit[], present: Int32Array): void {
    const begin = hits.length
    if (ends.length > 1) ends.sort((a, b) => a.position - b.position || Number(a.atEnd) - Number(b.atEnd) || a.rank - b.rank)
    for (const { phrase, position } of ends) {
      const { lexicon, number, entry, worth, value } = phrase
      const last = phrase.guarded ? this.lastOf(phrase, kinds, at) : position
      if (last < at) continue
      let known = begin
      while (known < hits.length && !((hits[known] as Hit).lexicon === lexicon && (hits[known] as Hit).worth === worth)) known++
      if (known < hits.length && last <= (hits[known] as Hit).last) continue
      const { start } = tokens[at] as Token
      const { end } = tokens[last] as Token
      setBit(present, number)
      hits[known] = { lexicon, entry, first: at, last, start, end, ...(worth && { worth }), ...(value !== undefined && { value }) }
    }
    ends.length = 0
  }

  /** 1 more than the need that a sentence must meet for the phrase, 0 for none: read before the phrase is. */
  private needOf(number: number): number {
    const known = this.needs[number]
    if (known !== undefined) return known
    const need = new PackedReader(this.lexicons.phrases, fixedAt(this.lexicons.phraseHeads, number)).number()
    this.needs[number] = need
    return need
  }

  /** The automaton passes over every `!(…)`: where there is one the phrase is looked at again, word by word. */
  private lastOf({ automaton }: Phrase, kinds: readonly WordKind[], at: number): number {
    const takes = (one: string | number, position: number) => {
      const kind = kinds[position]
      return kind && takesKind(one as number, kind)
    }
    return longest(automaton.graph, takes, at) - 1
  }

  private read(number: number): Phrase {
    const { names, values, phraseHeads, phrases } = this.lexicons
    const reader = new PackedReader(phrases, fixedAt(phraseHeads, number))
    reader.number()
    const lexicon = reader.number()
    const phrase: Phrase = {
      lexicon: names[lexicon] as string,
      number: lexicon,
      entry: reader.number(),
      worth: WORTHS[reader.number()],
      value: values[reader.number() - 1],
      guarded: reader.number() === 1,
      automaton: new PhraseAutomaton(programOf(nodeIn(reader))),
    }
    this.phrases[number] = phrase
    return phrase
  }
}

/** Phrases of one entry that are walked together. */
interface Phrase {
  lexicon: string
  /** Of the lexicon. */
  number: number
  entry: number
  worth: 'hollow' | 'present' | undefined
  value: string | undefined
  /** It holds a `!(…)`. */
  guarded: boolean
  automaton: PhraseAutomaton
}

/** Where a phrase could end. */
interface End {
  phrase: Phrase
  position: number
  atEnd: boolean
  rank: number
}

const WORTHS = [undefined, 'hollow', 'present'] as const
