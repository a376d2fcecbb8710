import type { ValidateFunction } from 'ajv'
import type { CompiledLexicons, Setting, Token, WordingEntry, Zone } from '../model.ts'
import { longest, PhraseGraph } from '../prose/phrase-graph.ts'
import { type Instruction, OP, programOf } from '../prose/phrase-program.ts'
import { sentenceRanges } from '../prose/sentences.ts'
import { normalise, tokenize } from '../prose/tokenize.ts'
import { DataError, DataFile, type DataProblem, nameOf } from './data-file.ts'
import type { CollectedPhrase } from './phrase-groups.ts'
import { type Collected, indexPhrases } from './phrase-index.ts'
import { isBeginning } from './phrase-packer.ts'
import { PhraseError, parsePhrase } from './phrases.ts'

/** One file of `rules/<lang>/lexicons/`: the file name is the lexicon's name. */
export interface LexiconFile {
  /** What it holds, and which detector reads it. */
  about: string
  /** When set, every entry becomes a mark of this concept by itself, through the lexical detector. */
  concept?: string
  /** Of a lexicon with a `concept`: zones that count beside the usual ones. */
  also?: Zone[]
  /** Of a lexicon with a `concept`: which of the rule's messages its words get. */
  form?: string
  /** Single words, `word*` for any ending. No `hits` are asked of them. */
  words?: string[]
  entries?: LexiconEntry[]
}

export interface LexiconEntry {
  /** Notation of SPEC 0.9. */
  phrases: string[]
  worth?: 'hollow' | 'present'
  /** What the phrases stand for (a month, a zone), carried by every hit. */
  value?: string | number
  why?: string
  use?: string | string[]
  /** Of a lexicon with a `concept`: see `WordingEntry`. */
  severity?: WordingEntry['severity']
  element?: WordingEntry['element']
  only?: Setting
  not?: Setting
  unless?: string[]
  needs?: string[]
  missing?: string
  swap?: string
  safe?: boolean
  /** Lines that the phrases hit: each phrase is hit by one of them at least. */
  hits: string[]
  /** Near misses that the entry leaves alone; a hollow entry must have one. */
  spares?: string[]
}

/** Throws DataError naming every problem of every file. `files` are of one language. */
export function compileLexicons(
  files: { path: string; source: string }[],
  validate: ValidateFunction<LexiconFile>,
  /** Number words of the language, for a pack that has no list of its own. */
  numberWords: Iterable<string> = [],
): { lexicons: CompiledLexicons; files: DataFile<LexiconFile>[] } {
  const problems: DataProblem[] = []
  const out: Collected = { names: [], words: {}, prefixes: {}, phrases: [] }
  const read = files.map(({ path, source }) => new DataFile<LexiconFile>(path, source, validate))
  // Words first: a phrase with `#` asks which words are numbers.
  for (const file of read) if (file.problems.length === 0) addWords(out, file)
  addNumbers(out, numberWords)
  read.forEach((file, lexicon) => {
    if (file.problems.length === 0) addPhrases(out, file, lexicon)
    problems.push(...file.problems)
  })
  if (problems.length > 0) throw new DataError(problems)
  return { lexicons: indexPhrases(out), files: read }
}

function addWords(out: Collected, file: DataFile<LexiconFile>): void {
  const lexicon = out.names.length
  out.names.push(nameOf(file.path))
  file.value.words?.forEach((word, index) => addWord(out, lexicon, String(word), file, index))
}

function addNumbers(out: Collected, words: Iterable<string>): void {
  for (const word of words) {
    if (!out.names.includes('number-word')) out.names.push('number-word')
    const lexicon = out.names.indexOf('number-word')
    const lists = Object.hasOwn(out.words, word) ? (out.words[word] as number[]) : []
    if (!lists.includes(lexicon)) out.words[word] = [...lists, lexicon]
  }
}

