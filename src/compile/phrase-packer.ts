import { COUNTED, PART } from '../prose/packed-phrase.ts'
import type { PhraseNode } from '../prose/phrase-program.ts'
import { packed } from './packer.ts'

/** Words and beginnings of words that phrases name, by number: those that are named most often have the least, which take least room. */
export class NamedWords {
  private readonly numbers = new Map<string, number>()

  constructor(nodes: readonly PhraseNode[]) {
    const uses = new Map<string, number>()
    for (const node of nodes) for (const word of wordsOf(node)) uses.set(word, (uses.get(word) ?? 0) + 1)
    const counts = { words: 0, beginnings: 0 }
    for (const [word] of [...uses].sort(([, a], [, b]) => b - a)) this.numbers.set(word, counts[isBeginning(word) ? 'beginnings' : 'words']++)
  }

  /** -1 for a word, or a beginning (`word*`), that no phrase names. */
  numberOf(word: string): number {
    return this.numbers.get(word) ?? -1
  }

  /** As `nodeIn` of `src/prose/packed-phrase.ts` reads it. */
  pack(node: PhraseNode): string {
    switch (node.kind) {
      case 'word':
        return packed(PART.word + this.numberOf(String(node.word)) * 2 + Number(isBeginning(String(node.word))))
      case 'gap':
        return packed(PART.gap) + packed(node.max)
      case 'sequence':
        return this.packParts(PART.sequence, node.parts)
      case 'choice':
        return this.packParts(PART.choice, node.options)
      case 'optional':
      case 'many':
      case 'not':
        return packed(PART[node.kind]) + this.pack(node.part)
      default:
        return packed(PART[node.kind])
    }
  }

  private packParts(code: number, parts: readonly PhraseNode[]): string {
    const count = parts.length < 2 || parts.length - 2 >= COUNTED ? packed(code + COUNTED) + packed(parts.length) : packed(code + parts.length - 2)
    return count + parts.map((part) => this.pack(part)).join('')
  }
}

/** The words of a phrase, a beginning with its `*`. */
export function wordsOf(node: PhraseNode): string[] {
  if (node.kind === 'word') return [String(node.word)]
  if (node.kind === 'sequence') return node.parts.flatMap(wordsOf)
  if (node.kind === 'choice') return node.options.flatMap(wordsOf)
  return 'part' in node ? wordsOf(node.part) : []
}

export function isBeginning(word: string): boolean {
  return word.length > 1 && word.endsWith('*')
}
