/**
 * Numbers as text: a pack's tables stand in its module as strings of ASCII, read in place and only as far as a message
 * needs them, so that a table costs a start nothing. `src/compile/packer.ts` writes what is read here.
 *
 * A number is any count of leading digits to the base 34 (codes from 93) and one last digit to the base 44 (codes from 48).
 */
export const LAST = { base: 44, code: 48 } as const
export const LEADING = { base: 34, code: 93 } as const
/** Numbers that are jumped to by index have four digits to the base 44. */
export const FIXED_WIDTH = 4

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

  skipSet(): void {
    for (let left = this.number(); left > 0; left--) this.number()
  }
}

/** The number at an index of a table of fixed width. */
export function fixedAt(table: string, index: number): number {
  let value = 0
  for (let at = index * FIXED_WIDTH, end = at + FIXED_WIDTH; at < end; at++) value = value * LAST.base + table.charCodeAt(at) - LAST.code
  return value
}
