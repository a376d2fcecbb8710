/** Sets of small numbers as bits, 32 to a place. */
export function setBit(bits: Int32Array, number: number): void {
  ;(bits[number >> 5] as number) |= 1 << (number & 31)
}

export function hasBit(bits: Int32Array, number: number): boolean {
  return (((bits[number >> 5] as number) >>> (number & 31)) & 1) === 1
}

/** A set of `places` places that holds all numbers of the lists. */
export function bitsOf(places: number, ...lists: readonly Int32Array[]): Int32Array {
  const bits = new Int32Array(places)
  for (const list of lists) for (const number of list) setBit(bits, number)
  return bits
}

/** What is not empty of a set, place and value in turn, as a plain array: there are thousands of these, and a typed one takes two hundred bytes before it holds anything. */
export function partsOf(bits: Int32Array): readonly number[] {
  const parts: number[] = []
  bits.forEach((part, at) => {
    if (part !== 0) parts.push(at, part)
  })
  return parts
}

export function addParts(bits: Int32Array, parts: readonly number[]): void {
  for (let i = 0; i < parts.length; i += 2) (bits[parts[i] as number] as number) |= parts[i + 1] as number
}
