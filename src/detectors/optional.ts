import type { Detector, OptionalId } from '../model.ts'
import { detectAccountability } from './accountability.ts'
import { detectConsequences } from './consequences.ts'
import { detectEmptyData } from './data.ts'
import { detectListening } from './listening.ts'
import { detectOwnership } from './ownership.ts'
import { detectProportion } from './proportion.ts'
import { detectRemedy } from './remedy.ts'
import { detectUnaffected } from './unaffected.ts'

/** Detectors of the optional elements, and the lexicon that a language has when it can tell them. Each runs only where its element is asked for. */
export const optionalDetectors: Readonly<Record<OptionalId, { reads: string; detect: Detector }>> = {
  remedy: { reads: 'remedy-given', detect: detectRemedy },
  ownership: { reads: 'own-fault', detect: detectOwnership },
  listening: { reads: 'reader-told', detect: detectListening },
  accountability: { reads: 'promised-before', detect: detectAccountability },
  proportion: { reads: 'compared', detect: detectProportion },
  'impact.data': { reads: 'data-fate', detect: detectEmptyData },
  'impact.unaffected': { reads: 'unaffected-empty', detect: detectUnaffected },
  'impact.consequences': { reads: 'can-be-done', detect: detectConsequences },
}
