import { expect, test } from 'vitest'
import { lintText, type Situation, type Verdict } from '../src/index.ts'

const rows: [text: string, situation: Situation, verdict: Verdict][] = [
  ['You could not pay from 01:00 UTC on Sunday 15 March 2026 to 02:40 UTC.', 'completed', 'present'],
  ['The work of Sunday 15 March 2026, 01:00 to 03:00 UTC, began at 01:04 UTC.', 'in-progress', 'present'],
  // The notice of work ahead tells of something else there.
  ['The disk failed at 01:00 UTC on Sunday 15 March 2026 and again at 02:40 UTC.', 'ordinary', 'hollow'],
  ['The work began earlier today.', 'in-progress', 'hollow'],
]

test.each(rows)('what has happened in planned work is its time: %s (%s)', (text, situation, verdict) => {
  const [message] = lintText(text, { format: 'text', stage: 'scheduled', situation, channel: 'status', language: 'en' }).messages
  expect(message?.elements.timeline.verdict).toBe(verdict)
})
