import type { CompiledLexicons } from '../model.ts'
import { FIXED_WIDTH, fixedAt, PackedReader } from '../prose/packed.ts'
import { nodeIn } from '../prose/packed-phrase.ts'
import type { PhraseNode } from '../prose/phrase-program.ts'
import { Vocabulary } from '../prose/vocabulary.ts'

/** What a compiled pack says, spelled out again. */
export interface SpelledPack {
  /** Words for numbers. */
  numbers: string[]
  /** The phrases of one entry of a lexicon; of entry -1 its listed words. Words are text, beginnings of words end in `*`. */
  phrases(lexicon: string, entry: number): PhraseNode[]
}

/** A packed phrase begins with six numbers, of which the second and third are its lexicon and its entry. */
const NUMBERS_BEFORE = 6

/** Reads all phrases of a pack back from its tables. */
export function spellPack(lexicons: CompiledLexicons): SpelledPack {
  const vocabulary = new Vocabulary(lexicons)
  const words = namedWords(vocabulary)
  const byEntry = new Map<string, PhraseNode[]>()
  for (let index = 0; index < lexicons.phraseHeads.length / FIXED_WIDTH; index++) {
    const reader = new PackedReader(lexicons.phrases, fixedAt(lexicons.phraseHeads, index))
    const [, lexicon, entry] = Array.from({ length: NUMBERS_BEFORE }, () => reader.number())
    const key = `${lexicon} ${entry}`
    byEntry.set(key, [...(byEntry.get(key) ?? []), ...optionsOf(spelled(nodeIn(reader), words))])
  }
  const listed = (lexicon: number) => [...vocabulary.all()].filter(({ prefix, record }) => (prefix ? record().begun : record().listed).includes(lexicon))
  return {
    numbers: [...vocabulary.words(lexicons.names.indexOf('number-word'))].sort(),
    phrases(name, entry) {
      const lexicon = lexicons.names.indexOf(name)
      if (entry >= 0) return byEntry.get(`${lexicon} ${entry}`) ?? []
      return listed(lexicon)
        .map(({ text, prefix }): PhraseNode => ({ kind: 'word', word: prefix ? `${text}*` : text }))
        .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
    },
  }
}

/** By the code that phrases use: twice the number of a word, 1 more than twice that of a beginning. */
function namedWords(vocabulary: Vocabulary): Map<number, string> {
  const out = new Map<number, string>()
  const beginnings: { text: string; numbers: Int32Array }[] = []
  for (const { text, prefix, record } of vocabulary.all()) {
    const { word, beginnings: numbers } = record()
    if (!prefix && word >= 0) out.set(word * 2, text)
    if (prefix) beginnings.push({ text, numbers })
  }
  // A beginning knows its own number and those of what it begins with: the shortest to have a number owns it.
  for (const { text, numbers } of beginnings.sort((a, b) => a.text.length - b.text.length))
    for (const number of numbers) if (!out.has(number * 2 + 1)) out.set(number * 2 + 1, `${text}*`)
  return out
}

/** Phrases of an entry are packed as one choice. */
function optionsOf(node: PhraseNode): PhraseNode[] {
  return node.kind === 'choice' ? node.options : [node]
}

function spelled(node: PhraseNode, words: ReadonlyMap<number, string>): PhraseNode {
  switch (node.kind) {
    case 'word':
      return { kind: 'word', word: words.get(node.word as number) ?? '' }
    case 'sequence':
      return { kind: 'sequence', parts: node.parts.map((part) => spelled(part, words)) }
    case 'choice':
      return { kind: 'choice', options: node.options.map((option) => spelled(option, words)) }
    case 'optional':
    case 'many':
    case 'not':
      return { kind: node.kind, part: spelled(node.part, words) }
    default:
      return node
  }
}
