import type { CompiledLexicons, Token } from '../model.ts'
import { bitsOf } from './hits.ts'

/** Words that no phrase of a pack tells apart are of one kind. */
export interface WordKind {
  example: Pick<Token, 'norm' | 'number'>
  /** The lexicons that list the words, as a set of bits. */
  bits: Int32Array
}

/** Above this many remembered words all are forgotten: it bounds memory on any text. */
const MOST_WORDS = 50_000

export class WordKinds {
  /** `#` stands for digits or a word that the lexicon `number-word` lists. */
  readonly numbers: { has(word: string): boolean }
  private readonly literal: ReadonlySet<string>
  private readonly prefixes = new Map<number, Set<string>>()
  private readonly size: number
  private readonly shared = new Map<string, WordKind>()
  private known = new Map<string, WordKind>()

  constructor(private readonly lexicons: CompiledLexicons) {
    const { names, literals, literalPrefixes } = lexicons
    this.size = (names.length + 31) >> 5
    const numberWord = names.indexOf('number-word')
    this.numbers = { has: (word) => listsOf(lexicons.words, word).includes(numberWord) }
    this.literal = new Set(literals.split(' '))
    for (const prefix of literalPrefixes.split(' ').filter(Boolean)) {
      const list = this.prefixes.get(prefix.length)
      if (list) list.add(prefix)
      else this.prefixes.set(prefix.length, new Set([prefix]))
    }
  }

  of(token: Token): WordKind {
    const known = this.known.get(token.norm)
    if (known) return known
    if (this.known.size > MOST_WORDS) this.known = new Map()
    const kind = this.make(token)
    this.known.set(token.norm, kind)
    return kind
  }

  private make({ norm, number }: Token): WordKind {
    const begins: string[] = []
    for (const [length, list] of this.prefixes) if (length <= norm.length && list.has(norm.slice(0, length))) begins.push(norm.slice(0, length))
    const lexicons = [...new Set([...listsOf(this.lexicons.words, norm), ...begins.flatMap((prefix) => listsOf(this.lexicons.prefixes, prefix))])]
    const bits = bitsOf(lexicons, this.size)
    if (this.literal.has(norm)) return { example: { norm, number }, bits }
    const signature = `${number} ${begins.join()}`
    const shared = this.shared.get(signature) ?? { example: { norm, number }, bits }
    this.shared.set(signature, shared)
    return shared
  }
}

/** The entry of a table that data keys: `constructor` is a word like any other. */
export function listsOf(table: Record<string, number[]>, key: string): readonly number[] {
  return Object.hasOwn(table, key) ? (table[key] as number[]) : NONE
}

const NONE: readonly number[] = []
