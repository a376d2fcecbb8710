import { FIXED_WIDTH, LAST, LEADING } from '../prose/packed.ts'

/** A number of 0 and up as `src/prose/packed.ts` reads it. */
export function packed(value: number): string {
  let out = String.fromCharCode(LAST.code + (value % LAST.base))
  for (let rest = Math.floor(value / LAST.base); rest > 0; rest = Math.floor(rest / LEADING.base))
    out = String.fromCharCode(LEADING.code + (rest % LEADING.base)) + out
  return out
}

/** The numbers one behind the other; the reader knows how many there are. */
export function packedAll(values: Iterable<number>): string {
  return Array.from(values, packed).join('')
}

/** A set of numbers: how many, the least, and how far each is above the one before. */
function packedSet(values: Iterable<number>): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  return packed(sorted.length) + packedAll(sorted.map((value, at) => value - (sorted[at - 1] ?? 0)))
}

/** A table that is read by index. Throws RangeError on a number that has no place in it. */
export function packedTable(values: readonly number[]): string {
  return values.map(fixed).join('')
}

function fixed(value: number): string {
  if (value >= LAST.base ** FIXED_WIDTH) throw new RangeError('the language pack is too large for its tables')
  let out = ''
  for (let i = 0, rest = value; i < FIXED_WIDTH; i++, rest = Math.floor(rest / LAST.base)) out = String.fromCharCode(LAST.code + (rest % LAST.base)) + out
  return out
}

/** What is known of a word, as `recordIn` of `src/prose/packed.ts` reads it. */
export function packedRecord(numeric: boolean, word: number, sets: readonly (readonly number[])[]): string {
  const filled = sets.map((set) => (set.length > 0 ? packedSet(set) : ''))
  const flags = filled.reduce((sum, set, at) => sum + (set === '' ? 0 : 2 ** at), 0)
  return packed((flags * 2 + Number(word > 0)) * 2 + Number(numeric)) + (word > 0 ? packed(word - 1) : '') + filled.join('')
}
