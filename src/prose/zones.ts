import type { Block, Zone } from '../model.ts'
import type { Prose } from './prepare.ts'

const STATES: ReadonlySet<Zone> = new Set(['body', 'list', 'cell'])

/** Zones whose sentences can satisfy any element (SPEC 0.2). */
export function states(block: Block): boolean {
  return STATES.has(block.zone)
}

/** Sign-off, footer and earlier updates are found from the words: readers know only the markup. */
export function setZones(_prose: Prose): void {}
