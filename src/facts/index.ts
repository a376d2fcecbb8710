import type { Detector } from '../model.ts'
import { calendarChecks } from './calendar.ts'
import { countChecks } from './counts.ts'
import { type FactCheck, factsOf } from './facts.ts'
import { lengthChecks } from './lengths.ts'
import { nameChecks } from './names.ts'
import { orderChecks } from './order.ts'
import { postingChecks } from './posting.ts'
import { shareChecks } from './shares.ts'
import { tenseChecks } from './tense.ts'
import { zoneChecks } from './zones.ts'

/** They need a time to say anything. */
const ofTimes: readonly FactCheck[] = [...calendarChecks, ...zoneChecks, ...orderChecks, ...lengthChecks, ...postingChecks]
const ofNumbers: readonly FactCheck[] = [...shareChecks, ...countChecks]
const ofWords: readonly FactCheck[] = [...tenseChecks, ...nameChecks]

/** SPEC 5: what one message says of times, shares, counts and names, held against itself and the calendar. */
export const detectFacts: Detector = (message, context) => {
  const facts = factsOf(message, context)
  const numbered = message.sentences.some((sentence) => sentence.tokens.some((token) => token.number))
  const checks = [...(facts.times.length > 0 ? ofTimes : []), ...(numbered ? ofNumbers : []), ...ofWords]
  return checks.flatMap((check) => check(facts))
}
