import type { Draft, Run } from '../model.ts'
import { byteOf } from './windows-1252.ts'

/** Signs that the first byte of a sign in UTF-8 becomes when it is read as windows-1252. */
const LEADS = /[\u00c2-\u00f4]/g
const LONGEST = 4

interface Repair {
  start: number
  end: number
  words: string
}

/**
 * Puts right what was written as UTF-8 and read as windows-1252 (`â€œ` for `“`): the words are judged as they were meant,
 * and the trouble is reported once. The same draft where nothing is wrong, which costs one search.
 */
export function repaired(draft: Draft): Draft {
  const repairs = repairsOf(draft.text)
  const [first] = repairs
  if (!first) return draft
  const mangled = draft.text.slice(first.start, first.end)
  const message = `Unexpected \`${mangled}\`, expected \`${first.words}\`: the text was saved in one encoding and read in another; it was judged as it was meant`
  const shift = shifterOf(repairs)
  return {
    ...draft,
    text: apply(draft.text, repairs),
    runs: draft.runs.flatMap((run, index) => split(run, draft.runs[index + 1]?.at ?? draft.text.length, repairs, shift)),
    blocks: draft.blocks.map((block) => ({ ...block, start: shift(block.start), end: shift(block.end) })),
    inlines: draft.inlines.map((inline) => ({ ...inline, start: shift(inline.start), end: shift(inline.end) })),
    remarks: [...draft.remarks, { message, offset: sourceOf(draft.runs, first.start) }],
  }
}

function repairsOf(text: string): Repair[] {
  const repairs: Repair[] = []
  LEADS.lastIndex = 0
  for (let match = LEADS.exec(text); match; match = LEADS.exec(text)) {
    const repair = repairAt(text, match.index)
    if (!repair) continue
    const last = repairs.at(-1)
    if (last?.end === repair.start) Object.assign(last, { end: repair.end, words: last.words + repair.words })
    else repairs.push(repair)
    LEADS.lastIndex = repair.end
  }
  // "Ã©" in one word may be meant; a sign of three bytes, or several of two, is not.
  return repairs.some(({ start, end }) => end - start >= 3) || repairs.length >= 2 ? repairs : []
}

/** The sign whose bytes, each read as one of windows-1252, begin at `start`. */
function repairAt(text: string, start: number): Repair | undefined {
  const lead = byteOf(text[start] as string) as number
  const length = lead >= 0xf0 ? LONGEST : lead >= 0xe0 ? 3 : 2
  let code = lead & (0xff >> (length + 1))
  for (let index = 1; index < length; index++) {
    const byte = byteOf(text[start + index] ?? '')
    if (byte === undefined || (byte & 0xc0) !== 0x80) return undefined
    code = (code << 6) | (byte & 0x3f)
  }
  if (code < 0x80 || (length === 3 && code < 0x800) || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
  return { start, end: start + length, words: String.fromCodePoint(code) }
}

function apply(text: string, repairs: readonly Repair[]): string {
  let out = ''
  let at = 0
  for (const { start, end, words } of repairs) {
    out += text.slice(at, start) + words
    at = end
  }
  return out + text.slice(at)
}

/** Old places to new ones; a place inside a repaired sign is its end. Binary search: blocks and runs are many. */
function shifterOf(repairs: readonly Repair[]): (at: number) => number {
  const saved: number[] = []
  let sum = 0
  for (const { start, end, words } of repairs) {
    sum += end - start - words.length
    saved.push(sum)
  }
  return (at) => {
    let low = 0
    let high = repairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((repairs[middle] as Repair).start < at) low = middle + 1
      else high = middle
    }
    if (low === 0) return at
    const { end } = repairs[low - 1] as Repair
    return Math.max(at, end) - (saved[low - 1] as number)
  }
}

/** A run around repaired signs: what stands between them as it was, each of them as one. `until` is where the next run begins. */
function split(run: Run, until: number, repairs: readonly Repair[], shift: (at: number) => number): Run[] {
  const last = run.whole ? until : Math.min(until, run.at + run.to - run.from)
  const inside = repairs.filter(({ start, end }) => end > run.at && start < last)
  if (inside.length === 0 || run.whole) return [{ ...run, at: shift(run.at) }]
  const out: Run[] = []
  let at = run.at
  const source = (place: number) => run.from + place - run.at
  for (const { start, end } of inside) {
    const [from, to] = [Math.max(start, run.at), Math.min(end, last)]
    if (from > at) out.push({ at: shift(at), from: source(at), to: source(from), whole: false })
    if (start >= run.at) out.push({ at: shift(from), from: source(from), to: source(to), whole: true })
    at = to
  }
  if (at < last) out.push({ at: shift(at), from: source(at), to: source(last), whole: false })
  return out
}

function sourceOf(runs: readonly Run[], at: number): number {
  const run = runs.findLast((one) => one.at <= at)
  return run ? (run.whole ? run.from : run.from + at - run.at) : 0
}
