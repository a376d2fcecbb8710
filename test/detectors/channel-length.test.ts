import { describe, expect, test } from 'vitest'
import { postedLength } from '../../src/detectors/posted-length.ts'
import { smsSize } from '../../src/detectors/sms.ts'
import { lintText } from '../../src/index.ts'

describe('smsSize', () => {
  test.each([
    ['a'.repeat(160), 1, -1],
    ['a'.repeat(161), 2, -1],
    ['a'.repeat(307), 3, -1],
    [`${'a'.repeat(158)}€`, 1, -1],
    [`${'a'.repeat(159)}€`, 2, -1],
    [`${'a'.repeat(69)}’`, 1, 69],
    [`${'a'.repeat(70)}’`, 2, 70],
  ])('%s', (text, parts, wide) => {
    expect(smsSize(text)).toMatchObject({ parts, wide })
  })
})

describe('postedLength', () => {
  test.each([
    ['a'.repeat(280), 'x', 280, 280],
    ['日本', 'x', 4, 280],
    ['日本', 'bluesky', 2, 300],
    ['ok 👩‍👩‍👧', 'x', 5, 280],
    [`see https://status.example/${'a'.repeat(300)}`, 'mastodon', 27, 500],
    ['a', 'constructor', 1, 280],
  ])('%s on %s', (text, platform, count, most) => {
    expect(postedLength(text, platform)).toEqual({ count, most })
  })
})

describe('channel-length', () => {
  const found = (text: string, channel: 'phone' | 'status' | 'email' | 'social', stage: 'investigating' | 'resolved' | 'postmortem' = 'investigating') =>
    lintText(text, { channel, stage }).messages[0]?.findings.find(({ ruleId }) => ruleId === 'channel-length')?.message
  const words = (count: number) => `${'Uploads fail in Jakarta today. '.repeat(count / 5)}`

  test.each([
    ['status', words(150), 'investigating', undefined],
    ['status', words(155), 'investigating', 'of 155 words'],
    ['status', words(155), 'resolved', undefined],
    ['email', words(255), 'resolved', 'of 255 words'],
    ['email', words(255), 'postmortem', undefined],
    ['phone', words(115), 'investigating', '115 words before the first pause'],
    ['phone', `${words(50)}[pause] ${words(100)}`, 'investigating', undefined],
    ['social', `1/2 ${words(100)}\n\n2/2 ${words(100)}`, 'investigating', undefined],
  ] as const)('%s %s %s', (channel, text, stage, message) => {
    if (message === undefined) expect(found(text, channel, stage)).toBeUndefined()
    else expect(found(text, channel, stage)).toContain(message)
  })
})
