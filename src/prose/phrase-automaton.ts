import { PhraseGraph, type Stand, type Stop } from './phrase-graph.ts'
import type { Program } from './phrase-program.ts'
import { takesKind, type WordKind } from './vocabulary.ts'

/** Where some phrases stand after some words: what is known of one place holds for every text that leads there. */
export interface State extends Stand {
  /** Where a word leads, by the number of its kind. */
  next: Map<number, State>
}

/** After it nothing can follow. */
export const NOWHERE: State = { stops: [], accepts: false, acceptsAtEnd: false, next: new Map() }

/** Above this many remembered steps all are forgotten: it bounds memory on any text. */
const MOST_STEPS = 4096

/** Phrases that are walked as one, each word once: a state is made when a text first leads there. What is remembered changes no result. */
export class PhraseAutomaton {
  readonly graph: PhraseGraph
  private states = new Map<string, State>()
  private steps = 0
  private begins: (State | undefined)[] = []

  constructor(program: Program) {
    this.graph = new PhraseGraph(program)
  }

  /** Before the first word, at the head of a sentence or inside it. */
  begin(atHead: boolean): State {
    this.begins[Number(atHead)] ??= this.enter(this.graph.start(atHead))
    return this.begins[Number(atHead)] as State
  }

  step(state: State, kind: WordKind): State {
    return state.next.get(kind.number) ?? this.make(state, kind)
  }

  private make(state: State, kind: WordKind): State {
    if (++this.steps > MOST_STEPS) this.forget()
    const taken: Stop[] = state.stops.filter(({ one }) => takesKind(one as number, kind))
    const next = taken.length === 0 ? NOWHERE : this.enter(this.graph.after(taken))
    state.next.set(kind.number, next)
    return next
  }

  private enter(stand: Stand): State {
    if (stand.stops.length === 0 && !stand.accepts && !stand.acceptsAtEnd) return NOWHERE
    const counters = stand.stops.map((stop) => stop.counter).sort((a, b) => a - b)
    const key = `${counters.join()} ${stand.accepts} ${stand.acceptsAtEnd}`
    const known = this.states.get(key)
    if (known) return known
    const made: State = { stops: stand.stops, accepts: stand.accepts, acceptsAtEnd: stand.acceptsAtEnd, next: new Map() }
    this.states.set(key, made)
    return made
  }

  private forget(): void {
    this.states = new Map()
    this.begins = []
    this.steps = 0
  }
}
