import type { Draft } from '../../src/model.ts'

/** Blocks as lines `zone: words`, with depth or list number where they have one: `heading2: What happened`, `list1: first`. */
export function shape({ text, blocks }: Draft): string[] {
  return blocks.map(({ zone, start, end, depth, list, ordered }) => `${zone}${depth ?? list ?? ''}${ordered ? 'o' : ''}: ${text.slice(start, end)}`)
}

/** Inlines as lines `kind words url`. */
export function stretches({ text, inlines }: Draft): string[] {
  return inlines.map(({ kind, start, end, url }) => `${kind} ${text.slice(start, end)}${url === undefined ? '' : ` → ${url}`}`)
}
