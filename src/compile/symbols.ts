import type { Automaton, State } from './automata.ts'
import { packed, packedAll } from './packer.ts'

/**
 * What leads on in the automata of a pack: one atom, or a class of atoms. Those that lead on most often have the least
 * numbers, which take least room. An atom that never leads on by itself is symbol 0.
 */
export class Symbols {
  private readonly atoms = new Map<number, number>()
  private readonly sets = new Map<string, number>()
  private readonly members = new Map<number, number[]>()

  constructor(automata: Automaton[]) {
    const uses = new Map<string, { atoms: number[]; count: number }>()
    for (const { states } of automata)
      for (const state of states)
        for (const [, atoms] of edgesOf(state)) {
          const known = uses.get(atoms.join())
          if (known) known.count++
          else uses.set(atoms.join(), { atoms, count: 1 })
        }
    for (const [key, { atoms }] of [...uses].sort(([, a], [, b]) => b.count - a.count)) {
      if (atoms.length === 1) this.atoms.set(atoms[0] as number, this.atoms.size + 1)
      else this.addClass(key, atoms)
    }
  }

  /** How many classes there are. */
  get classes(): number {
    return this.sets.size
  }

  ofAtom(atom: number): number {
    return this.atoms.get(atom) ?? 0
  }

  classesOf(atom: number): number[] {
    return this.members.get(atom) ?? []
  }

  /**
   * As `statesIn` of `src/prose/packed-states.ts` reads it: how many states there are beside that of no hope, which is 0; the
   * state at the head of a sentence, and the one inside it; of each, eight times the count of its edges, 4 more when other
   * words lead on, 2 more when the phrase ends here if the sentence does, 1 more when it ends anyway; the state that other
   * words lead to; symbol and state of each edge.
   */
  statesText({ states, first, inside }: Automaton): string {
    const written = states.slice(1).map((state) => {
      const edges = edgesOf(state)
      const head = edges.length * 8 + Number(state.others !== 0) * 4 + Number(state.acceptsAtEnd) * 2 + Number(state.accepts)
      const others = state.others === 0 ? '' : packed(state.others)
      return packed(head) + others + packedAll(edges.flatMap(([target, atoms]) => [this.symbolOf(atoms), target]))
    })
    return packedAll([written.length, first, inside]) + written.join('')
  }

  /** Twice the symbol of an atom, or one more than twice a class. */
  private symbolOf(atoms: number[]): number {
    return atoms.length === 1 ? this.ofAtom(atoms[0] as number) * 2 : (this.sets.get(atoms.join()) as number) * 2 + 1
  }

  private addClass(key: string, atoms: number[]): void {
    const made = this.sets.size
    this.sets.set(key, made)
    for (const atom of atoms) {
      const known = this.members.get(atom)
      if (known) known.push(made)
      else this.members.set(atom, [made])
    }
  }
}

/** Target and the atoms that lead there. */
function edgesOf({ edges }: State): [target: number, atoms: number[]][] {
  const byTarget = new Map<number, number[]>()
  for (const [atom, target] of edges) {
    const known = byTarget.get(target)
    if (known) known.push(atom)
    else byTarget.set(target, [atom])
  }
  return [...byTarget].map(([target, atoms]) => [target, atoms.sort((a, b) => a - b)])
}
