import type { Detector, OptionalId } from '../model.ts'
import { detectEmptyData } from './data.ts'
import { detectRemedy } from './remedy.ts'

/** Detectors of the optional elements, and the lexicon that a language has when it can tell them. Each runs only where its element is asked for. */
export const optionalDetectors: Readonly<Record<OptionalId, { reads: string; detect: Detector }>> = {
  remedy: { reads: 'remedy-given', detect: detectRemedy },
  'impact.data': { reads: 'data-fate', detect: detectEmptyData },
}
