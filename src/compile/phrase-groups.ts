import { PhraseGraph, type Stop } from '../prose/phrase-graph.ts'
import { OP, type PhraseNode, programOf } from '../prose/phrase-program.ts'

export interface CollectedPhrase {
  lexicon: number
  /** Index of the lexicon's entry. */
  entry: number
  worth?: 'hollow' | 'present'
  value?: string
  node: PhraseNode
}

/** Phrases of one entry, which mean the same, that are walked as one. */
export interface PhraseGroup extends CollectedPhrase {
  /** Each of them. */
  nodes: PhraseNode[]
  guarded: boolean
  /** Where they begin at the head of a sentence, and inside one. */
  begin: { head: readonly Stop[]; inside: readonly Stop[] }
  /** Any word, or any number, begins one of them. */
  open: boolean
}

/** A walk through many phrases is one step a word, but all of them are read for the first that is met. */
const MOST_TOGETHER = 8

/** A phrase that any word begins stands alone, or every word would begin the others too; so does one that is looked at again. */
export function groupsOf(phrases: readonly CollectedPhrase[]): PhraseGroup[] {
  const out: PhraseGroup[] = []
  for (const phrase of phrases) {
    const made = groupOf(phrase, [phrase.node])
    const last = out.at(-1)
    const joins = last && last.lexicon === made.lexicon && last.entry === made.entry && last.nodes.length < MOST_TOGETHER && !alone(last) && !alone(made)
    if (joins) out[out.length - 1] = groupOf(phrase, [...last.nodes, phrase.node])
    else out.push(made)
  }
  return out
}

function alone({ open, guarded }: PhraseGroup): boolean {
  return open || guarded
}

function groupOf(phrase: CollectedPhrase, nodes: PhraseNode[]): PhraseGroup {
  const node: PhraseNode = nodes.length === 1 ? (nodes[0] as PhraseNode) : { kind: 'choice', options: nodes }
  const program = programOf(node)
  const graph = new PhraseGraph(program)
  const begin = { head: graph.start(true).stops, inside: graph.start(false).stops }
  return { ...phrase, node, nodes, begin, open: begin.head.some(({ one }) => typeof one === 'number'), guarded: program.includes(OP.notNext) }
}
