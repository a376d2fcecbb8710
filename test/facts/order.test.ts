import { describe, expect, test } from 'vitest'
import type { LintOptions } from '../../src/linter.ts'
import { facts, said } from './find.ts'

type Case = [text: string, options: LintOptions, expected: string[]]
const list = (...times: string[]) => `All times UTC, 4 March 2026.\n\n${times.map((time, i) => `- ${time} step ${'abcdef'[i]}`).join('\n')}`

describe('timeline-order', () => {
  test.each<Case>([
    [list('09:02', '09:16', '09:05'), {}, ['timeline-order: 09:05']],
    [list('09:02', '09:05', '09:16'), {}, []],
    [list('09:16', '09:05', '09:02'), {}, []],
    [list('10:16', '10:05', '10:09', '09:02', '08:00'), {}, ['timeline-order: 10:09']],
    [list('23:50', '00:10', '00:35'), {}, []],
    [list('23:50', '00:35', '00:10'), {}, ['timeline-order: 00:10']],
    [list('09:02', '08:59'), {}, []],
    ['| when | what |\n| --- | --- |\n| 09:02 UTC | a |\n| 09:16 UTC | b |\n| 09:05 UTC | c |', {}, ['timeline-order: 09:05 UTC']],
    ['- Detected: 2026-03-04 11:57 UTC\n- Declared: 2026-03-04 14:41 UTC\n- Repaired: 2026-03-04 13:59 UTC', {}, ['timeline-order: 2026-03-04 13:59 UTC']],
    ['UTC, 4 March 2026:\n\n- 11:50 UTC a\n- 12:40 UTC b\n- 1:10 UTC c\n- 1:30 UTC d', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('end-before-start', () => {
  test.each<Case>([
    ['It failed from 20:05 to 18:40 GMT on 4 March 2026.', {}, ['end-before-start: 20:05 to 18:40 GMT on 4 March 2026']],
    ['It failed from 22:00 to 02:00 UTC on 7 March 2026.', {}, []],
    ['It failed from 4 March 2026, 10:00 UTC to 3 March 2026, 12:00 UTC.', {}, ['end-before-start: 4 March 2026, 10:00 UTC to 3 March 2026, 12:00 UTC']],
    ['It failed from 10:00 to 10:00 UTC.', {}, ['end-before-start: 10:00 to 10:00 UTC']],
    ['Start: 4 March 2026, 10:00 UTC\nEnd: 4 March 2026, 09:40 UTC', {}, ['end-before-start: 4 March 2026, 09:40 UTC']],
    ['Start: 4 March 2026, 10:00 UTC\nDetected: 4 March 2026, 09:40 UTC', {}, ['end-before-start: 4 March 2026, 09:40 UTC']],
    ['Start: 4 March 2026, 10:00 UTC\nEnd: 4 March 2026, 10:40 UTC', {}, []],
    ['It began at 10:40 UTC and ended at 10:12 UTC.', {}, ['end-before-start: 10:40 UTC and ended at 10:12 UTC']],
    ['It began at 23:40 UTC and ended at 00:12 UTC.', {}, []],
    ['The shop will be closed from 10:00 to 09:00 UTC on 4 March 2026.', { stage: 'scheduled' }, ['window-length: 10:00 to 09:00 UTC on 4 March 2026']],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('duration-mismatch', () => {
  test.each<Case>([
    ['It failed from 18:40 to 20:05 GMT (95 minutes).', {}, ['duration-mismatch: 95 minutes']],
    ['It failed from 18:40 to 20:05 GMT (85 minutes).', {}, []],
    ['It failed from 18:40 to 20:05 GMT (about 90 minutes).', {}, []],
    ['It failed from 18:40 to 20:05 GMT (about 2 hours).', {}, ['duration-mismatch: 2 hours']],
    ['It failed from 18:40 to 20:05 GMT (more than 80 minutes).', {}, []],
    ['It failed from 18:40 to 20:05 GMT (more than 100 minutes).', {}, ['duration-mismatch: 100 minutes']],
    ['It failed for 95 minutes, from 18:40 to 20:05 GMT.', {}, ['duration-mismatch: 95 minutes']],
    ['It began at 18:40 UTC and ended at 20:05 UTC, 95 minutes in all.', {}, ['duration-mismatch: 95 minutes']],
    ['It failed from 18:40 to 20:05 GMT. The outage lasted 95 minutes.', {}, ['duration-mismatch: 95 minutes']],
    ['It failed from 18:40 to 20:05 GMT. We noticed after 20 minutes.', {}, []],
    ['It failed from 18:40 to 20:05 GMT. A restart took 20 minutes.', {}, []],
    ['It failed from 23:40 to 00:05 GMT (25 minutes).', {}, []],
    ['It failed on 29 March 2026 from 00:30 to 03:30 London time (2 hours).', {}, []],
    ['Start: 4 March 2026, 10:00 UTC\nEnd: 4 March 2026, 10:40 UTC\nDuration: 50 minutes', {}, ['duration-mismatch: 50 minutes']],
    ['Start: 4 March 2026, 10:00 UTC\nEnd: 4 March 2026, 10:40 UTC\nDuration: 40 minutes', {}, []],
    ['The shop is closed from 02:00 to 04:00 UTC (3 hours).', { stage: 'scheduled' }, ['window-length: 3 hours']],
    ['Expect an interruption of 10 minutes between 02:00 and 04:00 UTC.', { stage: 'scheduled' }, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
  test('the finding says what was computed', () => {
    expect(said('It failed from 18:40 to 20:05 GMT (95 minutes).', 'duration-mismatch')).toEqual([
      'Unexpected length "95 minutes", expected 1 h 25 min: that is the time from 18:40 to 20:05 GMT',
    ])
  })
})

describe('window-length', () => {
  const window = 'The shop is closed from 4 March 2026, 02:00 UTC to 6 March 2026, 04:00 UTC.'
  test.each<Case>([
    [window, { stage: 'scheduled' }, ['window-length: 4 March 2026, 02:00 UTC to 6 March 2026, 04:00 UTC']],
    [`${window} The migration takes two nights.`, { stage: 'scheduled' }, []],
    [window, { stage: 'resolved' }, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('uptime-mismatch', () => {
  const outage = 'It failed from 18:40 to 20:05 UTC on 4 March 2026.'
  test.each<Case>([
    [`${outage} The monthly uptime was 99.99 %.`, {}, ['uptime-mismatch: uptime was 99.99 %']],
    [`${outage} The monthly uptime was 99.7 %.`, {}, []],
    [`${outage} We promise an uptime of 99.99 %.`, {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('time-tense and next-update-past', () => {
  const publishedAt = '2026-03-04T10:00:00Z'
  test.each<Case>([
    ['It was restored at 10:20 UTC.', { publishedAt }, ['time-tense: 10:20 UTC']],
    ['It was restored at 09:20 UTC.', { publishedAt }, []],
    ['It was restored at 10:03 UTC.', { publishedAt }, []],
    ['It was restored at 10:20 UTC.', { publishedAt: '2026-03-04' }, []],
    ['It will be back at 10:20 UTC.', { publishedAt, stage: 'identified' }, []],
    ['It is expected to be back by 09:20 UTC.', { publishedAt, stage: 'identified' }, ['time-tense: 09:20 UTC']],
    // Dated by its begin, as pages of an incident are.
    ['It failed from 10:00 UTC to 10:20 UTC.', { publishedAt }, []],
    ['The next update is at 09:30 UTC.', { publishedAt, stage: 'identified' }, ['next-update-past: 09:30 UTC']],
    ['The next update is at 10:30 UTC.', { publishedAt, stage: 'identified' }, []],
    ['The next update is at 09:30 UTC on 4 March 2026.', { now: publishedAt, stage: 'identified' }, ['next-update-past: 09:30 UTC on 4 March 2026']],
    ['The next update is at 09:30 UTC on 4 March 2025.', { now: publishedAt, stage: 'identified' }, []],
    ['The next update is at 09:30 UTC on 4 March 2026.', { stage: 'identified' }, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('tense-mismatch', () => {
  test.each<Case>([
    ['VM starts were still failing.', { stage: 'postmortem' }, []],
    ['**Update** The carrier is up.\n\nWe are aware that Bogor is unavailable.', { stage: 'resolved' }, []],
    ['We will restart a server on Tuesday. The server has been removed from the pool.', { stage: 'scheduled' }, []],
    ['We will add new ranges on Tuesday. The ranges have been added.', { stage: 'scheduled' }, ['tense-mismatch: have been added']],
    ['**Update** The upgrade is complete.\n\nWe will do an upgrade on Tuesday.', { stage: 'scheduled' }, []],
    ['We are experiencing errors in sign-in.', {}, ['tense-mismatch: We are experiencing']],
    ['We were experiencing errors in sign-in.', {}, []],
    ['We are experiencing errors in sign-in.', { stage: 'investigating' }, []],
    ['We are investigating why the alarm came late.', {}, []],
    ['If you are experiencing errors, write to help@shop.example.', {}, []],
    ['The issue with sign-in has been resolved.', { stage: 'investigating' }, ['tense-mismatch: issue with sign-in has been resolved']],
    ['We work until the issue is resolved.', { stage: 'investigating' }, []],
    ['We will be adding two ranges. Both have been added today.', { stage: 'scheduled' }, ['tense-mismatch: have been added']],
    ['We will call you. Two ranges have been added.', { stage: 'scheduled' }, []],
    ['The maintenance was completed.', { stage: 'scheduled', situation: 'ordinary' }, ['tense-mismatch: maintenance was completed']],
    ['The maintenance was completed.', { stage: 'scheduled', situation: 'completed' }, []],
    ['The upgrade will take place on Sunday.', { stage: 'cancelled' }, ['tense-mismatch: upgrade will take place']],
    ['Update: it works.\n\nWe are experiencing errors in sign-in.', {}, []],
    ['- 09:02 UTC We are experiencing errors.\n- 09:05 UTC It works.\n- 09:16 UTC We stop.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})
