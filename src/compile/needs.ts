import type { PhraseNode } from '../prose/phrase-program.ts'

/** Words, and beginnings of words (`word*`), one of which stands wherever a phrase does. */
export type Need = readonly string[]

/** What a phrase cannot do without: a sentence that lacks one of these sets need not be looked at. */
export function needsOf(node: PhraseNode): Need[] {
  if (node.kind === 'word') return [[String(node.word)]]
  if (node.kind === 'sequence') return node.parts.flatMap(needsOf)
  if (node.kind !== 'choice') return []
  const shortest = node.options.map((option) => needsOf(option).sort((a, b) => a.length - b.length)[0])
  return shortest.includes(undefined) ? [] : [shortest.flatMap((need) => need ?? [])]
}
