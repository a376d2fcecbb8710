import type { CompiledLexicons } from '../model.ts'
import { wordHash } from '../prose/vocabulary.ts'
import { Atoms } from './atoms.ts'
import { packed, packedAll, packedRecord, packedTable } from './packer.ts'
import { type CollectedPhrase, groupsOf, type PhraseGroup } from './phrase-groups.ts'
import { PhraseNeeds } from './phrase-needs.ts'
import { isBeginning, NamedWords, wordsOf } from './phrase-packer.ts'

/** What the files of a language say, before it is made ready for matching. */
export interface Collected {
  /** Names of lexicons: everywhere else a lexicon is its index here. */
  names: string[]
  /** Listed words, and listed beginnings of words, to the lexicons that list them. */
  words: Record<string, number[]>
  prefixes: Record<string, number[]>
  phrases: CollectedPhrase[]
}

/** A group of phrases that an atom can begin. */
interface Begun {
  phrase: number
  /** The order in which phrases are tried, the first of two hits of one length stays: those that name the word, open ones, those that name its beginning. */
  rank: 0 | 1 | 2
  onlyFirst: boolean
}

/** Words in a bucket of the vocabulary, on the average: a bucket costs four signs, a word that is passed over a comparison. */
const BUCKET_SIZE = 4
/** A record of so many signs stands behind each of its words: to say where else it does would take as many. */
const SHORT_RECORD = 3

/** Writes words and phrases as tables. */
export function indexPhrases(collected: Collected): CompiledLexicons {
  return new Index(collected).compiled()
}

class Index {
  private readonly atoms: Atoms
  private readonly groups: PhraseGroup[]
  private readonly named: NamedWords
  private readonly needs: PhraseNeeds
  private readonly begun: Begun[][]
  private readonly values: string[] = []

  constructor(private readonly collected: Collected) {
    const { words, prefixes, phrases, names } = collected
    const literals = phrases.flatMap(({ node }) => wordsOf(node))
    const numbers = names.indexOf('number-word')
    this.atoms = new Atoms({
      words: [...Object.keys(words), ...literals.filter((word) => !isBeginning(word))],
      prefixes: [...Object.keys(prefixes), ...literals.filter(isBeginning).map((word) => word.slice(0, -1))],
      numberWords: Object.keys(words).filter((word) => words[word]?.includes(numbers)),
    })
    this.groups = groupsOf(phrases)
    this.named = new NamedWords(phrases.map(({ node }) => node))
    this.needs = new PhraseNeeds(phrases, this.atoms)
    this.begun = this.atoms.all.map(() => [])
  }

  compiled(): CompiledLexicons {
    const phrases = this.groups.map((group, index) => this.phrase(group, index))
    const { heads, vocabulary, records } = this.vocabulary()
    return {
      names: this.collected.names,
      values: this.values,
      needs: this.needs.count,
      heads,
      vocabulary,
      records,
      phraseHeads: packedTable(offsetsOf(phrases)),
      phrases: phrases.join(''),
    }
  }

  private phrase(group: PhraseGroup, index: number): string {
    const { lexicon, entry, worth, value, guarded, node } = group
    this.begin(index, group)
    const worths = { hollow: 1, present: 2 }
    return packedAll([this.needs.of(group), lexicon, entry, worth ? worths[worth] : 0, this.valueIndex(value), Number(guarded)]) + this.named.pack(node)
  }

  /** 0 for none. */
  private valueIndex(value: string | undefined): number {
    if (value === undefined) return 0
    if (!this.values.includes(value)) this.values.push(value)
    return this.values.indexOf(value) + 1
  }

  /** Notes the phrase at every atom that may begin it. */
  private begin(phrase: number, { begin, open }: PhraseGroup): void {
    const all = this.atoms.all.map((_, atom) => atom)
    const taken = (stops: PhraseGroup['begin']['head']) => new Set(stops.flatMap(({ one }) => this.atoms.takenBy(one) ?? all))
    const inside = taken(begin.inside)
    const exact = new Set(begin.head.flatMap(({ one }) => (typeof one === 'string' && !isBeginning(one) ? this.atoms.named(one) : [])))
    for (const atom of taken(begin.head)) this.begun[atom]?.push({ phrase, rank: open ? 1 : exact.has(atom) ? 0 : 2, onlyFirst: !inside.has(atom) })
  }

  private record(atom: number): string {
    const { text = '', prefix, numeric } = this.atoms.all[atom] as Atoms['all'][number]
    const { words, prefixes } = this.collected
    const beginnings = this.atoms.beginnings(text)
    const listed = !prefix && Object.hasOwn(words, text) ? (words[text] as number[]) : []
    const begun = beginnings.flatMap((one) => (Object.hasOwn(prefixes, one) ? (prefixes[one] as number[]) : []))
    const word = prefix ? 0 : this.named.numberOf(text) + 1
    const named = beginnings.map((one) => this.named.numberOf(`${one}*`)).filter((number) => number >= 0)
    const [before, behind, starts] = this.starts(atom)
    return packedRecord(numeric, word, [listed, this.needs.metBy(atom), before, begun, named, behind, starts])
  }

  /** Before and behind the phrases that any word begins, in the order in which they are tried; or, behind nothing, all there are. */
  private starts(atom: number): [number[], number[], number[]] {
    const own = this.begun[atom] as Begun[]
    const numbers = (begun: Begun[]) => begun.map(({ phrase, onlyFirst }) => phrase * 2 + Number(onlyFirst)).sort((a, b) => a - b)
    const open = numbers(own.filter(({ rank }) => rank === 1))
    if (atom === 0 || open.join() !== numbers(this.begun[0] as Begun[]).join()) return [[], [], numbers(own)]
    return [numbers(own.filter(({ rank }) => rank === 0)), numbers(own.filter(({ rank }) => rank === 2)), []]
  }

  /**
   * A hash table as text: in a bucket each word with its length before it, and behind it its record, or where that begins.
   * Words that no list and no phrase tells apart share one; the first two are those of all other words, and of all other numbers.
   */
  private vocabulary(): Pick<CompiledLexicons, 'heads' | 'vocabulary' | 'records'> {
    const all = this.atoms.all.map((_, atom) => this.record(atom))
    const uses = new Map<string, number>()
    for (const record of all) uses.set(record, (uses.get(record) ?? 0) + 1)
    const places = new Map<string, number>()
    let records = all.slice(0, 2).join('')
    const placeOf = (record: string): number => {
      const known = places.get(record)
      if (known !== undefined) return known
      places.set(record, records.length)
      records += record
      return records.length - record.length
    }
    const size = 2 ** Math.ceil(Math.log2(this.atoms.all.length / BUCKET_SIZE + 1))
    const buckets = Array.from({ length: size }, () => '')
    this.atoms.all.forEach(({ text, prefix }, atom) => {
      if (text === undefined) return
      const record = all[atom] as string
      const shared = (uses.get(record) as number) > 1 && record.length > SHORT_RECORD
      const behind = shared ? packed(placeOf(record) * 2) : packed(record.length * 2 + 1) + record
      buckets[wordHash(text) & (size - 1)] += `${packed(text.length * 2 + Number(prefix))}${text}${behind}`
    })
    const filled = buckets.map((bucket) => bucket + packed(0))
    return { heads: packedTable(offsetsOf(filled)), vocabulary: filled.join(''), records }
  }
}

function offsetsOf(parts: readonly string[]): number[] {
  let at = 0
  return parts.map((part) => {
    at += part.length
    return at - part.length
  })
}
