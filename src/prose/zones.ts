import type { Block, Zone } from '../model.ts'
import { setEarlier } from './earlier.ts'
import { footerFrom } from './footer.ts'
import { linesOf, type ReadLine } from './lines.ts'
import type { Prose } from './prepare.ts'
import { findSignoffs } from './signoff.ts'

const STATES: ReadonlySet<Zone> = new Set(['body', 'list', 'cell'])

/** Zones whose sentences can satisfy any element (SPEC 0.2). */
export function states(block: Block): boolean {
  return STATES.has(block.zone)
}

/** What the zones need of the maker of sentences. */
export interface ZoneTools {
  read: ReadLine
  /** Gives a range of a block a zone of its own: the block falls into up to three, each with its sentences made anew. */
  cut(block: Block, start: number, end: number, zone: Zone): void
}

/** Sign-off, footer and earlier updates are found from the words: readers know only the markup. */
export function setZones(prose: Prose, tools: ZoneTools): void {
  setEarlier(prose, tools)
  const candidates = () => prose.blocks.filter((block) => block.zone === 'body' || block.zone === 'list')
  const blocks = candidates()
  const lines = linesOf(prose.text, blocks, tools.read)
  const footer = footerFrom(prose.text, blocks, lines)
  const signoffs = findSignoffs(lines.filter((line) => line.start < footer))
  for (const block of blocks) {
    if (block.end > footer && block.start < block.end) tools.cut(block, Math.max(block.start, footer), block.end, 'footer')
  }
  for (const found of signoffs) {
    for (const block of candidates())
      if (found.start < block.end && found.end > block.start) tools.cut(block, Math.max(found.start, block.start), Math.min(found.end, block.end), 'signoff')
  }
}
