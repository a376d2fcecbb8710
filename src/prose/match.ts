import type { CompiledLexicons, Hit, Token } from '../model.ts'
import { addParts, hasBit, partsOf, setBit } from './bits.ts'
import { Hits, LexiconIndex } from './hits.ts'
import { fixedAt, PackedReader } from './packed.ts'
import { nodeIn } from './packed-phrase.ts'
import { NOWHERE, PhraseAutomaton, type State, type Steps } from './phrase-automaton.ts'
import { longest } from './phrase-graph.ts'
import { programOf } from './phrase-program.ts'
import { takesKind, Vocabulary, type WordKind } from './vocabulary.ts'

/**
 * One pass over a sentence's tokens for all phrases and listed words of a pack.
 *
 * A phrase is an automaton over kinds of words, made as far as texts lead through it. From each token those phrases are walked
 * that its word can begin, each until it can go no further: a phrase has a bounded length of gaps and words, so that no
 * pattern can blow up, and a phrase of which no first word is met is never even read. Nothing that is remembered changes a result.
 */
export class Matcher {
  private readonly vocabulary: Vocabulary
  private readonly index: LexiconIndex
  private phrases: (Phrase | undefined)[] = []
  private kinds: (Kind | undefined)[] = []
  private steps: Steps = { taken: 0 }
  /** The needs that the sentence at hand meets. */
  private readonly met: Int32Array

  constructor(private readonly lexicons: CompiledLexicons) {
    this.vocabulary = new Vocabulary(lexicons)
    this.met = this.vocabulary.noNeed()
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
    if (this.steps.taken > MOST_STEPS) this.forget()
    const kinds: WordKind[] = []
    const own: Kind[] = []
    const present = this.vocabulary.noLexicon()
    const { met } = this
    met.fill(0)
    for (let at = 0; at < tokens.length; at++) {
      const kind = this.vocabulary.kindOf((tokens[at] as Token).norm)
      const one = this.kinds[kind.number] ?? this.kindOf(kind)
      kinds.push(kind)
      own.push(one)
      addParts(present, one.bits)
      for (const need of kind.needs) setBit(met, need)
    }
    const hits: Hit[] = []
    const ends: End[] = []
    for (let at = 0; at < own.length; at++) {
      const { starts, startNeeds } = own[at] as Kind
      for (let i = 0; i < starts.length; i++) {
        const need = startNeeds[i] as number
        if ((need === 0 || hasBit(met, need - 1)) && (at === 0 || ((starts[i] as number) & 1) === 0)) this.walk(own[at] as Kind, i, kinds, at, ends)
      }
      if (ends.length > 0) this.settle(ends, tokens, kinds, at, hits, present)
    }
    return new Hits(tokens, kinds, hits, present, this.index)
  }

  /** Walks the phrases of one start on from a token. */
  private walk(own: Kind, rank: number, kinds: readonly WordKind[], at: number, ends: End[]): void {
    const firsts = at === 0 ? own.heads : own.insides
    let state = firsts[rank]
    if (!state) {
      const { automaton } = this.phraseAt((own.starts[rank] as number) >> 1)
      state = automaton.step(automaton.begin(at === 0), kinds[at] as WordKind)
      firsts[rank] = state
    }
    if (state === NOWHERE) return
    const phrase = this.phraseAt((own.starts[rank] as number) >> 1)
    for (let position = at; ; ) {
      if (state.accepts || (state.acceptsAtEnd && position === kinds.length - 1)) ends.push({ phrase, position, atEnd: !state.accepts, rank })
      if (++position === kinds.length) return
      state = phrase.automaton.step(state, kinds[position] as WordKind)
      if (state === NOWHERE) return
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

  /** What matching needs of a kind of words, made when it is first met. */
  private kindOf({ number, bits, starts }: WordKind): Kind {
    const { phrases, phraseHeads } = this.lexicons
    const kind: Kind = {
      bits: partsOf(bits),
      starts,
      startNeeds: Array.from(starts, (start) => new PackedReader(phrases, fixedAt(phraseHeads, start >> 1)).number()),
      heads: [],
      insides: [],
    }
    this.kinds[number] = kind
    return kind
  }

  private forget(): void {
    this.phrases = []
    this.kinds = []
    this.steps = { taken: 0 }
  }

  /** The automaton passes over every `!(…)`: where there is one the phrase is looked at again, word by word. */
  private lastOf({ automaton }: Phrase, kinds: readonly WordKind[], at: number): number {
    const takes = (one: string | number, position: number) => {
      const kind = kinds[position]
      return kind && takesKind(one as number, kind)
    }
    return longest(automaton.graph, takes, at) - 1
  }

  private phraseAt(number: number): Phrase {
    return this.phrases[number] ?? this.read(number)
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
      automaton: new PhraseAutomaton(programOf(nodeIn(reader)), this.steps),
    }
    this.phrases[number] = phrase
    return phrase
  }
}

/** Above this many remembered steps all are forgotten: it bounds memory on any text. */
const MOST_STEPS = 1 << 15

/** A kind of words as matching has it. */
interface Kind {
  /** The lexicons of a `WordKind` without what is empty: place and value in turn. */
  bits: readonly number[]
  starts: Int32Array
  /** By start: 1 more than the need that a sentence must meet for it, 0 for none. */
  startNeeds: readonly number[]
  /** By start: where its phrases stand behind such a word, at the head of a sentence and inside it. */
  heads: (State | undefined)[]
  insides: (State | undefined)[]
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
