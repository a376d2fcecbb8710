import { OP } from '../compile/phrases.ts'
import type { Token } from '../model.ts'

/** A compiled phrase: see `src/compile/phrases.ts` for the instructions. */
export type Program = readonly (string | number)[]

/** Parts are parted by blanks; a number is an operation or stands behind one as its operand, all else is a word. */
export function readProgram(program: string): Program {
  let operands = 0
  return program.split(' ').map((part) => {
    const operation = operands === 0 && OPERATION.test(part)
    if (!operation && operands === 0) return part
    operands = operation ? (OPERANDS[part] ?? 0) : operands - 1
    return Number(part)
  })
}

const OPERATION = /^-\d$/
const OPERANDS: Record<string, number> = { [OP.split]: 2, [OP.jump]: 1, [OP.notNext]: 1 }

/** `#` stands for digits or one of these. */
export interface NumberWords {
  has(word: string): boolean
}

/** A place in a phrase that waits for a word, and where that word leads. */
export interface Stop {
  readonly counter: number
  /** The word, or its beginning when `prefix`; undefined for any word or a number. */
  readonly word: string | undefined
  readonly prefix: boolean
  readonly numeric: boolean
}

/** Where a phrase stands between two words. */
export interface Stand {
  stops: Stop[]
  /** The phrase ends here; or it does if the sentence does. */
  accepts: boolean
  acceptsAtEnd: boolean
}

/** One phrase as a graph of stops, made as far as it is walked. */
export class PhraseGraph {
  private readonly stops = new Map<number, Stop>()
  /** Those that no `!(…)` has a say in. */
  private readonly stands = new Map<number, Stand>()

  constructor(private readonly program: Program) {}

  start(atSentenceStart: boolean): Stand {
    return this.stand(0, atSentenceStart)
  }

  /** Passes over every `!(…)`. */
  after(stop: Stop): Stand {
    return this.stand(stop.counter + 1, false)
  }

  /** Follows the instructions that take no word. `guard` answers for a `!(…)`: true when what it forbids does not follow. */
  stand(from: number, sentenceStart: boolean, guard: (counter: number) => boolean = () => true): Stand {
    const known = this.stands.get(from * 2 + Number(sentenceStart))
    if (known) return known
    const out: Stand = { stops: [], accepts: false, acceptsAtEnd: false }
    const seen = new Set<number>()
    let guarded = false
    const stack: [counter: number, atEnd: boolean][] = [[from, false]]
    for (let top = stack.pop(); top; top = stack.pop()) {
      const [counter, atEnd] = top
      const key = counter * 2 + Number(atEnd)
      if (seen.has(key)) continue
      seen.add(key)
      const one = this.program[counter]
      if (one === OP.split) stack.push([this.program[counter + 2] as number, atEnd], [this.program[counter + 1] as number, atEnd])
      else if (one === OP.jump) stack.push([this.program[counter + 1] as number, atEnd])
      else if (one === OP.start) sentenceStart && stack.push([counter + 1, atEnd])
      else if (one === OP.end) stack.push([counter + 1, true])
      else if (one === OP.notNext) {
        guarded = true
        if (guard(counter)) stack.push([this.program[counter + 1] as number, atEnd])
      } else if (one === OP.accept) out[atEnd ? 'acceptsAtEnd' : 'accepts'] = true
      else if (!atEnd) out.stops.push(this.stopAt(counter))
    }
    if (!guarded) this.stands.set(from * 2 + Number(sentenceStart), out)
    return out
  }

  private stopAt(counter: number): Stop {
    const known = this.stops.get(counter)
    if (known) return known
    const one = this.program[counter] as string | number
    const prefix = typeof one === 'string' && one.length > 1 && one.endsWith('*')
    const word = typeof one === 'string' ? (prefix ? one.slice(0, -1) : one) : undefined
    const stop: Stop = { counter, word, prefix, numeric: one === OP.number }
    this.stops.set(counter, stop)
    return stop
  }
}

/** Whether a stop takes a word. */
function takes({ word, prefix, numeric }: Stop, { norm, number }: Token, numbers: NumberWords): boolean {
  if (word !== undefined) return prefix ? norm.startsWith(word) : norm === word
  return !numeric || number || numbers.has(norm)
}

/**
 * Index after the last token of the longest match of one phrase from `at`, or -1: the plain way, word by word.
 * Phrases with `!(…)` need it, since what follows them decides.
 */
export function longest(graph: PhraseGraph, tokens: readonly Token[], at: number, numbers: NumberWords, start = 0): number {
  const merge = (counters: number[], position: number): Stand => {
    const stands = counters.map((counter) => graph.stand(counter, position === 0, (guard) => longest(graph, tokens, position, numbers, guard + 2) < 0))
    if (stands.length === 1) return stands[0] as Stand
    return {
      stops: [...new Set(stands.flatMap((one) => one.stops))],
      accepts: stands.some((one) => one.accepts),
      acceptsAtEnd: stands.some((one) => one.acceptsAtEnd),
    }
  }
  let found = -1
  let current = merge([start], at)
  for (let position = at; ; position++) {
    if (current.accepts || (position === tokens.length && current.acceptsAtEnd)) found = position
    const token = tokens[position]
    if (!token || current.stops.length === 0) return found
    current = merge(
      current.stops.filter((stop) => takes(stop, token, numbers)).map((stop) => stop.counter + 1),
      position + 1,
    )
  }
}
