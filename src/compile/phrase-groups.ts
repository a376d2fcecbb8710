import { PhraseGraph, type Stop } from '../prose/automaton.ts'
import type { Atoms } from './atoms.ts'
import { type Automaton, automatonOf, together } from './automata.ts'
import type { Need } from './needs.ts'
import { OP } from './phrases.ts'

export interface CollectedPhrase {
  lexicon: number
  /** Index of the lexicon's entry. */
  entry: number
  worth?: 'hollow' | 'present'
  value?: string
  program: (string | number)[]
  needs?: Need[]
}

/** Phrases of one entry that are walked as one. */
export interface PhraseGroup {
  lexicon: number
  entry: number
  worth?: 'hollow' | 'present'
  value?: string
  automaton: Automaton
  /** Where the phrases begin, and what each of them cannot do without. */
  begin: Stop[]
  needs: Need[][]
  /** The program of a phrase that the automaton only sifts. */
  plain?: (string | number)[]
}

/**
 * Phrases of one entry mean the same, so that they may share an automaton: one walk instead of many, and a table that is
 * smaller. They do where the shared one is no larger than theirs together; a phrase that any word begins stands alone, or
 * every word would begin the others too.
 */
export function groupsOf(phrases: readonly CollectedPhrase[], atoms: Atoms): PhraseGroup[] {
  const out: PhraseGroup[] = []
  for (let from = 0; from < phrases.length; ) {
    const { lexicon, entry } = phrases[from] as CollectedPhrase
    let to = from + 1
    while (phrases[to]?.lexicon === lexicon && phrases[to]?.entry === entry) to++
    out.push(...entryGroups(phrases.slice(from, to), atoms))
    from = to
  }
  return out
}

function entryGroups(phrases: CollectedPhrase[], atoms: Atoms): PhraseGroup[] {
  const single = phrases.map((phrase) => groupOf(phrase, atoms))
  const alone = single.filter(({ plain, begin }) => plain !== undefined || begin.some((stop) => stop.word === undefined))
  return [...alone, ...shared(single.filter((group) => !alone.includes(group)))]
}

/** Two halves at a time: where a half is better off apart, so is the whole. */
function shared(groups: PhraseGroup[]): PhraseGroup[] {
  if (groups.length < 2) return groups
  const middle = groups.length >> 1
  const halves = [groups.slice(0, middle), groups.slice(middle)].flatMap(shared)
  const [a, b, more] = halves as [PhraseGroup, PhraseGroup, PhraseGroup | undefined]
  if (more) return halves
  const automaton = together(a.automaton, b.automaton)
  if (!automaton || sizeOf(automaton) > sizeOf(a.automaton) + sizeOf(b.automaton)) return halves
  return [{ ...a, automaton, begin: [...a.begin, ...b.begin], needs: [...a.needs, ...b.needs] }]
}

function groupOf({ lexicon, entry, worth, value, program, needs = [] }: CollectedPhrase, atoms: Atoms): PhraseGroup {
  const automaton = automatonOf(program, atoms)
  return {
    lexicon,
    entry,
    ...(worth && { worth }),
    ...(value !== undefined && { value }),
    automaton: automaton ?? anyBegin(program, atoms),
    begin: new PhraseGraph(program).start(true).stops,
    needs: [needs],
    ...((!automaton || program.includes(OP.notNext)) && { plain: program }),
  }
}

function sizeOf({ states }: Automaton): number {
  return states.reduce((sum, { edges }) => sum + 1 + 2 * new Set(edges.values()).size, 4)
}

/** For a phrase of too many states: it may stand wherever its first word does. */
function anyBegin(program: (string | number)[], atoms: Atoms): Automaton {
  const { stops } = new PhraseGraph(program).start(true)
  const taken = stops.map((stop) => atoms.takenBy(stop))
  const edges = new Map(taken.flatMap((some) => (some ?? []).map((atom) => [atom, 2] as const)))
  const dead = { accepts: false, acceptsAtEnd: false, others: 0, edges: new Map() }
  return { states: [dead, { ...dead, edges, others: taken.includes(undefined) ? 2 : 0 }, { ...dead, accepts: true }], first: 1, inside: 1 }
}
