import { describe, expect, test } from 'vitest'
import { applyFixes, type LintOptions, lintText } from '../../src/index.ts'

const about = { stage: 'resolved', language: 'en', audience: 'customers', format: 'markdown' } as const
const found = (text: string, options: LintOptions = {}): string[] =>
  (lintText(text, { ...about, ...options }).messages[0]?.findings ?? [])
    .filter((one) => one.ruleId === 'no-long-sentence')
    .map((one) => `${one.severity} ${/\d+/.exec(one.message)?.[0]}`)

const sentence = (count: number) => `Uploads ${Array.from({ length: count - 1 }, () => 'failed').join(' ')}.`

describe('the length of a sentence', () => {
  test.each([
    [sentence(25), []],
    [sentence(26), ['info 26']],
    [sentence(35), ['info 35']],
    [sentence(36), ['warning 36']],
    [sentence(45), ['warning 45']],
    [sentence(46), ['error 46']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected)
  })

  test.each(['sms', 'phone'] as const)('%s must be shorter', (channel) => {
    expect(found(sentence(18), { channel })).toEqual([])
    expect(found(sentence(19), { channel })).toEqual(['warning 19'])
    expect(found(sentence(26), { channel })).toEqual(['error 26'])
  })

  test('names, times and addresses are one word each', () => {
    expect(found(`Larkmail Upload Service Jakarta ${sentence(24)}`)).toEqual([])
    expect(found(`On https://larkmail.example/a/b/c ${sentence(24).toLowerCase()}`)).toEqual(['info 26'])
  })

  test('an enumeration behind a colon does not count', () => {
    expect(found(`${sentence(20).slice(0, -1)}: ${Array.from({ length: 10 }, (_, i) => `place${i}`).join(', ')}.`)).toEqual([])
  })

  test('paragraphs, and the mean of many sentences', () => {
    const long = sentence(22)
    expect(found(Array.from({ length: 5 }, () => long).join(' '))).toEqual(['info 110'])
    expect(found(Array.from({ length: 5 }, () => long).join('\n\n'))).toEqual(['info 22'])
    expect(found(Array.from({ length: 4 }, () => long).join('\n\n'))).toEqual([])
  })
})

describe('edits that keep the meaning', () => {
  const fixed = (text: string) => applyFixes(text, lintText(text, about))
  test.each([
    ['We stopped it in order to clear the queue.', 'We stopped it to clear the queue.'],
    ['In order to upload, sign in again.', 'To upload, sign in again.'],
    ['Due to the fact that the disk was full, uploads failed.', 'Because the disk was full, uploads failed.'],
    ['Save your work prior to the update.', 'Save your work before the update.'],
    ['Please note that uploads fail.', 'Uploads fail.'],
    ['Please note that 214 uploads failed.', '214 uploads failed.'],
    ['It is important to note that, in Jakarta, uploads fail.', 'In Jakarta, uploads fail.'],
    ['Hello. Please note that uploads fail due to the fact that it is full.', 'Hello. Uploads fail because it is full.'],
  ])('%s', (text, expected) => {
    expect(fixed(text)).toBe(expected)
  })

  test.each(['We stopped it in **order** to clear the queue.', 'Please note that [uploads](https://larkmail.example) fail.', 'Please note the new address.'])(
    'are not made across markup: %s',
    (text) => {
      expect(fixed(text)).toBe(text)
    },
  )
})
