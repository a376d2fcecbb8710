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
import { detectSender } from './sender.ts'
import { detectSigner } from './signer.ts'
import { detectSlots } from './slots.ts'
import { detectTimeline } from './timeline.ts'
import { detectWording } from './wording.ts'
import { detectWorkaround } from './workaround.ts'

/** The map of detectors: one line each, by the rule that it is for or what it marks. Their order has no effect on a verdict. */
const map: Readonly<Record<string, Detector>> = {
  'named-signer': detectSigner,
  'reachable-contact': detectContact,
  'real-apology': detectApology,
  'clear-timeline': detectTimeline,
  'stated-cause': detectCause,
  'specific-prevention': detectPrevention,
  'bounded-impact': detectImpact,
  'next-update': detectNextUpdate,
  'current-action': detectCurrentAction,
  workaround: detectWorkaround,
  'remedy-pending': detectRemedyPending,
  'canonical-page': detectCanonicalPage,
  wording: detectWording,
  'no-unfilled-slot': detectSlots,
  'no-leak': detectLeaks,
  'internal-recipient': detectRecipients,
  'no-long-sentence': detectLengths,
  'channel-length': detectChannelLength,
  'no-buried-lede': detectLede,
  'no-one-way-channel': detectSender,
  'no-jargon': detectJargon,
  'no-boilerplate': detectBoilerplate,
}

export const detectors: readonly Detector[] = Object.values(map)

/** What a detector of the map is called; undefined for any other. */
export function nameOf(detector: Detector): string | undefined {
  return Object.keys(map).find((name) => map[name] === detector)
}
