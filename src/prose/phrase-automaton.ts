import { PhraseGraph, type Stand, type Stop } from './phrase-graph.ts'
import { OP, type Program } from './phrase-program.ts'
import { takesKind, type WordKind } from './vocabulary.ts'

/** Where some phrases stand after some words: what is known of one place holds for every text that leads there. */
export interface State extends Stand {
  /** Where a word leads that nothing here waits for by name: nearly every word. */
  others: State | undefined
  /** Where a word leads that one thing here waits for, by that; and one that several do, by the number of its kind. */
  named: Map<number, State> | undefined
  several: Map<number, State> | undefined
  /** What is waited for by name, once a state of many stops has been met often; until then its stops are asked one by one. */
  names: Set<number> | undefined
  visits: number
}

/** After it nothing can follow. */
export const NOWHERE: State = stateOf({ stops: [], accepts: false, acceptsAtEnd: false })

/** How many steps the automata of a pack remember together: when there are too many, all are made anew. */
export interface Steps {
  taken: number
}

/** With fewer stops, or before so many visits, asking each is less work than a set of them. */
const FEW_STOPS = 8
const FEW_VISITS = 16

/** Phrases that are walked as one, each word once: a state is made when a text first leads there. What is remembered changes no result. */
export class PhraseAutomaton {
  readonly graph: PhraseGraph
  private readonly states = new Map<string, State>()
  /** Where one stop alone leads, by its place in the program. */
  private readonly behind = new Map<number, State>()
  private readonly begins: (State | undefined)[] = []

  constructor(
    program: Program,
    private readonly steps: Steps,
  ) {
    this.graph = new PhraseGraph(program)
  }

  /** Before the first word, at the head of a sentence or inside it. */
  begin(atHead: boolean): State {
    this.begins[Number(atHead)] ??= this.enter(this.graph.start(atHead))
    return this.begins[Number(atHead)] as State
  }

  step(state: State, kind: WordKind): State {
    const { names } = state
    const name = names ? namedIn(names, kind) : nameAmong(state, kind)
    const known = name === NONE ? state.others : name === SEVERAL ? state.several?.get(kind.number) : state.named?.get(name)
    return known ?? this.make(state, kind, name)
  }

  private make(state: State, kind: WordKind, name: number): State {
    this.steps.taken++
    const taken = state.stops.filter(({ one }) => takesKind(one as number, kind))
    const next = taken.length === 0 ? NOWHERE : taken.length === 1 ? this.after(taken[0] as Stop) : this.enter(this.graph.after(taken))
    if (name === NONE) state.others = next
    else if (name === SEVERAL) state.several = (state.several ?? new Map()).set(kind.number, next)
    else state.named = (state.named ?? new Map()).set(name, next)
    return next
  }

  private after(stop: Stop): State {
    const known = this.behind.get(stop.counter)
    if (known) return known
    const state = this.enter(this.graph.after([stop]))
    this.behind.set(stop.counter, state)
    return state
  }

  private enter(stand: Stand): State {
    if (stand.stops.length === 0 && !stand.accepts && !stand.acceptsAtEnd) return NOWHERE
    const counters = stand.stops.map((stop) => stop.counter).sort((a, b) => a - b)
    const key = `${counters.join()} ${stand.accepts} ${stand.acceptsAtEnd}`
    const state = this.states.get(key) ?? stateOf(stand)
    this.states.set(key, state)
    return state
  }
}

function stateOf({ stops, accepts, acceptsAtEnd }: Stand): State {
  return { stops, accepts, acceptsAtEnd, others: undefined, named: undefined, several: undefined, names: undefined, visits: 0 }
}

/** No name, and more than one: no instruction is either. */
const NONE = -100
const SEVERAL = -101

/** What a state waits for by name and the word is. */
function nameAmong(state: State, kind: WordKind): number {
  const { stops } = state
  let name = NONE
  for (let i = 0; i < stops.length; i++) {
    const one = (stops[i] as Stop).one as number
    if (one === OP.any || one === name || !takesKind(one, kind)) continue
    if (name !== NONE) return SEVERAL
    name = one
  }
  if (stops.length > FEW_STOPS && ++state.visits > FEW_VISITS) state.names = new Set(stops.map((stop) => stop.one as number))
  return name
}

/** The same, of the names in a set. */
function namedIn(names: ReadonlySet<number>, { word, beginnings, numeric }: WordKind): number {
  let name = word >= 0 && names.has(word * 2) ? word * 2 : NONE
  for (let i = 0; i < beginnings.length; i++) {
    const one = (beginnings[i] as number) * 2 + 1
    if (!names.has(one)) continue
    if (name !== NONE) return SEVERAL
    name = one
  }
  if (!numeric || !names.has(OP.number)) return name
  return name === NONE ? OP.number : SEVERAL
}
