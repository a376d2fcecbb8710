import { OP } from '../compile/phrases.ts'
import type { CompiledLexicons, CompiledPhrase, Hit, Token } from '../model.ts'

/**
 * One pass over a sentence's tokens for all phrases and listed words of a pack.
 *
 * A phrase is a small automaton over words: a set of program counters advances token by token, so the time is
 * (tokens x instructions) and no pattern can blow up. The first word of a phrase selects the few that are tried.
 */
export class Matcher {
  private readonly byFirst = new Map<string, CompiledPhrase[]>()
  private readonly byPrefix = new Map<string, CompiledPhrase[]>()
  private readonly open: CompiledPhrase[] = []
  private readonly words: Map<string, number[]>
  private readonly prefixes: Map<string, number[]>
  private readonly prefixLengths: number[]
  /** `#` stands for digits or a word that the lexicon `number-word` lists. */
  private readonly numbers: ReadonlySet<string>

  constructor(private readonly lexicons: CompiledLexicons) {
    for (const phrase of lexicons.phrases) {
      if (phrase.firsts.length === 0 && phrase.firstPrefixes.length === 0) this.open.push(phrase)
      for (const word of phrase.firsts) push(this.byFirst, word, phrase)
      for (const word of phrase.firstPrefixes) push(this.byPrefix, word, phrase)
    }
    this.words = new Map(Object.entries(lexicons.words))
    this.prefixes = new Map(Object.entries(lexicons.prefixes))
    const numberWord = lexicons.names.indexOf('number-word')
    this.numbers = new Set([...this.words].filter(([, lists]) => lists.includes(numberWord)).map(([word]) => word))
    this.prefixLengths = [...new Set([...this.byPrefix.keys(), ...this.prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b)
  }

  /** Longest hit of each lexicon at each token, in order of their first token. */
  find(tokens: Token[]): Hit[] {
    const hits: Hit[] = []
    for (let at = 0; at < tokens.length; at++) {
      const norm = (tokens[at] as Token).norm
      this.listed(tokens, at, this.words.get(norm), hits)
      this.tryAll(this.byFirst.get(norm), tokens, at, hits)
      for (const length of this.prefixLengths) {
        if (length > norm.length) break
        const prefix = norm.slice(0, length)
        this.listed(tokens, at, this.prefixes.get(prefix), hits)
        this.tryAll(this.byPrefix.get(prefix), tokens, at, hits)
      }
      this.tryAll(this.open, tokens, at, hits)
    }
    return longestOfEach(hits)
  }

  private listed(tokens: Token[], at: number, lexicons: number[] | undefined, hits: Hit[]): void {
    if (!lexicons) return
    const token = tokens[at] as Token
    for (const lexicon of lexicons) {
      hits.push({ lexicon: this.lexicons.names[lexicon] as string, entry: -1, first: at, last: at, start: token.start, end: token.end })
    }
  }

  private tryAll(phrases: CompiledPhrase[] | undefined, tokens: Token[], at: number, hits: Hit[]): void {
    if (!phrases) return
    for (const phrase of phrases) {
      const next = run(phrase.program, 0, tokens, at, this.numbers)
      if (next <= at) continue
      hits.push({
        lexicon: this.lexicons.names[phrase.lexicon] as string,
        entry: phrase.entry,
        first: at,
        last: next - 1,
        start: (tokens[at] as Token).start,
        end: (tokens[next - 1] as Token).end,
        ...(phrase.worth && { worth: phrase.worth }),
        ...(phrase.value !== undefined && { value: phrase.value }),
      })
    }
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function longestOfEach(hits: Hit[]): Hit[] {
  const best = new Map<string, Hit>()
  for (const hit of hits) {
    const key = `${hit.lexicon} ${hit.worth ?? ''} ${hit.first}`
    const known = best.get(key)
    if (!known || hit.last > known.last) best.set(key, hit)
  }
  return best.size === hits.length ? hits : [...best.values()].sort((a, b) => a.first - b.first)
}

interface Walk {
  tokens: Token[]
  numbers: ReadonlySet<string>
  /** Counters already followed at this token: each is followed once. */
  seen: Set<number>
}

/** Index after the last token of the longest match that begins at `at`, or -1. */
function run(program: (string | number)[], from: number, tokens: Token[], at: number, numbers: ReadonlySet<string>): number {
  let current: number[] = []
  let longest = -1
  const walk: Walk = { tokens, numbers, seen: new Set() }
  longest = follow(program, from, walk, at, current, longest)
  for (let position = at; current.length > 0 && position < tokens.length; position++) {
    const token = tokens[position] as Token
    const next: number[] = []
    walk.seen.clear()
    for (const counter of current) {
      if (matches(program[counter] as string | number, token, numbers)) {
        longest = follow(program, counter + 1, walk, position + 1, next, longest)
      }
    }
    current = next
  }
  return longest
}

/** Follows the instructions that take no word; collects those that do. */
function follow(program: (string | number)[], start: number, walk: Walk, at: number, out: number[], found: number): number {
  const stack = [start]
  let longest = found
  while (stack.length > 0) {
    const counter = stack.pop() as number
    if (walk.seen.has(counter)) continue
    walk.seen.add(counter)
    switch (program[counter]) {
      case OP.split:
        stack.push(program[counter + 2] as number, program[counter + 1] as number)
        break
      case OP.jump:
        stack.push(program[counter + 1] as number)
        break
      case OP.start:
        if (at === 0) stack.push(counter + 1)
        break
      case OP.end:
        if (at === walk.tokens.length) stack.push(counter + 1)
        break
      case OP.notNext:
        if (run(program, counter + 2, walk.tokens, at, walk.numbers) < 0) stack.push(program[counter + 1] as number)
        break
      case OP.accept:
        if (at > longest) longest = at
        break
      default:
        out.push(counter)
    }
  }
  return longest
}

function matches(instruction: string | number, token: Token, numbers: ReadonlySet<string>): boolean {
  if (typeof instruction === 'string') {
    return instruction.charCodeAt(instruction.length - 1) === 42 && instruction.length > 1
      ? token.norm.startsWith(instruction.slice(0, -1))
      : token.norm === instruction
  }
  if (instruction === OP.any) return true
  return instruction === OP.number && (token.number || numbers.has(token.norm))
}