function addPhrases(out: Collected, file: DataFile<LexiconFile>, lexicon: number): void {
  const seen = new Map<string, number>()
  file.value.entries?.forEach((entry, index) => addEntry(out, lexicon, entry, index, file, seen))
}

function addWord(out: Collected, lexicon: number, word: string, file: DataFile<LexiconFile>, index: number): void {
  const star = word.endsWith('*')
  const bare = star ? word.slice(0, -1) : word
  const tokens = tokenize(bare)
  if (tokens.length !== 1) return file.complain(['words', index], `\`${word}\` is not one word: write it under \`entries\` as a phrase`)
  const table = star ? out.prefixes : out.words
  const key = normalise(bare)
  const lists = Object.hasOwn(table, key) ? (table[key] as number[]) : []
  if (lists.includes(lexicon)) return file.complain(['words', index], `\`${word}\` is listed twice: take one out`)
  table[key] = [...lists, lexicon]
}

function addEntry(out: Collected, lexicon: number, entry: LexiconEntry, index: number, file: DataFile<LexiconFile>, seen: Map<string, number>): void {
  const compiled: CollectedPhrase[] = []
  entry.phrases.forEach((phrase, at) => {
    const keys = ['entries', index, 'phrases', at]
    const known = seen.get(phrase)
    if (known !== undefined) return file.complain(keys, `the phrase \`${phrase}\` stands in entry ${known + 1} too: take one out`)
    seen.set(phrase, index)
    try {
      compiled.push({
        lexicon,
        entry: index,
        ...(entry.worth && { worth: entry.worth }),
        ...(entry.value !== undefined && { value: String(entry.value) }),
        node: parsePhrase(phrase),
      })
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error
      file.complain(keys, `in \`${phrase}\` at ${error.column + 1}: ${error.message}`)
    }
  })
  out.phrases.push(...compiled)
  if (file.problems.length === 0) checkLines(entry, index, compiled, out, file)
}

function checkLines(entry: LexiconEntry, index: number, compiled: CollectedPhrase[], out: Collected, file: DataFile<LexiconFile>): void {
  const exercised = new Set<number>()
  entry.hits.forEach((line, at) => {
    const found = compiled.map((phrase, i) => (hits([phrase], line, out) ? i : -1)).filter((i) => i >= 0)
    for (const i of found) exercised.add(i)
    if (found.length === 0) file.complain(['entries', index, 'hits', at], `no phrase of the entry hits "${line}"`)
  })
  compiled.forEach((_, i) => {
    if (!exercised.has(i)) file.complain(['entries', index, 'phrases', i], `no line under \`hits\` exercises \`${entry.phrases[i]}\`: add one`)
  })
  entry.spares?.forEach((line, at) => {
    if (hits(compiled, line, out)) file.complain(['entries', index, 'spares', at], `the entry hits "${line}", which it should spare`)
  })
  if ((entry.worth === 'hollow' || file.value.concept !== undefined) && entry.severity !== 'off' && !entry.spares?.length)
    file.complain(['entries', index], 'a hollow entry needs a near miss under `spares`')
}

function hits(phrases: CollectedPhrase[], line: string, out: Collected): boolean {
  const numberWord = out.names.indexOf('number-word')
  const isNumber = ({ norm, number }: Token) => number || (out.words[norm]?.includes(numberWord) ?? false)
  const graphs = phrases.map(({ node }) => new PhraseGraph(programOf(node)))
  return sentenceRanges(line, 0, line.length, new Set()).some((range) => {
    const tokens = tokenize(line, range.start, range.end)
    const takes = (one: Instruction, position: number) => {
      const token = tokens[position]
      if (!token || typeof one === 'number') return token && (one === OP.any || isNumber(token))
      return isBeginning(one) ? token.norm.startsWith(one.slice(0, -1)) : token.norm === one
    }
    return graphs.some((graph) => tokens.some((_, at) => longest(graph, takes, at) > at))
  })
}
