import { describe, expect, test } from 'vitest'
import { type LintOptions, lintText } from '../../src/index.ts'

const leaks = (text: string, options: Parameters<typeof lintText>[1] = {}) =>
  (lintText(text, { stage: 'resolved', language: 'en', audience: 'customers', ...options }).messages[0]?.findings ?? []).filter(
    (one) => one.ruleId === 'no-leak',
  )
const found = (text: string, options: LintOptions = {}): string[] =>
  leaks(text, options).map((one) => `${one.severity}: ${text.slice(one.offset, one.endOffset)}`)

/** Put together, so that no scanner of this repository takes a sample for the thing. */
const key = ['AKIA', 'IOSFODNN7EXAMPLE'].join('')
const token = ['eyJhbGciOiJub25l', 'eyJzdWIiOiJhbWFyYSJ9', 'c2lnbmF0dXJl'].join('.')

describe('a leak', () => {
  test.each([
    [`The key ${key} was in the log.`, `error: ${key}`],
    [`The log held ${token} in clear.`, `error: ${token}`],
    ['Sign in with password: hunter2!x today.', 'error: password: hunter2!x'],
    ['We set API_KEY=8f3e1c90d2 by hand.', 'error: API_KEY=8f3e1c90d2'],
    ['Card 4111 1111 1111 1111 was charged twice.', 'error: 4111 1111 1111 1111'],
    ['Open postgres://app:s3cret@larkmail.example/orders to see.', 'error: postgres://app:s3cret@larkmail.example'],
    ['Uploads fail. @channel please look.', 'error: @channel'],
    ['TODO name the region. Uploads fail.', 'error: TODO'],
    ['<!-- FIXME: ask Amara -->\n\nUploads fail.', 'error: FIXME'],
    ['```\ntoken = "8f3e1c90d2"\n```\n\nUploads fail.', 'error: token = "8f3e1c90d2'],
    ['Uploads fail on upload-db-14.prod.internal now.', 'info: upload-db-14.prod.internal'],
    ['Uploads fail on app-server-123 now.', 'info: app-server-123'],
    ['Uploads fail on 10.0.3.4 now.', 'info: 10.0.3.4'],
    ['Uploads fail, see OPS-4711.', 'info: OPS-4711'],
    ['Uploads fail.\n\nat Upload.put (/srv/upload/put.js:14:3)', 'warning: at Upload.put (/srv/upload/put.js:14:3)'],
    ['Uploads of ana.lopez@gmail.com were lost.', 'warning: ana.lopez@gmail.com'],
    ['Uploads fail. Do not forward this to anybody.', 'error: Do not forward this'],
    ['Uploads fail. Note to self: name the region.', 'error: Note to self'],
  ])('%s', (text, leak) => {
    expect(found(text)).toEqual([leak])
  })

  test.each([
    'Change your password: it may have been read.',
    'Your new token: we will send it by post.',
    'Order 4111 1111 1111 1112 was charged twice.',
    'Uploads fail since 2026-03-12 10:00.',
    'Uploads fail because of CVE-2026-1234 and ISO-27001.',
    'Uploads fail, see [OPS-4711](https://larkmail.example/OPS-4711).',
    'Write to us at help@gmail.com and we will answer today.',
    'Uploads fail in eu-west-1 and in version v1.10.0.',
    'The attackers copied confidential files.',
    'Your drafts were not lost.',
  ])('is not %s', (text) => {
    expect(found(text)).toEqual([])
  })

  test('names of machines are for developers', () => {
    const text = 'Uploads fail on upload-db-14.prod.internal, see OPS-4711.'
    expect(found(text, { audience: 'developers' })).toEqual([])
    expect(found(`${text} ${key}`, { audience: 'developers' })).toEqual([`error: ${key}`])
  })

  test('a secret is not said again', () => {
    expect(leaks(`The key ${key} was in the log.`)[0]?.message).not.toContain(key)
  })

  test('a host of the domain that the config calls internal', () => {
    const config = { org: { domains: { internal: ['lark.example'] } } }
    expect(leaks('Uploads fail on put.lark.example now.', { config }).map((one) => one.actual)).toEqual(['put.lark.example'])
    expect(leaks('Uploads fail on put.larkmail.example now.', { config })).toEqual([])
  })

  test('with domains of our own, a mailbox elsewhere is a stranger', () => {
    const config = { org: { domains: { own: ['larkmail.example'] } } }
    expect(leaks('Uploads of amara@orchard.example were lost.', { config }).map((one) => one.actual)).toEqual(['amara@orchard.example'])
    expect(leaks('Uploads of amara@larkmail.example were lost.', { config })).toEqual([])
  })

  test('words that only make a text look internal do not excuse it, a flag does', () => {
    const text = 'Internal use only. Uploads fail.'
    expect(found(text, { audience: undefined } as LintOptions)).toEqual(['error: Internal use only'])
    expect(found(text, { audience: 'internal' })).toEqual([])
  })
})

describe('an internal text on its way out', () => {
  const config = { org: { domains: { own: ['larkmail.example'] } } }
  const stopped = (text: string, to: string[], options: Parameters<typeof lintText>[1] = {}) =>
    (lintText(text, { stage: 'resolved', language: 'en', config, to, ...options }).messages[0]?.findings ?? []).filter(
      (one) => one.ruleId === 'internal-recipient',
    ).length

  test.each([
    ['Internal only: uploads fail.', ['press@orchard.example'], 1],
    ['Internal only: uploads fail.', ['press@orchard.example', 'desk@notlarkmail.example'], 2],
    ['Internal only: uploads fail.', ['amara@larkmail.example', 'Amara <amara@mail.larkmail.example>'], 0],
    ['Uploads fail.', ['press@orchard.example'], 0],
    ['Internal only: uploads fail.', [], 0],
  ])('%s to %s', (text, to, count) => {
    expect(stopped(text, to)).toBe(count)
  })

  test('by its audience alone', () => {
    expect(stopped('Uploads fail.', ['press@orchard.example'], { audience: 'internal' })).toBe(1)
  })
})
