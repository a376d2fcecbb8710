import { describe, expect, test } from 'vitest'
import { find, told } from './find.ts'

const clocks = (text: string, around = {}) => find(text, around).filter((time) => time.moment?.hour !== undefined)
const zones = (text: string, around = {}) =>
  clocks(text, around).map(({ moment }) => `${moment?.zone?.written ?? '-'} ${moment?.zone?.source ?? '-'}${moment?.zone?.far ? ' far' : ''}`)

describe('zones', () => {
  test('a stated default gives all times their zone', () => {
    expect(zones('All times UTC, 3 March 2026. 09:12 first error. 10:20 last error.')).toEqual(['UTC default', 'UTC default'])
  })
  test('an own zone wins over the default', () => {
    expect(zones('All times UTC. 09:12 first error. 17:20 WIB last error.')).toEqual(['UTC default', 'WIB own'])
  })
  test('the nearest earlier zone of the paragraph is inherited', () => {
    expect(zones('It began at 09:12 UTC. At 10:20 it ended.')).toEqual(['UTC own', 'UTC inherited'])
  })
  test('a later zone of the same sentence counts for both', () => {
    expect(zones('Started 08:10, ended 08:52 Nairobi time.')).toEqual(['Nairobi time inherited', 'Nairobi time own'])
  })
  test('from another paragraph only the only zone is taken, and marked', () => {
    expect(zones('It began at 09:12 UTC.\n\nAt 10:20 it ended.')).toEqual(['UTC own', 'UTC inherited far'])
    expect(zones('It began at 09:12 UTC, in Rome 10:12 CET.\n\nAt 10:20 it ended.').at(-1)).toBe('- -')
  })
  test('the publication lends no zone', () => {
    expect(zones('It began at 09:12.', { publishedAt: '2026-03-04T10:00:00+01:00' })).toEqual(['- -'])
  })
  test('the house zone is the last resort', () => {
    expect(zones('It began at 09:12.', { org: { zone: 'Asia/Jakarta' } })).toEqual(['Asia/Jakarta config'])
  })
  test('local time is no zone to convert from', () => {
    expect(clocks('At 10:00 local time', { publishedAt: '2026-03-04' })[0]?.moment?.instant).toBeUndefined()
  })
  test('an ambiguous abbreviation is marked, and an alias of the house settles it', () => {
    expect(clocks('At 10:00 IST')[0]?.moment?.zone?.ambiguous).toBe(true)
    expect(clocks('At 10:00 IST', { publishedAt: '2026-03-04', org: { zoneAlias: { IST: 'Asia/Jerusalem' } } }).map(told)).toEqual([
      'clock 2026-03-04T08:00:00Z',
    ])
  })
  test('an abbreviation keeps its half of the year', () => {
    const [time] = clocks('10 July 2026, 09:00 EST')
    expect(time?.moment).toMatchObject({ instant: '2026-07-10T14:00:00Z', zone: { season: 'standard', iana: 'America/New_York' } })
  })
})

describe('dates', () => {
  test('a list rolls over at midnight', () => {
    expect(find('3 March 2026, UTC.\n23:50 UTC down\n00:10 fix\n00:35 well').map(told)).toEqual([
      'date 2026-03-03',
      'clock 2026-03-03T23:50:00Z',
      'clock 2026-03-04T00:10:00Z',
      'clock 2026-03-04T00:35:00Z',
    ])
  })
  test('a clock time that only the publication dates belongs to the past', () => {
    expect(find('Down since 23:50 UTC.', { publishedAt: '2026-03-04T00:20:00Z' }).map(told)).toEqual(['clock 2026-03-03T23:50:00Z'])
  })
  test('the year is the one nearest to the publication', () => {
    expect(find('on 31 December', { publishedAt: '2026-01-02' })[0]?.moment).toMatchObject({ date: '2025-12-31', yearSource: 'published' })
  })
  test('without a publication a date without year stays without one', () => {
    expect(find('on 31 December')[0]?.moment).toMatchObject({ month: 12, day: 31, yearSource: 'none' })
  })
  test('a numeric date that can be read two ways says so', () => {
    expect(find('on 03/04/2026')[0]?.moment).toMatchObject({ month: 3, day: 4, eitherOrder: true })
    expect(find('on 03/04/2026', { org: { dates: 'dmy' } })[0]?.moment).toMatchObject({ month: 4, day: 3, eitherOrder: true })
    expect(find('on 31/03/2026')[0]?.moment?.eitherOrder).toBeUndefined()
  })
  test('the weekday is kept beside the date, also a wrong one', () => {
    expect(find('Tuesday 4 March 2026')[0]?.moment).toMatchObject({ weekday: 2, date: '2026-03-04' })
  })
})

describe('faults', () => {
  test.each([
    ['at 25:70 UTC', ['hour', 'minute']],
    ['on 31 April 2026', ['day']],
    ['on 29 February 2026', ['day']],
    ['at 13:00 pm UTC', ['half']],
    ['29 March 2026, 01:30 London time', ['gap']],
    ['25 October 2026, 01:30 London time', ['fold']],
    ['25 October 2026, 01:30 BST', []],
    ['29 February 2028', []],
  ])('%s', (text, faults) => {
    expect(find(text)[0]?.moment?.faults).toEqual(faults)
  })
})

test.each(['1-', '10:00 ', 'Mar 5 ', 'between 9 and ', '1.10-', '5 PT / ', '2 h ', '10:00\n'])(
  'the time is linear in hostile text: %j',
  (unit) => {
    // Processor time, since a busy machine stretches the clock.
    const run = (length: number) => {
      const text = unit.repeat(Math.ceil(length / unit.length))
      const began = process.cpuUsage()
      find(text)
      return process.cpuUsage(began).user / 1000
    }
    run(16_000)
    const small = Math.max(20, Math.min(run(8_000), run(8_000)))
    // Eight times the text takes about eight times as long; a quadratic pass would take sixty-four.
    expect(Math.min(run(64_000), run(64_000))).toBeLessThan(32 * small)
  },
  60_000,
)
