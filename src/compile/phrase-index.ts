import type { CompiledLexicons } from '../model.ts'
import { PhraseGraph, readProgram } from '../prose/automaton.ts'
import { OP } from './phrases.ts'

/** Adds what the matcher would otherwise work out at every start: which words begin which phrases, and which words matter at all. */
export function indexPhrases({ names, words, prefixes, phrases }: Pick<CompiledLexicons, 'names' | 'words' | 'prefixes' | 'phrases'>): CompiledLexicons {
  const firsts: Record<string, number[]> = {}
  const firstPrefixes: Record<string, number[]> = {}
  const open: number[] = []
  const guarded: number[] = []
  const literals = new Set(Object.keys(words))
  const literalPrefixes = new Set(Object.keys(prefixes))
  phrases.forEach((one, phrase) => {
    const program = readProgram(one.program)
    if (program.includes(OP.notNext)) guarded.push(phrase)
    const { stops } = new PhraseGraph(phrase, program).start(true)
    if (stops.some((stop) => stop.word === undefined)) open.push(phrase)
    else for (const { word, prefix } of stops) add(prefix ? firstPrefixes : firsts, word as string, phrase)
    for (const word of program) {
      if (typeof word !== 'string') continue
      if (word.length > 1 && word.endsWith('*')) literalPrefixes.add(word.slice(0, -1))
      else literals.add(word)
    }
  })
  return {
    names,
    words,
    prefixes,
    phrases,
    firsts,
    firstPrefixes,
    open,
    guarded,
    literals: [...literals].join(' '),
    literalPrefixes: [...literalPrefixes].join(' '),
  }
}

function add(table: Record<string, number[]>, key: string, phrase: number): void {
  const list = Object.hasOwn(table, key) ? (table[key] as number[]) : []
  if (!list.includes(phrase)) list.push(phrase)
  table[key] = list
}
