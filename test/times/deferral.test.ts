import { describe, expect, test } from 'vitest'
import { deferral } from '../../src/detectors/deferral.ts'
import { lintText } from '../../src/index.ts'
import { message } from './find.ts'

const org = { people: {}, products: [], components: [], vendors: [], contacts: [], zoneAlias: {}, domains: { own: [], internal: [] } }

describe('promises of a report', () => {
  test.each<[string, string | undefined, string[]]>([
    ['I will publish the cause and what we are changing on this page by Friday 13 March 2026.', undefined, ['cause complete', 'prevention complete']],
    ['A full report will be here on 13 March 2026.', undefined, ['report complete']],
    ['The postmortem follows on 13 March 2026.', undefined, ['report lacks promise.where']],
    ['A full report will follow.', undefined, ['report lacks promise.date']],
    ['We will e-mail you the incident report within five days.', undefined, []],
    ['We will send you the incident report within five days.', undefined, ['report lacks promise.date']],
    ['We will send you the incident report within five days.', '2026-03-04', ['report complete']],
    ['We will not publish a report.', undefined, []],
    ['We are investigating the cause now and will update this page.', undefined, []],
  ])('%s (posted %s)', (text, publishedAt, expected) => {
    expect(deferral(message(text, { publishedAt }), { org }).map((one) => `${one.what} ${one.complete ? 'complete' : `lacks ${one.missing}`}`)).toEqual(
      expected,
    )
  })
})

describe('conditions of the next update', () => {
  const demand = (text: string, stage: 'resolved' | 'cancelled') => lintText(text, { format: 'text', stage }).messages[0]?.elements['next-update'].demand
  test.each<[string, 'resolved' | 'cancelled', string]>([
    ['Uploads work again. We continue to watch them.', 'resolved', 'required'],
    ['Uploads work again.', 'resolved', 'none'],
    ['The work on 5 March 2026, 01:00-02:00 UTC, is off.', 'cancelled', 'required'],
    ['The work on 5 March 2026, 01:00-02:00 UTC, is moved to 12 March 2026, 01:00-02:00 UTC.', 'cancelled', 'none'],
  ])('%s', (text, stage, expected) => {
    expect(demand(text, stage)).toBe(expected)
  })
})
