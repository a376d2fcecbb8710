import { describe, expect, test } from 'vitest'
import { createLinter, lintThread, type PreviousMessage } from '../../src/index.ts'
import { readers } from '../../src/readers.ts'
import { updatesIn } from './updates.ts'

const at = '2026-03-04T10:00:00Z'
const SAID = 'Sign-in fails for 214 customers in Bogor. It began at 09:40 UTC.'

/** What is said of one update that was `before` and is `after` now. */
function changed(before: string, after: string, time = true): [severity: string, message: string, actual: string | undefined][] {
  const one = (text: string) => [{ text, stage: 'investigating' as const, ...(time && { publishedAt: at }) }]
  const { messages } = lintThread(one(after), { previous: one(before) })
  return messages.flatMap(({ findings }) =>
    findings.filter(({ spec }) => spec === 'T24').map(({ severity, message, actual }): [string, string, string | undefined] => [severity, message, actual]),
  )
}

describe('T24: what was sent stands', () => {
  test.each([
    ['a figure', 'Sign-in fails for 24 customers in Bogor. It began at 09:40 UTC.', 'error', '24'],
    ['a negation', 'Sign-in no longer fails for 214 customers in Bogor. It began at 09:40 UTC.', 'error', 'no longer'],
    ['a short word', 'Sign-in fails for 214 customers on Bogor. It began at 09:40 UTC.', 'error', 'on'],
    ['a slip of the pen', 'Sign-in fails for 214 custommers in Bogor. It began at 09:40 UTC.', 'info', 'custommers'],
    ['a sentence more', `${SAID} Mail works.`, 'error', 'Mail works'],
    ['a sentence less', 'Sign-in fails for 214 customers in Bogor.', 'error', 'Bogor'],
  ])('%s changed', (_, after, severity, actual) => {
    expect(changed(SAID, after)).toEqual([[severity, expect.stringContaining('Unexpected'), actual]])
    expect(changed(SAID, after, false)).toEqual([[severity, expect.stringContaining('Unexpected'), actual]])
  })

  test.each([
    ['nothing', SAID],
    ['how it is set', 'Sign-in fails for **214 customers** in Bogor.\n\nIt began at 09:40 UTC'],
    ['with a note', 'Sign-in fails for 24 customers in Bogor. It began at 09:40 UTC. Edited 11:20 UTC: corrected the number.'],
    ['with a word that it was wrong', 'Sign-in fails for 24 customers in Bogor, and not 214 as we first said. It began at 09:40 UTC.'],
    ['grown by what came later', `${SAID}\n\n10:40 UTC: sign-in works again.`],
  ])('%s changed: no finding', (_, after) => {
    expect(changed(SAID, after)).toEqual([])
  })

  test('a note that stood there before excuses no further change', () => {
    const noted = `${SAID} Edited 10:20 UTC: the number was wrong.`
    expect(changed(noted, noted.replace('214', '24'))).toHaveLength(1)
  })

  const export_ = (updates: object[], more: object[] = []) => JSON.stringify({ incidents: [{ id: 'i1', name: 'Sign-in', incident_updates: updates }, ...more] })
  const linter = createLinter({}, { readers })
  const found = (source: string, previous: PreviousMessage[]) =>
    linter
      .lint(source, { format: 'json', previous })
      .messages.flatMap(({ findings, incidentId }) => findings.filter(({ spec }) => spec === 'T24').map(({ message }) => `${incidentId}: ${message}`))
  const first = { status: 'investigating', body: SAID, display_at: at }
  const second = { status: 'resolved', body: 'Sign-in works again.', display_at: '2026-03-04T11:00:00Z' }
  const previous: PreviousMessage[] = [
    { text: SAID, stage: 'investigating', publishedAt: at, incidentId: 'i1' },
    { text: 'Our last release broke sign-in.', stage: 'identified', publishedAt: '2026-03-04T10:20:00Z', incidentId: 'i1' },
  ]

  test('an update that vanished is named on the one after it, in its own incident', () => {
    const other = { id: 'i2', name: 'Mail', incident_updates: [{ ...first, body: 'Mail is late in Bogor since 09:10 UTC.' }] }
    expect(found(export_([second, first], [other]), previous)).toEqual([
      expect.stringMatching(/^i1: Unexpected disappearance of the update .*Our last release/),
    ])
  })

  test('so is an incident of which nothing is left, unless the file does not go back so far', () => {
    const lost: PreviousMessage = { text: 'Mail is late.', title: 'Late mail', publishedAt: '2026-03-04T10:30:00Z', incidentId: 'i0' }
    const all = [...previous.slice(0, 1), lost]
    expect(found(export_([second, first]), all)).toEqual([expect.stringContaining('"Late mail"')])
    expect(found(export_([second, first]), [...previous.slice(0, 1), { ...lost, publishedAt: '2026-03-03T10:30:00Z' }])).toEqual([])
  })
})

describe('T20: what a report promised', () => {
  const report = `2026-03-06T10:00:00Z postmortem #one
Sign-in failed on 4 March from 09:40 to 10:20 UTC because the certificate of the login servers expired. We will add an alarm that warns us 30 days before a certificate expires, by 1 April 2026.`
  const later = (text: string, id = '#two') =>
    lintThread(updatesIn(`2026-05-20T10:00:00Z postmortem ${id}\n${text}`), { previous: updatesIn(report) })
      .messages.flatMap(({ findings }) => findings)
      .filter(({ spec }) => spec === 'T20')
  const again = 'Sign-in failed on 19 May from 08:10 to 08:50 UTC because the certificate of the login servers expired again.'

  test('is named with its day and its report', () => {
    const [finding] = later(again)
    expect(finding).toMatchObject({ severity: 'warning', message: expect.stringMatching(/report of 2026-03-06 promised \("We will add an alarm/) })
  })

  test.each([
    ['another thing failed', 'Mail was late on 19 May from 08:10 to 08:50 UTC because a disk of the mail servers was full.'],
    ['it is spoken of', `${again} The alarm that warns us before certificates expire was switched off.`],
    ['a promise is spoken of', `${again} What we promised in March is not done.`],
  ])('is not missed where %s', (_, text) => {
    expect(later(text)).toEqual([])
  })

  test('nor in the report that made it', () => {
    expect(later(again, '#one')).toEqual([])
  })
})
