import type { PackedReader } from './packed.ts'
import type { PhraseNode } from './phrase-program.ts'

/**
 * What stands first of each part of a packed phrase. `src/compile/phrase-packer.ts` writes what is read here. From `sequence`
 * and `choice` on the number of parts is added, least first (`many parts` with the number behind it); from `word` on the word.
 */
export const PART = { any: 0, number: 1, start: 2, end: 3, optional: 4, many: 5, not: 6, gap: 7, sequence: 8, choice: 14, word: 20 } as const
/** So many numbers of parts have a code of their own, from 2 on; the one behind them stands for all others. */
export const COUNTED = 5

export function nodeIn(reader: PackedReader): PhraseNode {
  const code = reader.number()
  if (code >= PART.word) return { kind: 'word', word: code - PART.word }
  if (code >= PART.choice) return { kind: 'choice', options: nodesIn(reader, code - PART.choice) }
  if (code >= PART.sequence) return { kind: 'sequence', parts: nodesIn(reader, code - PART.sequence) }
  if (code === PART.gap) return { kind: 'gap', max: reader.number() }
  if (code >= PART.optional) return { kind: PARTED[code - PART.optional] as 'optional' | 'many' | 'not', part: nodeIn(reader) }
  return { kind: SINGLE[code] as 'any' | 'number' | 'start' | 'end' }
}

const SINGLE = ['any', 'number', 'start', 'end']
const PARTED = ['optional', 'many', 'not']

function nodesIn(reader: PackedReader, count: number): PhraseNode[] {
  return Array.from({ length: count === COUNTED ? reader.number() : count + 2 }, () => nodeIn(reader))
}
