import { OP } from '../compile/phrases.ts'
import type { CompiledLexicons, CompiledPhrase, Hit, Token } from '../model.ts'
import { type Counter, longest, type Program, Standing, takes } from './automaton.ts'
import { type WordKind, WordKinds } from './word-kinds.ts'

/**
 * One pass over a sentence's tokens for all phrases and listed words of a pack.
 *
 * A phrase is a small automaton over words. The automata of a pack are walked together, and the sets of places they can
 * stand in are remembered with the words that lead from one to the next (a DFA made as it is needed), so that a token
 * costs a few look-ups however many phrases there are, and no pattern can blow up. What is remembered changes no result.
 */
export class Matcher {
  private readonly words: WordKinds
  private readonly firsts = new Map<string, number[]>()
  private readonly firstPrefixes = new Map<string, number[]>()
  private readonly open: number[] = []
  private states = new Map<string, State>()
  private starts = newStarts()

  constructor(private readonly lexicons: CompiledLexicons) {
    this.words = new WordKinds(lexicons)
    lexicons.phrases.forEach((phrase, index) => {
      for (const first of firstsOf(phrase.program)) {
        if (typeof first === 'number') this.open.push(index)
        else if (first.length > 1 && first.endsWith('*')) push(this.firstPrefixes, first.slice(0, -1), index)
        else push(this.firsts, first, index)
      }
    })
  }

  /** Longest hit of each lexicon (and worth) at each token, in order of their first token. */
  find(tokens: Token[]): Hit[] {
    if (this.states.size > MOST_STATES) {
      this.states = new Map()
      this.starts = newStarts()
    }
    const kinds = tokens.map((token) => this.words.of(token))
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token
      const here: Hit[] = []
      for (const lexicon of (kinds[at] as WordKind).lexicons) {
        here.push({ lexicon: this.lexicons.names[lexicon] as string, entry: -1, first: at, last: at, start: token.start, end: token.end })
      }
      this.walk(tokens, kinds, at, here)
      if (here.length > 0) hits.push(...here)
    }
    return hits
  }

  private walk(tokens: Token[], kinds: WordKind[], at: number, hits: Hit[]): void {
    let state = this.starts[at === 0 ? 1 : 0]
    for (let position = at; position < tokens.length; position++) {
      const kind = kinds[position] as WordKind
      let next = state.next.get(kind)
      if (next === undefined) {
        next = position === at ? this.begin(kind, at === 0) : this.step(state, kind)
        state.next.set(kind, next)
      }
      state = next
      for (const phrase of state.guarded) {
        const end = longest(this.phrase(phrase).program, tokens, at, this.words)
        if (end > at) this.accept(phrase, tokens, at, end - 1, hits)
      }
      for (const phrase of state.accepts) this.accept(phrase, tokens, at, position, hits)
      if (position === tokens.length - 1) for (const phrase of state.acceptsAtEnd) this.accept(phrase, tokens, at, position, hits)
      if (state.pending.length === 0) return
    }
  }

  /** `hits` all began at the same token: the longest of a lexicon stays. */
  private accept(index: number, tokens: Token[], first: number, last: number, hits: Hit[]): void {
    const { lexicon, entry, worth, value } = this.phrase(index)
    const name = this.lexicons.names[lexicon] as string
    const hit: Hit = { lexicon: name, entry, first, last, start: (tokens[first] as Token).start, end: (tokens[last] as Token).end, ...(worth && { worth }), ...(value !== undefined && { value }) }
    const known = hits.findIndex((one) => one.lexicon === name && one.worth === worth)
    if (known < 0) hits.push(hit)
    else if (last > (hits[known] as Hit).last) hits[known] = hit
  }

  private phrase(index: number): CompiledPhrase {
    return this.lexicons.phrases[index] as CompiledPhrase
  }

  /** The state after a first word: only the phrases that it can begin are tried. */
  private begin(kind: WordKind, sentenceStart: boolean): State {
    const { norm } = kind.example
    const tried = new Set([...(this.firsts.get(norm) ?? []), ...this.open])
    for (let length = 1; length <= norm.length; length++) for (const phrase of this.firstPrefixes.get(norm.slice(0, length)) ?? []) tried.add(phrase)
    const standing = new Standing()
    const guarded: number[] = []
    for (const phrase of tried) {
      const { program } = this.phrase(phrase)
      if (isGuarded(program)) {
        guarded.push(phrase)
        continue
      }
      const first = new Standing()
      first.follow(phrase, program, 0, sentenceStart)
      for (const [, counter] of first.pending) if (takes(program[counter], kind, this.words)) standing.follow(phrase, program, counter + 1, false)
    }
    return this.remember(standing, guarded)
  }

  private step(state: State, kind: WordKind): State {
    const standing = new Standing()
    for (const [phrase, counter] of state.pending) {
      const { program } = this.phrase(phrase)
      if (takes(program[counter], kind, this.words)) standing.follow(phrase, program, counter + 1, false)
    }
    return this.remember(standing, [])
  }

  private remember({ seen, pending, accepts, acceptsAtEnd }: Standing, guarded: number[]): State {
    const key = `${[...seen].sort((a, b) => a - b).join()}|${guarded.join()}`
    let state = this.states.get(key)
    if (!state) {
      state = { pending, accepts, acceptsAtEnd, guarded, next: new Map() }
      this.states.set(key, state)
    }
    return state
  }
}

/** Above this many remembered states all are forgotten: it bounds memory on any text. */
const MOST_STATES = 20_000

interface State {
  pending: Counter[]
  accepts: number[]
  acceptsAtEnd: number[]
  /** Phrases with `!(…)` that this first word can begin: they are matched by themselves. */
  guarded: number[]
  next: Map<WordKind, State>
}

/** Inside a sentence and at its beginning, before any word. */
function newStarts(): [inside: State, first: State] {
  const start = (): State => ({ pending: [], accepts: [], acceptsAtEnd: [], guarded: [], next: new Map() })
  return [start(), start()]
}

/** The instructions that can take the first word of a phrase; a number among them means that many words can. */
function firstsOf(program: Program): Set<string | number> {
  const standing = new Standing()
  standing.follow(0, program, 0, true)
  const firsts = standing.pending.map(([, counter]) => program[counter] as string | number)
  return new Set(firsts.some((first) => typeof first === 'number') ? [OP.any] : firsts)
}

function isGuarded(program: Program): boolean {
  return program.includes(OP.notNext)
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
