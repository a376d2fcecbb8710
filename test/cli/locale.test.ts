import { describe, expect, test } from 'vitest'
import { folderOf, run } from './run.ts'

/** Weekdays, inherited dates, roll-over, a summer-time gap, conversions, relative days: all that a clock could colour. */
const POST = `Sign-in failed on Tuesday 4 March 2026 from 23:50 UTC to 00:35 UTC (95 minutes). It was 10:00 UTC (18:00 WIB) when it was over.

We noticed on 29 March 2026 at 01:30 in London. Yesterday at 09:00 EST we changed the certificate; next update at 14:00.
`
const FLAGS = ['post.md', '--stage', 'resolved', '--posted-at', '2026-03-05T12:00:00Z', '--now', '2026-03-05T13:00:00Z', '--format', 'json']

describe('the same report on every machine', () => {
  const cwd = folderOf({ 'post.md': POST })
  const there = (TZ: string, LANG: string) => run(FLAGS, { cwd, env: { TZ, LANG, LC_ALL: LANG } }).stdout
  const here = there('UTC', 'C.UTF-8')

  test('has facts to differ in', () => {
    const facts = JSON.parse(here).reports[0].messages[0].findings.filter((one: { kind: string }) => one.kind === 'fact')
    expect(facts.length).toBeGreaterThan(1)
  })

  test.each([
    ['Asia/Jakarta', 'id_ID.UTF-8'],
    ['America/New_York', 'en_US.UTF-8'],
    ['Pacific/Apia', 'tr_TR.UTF-8'],
    ['Europe/Berlin', 'de_DE.UTF-8'],
  ])('%s, %s', (zone, locale) => {
    expect(there(zone, locale)).toBe(here)
  })
})
