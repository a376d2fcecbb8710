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
  readonly numbers: ReadonlySet<string>
  private readonly literal = new Set<string>()
  private readonly prefixes = new Map<number, Set<string>>()
  private readonly listed: Map<string, number[]>
  private readonly listedPrefixes: Map<string, number[]>
  private readonly shared = new Map<string, WordKind>()
  private readonly size: number
  private known = new Map<string, WordKind>()

  constructor({ phrases, words, prefixes, names }: CompiledLexicons) {
    this.size = (names.length + 31) >> 5
    this.listed = new Map(Object.entries(words))
    this.listedPrefixes = new Map(Object.entries(prefixes))
    const numberWord = names.indexOf('number-word')
    this.numbers = new Set([...this.listed].filter(([, lists]) => lists.includes(numberWord)).map(([word]) => word))
    for (const word of this.listed.keys()) this.literal.add(word)
    for (const prefix of this.listedPrefixes.keys()) this.addPrefix(prefix)
    for (const { program } of phrases) {
      for (const one of program) {
        if (typeof one !== 'string') continue
        if (one.length > 1 && one.endsWith('*')) this.addPrefix(one.slice(0, -1))
        else this.literal.add(one)
      }
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
    const lexicons = [...new Set([...(this.listed.get(norm) ?? []), ...begins.flatMap((prefix) => this.listedPrefixes.get(prefix) ?? [])])]
    const bits = bitsOf(lexicons, this.size)
    if (this.literal.has(norm)) return { example: { norm, number }, bits }
    const signature = `${number} ${begins.join()}`
    const shared = this.shared.get(signature) ?? { example: { norm, number }, bits }
    this.shared.set(signature, shared)
    return shared
  }

  private addPrefix(prefix: string): void {
    const list = this.prefixes.get(prefix.length)
    if (list) list.add(prefix)
    else this.prefixes.set(prefix.length, new Set([prefix]))
  }
}
