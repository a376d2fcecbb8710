/**
 * Numbers as text: a pack's tables stand in its module as strings of ASCII, read in place and only as far as a message
 * needs them, so that a table costs a start nothing. `src/compile/packer.ts` writes what is read here.
 *
 * A number is any count of leading digits to the base 34 (codes from 93) and one last digit to the base 57 (codes from 35): all of
 * ASCII that a string literal takes as it is.
 */
export const LAST = { base: 57, code: 35 } as const
export const LEADING = { base: 34, code: 93 } as const
/** Numbers that are jumped to by index have four last digits. */
export const FIXED_WIDTH = 4

/** What a pack knows of a word. `word` is the number that phrases call it by, -1 when none does. */
export interface PackedRecord {
  numeric: boolean
  word: number
  /** The lexicons that list it, and those that list a beginning of it; the beginnings that phrases name; the needs that it meets. */
  listed: Int32Array
  begun: Int32Array
  beginnings: Int32Array
  needs: Int32Array
  /** Phrases that it begins, before and behind those that any word begins; or all of them. */
  before: Int32Array
  behind: Int32Array
  starts: Int32Array
}

type SetsOfWord = [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array]
const SETS = Array.from({ length: 7 }, (_, at) => 4 * 2 ** at)
const NONE = new Int32Array(0)

export class PackedReader {
  constructor(
    private readonly text: string,
    public at = 0,
  ) {}

  /** The next number, 0 and up. */
  number(): number {
    let value = 0
    for (;;) {
      const code = this.text.charCodeAt(this.at++)
      if (code < LEADING.code) return value * LAST.base + code - LAST.code
      value = value * LEADING.base + code - LEADING.code
    }
  }

  /** A set of numbers, the least first: how many, and how far each is above the one before. */
  set(): Int32Array {
    const out = new Int32Array(this.number())
    for (let i = 0, value = 0; i < out.length; i++) out[i] = value += this.number()
    return out
  }

  /** What is known of a word: whether it is a number, the number that phrases call it by, and which of its sets are not empty. */
  record(): PackedRecord {
    const head = this.number()
    const word = (head & 2) === 0 ? -1 : this.number()
    const [listed, needs, before, begun, beginnings, behind, starts] = SETS.map((flag) => ((head & flag) === 0 ? NONE : this.set())) as SetsOfWord
    return { numeric: (head & 1) === 1, word, listed, begun, beginnings, needs, before, behind, starts }
  }
}

/** The number at an index of a table of fixed width. */
export function fixedAt(table: string, index: number): number {
  let value = 0
  for (let at = index * FIXED_WIDTH, end = at + FIXED_WIDTH; at < end; at++) value = value * LAST.base + table.charCodeAt(at) - LAST.code
  return value
}
