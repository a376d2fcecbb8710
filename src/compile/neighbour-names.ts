/** Kinds of neighbour that words alone cannot name; `src/detectors/neighbours.ts` finds them. */
export const NEIGHBOURS = [
  'number',
  'time',
  'clock',
  'length',
  'name',
  'mechanism',
  'owned-act',
  'owned-act-around',
  'self',
  'self-around',
  'address',
  'negated',
  'supposed',
] as const
export type NeighbourKind = (typeof NEIGHBOURS)[number]

/** Where a lexicon is looked for, as seen from the words. `around`: two sentences either way. */
export const WHERES = ['clause', 'before', 'after', 'right-after', 'sentence', 'next', 'around', 'message'] as const
export type Where = (typeof WHERES)[number]

/** `number`, or `<where> <lexicon> …` as in `sentence agent`: any of the lexicons. */
export function isNeighbour(name: string, lexicons: ReadonlySet<string>): boolean {
  const [where, ...named] = name.split(' ')
  if (named.length === 0) return NEIGHBOURS.includes(name as NeighbourKind)
  return WHERES.includes(where as Where) && named.every((lexicon) => lexicons.has(lexicon))
}
