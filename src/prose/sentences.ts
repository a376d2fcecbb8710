/** Sentences of one block, found without a tree; held against `parse-english` on real posts by a test. */
import { normalise } from './tokenize.ts'

/** No sentence is longer than this, whatever the text does: it bounds every per-sentence cost. */
const MOST_UNITS = 4000
const STOP = /[.!?…。！？]+[)\]"'”’»“«*_]*(?=\s|$)|[。！？]+|\n+/gu
const LIST_LINE = /^\s*(?:[-*+•–—·▪]|\d{1,3}[.)]|[A-Za-z][.)])\s/
const LABEL_LINE = /^\s*[\p{Lu}\d[(][^.!?\n]{0,40}?:(?:\s|$)/u
const TIME_LINE = /^\s*[[(]?\d{1,2}[:.h]\d{2}|^\s*\[?\d{4}-\d{2}-\d{2}/

export interface Range {
  start: number
  end: number
}

/** Lower-case words, without their last full stop. */
export interface Abbreviations {
  /** After these a full stop ends nothing: `e.g`, `approx`, `dr`. */
  has(word: string): boolean
  /** Those of them that are words as well, or close a sentence: `no`, `min`. Before a capitalised word the stop ends. */
  wordlike?: { has(word: string): boolean }
  /** Before these a figure with a full stop is an ordinal, where the language writes it so: `am 3. März`. */
  counted?: { has(word: string): boolean }
}

/** Offsets count in `text`. Ranges carry no outer white space and never overlap. */
export function sentenceRanges(text: string, start: number, end: number, abbreviations: Abbreviations): Range[] {
  const ranges: Range[] = []
  const block = text.slice(start, end)
  let from = 0
  STOP.lastIndex = 0
  for (let stop = STOP.exec(block); stop; stop = STOP.exec(block)) {
    const mark = stop[0]
    const after = stop.index + mark.length
    const ends = mark.startsWith('\n') ? lineEnds(block, from, stop.index, after) : stopEnds(block, from, stop.index, mark, abbreviations)
    if (!ends) continue
    add(ranges, block, start, from, mark.startsWith('\n') ? stop.index : after)
    from = after
  }
  add(ranges, block, start, from, block.length)
  return ranges
}

function add(ranges: Range[], block: string, offset: number, from: number, to: number): void {
  let first = from
  let last = to
  while (first < last && /\s/.test(block[first] as string)) first++
  while (last > first && /\s/.test(block[last - 1] as string)) last--
  for (; last - first > MOST_UNITS; first += MOST_UNITS) ranges.push({ start: offset + first, end: offset + first + MOST_UNITS })
  if (last > first) ranges.push({ start: offset + first, end: offset + last })
}

/** A full stop ends nothing after an abbreviation, an initial, or before a lower-case word. */
function stopEnds(block: string, from: number, at: number, mark: string, abbreviations: Abbreviations): boolean {
  // "(and rightly so!) about" and "wait... then" go on.
  if (/^[.!?…]/.test(mark) && /^\s*\p{Ll}/u.test(block.slice(at + mark.length, at + mark.length + 12)) && (!mark.startsWith('.') || mark.startsWith('..')))
    return false
  if (!mark.startsWith('.') || mark.startsWith('..')) return true
  // "2. Add alerts": the number of an item is no sentence.
  if (/^\s*\(?\p{N}{1,3}$/u.test(block.slice(from, at))) return false
  const before = block.slice(Math.max(from, at - 24), at)
  const next = block.slice(at + mark.length, at + mark.length + 12)
  const word = /[\p{L}.]+$/u.exec(before)?.[0].toLowerCase()
  if (/(?:^|[\s(–-])\p{N}{1,2}$/u.test(before) && isCounted(block.slice(at + 1, at + 28), abbreviations)) return false
  if (word && /^\s/.test(next)) {
    // "a.m.", "p.m." and "U.S." do end a sentence when a capital follows that begins one.
    if (/^[ap]\.m$/.test(word)) return /^\s+(?:\p{Lu}\p{Ll}|$)/u.test(next) && !/^\s+(?:[A-Z]{2,5}\b|Pacific|Eastern|Central|Mountain|on\b)/.test(next)
    // "at No. 30" goes on; "Was it lost? No. We have it." does not.
    if (abbreviations.has(word)) return (abbreviations.wordlike?.has(word) ?? false) && /^\s+\p{Lu}(?:\p{L}|\s)/u.test(next)
    // "s.d. 14.00": letters with stops between them, and a figure.
    if (/^(?:\p{L}\.)+\p{L}$/u.test(word) && /^\s+\p{N}/u.test(next)) return false
    if (/^(?:\p{L}\.)*\p{L}$/u.test(word) && /^\s+\p{Lu}/u.test(next) && /(?:^|\s)\p{Lu}$/u.test(before)) return false
  }
  return !/^\s*\p{Ll}/u.test(next) || /^\s*\p{Ll}+\p{Lu}/u.test(next)
}

function isCounted(next: string, { counted }: Abbreviations): boolean {
  const word = counted && /^\s+(\p{L}+)/u.exec(next)?.[1]
  return word !== undefined && counted?.has(normalise(word)) === true
}

/** A single line break ends a sentence only where the lines are items, labels or times, or the line was cut short. */
function lineEnds(block: string, from: number, at: number, after: number): boolean {
  if (after - at > 1) return true
  const begin = block.lastIndexOf('\n', at - 1) + 1
  const line = block.slice(Math.max(begin, from), at)
  const next = block.slice(after, after + 120)
  if (LIST_LINE.test(next) || LABEL_LINE.test(next) || TIME_LINE.test(next)) return true
  if (/[.!?:;…]["'”’)\]*_]*\s*$/.test(line)) return true
  if (/^\s*\p{Ll}/u.test(next)) return false
  // A wrapped line is long; a line that stops early was ended on purpose.
  const nextWord = /^\s*\S+/.exec(next)?.[0].length ?? 0
  return !/[,–-]\s*$/.test(line) && line.length + nextWord < 60
}
