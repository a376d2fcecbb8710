import type { Stop } from '../prose/automaton.ts'

/** Listed words, beginnings of words, and the words of programs: what a pack tells apart. */
export interface Told {
  words: Iterable<string>
  prefixes: Iterable<string>
  numberWords: Iterable<string>
}

export interface Atom {
  /** A word, or the longest known beginning of words that are not known themselves; undefined for other numbers and all else. */
  text: string | undefined
  prefix: boolean
  number: boolean
}

/** Every word there is falls under one atom, and the phrases of a pack treat all words of an atom alike. */
export class Atoms {
  /** The first two are words, and numbers, that no phrase or list names. */
  readonly all: Atom[] = [
    { text: undefined, prefix: false, number: false },
    { text: undefined, prefix: false, number: true },
  ]
  private readonly exact = new Map<string, number>()
  private readonly under = new Map<string, number[]>()
  private readonly numeric: number[]

  constructor({ words, prefixes, numberWords }: Told) {
    for (const prefix of prefixes) this.under.set(prefix, [])
    for (const text of new Set(words)) this.exact.set(text, this.add(text, false))
    for (const prefix of this.under.keys()) this.add(prefix, true)
    const listed = new Set(numberWords)
    this.numeric = this.all.flatMap(({ text, prefix, number }, atom) => (number || (!prefix && listed.has(text ?? '')) ? [atom] : []))
  }

  /** The atoms that a stop takes; undefined for all. */
  takenBy({ word, prefix, numeric }: Stop): readonly number[] | undefined {
    if (word !== undefined) return prefix ? (this.under.get(word) ?? []) : [this.exact.get(word) as number]
    return numeric ? this.numeric : undefined
  }

  /** The atoms that a word or a beginning (`word*`) of a program takes. */
  named(word: string): readonly number[] {
    const prefix = word.length > 1 && word.endsWith('*')
    return this.takenBy({ counter: 0, word: prefix ? word.slice(0, -1) : word, prefix, numeric: false }) ?? []
  }

  /** The known beginnings of a text, shortest first, itself among them. */
  beginnings(text: string): string[] {
    const out: string[] = []
    for (let length = 1; length <= text.length; length++) if (this.under.has(text.slice(0, length))) out.push(text.slice(0, length))
    return out
  }

  private add(text: string, prefix: boolean): number {
    const atom = this.all.push({ text, prefix, number: /^[0-9]/.test(text) }) - 1
    for (const beginning of this.beginnings(text)) this.under.get(beginning)?.push(atom)
    return atom
  }
}
