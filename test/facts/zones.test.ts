import { describe, expect, test } from 'vitest'
import { lintText } from '../../src/index.ts'
import type { LintOptions } from '../../src/linter.ts'
import { facts, said } from './find.ts'

type Case = [text: string, options: LintOptions, expected: string[]]

describe('zone-missing', () => {
  test.each<Case>([
    ['It failed at 09:02.', {}, ['zone-missing: 09:02']],
    ['It failed at 4.05pm.', {}, ['zone-missing: 4.05pm']],
    ['It failed at 4.05pm Pacific.', {}, []],
    ['It failed at 15.00 WIB.', {}, []],
    ['It failed from 8 h 00 to 9 h 00.', {}, ['zone-missing: 8 h 00']],
    ['It failed between 9 and 10am BST, in London.', {}, []],
    ['It failed between 9 and 10am.', {}, ['zone-missing: 9']],
    ['It failed at 09:02 UTC and came back at 09:16.', {}, []],
    ['It failed at 09:02 local time.', {}, ['zone-missing: 09:02 local time']],
    ['It failed on 4 March 2026 for 20 minutes.', {}, []],
    ['Call us from 09:00 to 17:00, Monday to Friday.', {}, []],
    ['> It failed at 09:02.', {}, []],
    ['The log says `09:02:11 connection refused`.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
  test('one finding a message, which counts them', () => {
    expect(said('It failed at 09:02 and came back at 09:16.', 'zone-missing')).toEqual([
      'Unexpected clock times without a time zone (2 of them), expected one beside "09:02" or one for all',
    ])
  })
  test('a house in one zone may leave it out', () => {
    const findings = lintText('It failed at 09:02.', { language: 'en', config: { org: { zone: 'Asia/Jakarta' } } }).messages[0]?.findings
    expect(findings?.filter(({ ruleId }) => ruleId === 'zone-missing')).toEqual([])
  })
  test.each<[LintOptions, string]>([
    [{ channel: 'status' }, 'warning'],
    [{ channel: 'email' }, 'error'],
    [{ channel: 'sms' }, 'error'],
    [{ channel: 'status', stage: 'scheduled' }, 'error'],
  ])('%j weighs %s', (options, severity) => {
    const findings = lintText('Sign-in failed at 09:02.', { language: 'en', stage: 'resolved', ...options }).messages[0]?.findings
    expect(findings?.find(({ ruleId }) => ruleId === 'zone-missing')?.severity).toBe(severity)
  })
})

describe('zone-mixed', () => {
  test.each<Case>([
    ['It failed at 09:02 UTC and came back at 16:16 WIB.', {}, ['zone-mixed: 16:16 WIB']],
    ['It failed at 09:02 UTC (16:02 WIB) and came back at 09:16 UTC (16:16 WIB).', {}, []],
    ['It failed at 09:02 UTC (16:02 WIB) and came back at 16:16 WIB.', {}, []],
    ['It failed at 09:02 PST and came back at 10:16 Pacific.', {}, []],
    ['It failed at 09:02 GMT and came back at 10:16 UTC.', {}, []],
    ['It failed from 09:02 UTC to 16:16 WIB.', {}, ['zone-mixed: 09:02 UTC to 16:16 WIB']],
    ["It starts at 6am UTC (that's 2am in New York City, 8am in Brussels and 4pm in Sydney) on 2 July 2026.", {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('conversion-wrong', () => {
  test.each<Case>([
    ['It failed at 10:00 UTC (17:00 WIB) on 4 March 2026.', {}, []],
    ['It failed at 10:00 UTC (16:00 WIB) on 4 March 2026.', {}, ['conversion-wrong: 10:00 UTC (16:00 WIB) on 4 March 2026']],
    ['It failed at 01:00 WIB on 15 March 2026 (14 March, 18:00 UTC).', {}, []],
    ['It failed at 5:35 PT / 13:35 UTC on 4 March 2026.', {}, []],
    ['It failed at 5:35 PT / 13:35 UTC on 4 July 2026.', {}, ['conversion-wrong: 5:35 PT / 13:35 UTC on 4 July 2026']],
    // No date: either half of the year will do.
    ['It failed at 5:35 PT / 13:35 UTC.', {}, []],
    ['It failed at 5:35 PT / 12:35 UTC.', {}, []],
    ['It failed at 5:35 PT / 14:35 UTC.', {}, ['conversion-wrong: 5:35 PT / 14:35 UTC']],
    ['From 01:00-03:00 WIB (18:00-20:00 UTC) the shop is closed.', {}, []],
    ['From 01:00-03:00 WIB (18:00-21:00 UTC) the shop is closed.', {}, ['conversion-wrong: 01:00-03:00 WIB (18:00-21:00 UTC']],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('zone-season', () => {
  test.each<Case>([
    ['It failed on 10 July 2026, 09:00 EST.', {}, ['zone-season: 10 July 2026, 09:00 EST']],
    ['It failed on 10 July 2026, 09:00 EDT.', {}, []],
    ['It failed on 10 July 2026, 09:00 ET.', {}, []],
    ['It failed on 10 January 2026, 09:00 CEST.', {}, ['zone-season: 10 January 2026, 09:00 CEST']],
    ['It failed on 10 July, 09:00 PST.', {}, ['zone-season: 10 July, 09:00 PST']],
    // The week in which the clocks change differs from year to year.
    ['It failed on 9 March, 09:00 PST.', {}, []],
    ['It failed on 10 July 2026, 09:00 GMT.', {}, []],
    ['It failed on 10 July 2026, 09:00 GMT, in London and Leeds.', {}, ['zone-season: 10 July 2026, 09:00 GMT']],
    ['Our shop in Phoenix failed on 10 July 2026, 09:00 MST.', {}, []],
    ['It failed on 10 July 2026, 09:00 MST.', {}, ['zone-season: 10 July 2026, 09:00 MST']],
    ['It failed at 09:00 PST and 10:00 PST.', { publishedAt: '2026-07-10' }, ['zone-season: 09:00 PST']],
    ['It failed at 09:00 PST.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
  test('the finding gives the offset of that day', () => {
    expect(said('It failed on 10 July 2026, 09:00 EST.', 'zone-season')).toEqual([
      'Unexpected EST (UTC-5) on July 10, 2026, expected UTC-4: that is what the clocks of America/New_York show then',
    ])
  })
})

describe('zone-ambiguous', () => {
  test.each<Case>([
    ['It failed at 09:02 IST.', {}, ['zone-ambiguous: 09:02 IST']],
    ['It failed at 09:02 IST (UTC+5:30).', {}, []],
    ['It failed at 09:02 IST (03:32 UTC).', {}, []],
    ['It failed at 09:02 IST in Mumbai.', {}, []],
    ['It failed at 09:02 WIT.', {}, ['zone-ambiguous: 09:02 WIT']],
    ['It failed at 09:02 WIB.', {}, []],
    ['It failed at 09:02 EST on 4 February 2026.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})
