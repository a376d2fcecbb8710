import type { Detector } from '../model.ts'
import { calendarChecks } from './calendar.ts'
import { type FactCheck, factsOf } from './facts.ts'
import { zoneChecks } from './zones.ts'

const checks: readonly FactCheck[] = [...calendarChecks, ...zoneChecks]

/** SPEC 5: what one message says of times, shares, counts and names, held against itself and the calendar. */
export const detectFacts: Detector = (message, context) => {
  const facts = factsOf(message, context)
  return checks.flatMap((check) => check(facts))
}
