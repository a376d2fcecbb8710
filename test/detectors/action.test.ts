import { expect, test } from 'vitest'
import { lintText, type Verdict } from '../../src/index.ts'

const rows: [verdict: Verdict, text: string][] = [
  ['present', 'Lena Brandt is moving the label printer service to our second hall.'],
  ['present', 'We have sent the second payment back to all 2,300 banks.'],
  ['hollow', 'We are fixing the service.'],
  // Nothing of its own stands before the empty word.
  ['absent', 'We are updating the affected internal services.'],
]

test.each(rows)('current action is %s: %s', (verdict, text) => {
  const [message] = lintText(text, { format: 'text', stage: 'identified', channel: 'status', language: 'en' }).messages
  expect(message?.elements['current-action'].verdict).toBe(verdict)
})
