import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'
import { FAULTS } from './faults.ts'

/** Messages that hold no wrong fact: each kind of fault finds a place in one of them at least. */
const SOUND = [
  'Sign-in at shop.example failed on Wednesday, 4 March 2026 from 18:40 to 20:05 UTC (85 minutes). We lost the orders of 12 of our 48 customers.',
  'On Friday, 10 July 2026 card payments failed from 09:10 to 09:50 PDT (40 minutes), after a change at 8:05 PDT.',
  'Uploads were slow on Thursday, July 9, 2026 from 5:30 to 6:10 CEST. Of the late ones 60 % in Europe, 30 % in Asia, 10 % elsewhere were sent again.',
  'All times UTC, 18 June 2026.\n\n- 09:02 first failed upload\n- 09:05 alarm\n- 09:16 old certificate put back\n- 09:20 all well',
  'Mail was late on Monday 2026-03-02 from 10:00 PT / 18:00 UTC, for 34 of 120 servers.',
  'Search failed on Tuesday 10 November 2026 at 10:00 UTC (17:00 WIB) and was back at 10:30 UTC (17:30 WIB).',
]

const findings = (text: string) =>
  (lintText(text, { format: 'markdown', language: 'en', stage: 'postmortem', channel: 'status' }).messages[0]?.findings ?? []).filter(
    ({ kind, severity }) => kind === 'fact' && severity !== 'info',
  )

test.each(SOUND)('holds no wrong fact: %s', (text) => {
  expect(findings(text).map(({ message }) => message)).toEqual([])
})

describe.each(Object.entries(FAULTS))('%s', (_, { rules, inject }) => {
  const faulty = SOUND.flatMap((text) => inject(text) ?? [])
  test('finds a place in a message', () => {
    expect(faulty.length).toBeGreaterThan(0)
  })
  test.each(faulty)('is found: %s', (text) => {
    expect(findings(text).some(({ ruleId }) => rules.includes(ruleId))).toBe(true)
  })
})
