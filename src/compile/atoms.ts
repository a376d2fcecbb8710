import { type Instruction, OP } from '../prose/phrase-program.ts'
import { isBeginning } from './phrase-packer.ts'

/** Listed words, beginnings of words, and the words of phrases: what a pack tells apart. */
export interface Told {
  words: Iterable<string>
  prefixes: Iterable<string>
  numberWords: Iterable<string>
}

export interface Atom {
  /** A word, or the longest known beginning of words that are not known themselves; undefined for other numbers and all else. */
  text: string | undefined
  prefix: boolean
  numeric: boolean
}

/** Every word there is falls under one atom, and the phrases of a pack treat all words of an atom alike. */
export class Atoms {
  /** The first two are words, and numbers, that no phrase or list names. */
  readonly all: Atom[] = [
    { text: undefined, prefix: false, numeric: false },
    { text: undefined, prefix: false, numeric: true },
  ]
  private readonly exact = new Map<string, number>()
  private readonly under = new Map<string, number[]>()
  private readonly listed: ReadonlySet<string>

  constructor({ words, prefixes, numberWords }: Told) {
    this.listed = new Set(numberWords)
    for (const prefix of prefixes) this.under.set(prefix, [])
    for (const text of new Set(words)) this.exact.set(text, this.add(text, false))
    for (const prefix of this.under.keys()) this.add(prefix, true)
  }

  /** The atoms that an instruction takes; undefined for all. */
  takenBy(one: Instruction): readonly number[] | undefined {
    if (typeof one === 'string') return this.named(one)
    return one === OP.number ? this.all.flatMap(({ numeric }, atom) => (numeric ? atom : [])) : undefined
  }

  /** The atoms that a word or a beginning (`word*`) takes. */
  named(word: string): readonly number[] {
    return isBeginning(word) ? (this.under.get(word.slice(0, -1)) ?? []) : [this.exact.get(word) as number]
  }

  /** The known beginnings of a text, shortest first, itself among them. */
  beginnings(text: string): string[] {
    const out: string[] = []
    for (let length = 1; length <= text.length; length++) if (this.under.has(text.slice(0, length))) out.push(text.slice(0, length))
    return out
  }

  private add(text: string, prefix: boolean): number {
    const atom = this.all.push({ text, prefix, numeric: /^[0-9]/.test(text) || (!prefix && this.listed.has(text)) }) - 1
    for (const beginning of this.beginnings(text)) this.under.get(beginning)?.push(atom)
    return atom
  }
}
