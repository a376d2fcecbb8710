import type { PackedReader } from './packed.ts'

/**
 * The automaton of a phrase, as it is walked: first the state at the head of a sentence and the one inside it. A state is an
 * offset in here, 0 none: four times the count of its edges, 1 more when the phrase ends here and 2 more when it does at the
 * end of the sentence; the state that all other words lead to; then symbol and state of each edge. A symbol is twice that of
 * an atom, or 1 more than twice a class. `src/compile/symbols.ts` writes what is read here.
 */
export function statesIn(reader: PackedReader): Int32Array {
  const count = reader.number()
  const out = [reader.number(), reader.number()]
  const offsets = [0]
  for (let state = 0; state < count; state++) {
    offsets.push(out.length)
    const head = reader.number()
    out.push((head >> 3) * 4 + (head & 3), (head & 4) === 0 ? 0 : reader.number())
    for (let edge = head >> 3; edge > 0; edge--) out.push(reader.number(), reader.number())
  }
  const states = Int32Array.from(out)
  states[0] = offsets[out[0] as number] as number
  states[1] = offsets[out[1] as number] as number
  for (let state = 2; state < states.length; ) {
    const last = state + 1 + ((states[state] as number) >> 2) * 2
    for (let target = state + 1; target <= last; target += 2) states[target] = offsets[states[target] as number] as number
    state = last + 1
  }
  return states
}
