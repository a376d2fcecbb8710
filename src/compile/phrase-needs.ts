import type { Atoms } from './atoms.ts'
import { type Need, needsOf } from './needs.ts'
import type { CollectedPhrase, PhraseGroup } from './phrase-groups.ts'
import { wordsOf } from './phrase-packer.ts'

/** The sets of words one of which a sentence must hold before a phrase is looked for in it. */
export class PhraseNeeds {
  private readonly known = new Map<string, number>()
  private readonly met = new Map<number, number[]>()
  /** How many phrases name each atom: rare words tell most. */
  private readonly uses = new Map<number, number>()

  constructor(
    phrases: readonly CollectedPhrase[],
    private readonly atoms: Atoms,
  ) {
    for (const { node } of phrases)
      for (const word of new Set(wordsOf(node))) for (const atom of atoms.named(word)) this.uses.set(atom, (this.uses.get(atom) ?? 0) + 1)
  }

  /** How many sets there are. */
  get count(): number {
    return this.known.size
  }

  /** The sets that an atom is in, by number. */
  metBy(atom: number): number[] {
    return this.met.get(atom) ?? []
  }

  /** 1 more than the number of the set that the group's phrases cannot do without, 0 for none. */
  of({ nodes, begin }: PhraseGroup): number {
    const first = new Set(begin.head.flatMap(({ one }) => this.atoms.takenBy(one) ?? []))
    const sets = nodes.map((node) => this.rarest(needsOf(node), first))
    return sets.includes(undefined) ? 0 : this.numberOf([...new Set(sets.flatMap((set) => set ?? []))].sort((a, b) => a - b))
  }

  /** The set of words that fewest sentences hold; one that the first word settles says nothing. */
  private rarest(needs: Need[], begin: ReadonlySet<number>): number[] | undefined {
    const sets = needs.map((need) => [...new Set(need.flatMap((word) => this.atoms.named(word)))])
    const telling = sets.filter((set) => !set.some((atom) => begin.has(atom)))
    const weight = (set: number[]) => set.reduce((sum, atom) => sum + (this.uses.get(atom) ?? 0), 0)
    return telling.sort((a, b) => weight(a) - weight(b))[0]
  }

  private numberOf(set: number[]): number {
    const key = set.join()
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.known.set(key, this.known.size + 1)
    for (const atom of set) this.met.set(atom, [...this.metBy(atom), this.known.size - 1])
    return this.known.size
  }
}
