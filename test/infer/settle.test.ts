import { describe, expect, test } from 'vitest'
import { type Config, lintText } from '../../src/index.ts'

const settle = (text: string, options: Parameters<typeof lintText>[1] = {}) => {
  const [message] = lintText(text, { format: 'markdown', ...options }).messages
  if (!message) throw new Error('no message')
  return message
}
const front = (keys: string, text = 'Uploads fail for shops in Leeds.') => `---\n${keys}\n---\n\n${text}\n`

describe('who is asked first', () => {
  const text = front('stage: resolved', 'We are investigating why uploads fail.')
  const config: Config = { stage: 'monitoring' }
  test('a flag', () =>
    expect(settle(text, { stage: 'identified', config, path: 'scheduled.md' })).toMatchObject({ stage: 'identified', found: { stage: 'flag' } }))
  test('front matter', () => expect(settle(text, { config, path: 'scheduled.md' })).toMatchObject({ stage: 'resolved', found: { stage: 'front matter' } }))
  test('config', () =>
    expect(settle('We are investigating why uploads fail.', { config, path: 'scheduled.md' })).toMatchObject({
      stage: 'monitoring',
      found: { stage: 'config' },
    }))
  test('file name', () =>
    expect(settle('We are investigating why uploads fail.', { path: 'scheduled.md' })).toMatchObject({ stage: 'scheduled', found: { stage: 'file name' } }))
  test('words', () => expect(settle('A fix has been implemented.', { path: 'notes.md' })).toMatchObject({ stage: 'monitoring', found: { stage: 'words' } }))
  test('nobody', () =>
    expect(settle('Hello.')).toMatchObject({
      stage: 'investigating',
      found: { stage: 'default', situation: 'default', channel: 'default', audience: 'default', publishedAt: 'default' },
    }))
})

describe('words that people write in front matter', () => {
  test.each([
    ['status: closed', { stage: 'resolved' }],
    ['stage: PIR', { stage: 'postmortem' }],
    ['stage: Post-Incident_Review', { stage: 'postmortem' }],
    ['status: planned', { stage: 'scheduled' }],
    ['status: false alarm', { stage: 'resolved', situation: 'false-alarm' }],
    ['situation: completed', { stage: 'scheduled', situation: 'completed' }],
    ['channel: tweet', { channel: 'social' }],
    ['channel: x', { channel: 'social' }],
    ['channel: mastodon', { channel: 'social' }],
    ['channel: text', { channel: 'sms' }],
    ['channel: mail', { channel: 'email' }],
    ['channel: ivr', { channel: 'phone' }],
    ['channel: statuspage', { channel: 'status' }],
    ['audience: devs', { audience: 'developers' }],
    ['lang: en_US', { language: 'en' }],
    ['date: 2026-03-04', { publishedAt: '2026-03-04' }],
  ])('%s', (keys, expected) => {
    const message = settle(front(keys))
    expect(message).toMatchObject(expected)
    for (const key of Object.keys(expected)) expect(message.found[key as keyof typeof message.found]).toBe('front matter')
  })

  test('an unknown value does not stop the run', () =>
    expect(settle(front('channel: carrier pigeon'))).toMatchObject({ channel: 'status', found: { channel: 'default' } }))
})

describe('file names', () => {
  test.each([
    ['2026-03-04-postmortem.md', { stage: 'postmortem', publishedAt: '2026-03-04' }],
    ['sms/4.md', { channel: 'sms' }],
    ['tweets/uploads-fail.md', { channel: 'social' }],
    ['drafts/uploads.resolved.md', { stage: 'resolved' }],
    ['maintenance/leeds.md', { stage: 'scheduled' }],
    ['content\\incidents\\2026\\03\\04-uploads.md', { publishedAt: '2026-03-04' }],
    ['emails/post-mortem.md', { channel: 'email', stage: 'postmortem' }],
  ])('%s', (path, expected) => {
    const message = settle('Uploads fail.', { path })
    expect(message).toMatchObject(expected)
    for (const key of Object.keys(expected)) expect(message.found[key as keyof typeof message.found]).toBe('file name')
  })

  test.each(['email-is-down.md', 'monitoring-dashboard-fails.md', 'phone-lines-in-leeds.md', 'build-20269999.md', 'new-shops-open.md'])(
    '%s tells nothing',
    (path) => {
      const { found } = settle('Uploads fail.', { path })
      expect([found.stage, found.channel, found.publishedAt]).not.toContain('file name')
    },
  )
})

describe('channel and audience from the words', () => {
  test.each([
    ['Dear customer,\n\nuploads fail since 09:12 UTC.', 'email'],
    ['Subject: Uploads fail\nFrom: amara@larkmail.example\n\nUploads fail.', 'email'],
    ["This is Amara Diallo calling from Larkmail about your uploads. Is this a good time?\n\n[pause]\n\nIf you'd like me to say it again, press 1.", 'phone'],
    ['Uploads fail since 09:12 UTC. https://status.larkmail.example ^AD', 'social'],
    ['@sam_okafor Your uploads work again since 10:20 UTC.', 'social'],
    ['Uploads fail since 09:12 UTC. Customers can call us.', 'status'],
  ])('%s', (text, channel) => expect(settle(text).channel).toBe(channel))

  test('a company before a colon, when it is ours', () => {
    const text = 'Larkmail: uploads fail since 09:12 UTC. Info larkmail.example/s'
    expect(settle(text, { config: { org: { name: 'Larkmail' } } }).channel).toBe('sms')
    expect(settle(text).channel).toBe('status')
  })
  test('an answer to one person', () =>
    expect(settle('@sam_okafor Your uploads work again.')).toMatchObject({ situation: 'reply', found: { situation: 'words' } }))
  test('technical words in number', () =>
    expect(settle('The API returns HTTP 503 in us-east-1: pods of the ingest cluster restart.').audience).toBe('developers'))
  test('one technical word', () => expect(settle('The API is slow.').audience).toBe('customers'))
  test('for colleagues', () => expect(settle('Internal only: uploads fail.').audience).toBe('internal'))
})
