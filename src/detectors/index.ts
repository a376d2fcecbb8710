import type { Detector } from '../model.ts'
import { detectApology } from './apology.ts'
import { detectBoilerplate } from './boilerplate.ts'
import { detectCanonicalPage } from './canonical-page.ts'
import { detectCause } from './cause.ts'
import { detectChannelLength } from './channel-length.ts'
import { detectContact } from './contact.ts'
import { detectCurrentAction } from './current-action.ts'
import { detectImpact } from './impact.ts'
import { detectJargon } from './jargon.ts'
import { detectLeaks } from './leaks.ts'
import { detectLede } from './lede.ts'
import { detectLengths } from './lengths.ts'
import { detectNextUpdate } from './next-update.ts'
import { detectPrevention } from './prevention.ts'
import { detectRecipients } from './recipients.ts'
import { detectRemedyPending } from './remedy-pending.ts'
import { detectSigner } from './signer.ts'
import { detectSlots } from './slots.ts'
import { detectTimeline } from './timeline.ts'
import { detectWording } from './wording.ts'
import { detectWorkaround } from './workaround.ts'

/** The map of detectors: one line each. Their order has no effect on a verdict. */
export const detectors: readonly Detector[] = [
  detectSigner,
  detectContact,
  detectApology,
  detectTimeline,
  detectCause,
  detectPrevention,
  detectImpact,
  detectNextUpdate,
  detectCurrentAction,
  detectWorkaround,
  detectRemedyPending,
  detectCanonicalPage,
  detectWording,
  detectSlots,
  detectLeaks,
  detectRecipients,
  detectLengths,
  detectChannelLength,
  detectLede,
  detectJargon,
  detectBoilerplate,
]
