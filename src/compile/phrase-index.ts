import type { CompiledLexicons } from '../model.ts'
import { PhraseGraph } from '../prose/automaton.ts'
import { wordHash } from '../prose/vocabulary.ts'
import { Atoms } from './atoms.ts'
import { type Automaton, automatonOf } from './automata.ts'
import type { Need } from './needs.ts'
import { packed, packedAll, packedList, packedTable } from './packer.ts'
import { OP } from './phrases.ts'

/** What the files of a language say, before it is made ready for matching. */
export interface Collected {
  /** Names of lexicons: everywhere else a lexicon is its index here. */
  names: string[]
  /** Listed words, and listed beginnings of words, to the lexicons that list them. */
  words: Record<string, number[]>
  prefixes: Record<string, number[]>
  phrases: CollectedPhrase[]
}

export interface CollectedPhrase {
  lexicon: number
  /** Index of the lexicon's entry. */
  entry: number
  worth?: 'hollow' | 'present'
  value?: string
  program: (string | number)[]
  needs?: Need[]
}

/** A start state and what leads on from it. */
interface Begun {
  phrase: number
  /** Where it stands in the order in which phrases are tried: the first of two hits of one length stays. */
  rank: number
  onlyFirst: boolean
  /** What else must stand in the sentence: 1 more than the number of a set of words, 0 for nothing. */
  need: number
}

/** Makes of every phrase an automaton over the atoms of the pack, and writes all of it as tables. */
export function indexPhrases(collected: Collected): CompiledLexicons {
  return new Index(collected).compiled()
}

class Index {
  private readonly atoms: Atoms
  private readonly classes = new Map<string, number>()
  private readonly classesOf: number[][]
  private readonly needs = new Map<string, number>()
  private readonly needsOf: number[][]
  private readonly uses: number[]
  private readonly begun: Begun[][]
  private readonly values: string[] = []
  private readonly plain: Record<number, string> = {}

  constructor(private readonly collected: Collected) {
    const { words, prefixes, phrases, names } = collected
    const literals = phrases.flatMap(({ program }) => program.filter((one) => typeof one === 'string'))
    const isPrefix = (word: string) => word.length > 1 && word.endsWith('*')
    const numbers = names.indexOf('number-word')
    this.atoms = new Atoms({
      words: [...Object.keys(words), ...literals.filter((word) => !isPrefix(word))],
      prefixes: [...Object.keys(prefixes), ...literals.filter(isPrefix).map((word) => word.slice(0, -1))],
      numberWords: Object.keys(words).filter((word) => words[word]?.includes(numbers)),
    })
    this.classesOf = this.atoms.all.map(() => [])
    this.needsOf = this.atoms.all.map(() => [])
    this.uses = this.usesOf(phrases)
    this.begun = this.atoms.all.map(() => [])
  }

  compiled(): CompiledLexicons {
    const phrases = this.collected.phrases.map((phrase, index) => this.phrase(phrase, index))
    const records = this.atoms.all.map((_, atom) => this.record(atom))
    const { heads, vocabulary } = this.vocabulary(offsetsOf(records))
    return {
      names: this.collected.names,
      values: this.values,
      classes: this.classes.size,
      needs: this.needs.size,
      heads,
      vocabulary,
      records: records.join(''),
      phraseHeads: packedTable(offsetsOf(phrases)),
      phrases: phrases.join(''),
      plain: this.plain,
    }
  }

  private phrase({ lexicon, entry, worth, value, program, needs = [] }: CollectedPhrase, index: number): string {
    const automaton = automatonOf(program, this.atoms)
    if (!automaton || program.includes(OP.notNext)) this.plain[index] = program.join(' ')
    const used = automaton ?? this.anyBegin(program)
    this.begin(index, program, needs, used)
    const worths = { hollow: 1, present: 2 }
    return packedAll([lexicon, entry, worth ? worths[worth] : 0, this.valueIndex(value)]) + packedList(this.flat(used))
  }

  /** 0 for none. */
  private valueIndex(value: string | undefined): number {
    if (value === undefined) return 0
    if (!this.values.includes(value)) this.values.push(value)
    return this.values.indexOf(value) + 1
  }

  /** For a phrase of too many states: it may stand wherever its first word does. */
  private anyBegin(program: (string | number)[]): Automaton {
    const { stops } = new PhraseGraph(program).start(true)
    const taken = stops.map((stop) => this.atoms.takenBy(stop))
    const edges = new Map(taken.flatMap((atoms) => (atoms ?? []).map((atom) => [atom, 2] as const)))
    const dead = { accepts: false, acceptsAtEnd: false, others: 0, edges: new Map() }
    return { states: [dead, { ...dead, edges, others: taken.includes(undefined) ? 2 : 0 }, { ...dead, accepts: true }], first: 1, inside: 1 }
  }

  /** Notes the phrase at every atom that may begin it: phrases that name the word come first, then open ones, then those that name its beginning. */
  private begin(phrase: number, program: (string | number)[], needs: Need[], { states, first, inside }: Automaton): void {
    const { stops } = new PhraseGraph(program).start(true)
    const open = stops.some((stop) => stop.word === undefined)
    const named = new Set(stops.flatMap(({ word, prefix }) => (prefix ? `${word}*` : (word ?? ''))))
    const need = this.rarest(needs, new Set([...(states[first]?.edges.keys() ?? [])]))
    this.atoms.all.forEach(({ text, prefix }, atom) => {
      const leads = (from: number) => (states[from]?.edges.get(atom) ?? states[from]?.others) !== 0
      if (!leads(first)) return
      const exact = !prefix && named.has(text ?? '')
      const begins = this.atoms.beginnings(text ?? '').find((one) => named.has(`${one}*`))?.length ?? 0
      this.begun[atom]?.push({ phrase, rank: open ? 1 : exact ? 0 : 1 + begins, onlyFirst: !leads(inside), need })
    })
  }

