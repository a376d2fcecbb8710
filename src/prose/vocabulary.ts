import type { CompiledLexicons } from '../model.ts'
import { bitsOf } from './bits.ts'
import { FIXED_WIDTH, fixedAt, PackedReader, type PackedRecord } from './packed.ts'
import { OP } from './phrase-program.ts'

/** Words that no phrase and no list of a pack tells apart are of one kind. */
export interface WordKind {
  /** Of this run: kinds are numbered as they are met. */
  number: number
  /** The number by which phrases name the word itself, and those of its beginnings that they name; -1 for none. */
  word: number
  beginnings: Int32Array
  /** Digits or a word for a number. */
  numeric: boolean
  /** The lexicons that list the words, as bits; the needs of phrases that they meet, by number. */
  bits: Int32Array
  needs: Int32Array
  /**
   * Phrases that such a word can begin, in the order in which they are tried: twice the phrase, 1 more when only at the head
   * of a sentence.
   */
  starts: Int32Array
}

/** Whether a word of the kind is what an instruction of a compiled pack waits for. */
export function takesKind(one: number, { word, beginnings, numeric }: WordKind): boolean {
  if (one >= 0) return (one & 1) === 0 ? one >> 1 === word : beginnings.includes(one >> 1)
  return one === OP.any || numeric
}

/** Where a record stands. */
interface Place {
  table: string
  at: number
}

function recordAt({ table, at }: Place): PackedRecord {
  return new PackedReader(table, at).record()
}

/** Above this many remembered words all are forgotten: it bounds memory on any text. */
const MOST_WORDS = 8192

/** The words of a pack, read from its tables as they are met. What is remembered changes no result. */
export class Vocabulary {
  private readonly lexiconWords: number
  private readonly needWords: number
  private readonly buckets: number
  /** By place: no more of them than the pack has records, however many words a run meets. */
  private readonly kinds = new Map<number, WordKind>()
  /** Starts that any word has. */
  private readonly open: Int32Array
  private readonly number: Place
  private readonly other: Place
  private known = new Map<string, WordKind>()

  constructor(private readonly lexicons: CompiledLexicons) {
    this.lexiconWords = (lexicons.names.length + 31) >> 5
    this.needWords = (lexicons.needs + 31) >> 5
    this.buckets = lexicons.heads.length / FIXED_WIDTH
    const reader = new PackedReader(lexicons.records)
    this.open = reader.record().starts
    this.number = { table: lexicons.records, at: reader.at }
    this.other = { table: lexicons.records, at: 0 }
  }

  /** An empty set of lexicons. */
  noLexicon(): Int32Array {
    return new Int32Array(this.lexiconWords)
  }

  /** An empty set of needs. */
  noNeed(): Int32Array {
    return new Int32Array(this.needWords)
  }

  kindOf(norm: string): WordKind {
    const known = this.known.get(norm)
    if (known) return known
    if (this.known.size > MOST_WORDS) this.known = new Map()
    const kind = this.kindAt(this.placeOf(norm))
    this.known.set(detached(norm), kind)
    return kind
  }

  /** Whether a lexicon lists the word itself, not only its beginning. */
  lists(lexicon: number, norm: string): boolean {
    const place = this.find(norm, wordHash(norm), norm.length, 0)
    return place !== undefined && recordAt(place).listed.includes(lexicon)
  }

  /** The words that a lexicon lists themselves, not those of which it lists the beginning. */
  *words(lexicon: number): Iterable<string> {
    for (const { text, prefix, record } of this.all()) if (!prefix && record().listed.includes(lexicon)) yield text
  }

  /** Every word, and every beginning of words (`prefix`), that a list or a phrase names. */
  *all(): Iterable<{ text: string; prefix: boolean; record(): PackedRecord }> {
    const { heads, vocabulary } = this.lexicons
    for (let bucket = 0; bucket < this.buckets; bucket++) {
      const reader = new PackedReader(vocabulary, fixedAt(heads, bucket))
      for (let head = reader.number(); head > 0; head = reader.number()) {
        const from = reader.at
        reader.at += head >> 1
        const place = this.placeIn(reader)
        yield { text: vocabulary.slice(from, from + (head >> 1)), prefix: (head & 1) === 1, record: () => recordAt(place) }
      }
    }
  }

  private placeOf(norm: string): Place {
    const exact = this.find(norm, wordHash(norm), norm.length, 0)
    if (exact) return exact
    let longest: Place | undefined
    let hash = 0
    for (let length = 1; length <= norm.length; length++) {
      hash = hashOn(hash, norm.charCodeAt(length - 1))
      longest = this.find(norm, hash, length, 1) ?? longest
    }
    const first = norm.charCodeAt(0)
    return longest ?? (first >= 48 && first <= 57 ? this.number : this.other)
  }

  /** Where the record of a word begins, or (`prefix` 1) of all words that begin so. */
  private find(norm: string, hash: number, length: number, prefix: 0 | 1): Place | undefined {
    const { heads, vocabulary } = this.lexicons
    const reader = new PackedReader(vocabulary, fixedAt(heads, hash & (this.buckets - 1)))
    for (let head = reader.number(); head > 0; head = reader.number()) {
      const from = reader.at
      reader.at += head >> 1
      if (head === length * 2 + prefix && same(vocabulary, from, norm, length)) return this.placeIn(reader)
      this.placeIn(reader)
    }
    return undefined
  }

  /** Behind a word: twice the place of its record; or one more than twice the length of a record that follows. */
  private placeIn(reader: PackedReader): Place {
    const number = reader.number()
    if ((number & 1) === 0) return { table: this.lexicons.records, at: number >> 1 }
    const at = reader.at
    reader.at += number >> 1
    return { table: this.lexicons.vocabulary, at }
  }

  /** Words that share a record are of one kind, and lead on alike. */
  private kindAt({ table, at }: Place): WordKind {
    const key = at * 2 + Number(table === this.lexicons.records)
    const known = this.kinds.get(key)
    if (known) return known
    const { numeric, word, listed, begun, beginnings, needs, before, behind, starts } = recordAt({ table, at })
    const kind: WordKind = {
      number: this.kinds.size,
      word,
      beginnings,
      numeric,
      bits: bitsOf(this.lexiconWords, listed, begun),
      needs,
      starts: starts.length > 0 ? starts : this.startsOf(before, behind),
    }
    this.kinds.set(key, kind)
    return kind
  }

  private startsOf(before: Int32Array, behind: Int32Array): Int32Array {
    if (before.length + behind.length === 0) return this.open
    const out = new Int32Array(before.length + this.open.length + behind.length)
    out.set(before)
    out.set(this.open, before.length)
    out.set(behind, before.length + this.open.length)
    return out
  }
}

/** The same word in memory of its own: V8 keeps a longer slice as a view, and with it the whole text that it was cut from. */
export function detached(word: string): string {
  return word.length < 13 ? word : ` ${word}`.slice(1)
}

function same(text: string, from: number, word: string, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(from + i) !== word.charCodeAt(i)) return false
  return true
}

export function wordHash(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i))
  return hash
}

function hashOn(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}
