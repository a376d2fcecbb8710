import type { CompiledLexicons } from '../model.ts'
import { FIXED_WIDTH, fixedAt, PackedReader } from './packed.ts'

/** Words that no phrase and no list of a pack tells apart are of one kind. */
export interface WordKind {
  atom: number
  /** Sets of bits: the lexicons that list the words, and the classes of atoms that lead on in phrases. */
  bits: Int32Array
  classes: Int32Array
  /** Phrases that such a word can begin, in the order in which they are tried: twice their number, 1 more when only at the head of a sentence. */
  starts: Int32Array
}

/** Above this many remembered words all are forgotten: it bounds memory on any text. */
const MOST_WORDS = 8192
const NO_WORD = -1

/** The words of a pack, read from its tables as they are met. What is remembered changes no result. */
export class Vocabulary {
  private readonly lexiconWords: number
  private readonly classWords: number
  private readonly buckets: number
  private readonly kinds = new Map<number, WordKind>()
  private readonly other = 0
  private readonly number: number
  private known = new Map<string, WordKind>()

  constructor(private readonly lexicons: CompiledLexicons) {
    this.lexiconWords = (lexicons.names.length + 31) >> 5
    this.classWords = (lexicons.classes + 31) >> 5
    this.buckets = lexicons.heads.length / FIXED_WIDTH
    const reader = new PackedReader(lexicons.records)
    reader.number()
    for (let list = 0; list < 4; list++) reader.list()
    this.number = reader.at
  }

  kindOf(norm: string): WordKind {
    const known = this.known.get(norm)
    if (known) return known
    if (this.known.size > MOST_WORDS) this.known = new Map()
    const kind = this.kindAt(this.recordOf(norm))
    this.known.set(norm, kind)
    return kind
  }

  /** Whether a lexicon lists the word itself, not only its beginning. */
  lists(lexicon: number, norm: string): boolean {
    const record = this.find(norm, wordHash(norm), norm.length, 0)
    if (record === NO_WORD) return false
    const reader = new PackedReader(this.lexicons.records, record)
    reader.number()
    return reader.list().includes(lexicon)
  }

  private recordOf(norm: string): number {
    const exact = this.find(norm, wordHash(norm), norm.length, 0)
    if (exact !== NO_WORD) return exact
    let longest = NO_WORD
    let hash = 0
    for (let length = 1; length <= norm.length; length++) {
      hash = hashOn(hash, norm.charCodeAt(length - 1))
      const found = this.find(norm, hash, length, 1)
      if (found !== NO_WORD) longest = found
    }
    if (longest !== NO_WORD) return longest
    const first = norm.charCodeAt(0)
    return first >= 48 && first <= 57 ? this.number : this.other
  }

  /** Where the record of a word begins, or (`prefix` 1) of all words that begin so. */
  private find(norm: string, hash: number, length: number, prefix: 0 | 1): number {
    const { heads, vocabulary } = this.lexicons
    const reader = new PackedReader(vocabulary, fixedAt(heads, hash & (this.buckets - 1)))
    for (;;) {
      const size = reader.number()
      if (size === 0) return NO_WORD
      const from = reader.at
      reader.at += size
      const record = reader.number()
      if (size === length && (record & 1) === prefix && same(vocabulary, from, norm, length)) return record >> 1
    }
  }

  private kindAt(record: number): WordKind {
    const known = this.kinds.get(record)
    if (known) return known
    const reader = new PackedReader(this.lexicons.records, record)
    const atom = reader.number()
    const bits = new Int32Array(this.lexiconWords)
    setBits(bits, reader.list())
    setBits(bits, reader.list())
    const classes = new Int32Array(this.classWords)
    setBits(classes, reader.list())
    const kind = { atom, bits, classes, starts: reader.list() }
    this.kinds.set(record, kind)
    return kind
  }
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

function setBits(bits: Int32Array, numbers: Int32Array): void {
  for (const number of numbers) (bits[number >> 5] as number) |= 1 << (number & 31)
}

export function hasBit(bits: Int32Array, number: number): boolean {
  return (((bits[number >> 5] as number) >>> (number & 31)) & 1) === 1
}
