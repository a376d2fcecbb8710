import { describe, expect, test } from 'vitest'
import type { LintOptions } from '../../src/linter.ts'
import { facts, said } from './find.ts'

type Case = [text: string, options: LintOptions, expected: string[]]

describe('weekday-mismatch', () => {
  test.each<Case>([
    ['It failed on Tuesday 4 March 2026.', {}, ['weekday-mismatch: Tuesday 4 March 2026']],
    ['It failed on Wednesday 4 March 2026.', {}, []],
    ['It failed on Tuesday 4 March.', { publishedAt: '2026-03-05' }, ['weekday-mismatch: Tuesday 4 March']],
    ['It failed on Tuesday 4 March.', {}, []],
    // Half a year off, the year before or after may be meant.
    ['It starts on Wednesday 4 November.', { publishedAt: '2026-04-25' }, []],
    ['It starts on Monday 4 November.', { publishedAt: '2026-04-25' }, ['weekday-mismatch: Monday 4 November']],
    ['It failed at 10:00 UTC on Fri, 2026-03-05.', {}, ['weekday-mismatch: 10:00 UTC on Fri, 2026-03-05']],
    ['It runs from Thursday 5 March 2026 10:00 UTC to Saturday 6 March 2026 10:00 UTC.', {}, ['weekday-mismatch: Saturday 6 March 2026 10:00 UTC']],
    ['It failed on Tuesday 03/04/2026.', {}, ['weekday-mismatch: Tuesday 03/04/2026', 'date-ambiguous: Tuesday 03/04/2026']],
    ['> It failed on Tuesday 4 March 2026.', {}, []],
    ['Since the change of 2014 logs grow. It failed on Monday, Oct 15.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
  test('the finding says which weekday the date is, and not which of the two is wrong', () => {
    expect(said('It failed on Tuesday 4 March 2026.', 'weekday-mismatch')).toEqual([
      'Unexpected weekday in "Tuesday 4 March 2026", expected one that fits the date: March 4, 2026 is a Wednesday',
    ])
  })
})

describe('date-ambiguous', () => {
  test.each<Case>([
    ['It failed on 03/04/2026.', {}, ['date-ambiguous: 03/04/2026']],
    ['It failed on 31/03/2026.', {}, []],
    ['It failed on 04/04/2026.', {}, []],
    ['It failed on Friday 03/04/2026.', {}, []],
    ['It failed on 2026-03-04.', {}, []],
    ['It failed on 03/04/2026 and again on 03/04/2026.', {}, ['date-ambiguous: 03/04/2026']],
    ['It failed on 31/03/26.', {}, ['date-ambiguous: 31/03/26']],
    ['Read 03/04 of the pages.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('midnight-ambiguous', () => {
  test.each<Case>([
    ['The shop closes at 12am UTC on 5 March 2026.', { stage: 'scheduled' }, ['midnight-ambiguous: 12am UTC on 5 March 2026']],
    ['The shop closes at 12:00 pm UTC on 5 March 2026.', {}, ['(info) midnight-ambiguous: 12:00 pm UTC on 5 March 2026']],
    ['The shop closes at 12:00 pm UTC (noon) on 5 March 2026.', { stage: 'scheduled' }, []],
    ['The shop closes at 12:30 pm UTC on 5 March 2026.', { stage: 'scheduled' }, []],
    ['The shop closes at noon UTC on 5 March 2026.', { stage: 'scheduled' }, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})

describe('time-impossible', () => {
  test.each<Case>([
    ['It failed at 25:10 UTC.', {}, ['time-impossible: 25:10 UTC']],
    ['It failed at 09:76 UTC.', {}, ['time-impossible: 09:76 UTC']],
    ['It failed until 24:00 UTC.', {}, []],
    ['It failed on 31 April 2026.', {}, ['time-impossible: 31 April 2026']],
    ['It failed on 29 February 2024.', {}, []],
    ['It failed on 29 February 2026.', {}, ['time-impossible: 29 February 2026']],
    ['It failed on 2026-13-04.', {}, ['time-impossible: 2026-13-04']],
    ['It failed at 13:00 am UTC.', {}, ['time-impossible: 13:00 am UTC']],
    ['It failed at 13:00 pm UTC.', {}, ['(info) time-impossible: 13:00 pm UTC']],
    ['It failed at 01:30 London time on 29 March 2026.', {}, ['time-impossible: 01:30 London time on 29 March 2026']],
    ['It failed at 01:30 London time on 25 October 2026.', {}, ['(info) time-impossible: 01:30 London time on 25 October 2026']],
    ['It failed at 01:30 BST on 25 October 2026, in London.', {}, []],
    ['The log says `at 25:10:00 UTC it was gone`.', {}, []],
  ])('%s', (text, options, expected) => {
    expect(facts(text, options)).toEqual(expected)
  })
})