  /** How many phrases name each atom: rare words tell most. */
  private usesOf(phrases: CollectedPhrase[]): number[] {
    const uses = this.atoms.all.map(() => 0)
    for (const { program } of phrases)
      for (const { atoms } of [...new Set(program)].map((word) => ({ atoms: typeof word === 'string' ? this.atoms.named(word) : [] })))
        for (const atom of atoms) (uses[atom] as number)++
    return uses
  }

  /** Of what a phrase cannot do without, the set of words that fewest sentences hold; one that its first word settles says nothing. */
  private rarest(needs: Need[], begin: ReadonlySet<number>): number {
    const sets = needs.map((need) => [...new Set(need.flatMap((word) => this.atoms.named(word)))].sort((a, b) => a - b))
    const telling = sets.filter((set) => !set.some((atom) => begin.has(atom)))
    const weight = (set: number[]) => set.reduce((sum, atom) => sum + (this.uses[atom] as number), 0)
    const best = telling.sort((a, b) => weight(a) - weight(b))[0]
    if (!best) return 0
    const known = this.needs.get(best.join())
    if (known !== undefined) return known
    this.needs.set(best.join(), this.needs.size + 1)
    for (const atom of best) this.needsOf[atom]?.push(this.needs.size - 1)
    return this.needs.size
  }

  /** The numbers that `src/prose/match.ts` walks: a state is an offset, 0 none. */
  private flat({ states, first, inside }: Automaton): number[] {
    const edges = states.map((state) => this.edgesOf(state.edges))
    const offsets: number[] = []
    let at = 2
    states.forEach((_, state) => {
      offsets.push(state === 0 ? 0 : at)
      if (state > 0) at += 2 + 2 * (edges[state] as [number, number][]).length
    })
    const out = [offsets[first] as number, offsets[inside] as number]
    states.forEach(({ accepts, acceptsAtEnd, others }, state) => {
      if (state === 0) return
      const own = edges[state] as [number, number][]
      out.push(own.length * 4 + Number(acceptsAtEnd) * 2 + Number(accepts), offsets[others] as number)
      for (const [symbol, target] of own) out.push(symbol, offsets[target] as number)
    })
    return out
  }

  /** Symbol and target: twice an atom, or one more than twice a class of atoms. */
  private edgesOf(edges: ReadonlyMap<number, number>): [symbol: number, target: number][] {
    const byTarget = new Map<number, number[]>()
    for (const [atom, target] of edges) byTarget.set(target, [...(byTarget.get(target) ?? []), atom])
    return [...byTarget].map(([target, atoms]) => [atoms.length === 1 ? (atoms[0] as number) * 2 : this.classOf(atoms) * 2 + 1, target])
  }

  private classOf(atoms: number[]): number {
    const sorted = [...new Set(atoms)].sort((a, b) => a - b)
    const key = sorted.join()
    const known = this.classes.get(key)
    if (known !== undefined) return known
    const made = this.classes.size
    this.classes.set(key, made)
    for (const atom of sorted) this.classesOf[atom]?.push(made)
    return made
  }

  private record(atom: number): string {
    const { text, prefix } = this.atoms.all[atom] as Atoms['all'][number]
    const { words, prefixes } = this.collected
    const listed = !prefix && text !== undefined && Object.hasOwn(words, text) ? (words[text] as number[]) : []
    const begun = this.atoms.beginnings(text ?? '').flatMap((one) => (Object.hasOwn(prefixes, one) ? (prefixes[one] as number[]) : []))
    return (
      packed(atom) +
      packedList(listed) +
      packedList([...new Set(begun)]) +
      packedList(this.needsOf[atom] as number[]) +
      this.starts(atom) +
      packedList(this.classesOf[atom] as number[])
    )
  }

  /** Before and behind the phrases that any word begins, in the order in which they are tried; or, behind a 1, all there are. */
  private starts(atom: number): string {
    const own = (this.begun[atom] as Begun[]).sort((a, b) => a.rank - b.rank || a.phrase - b.phrase)
    const numbers = (begun: Begun[]) => packedList(begun.flatMap(({ phrase, onlyFirst, need }) => [phrase * 2 + Number(onlyFirst), need]))
    const open = numbers(own.filter(({ rank }) => rank === 1))
    if (atom === 0 || open !== numbers(this.begun[0] as Begun[])) return packed(1) + numbers(own) + packed(0)
    return packed(0) + numbers(own.filter(({ rank }) => rank < 1)) + numbers(own.filter(({ rank }) => rank > 1))
  }

  /** A hash table as text: in a bucket each word with its length before it, and behind it where its record begins. */
  private vocabulary(records: number[]): Pick<CompiledLexicons, 'heads' | 'vocabulary'> {
    const size = 2 ** Math.ceil(Math.log2(this.atoms.all.length / 2 + 1))
    const buckets = Array.from({ length: size }, () => '')
    this.atoms.all.forEach(({ text, prefix }, atom) => {
      if (text !== undefined) buckets[wordHash(text) & (size - 1)] += `${packed(text.length)}${text}${packed((records[atom] as number) * 2 + Number(prefix))}`
    })
    const filled = buckets.map((bucket) => bucket + packed(0))
    return { heads: packedTable(offsetsOf(filled)), vocabulary: filled.join('') }
  }
}

function offsetsOf(parts: readonly string[]): number[] {
  let at = 0
  return parts.map((part) => {
    at += part.length
    return at - part.length
  })
}
