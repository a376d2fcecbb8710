import type { CompiledLexicons, CompiledPhrase, Hit, Token } from '../model.ts'
import { longest, PhraseGraph, readProgram, type Stand, type Stop, takes } from './automaton.ts'
import { Hits, indexOf, type LexiconIndex } from './hits.ts'
import { listsOf, type WordKind, WordKinds } from './word-kinds.ts'

/**
 * One pass over a sentence's tokens for all phrases and listed words of a pack.
 *
 * A phrase is a small automaton over words. The automata of a pack are walked together, and the sets of places they can
 * stand in are remembered with the words that lead from one to the next (a DFA made as it is needed), so that a token
 * costs a few look-ups however many phrases there are, and no pattern can blow up. What is remembered changes no result.
 */
export class Matcher {
  private readonly words: WordKinds
  private readonly index: LexiconIndex
  private readonly graphs: (PhraseGraph | undefined)[] = []
  private readonly guarded: ReadonlySet<number>
  private states = new Map<string, State>()
  private starts = newStarts()

  constructor(private readonly lexicons: CompiledLexicons) {
    this.words = new WordKinds(lexicons)
    this.index = indexOf(lexicons.names)
    this.guarded = new Set(lexicons.guarded)
  }

  /** Longest hit of each lexicon (and worth) at each token, in order of their first token. */
  find(tokens: Token[]): Hits {
    if (this.states.size > MOST_STATES) {
      this.states = new Map()
      this.starts = newStarts()
    }
    const kinds = tokens.map((token) => this.words.of(token))
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) this.walk(tokens, kinds, at, hits)
    return new Hits(tokens, kinds, hits, this.index)
  }

  private walk(tokens: Token[], kinds: WordKind[], at: number, hits: Hit[]): void {
    const begin = hits.length
    let state = this.starts[at === 0 ? 1 : 0]
    for (let position = at; position < tokens.length; position++) {
      const kind = kinds[position] as WordKind
      let next = state.next.get(kind)
      if (next === undefined) {
        next = position === at ? this.begin(kind, at === 0) : this.step(state, kind)
        state.next.set(kind, next)
      }
      state = next
      for (const phrase of state.accepts) this.accept(phrase, tokens, at, position, hits, begin)
      if (position === tokens.length - 1) for (const phrase of state.acceptsAtEnd) this.accept(phrase, tokens, at, position, hits, begin)
      if (state.stops.length === 0) return
    }
  }

  /**
   * `hits` from `begin` on began at the same token: the longest of a lexicon stays.
   * The walk passes over every `!(…)`, so a phrase that holds one is looked at again, word by word.
   */
  private accept(index: number, tokens: Token[], first: number, end: number, hits: Hit[], begin: number): void {
    const last = this.guarded.has(index) ? longest(this.graph(index), tokens, first, this.words) - 1 : end
    if (last < first) return
    const { lexicon, entry, worth, value } = this.phrase(index)
    const name = this.lexicons.names[lexicon] as string
    let known = begin
    while (known < hits.length && !((hits[known] as Hit).lexicon === name && (hits[known] as Hit).worth === worth)) known++
    if (known < hits.length && last <= (hits[known] as Hit).last) return
    hits[known] = {
      lexicon: name,
      entry,
      first,
      last,
      start: (tokens[first] as Token).start,
      end: (tokens[last] as Token).end,
      ...(worth && { worth }),
      ...(value !== undefined && { value }),
    }
  }

  private graph(phrase: number): PhraseGraph {
    return (this.graphs[phrase] ??= new PhraseGraph(phrase, readProgram(this.phrase(phrase).program)))
  }

  private phrase(index: number): CompiledPhrase {
    return this.lexicons.phrases[index] as CompiledPhrase
  }

  /** The state after a first word: only the phrases that it can begin are tried. */
  private begin(kind: WordKind, sentenceStart: boolean): State {
    const { norm } = kind.example
    const { firsts, firstPrefixes, open } = this.lexicons
    const tried = new Set([...listsOf(firsts, norm), ...open])
    for (let length = 1; length <= norm.length; length++) for (const phrase of listsOf(firstPrefixes, norm.slice(0, length))) tried.add(phrase)
    const stops = [...tried].flatMap((phrase) => this.graph(phrase).start(sentenceStart).stops)
    return this.lead(stops, kind)
  }

  private step(state: State, kind: WordKind): State {
    return this.lead(state.stops, kind)
  }

  private lead(from: readonly Stop[], kind: WordKind): State {
    const stops = new Set<Stop>()
    const accepts = new Set<number>()
    const acceptsAtEnd = new Set<number>()
    for (const stop of from) {
      if (!takes(stop, kind, this.words.numbers)) continue
      const after: Stand = this.graph(stop.phrase).after(stop)
      for (const one of after.stops) stops.add(one)
      if (after.accepts) accepts.add(stop.phrase)
      else if (after.acceptsAtEnd) acceptsAtEnd.add(stop.phrase)
    }
    if (stops.size === 0 && accepts.size === 0 && acceptsAtEnd.size === 0) return DEAD
    const key = `${[...stops].map((stop) => stop.id).join()}|${[...accepts].join()}|${[...acceptsAtEnd].join()}`
    let state = this.states.get(key)
    if (!state) {
      state = { stops: [...stops], accepts: [...accepts], acceptsAtEnd: [...acceptsAtEnd], next: new Map() }
      this.states.set(key, state)
    }
    return state
  }
}

/** Above this many remembered states all are forgotten: it bounds memory on any text. */
const MOST_STATES = 20_000

interface State {
  stops: readonly Stop[]
  accepts: number[]
  acceptsAtEnd: number[]
  next: Map<WordKind, State>
}

const DEAD: State = { stops: [], accepts: [], acceptsAtEnd: [], next: new Map() }

/** Inside a sentence and at its beginning, before any word. */
function newStarts(): [inside: State, first: State] {
  return [
    { ...DEAD, next: new Map() },
    { ...DEAD, next: new Map() },
  ]
}
