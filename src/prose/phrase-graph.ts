import { type Instruction, OP, type Program } from './phrase-program.ts'

/** A place in a phrase that waits for a word: what it waits for, and where in the program. */
export interface Stop {
  readonly counter: number
  /** A word, or the operations for any word and for a number. */
  readonly one: Instruction
}

/** Where a phrase stands between two words. */
export interface Stand {
  stops: readonly Stop[]
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

  /** Where the words that these stops take lead. Passes over every `!(…)`. */
  after(stops: readonly Stop[]): Stand {
    return joined(stops.map((stop) => this.stand(stop.counter + 1, false)))
  }

  /** Follows the instructions that take no word. `guard` answers for a `!(…)`: true when what it forbids does not follow. */
  stand(from: number, sentenceStart: boolean, guard: (counter: number) => boolean = () => true): Stand {
    const known = this.stands.get(from * 2 + Number(sentenceStart))
    if (known) return known
    const stops: Stop[] = []
    const out: Stand = { stops, accepts: false, acceptsAtEnd: false }
    // Each is twice a counter, 1 more behind the end of the sentence.
    const stack = [from * 2]
    const seen = new Set<number>()
    let guarded = false
    for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
      if (seen.has(key)) continue
      seen.add(key)
      const counter = key >> 1
      const atEnd = key & 1
      const one = this.program[counter] as Instruction
      if (one === OP.split) stack.push((this.program[counter + 2] as number) * 2 + atEnd, (this.program[counter + 1] as number) * 2 + atEnd)
      else if (one === OP.jump) stack.push((this.program[counter + 1] as number) * 2 + atEnd)
      else if (one === OP.start) sentenceStart && stack.push(key + 2)
      else if (one === OP.end) stack.push((counter + 1) * 2 + 1)
      else if (one === OP.notNext) {
        guarded = true
        if (guard(counter)) stack.push((this.program[counter + 1] as number) * 2 + atEnd)
      } else if (one === OP.accept) out[atEnd ? 'acceptsAtEnd' : 'accepts'] = true
      else if (!atEnd) stops.push(this.stopAt(counter, one))
    }
    if (!guarded) this.stands.set(from * 2 + Number(sentenceStart), out)
    return out
  }

  private stopAt(counter: number, one: Instruction): Stop {
    const known = this.stops.get(counter)
    if (known) return known
    const stop: Stop = { counter, one }
    this.stops.set(counter, stop)
    return stop
  }
}

function joined(stands: readonly Stand[]): Stand {
  if (stands.length === 1) return stands[0] as Stand
  const stops = new Set<Stop>()
  let accepts = false
  let acceptsAtEnd = false
  for (const stand of stands) {
    for (const stop of stand.stops) stops.add(stop)
    accepts ||= stand.accepts
    acceptsAtEnd ||= stand.acceptsAtEnd
  }
  return { stops: [...stops], accepts, acceptsAtEnd }
}

/** Whether the word at a position is what an instruction waits for; undefined behind the last word. */
export type Takes = (one: Instruction, position: number) => boolean | undefined

/**
 * Index after the last word of the longest match of one phrase from `at`, or -1: the plain way, word by word.
 * Phrases with `!(…)` need it, since what follows them decides.
 */
export function longest(graph: PhraseGraph, takes: Takes, at: number, start = 0): number {
  const merge = (counters: number[], position: number): Stand =>
    joined(counters.map((counter) => graph.stand(counter, position === 0, (guard) => longest(graph, takes, position, guard + 2) < 0)))
  let found = -1
  let current = merge([start], at)
  for (let position = at; ; position++) {
    const last = takes(OP.any, position) === undefined
    if (current.accepts || (last && current.acceptsAtEnd)) found = position
    if (last || current.stops.length === 0) return found
    current = merge(
      current.stops.filter(({ one }) => takes(one, position)).map((stop) => stop.counter + 1),
      position + 1,
    )
  }
}
