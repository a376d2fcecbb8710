import { PhraseGraph, type Program, type Stand, type Stop } from '../prose/automaton.ts'
import type { Atoms } from './atoms.ts'

/** A state of a phrase: where each atom leads, and where all others do. State 0 is the end of all hope. */
export interface State {
  accepts: boolean
  acceptsAtEnd: boolean
  others: number
  edges: Map<number, number>
}

/** A phrase that knows after each word where it stands. `first` and `inside` are where it stands before its first word. */
export interface Automaton {
  states: State[]
  first: number
  inside: number
}

/** A phrase that would need more is matched the plain way. */
const MOST_STATES = 1000

/** Undefined when the phrase has too many states. Every `!(…)` is passed over. */
export function automatonOf(program: Program, atoms: Atoms): Automaton | undefined {
  const graph = new PhraseGraph(program)
  const states: State[] = [dead()]
  const stops: Stop[][] = [[]]
  const known = new Map<string, number>()
  const enter = (stands: Stand[]): number => {
    const waiting = [...new Set(stands.flatMap((one) => one.stops))].sort((a, b) => a.counter - b.counter)
    const accepts = stands.some((one) => one.accepts)
    const acceptsAtEnd = stands.some((one) => one.acceptsAtEnd)
    if (waiting.length === 0 && !accepts && !acceptsAtEnd) return 0
    const key = `${waiting.map((stop) => stop.counter).join()} ${accepts} ${acceptsAtEnd}`
    const found = known.get(key) ?? states.push({ ...dead(), accepts, acceptsAtEnd }) - 1
    if (found === stops.length) stops.push(waiting)
    known.set(key, found)
    return found
  }
  const first = enter([graph.start(true)])
  const inside = enter([graph.start(false)])
  for (let at = 1; at < states.length; at++) {
    if (states.length > MOST_STATES) return undefined
    leave(states[at] as State, stops[at] as Stop[], graph, atoms, enter)
  }
  return smallest({ states, first, inside })
}

/** What either takes; undefined when the two have nothing in common that would make one automaton of them worth while. */
export function together(a: Automaton, b: Automaton): Automaton | undefined {
  const most = a.states.length + b.states.length
  const states: State[] = [dead()]
  const pairs: [number, number][] = [[0, 0]]
  const known = new Map<number, number>([[0, 0]])
  const enter = (left: number, right: number): number => {
    const key = left * b.states.length + right
    const found = known.get(key)
    if (found !== undefined) return found
    const [one, other] = [a.states[left] as State, b.states[right] as State]
    known.set(key, states.length)
    pairs.push([left, right])
    return states.push({ ...dead(), accepts: one.accepts || other.accepts, acceptsAtEnd: one.acceptsAtEnd || other.acceptsAtEnd }) - 1
  }
  const first = enter(a.first, b.first)
  const inside = enter(a.inside, b.inside)
  for (let at = 1; at < states.length; at++) {
    if (states.length > most) return undefined
    const [left, right] = (pairs[at] as [number, number]).map((number, side) => [a, b][side]?.states[number] as State) as [State, State]
    const state = states[at] as State
    state.others = enter(left.others, right.others)
    for (const atom of new Set([...left.edges.keys(), ...right.edges.keys()])) {
      const target = enter(left.edges.get(atom) ?? left.others, right.edges.get(atom) ?? right.others)
      if (target !== state.others) state.edges.set(atom, target)
    }
  }
  return smallest({ states, first, inside })
}

function dead(): State {
  return { accepts: false, acceptsAtEnd: false, others: 0, edges: new Map() }
}

/** Atoms that the same stops take lead to the same state. */
function leave(state: State, stops: Stop[], graph: PhraseGraph, atoms: Atoms, enter: (stands: Stand[]) => number): void {
  const any = stops.filter((stop) => atoms.takenBy(stop) === undefined).map((stop) => graph.after(stop))
  const takers = new Map<number, Stop[]>()
  for (const stop of stops) for (const atom of atoms.takenBy(stop) ?? []) takers.set(atom, [...(takers.get(atom) ?? []), stop])
  const targets = new Map<string, number>()
  state.others = enter(any)
  for (const [atom, list] of takers) {
    const key = list.map((stop) => stop.counter).join()
    const target = targets.get(key) ?? enter([...any, ...list.map((stop) => graph.after(stop))])
    targets.set(key, target)
    if (target !== state.others) state.edges.set(atom, target)
  }
}

/** States that nothing tells apart become one. */
function smallest({ states, first, inside }: Automaton): Automaton {
  let kinds = states.map((state) => Number(state.accepts) + 2 * Number(state.acceptsAtEnd))
  for (let count = new Set(kinds).size; ; ) {
    const seen = new Map<string, number>()
    const finer = states.map((state, at) => {
      const edges = [...state.edges].map(([atom, target]) => [atom, kinds[target]] as const).filter(([, kind]) => kind !== kinds[state.others])
      const key = `${kinds[at]} ${kinds[state.others]} ${edges.sort((a, b) => a[0] - b[0]).join()}`
      if (!seen.has(key)) seen.set(key, seen.size)
      return seen.get(key) as number
    })
    kinds = finer
    if (seen.size === count) break
    count = seen.size
  }
  const out: State[] = []
  states.forEach((state, at) => {
    const others = kinds[state.others] as number
    const edges = [...state.edges].map(([atom, target]) => [atom, kinds[target] as number] as const).filter(([, target]) => target !== others)
    out[kinds[at] as number] ??= { ...state, others, edges: new Map(edges) }
  })
  return { states: out, first: kinds[first] as number, inside: kinds[inside] as number }
}
