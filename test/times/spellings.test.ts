import { describe, expect, test } from 'vitest'
import { find, told } from './find.ts'

/** Posted on Wednesday 4 March 2026. Text, then what is read. */
const READ: [text: string, ...told: string[]][] = [
  ['at 16:05 UTC', 'clock 2026-03-04T16:05:00Z'],
  ['at 4.05pm Pacific', 'clock 2026-03-05T00:05:00Z'],
  ['Mar 5, 2024 - 14:07 PST', 'instant 2024-03-05T22:07:00Z'],
  ['2024-03-05T14:07Z', 'instant 2024-03-05T14:07:00Z'],
  ['2026-03-03T08:15:00+01:00', 'instant 2026-03-03T07:15:00Z'],
  ['2021-02-11 11:09:33 US/Pacific', 'instant 2021-02-11T19:09:33Z'],
  ['15.00 WIB', 'clock 2026-03-04T08:00:00Z'],
  ['at 8 h 00', 'clock 2026-03-04 8:00'],
  ['at 16h45 UTC', 'clock 2026-03-04T16:45:00Z'],
  ['at 0815 hrs IST', 'clock 2026-03-04T02:45:00Z'],
  ['at 1400 UTC', 'clock 2026-03-04T14:00:00Z'],
  ['0900-1100 EST', 'range 2026-03-04T14:00:00Z > 2026-03-04T16:00:00Z'],
  ['between 9 and 10am BST', 'range 2026-03-04T08:00:00Z > 2026-03-04T09:00:00Z'],
  ['from 08.15 to 09.40 CET', 'range 2026-03-04T07:15:00Z > 2026-03-04T08:40:00Z'],
  ['5 p.m.-7 p.m. ET', 'range 2026-03-04T22:00:00Z > 2026-03-05T00:00:00Z'],
  ['11:30-1:00 pm ET', 'range 2026-03-04T16:30:00Z > 2026-03-04T18:00:00Z'],
  ['10:00 UTC -11:00 UTC', 'range 2026-03-04T10:00:00Z > 2026-03-04T11:00:00Z'],
  ['10:00 UTC+2', 'clock 2026-03-04T08:00:00Z'],
  ['10:00 +07:00', 'clock 2026-03-04T03:00:00Z'],
  ['20:00 (UTC+8)', 'clock 2026-03-04T12:00:00Z'],
  ['UTC 10:00', 'clock 2026-03-04T10:00:00Z'],
  ['[09:12] alert', 'clock 2026-03-04 9:12'],
  ['9am', 'clock 2026-03-04 9:00am'],
  ['at noon ET', 'clock 2026-03-04T17:00:00Z'],
  ['12:00 midnight UTC', 'clock 2026-03-04T00:00:00Z'],
  ['at 14:31 CET (13:31 UTC)', 'clock 2026-03-04T13:31:00Z', 'clock 2026-03-04T13:31:00Z twin'],
  ['10:00 UTC / 11:00 CET / 15:30 IST', 'clock 2026-03-04T10:00:00Z', 'clock 2026-03-04T10:00:00Z twin', 'clock 2026-03-04T10:00:00Z twin'],
  ['at 06:00 (1am in Chicago, 8am in Rome)', 'clock 2026-03-04T07:00:00Z', 'clock 2026-03-04T07:00:00Z twin', 'clock 2026-03-04T07:00:00Z twin'],
  [
    'between 5:35 PT / 13:35 UTC and 6:44 PT / 14:44 UTC',
    'range 2026-03-04T13:35:00Z > 2026-03-04T14:44:00Z',
    'clock 2026-03-04T13:35:00Z twin',
    'clock 2026-03-04T14:44:00Z twin',
  ],
  [
    'Sunday 15 March 2026, 01:00-03:00 WIB (Saturday 14 March, 18:00-20:00 UTC)',
    'range 2026-03-14T18:00:00Z > 2026-03-14T20:00:00Z',
    'range 2026-03-14T18:00:00Z > 2026-03-14T20:00:00Z twin',
  ],
  ['08:52 Nairobi time', 'clock 2026-03-04T05:52:00Z'],
  ['16:37 Denver - restarted', 'clock 2026-03-04T23:37:00Z'],
  ['since 09:12 UTC today, Tuesday 3 March', 'instant 2026-03-03T09:12:00Z'],
  ['yesterday at about 10pm UTC', 'instant 2026-03-03T22:00:00Z'],
  ['on April 28th', 'date 2026-04-28'],
  ['the 3rd of May', 'date 2026-05-03'],
  ['on 9/14 at 10:00 UTC', 'instant 2025-09-14T10:00:00Z'],
  ['03-Mar-2026 08:15 UTC', 'instant 2026-03-03T08:15:00Z'],
  ['June 1-2, 2026', 'range 2026-06-01 > 2026-06-02'],
  ['14-15 March 2026', 'range 2026-03-14 > 2026-03-15'],
  ['from 22:00 to 02:00 UTC on 7 March 2026', 'range 2026-03-07T22:00:00Z > 2026-03-08T02:00:00Z'],
  ['21:00 UTC on October 28 through 04:15 UTC on October 30', 'range 2025-10-28T21:00:00Z > 2025-10-30T04:15:00Z'],
  ['1 h 25 min', 'duration 5100'],
  ['1h15m', 'duration 4500'],
  ['1:15 hours', 'duration 4500'],
  ['90 minutes', 'duration 5400'],
  ['seventy-five minutes', 'duration 4500'],
  ['two hours', 'duration 7200'],
  ['an hour and a half', 'duration 5400'],
  ['30-60 minutes', 'duration 1800-3600'],
  ['about two hours ago', 'relative~ 7200 ago'],
  ['within the next 60 minutes', 'relative 3600 ahead'],
  ['every 30 minutes', 'interval 1800'],
  ['T+5 min', 'offset 300'],
  ['Jan <var>9</var>, <var>05:00</var> UTC', 'instant 2026-01-09T05:00:00Z'],
]

describe('spellings', () => {
  test.each(READ)('%s', (text, ...expected) => {
    expect(find(text, { publishedAt: '2026-03-04' }).map(told)).toEqual(expected)
  })
})

describe('what looks like a time and is none', () => {
  test.each([
    'Version 14.02 is affected',
    'from 1.27 to 1.28',
    'an aspect of 16:9',
    'port :8080 on 10.0.0.1:8080',
    '$10.30 at checkout',
    'rose by 10.30 percent',
    '24/7 support',
    '9-to-5',
    '1/2 of users',
    '3/4 servers',
    'CVE-2021-44228 and RFC 2822',
    'ticket 20260303, #1430',
    'call 020 7946 0018',
    'https://status.quillbase.example/2026/03/03/10:30',
    '12:30:45:67',
    'you may 5',
    'a second alert',
    'the queue sat full',
  ])('%s', (text) => {
    expect(find(text, { publishedAt: '2026-03-04' })).toEqual([])
  })
})
