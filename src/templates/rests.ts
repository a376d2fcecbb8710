import type { ElementId } from '../model.ts'
import type { SlotType } from './model.ts'

const RESTS: Partial<Record<SlotType, readonly ElementId[]>> = {
  person: ['signer'],
  contact: ['contact'],
  instant: ['timeline', 'next-update'],
  window: ['timeline'],
  effect: ['impact'],
  group: ['impact'],
  count: ['impact'],
  mechanism: ['cause'],
  reason: ['cause'],
  change: ['prevention'],
  act: ['current-action'],
  check: ['current-action'],
  customer_act: ['workaround'],
  apology_object: ['apology'],
}

/** The elements that rest on a slot of a type. */
export function elementsOn(type: SlotType): readonly ElementId[] {
  return RESTS[type] ?? []
}
