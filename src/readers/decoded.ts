import type { Draft, Run } from '../model.ts'
import { runIndex, toSource, toSourceEnd } from './source.ts'

/** The words of an escaped stretch of a file (a JSON string, an XML element, a mail part) and the way back to it. */
export interface Decoded {
  text: string
  /** Cover all of `text`. */
  runs: Run[]
}

/** Collects decoded words; ranges count in `source`. */
export class Decoder {
  private readonly parts: string[] = []
  private length = 0
  private readonly runs: Run[] = []

  constructor(readonly source: string) {}

  /** Adds a range of the source as it stands. */
  keep(from: number, to: number): void {
    if (from >= to) return
    const last = this.runs.at(-1)
    if (last && !last.whole && last.to === from) last.to = to
    else this.runs.push({ at: this.length, from, to, whole: false })
    this.add(this.source.slice(from, to))
  }

  /** Adds words that stand for a range of the source. */
  put(words: string, from: number, to: number): void {
    if (words === '') return
    this.runs.push({ at: this.length, from, to, whole: true })
    this.add(words)
  }

  finish(): Decoded {
    return { text: this.parts.join(''), runs: this.runs }
  }

  private add(words: string): void {
    this.parts.push(words)
    this.length += words.length
  }
}

/** A range of decoded words, as decoded words. */
export function partOf({ text, runs }: Decoded, from: number, to: number): Decoded {
  return { text: text.slice(from, to), runs: through(runs, { at: 0, from, to, whole: false }, text.length) }
}

/**
 * A draft that was read from decoded words, with its places in the file. Front matter is none of an embedded text:
 * see `guarded`.
 */
export function embed(draft: Draft, { text, runs }: Decoded): Draft {
  const at = (offset: number) => toSource(runs, offset)
  const end = (offset: number) => (offset > 0 ? toSourceEnd(runs, offset) : at(0))
  return {
    ...draft,
    runs: draft.runs.flatMap((run) => through(runs, run, text.length)),
    pardons: draft.pardons.map((pardon) => ({ ...pardon, offset: at(pardon.offset), endOffset: end(pardon.endOffset), at: at(pardon.at) })),
    remarks: draft.remarks.map((remark) => ({ ...remark, offset: at(remark.offset) })),
    offset: at(draft.offset),
    endOffset: end(draft.endOffset),
    escaped: true,
  }
}

/** Two maps in a row: a run that leads into decoded words, led on into the file. */
function through(outer: readonly Run[], run: Run, length: number): Run[] {
  if (run.whole) return [{ ...run, from: toSource(outer, run.from), to: toSourceEnd(outer, run.to) }]
  const out: Run[] = []
  for (let index = runIndex(outer, run.from); index < outer.length; index++) {
    const one = outer[index] as Run
    if (one.at >= run.to) break
    const start = Math.max(run.from, one.at)
    const stop = Math.min(run.to, outer[index + 1]?.at ?? length)
    const from = one.whole ? one.from : one.from + start - one.at
    if (start < stop) out.push({ at: run.at + start - run.from, from, to: one.whole ? one.to : from + stop - start, whole: one.whole })
  }
  return out
}
