import { describe, expect, test } from 'vitest'
import { postedLength } from '../../src/detectors/posted-length.ts'
import { smsSize } from '../../src/detectors/sms.ts'
import { createLinter, lintText } from '../../src/index.ts'
import { readers } from '../../src/readers.ts'

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

describe('what a channel asks for besides its length', () => {
  const body = 'Uploads failed for everybody in Jakarta from 09:02 to 09:16 UTC on 2 March 2026. Write to Ana Prabowo at ana@orchard.example.'
  const said = (text: string, options: Parameters<typeof lintText>[1] = {}, config: Parameters<typeof createLinter>[0] = {}) =>
    (createLinter(config, { readers }).lint(text, { stage: 'resolved', language: 'en', ...options }).messages[0]?.findings ?? []).map(({ message }) => message)
  const mail = (subject: string, from = 'Ana Prabowo <ana@orchard.example>') =>
    `From: ${from}\nTo: you@larkmail.example\nSubject: ${subject}\nDate: Mon, 02 Mar 2026 10:00:00 +0000\n\n${body}\n`

  test.each([
    ['Important notice', 'Unexpected subject or title "Important notice"'],
    ['A message from our team', 'Unexpected subject or title'],
    [`Uploads of files of more than two megabytes failed for everybody in Jakarta ${'and Surabaya '.repeat(4)}`, 'Unexpected subject line of'],
  ])('subject: %s', (subject, start) => expect(said(mail(subject), { format: 'email' }).join('\n')).toContain(start))

  test('a subject that says what failed is left alone, and so is a sender who reads', () => {
    expect(said(mail('Uploads failed in Jakarta on 2 March'), { format: 'email' }).filter((one) => /subject|sender/.test(one))).toEqual([])
  })

  test('a sender that nobody reads', () => {
    expect(said(mail('Uploads failed in Jakarta', 'no-reply@orchard.example'), { format: 'email' }).join('\n')).toContain(
      'Unexpected sender no-reply@orchard.example',
    )
  })

  test('the title in the front matter of a post', () => {
    expect(said(`---\ntitle: Important update\n---\n\n${body}\n`, { channel: 'status' }).join('\n')).toContain('Unexpected subject or title "Important update"')
    expect(said(`---\ntitle: Uploads failed in Jakarta\n---\n\n${body}\n`, { channel: 'status' }).join('\n')).not.toContain('Unexpected subject or title')
  })

  test('a caller says the number twice', () => {
    const call = (end: string) => said(`Hello, this is Ana Prabowo of Orchard. Ring me on 020 7946 0018.${end}\n\n[pause]\n`, { channel: 'phone' }).join('\n')
    expect(call('')).toContain('Unexpected number said once')
    expect(call(' Once more: 020 7946 0018.')).not.toContain('Unexpected number said once')
    expect(call(' That is +44 (0)20.7946.0018, or 020-7946-0018.')).not.toContain('Unexpected number said once')
  })

  test.each(['Uploads have failed since 2026-03-10 14:05 UTC.', 'Your case is 20260310 1405.', 'If somebody is hurt, call 111.'])(
    'nothing is dialled twice: %s',
    (text) => {
      expect(said(`Hello, this is Ana Prabowo of Orchard. ${text}\n\n[pause]\n`, { channel: 'phone' }).join('\n')).not.toContain('Unexpected number said once')
    },
  )

  test('the platform of the config, and of the post itself', () => {
    const post = `${'Uploads fail in Jakarta today. '.repeat(11)}\n`
    expect(said(post, { channel: 'social' }).join('\n')).toContain('expected at most 280')
    expect(said(post, { channel: 'social' }, { platform: 'mastodon' }).join('\n')).not.toContain('Unexpected post of')
    expect(said(`---\nplatform: bluesky\n---\n${post}`, { channel: 'social' }, { platform: 'mastodon' }).join('\n')).toContain('expected at most 300')
  })
})
