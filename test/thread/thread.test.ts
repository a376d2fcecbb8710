import { describe, expect, test } from 'vitest'
import { createLinter, lintThread, type ThreadUpdate } from '../../src/index.ts'
import { readers } from '../../src/readers.ts'
import { updatesIn } from './updates.ts'

const course = updatesIn(`2026-03-04T10:00:00Z identified
Since 09:40 UTC today customers in Bogor cannot sign in, because the certificate of the login servers expired. Call us on +62 21 5550 1234.
Sari Dewi, operations

2026-03-04T10:20:00Z resolved
Everything is as it was.`)

describe('what an earlier update carries', () => {
  const modes = (updates: ThreadUpdate[], config = {}) => {
    const { elements } = lintThread(updates, { config }).messages[1] as ReturnType<typeof lintThread>['messages'][number]
    return Object.fromEntries(Object.entries(elements).map(([element, { mode, verdict }]) => [element, mode ?? verdict]))
  }

  test('counts on a status page where the profile says so, never the signer', () => {
    expect(modes(course)).toMatchObject({ contact: 'earlier', timeline: 'earlier', cause: 'earlier', impact: 'earlier', signer: 'absent', apology: 'absent' })
  })

  test('`strict` does not let it', () => {
    expect(modes(course, { extends: 'strict' })).toMatchObject({ contact: 'absent', cause: 'absent', impact: 'absent' })
  })

  test('nor does a mail', () => {
    expect(modes(course.map((one) => ({ ...one, channel: 'email' })))).toMatchObject({ contact: 'absent', cause: 'absent' })
  })

  test('what comes later carries nothing', () => {
    const [first, second] = course as [ThreadUpdate, ThreadUpdate]
    const swapped = [first, { ...second, publishedAt: '2026-03-04T09:50:00Z' }]
    expect(modes(swapped)).toMatchObject({ contact: 'absent', cause: 'absent' })
  })

  test('"not known yet" carries nothing', () => {
    const [first, second] = course as [ThreadUpdate, ThreadUpdate]
    const unknown = 'We do not know the cause yet. Sari compares the releases of today and yesterday.'
    expect(modes([{ ...first, stage: 'investigating', text: unknown }, second])).toMatchObject({ cause: 'absent' })
  })
})

describe('the promise of a next message stands in the report', () => {
  const thread = (next: string) =>
    updatesIn(`2026-03-04T10:00:00Z investigating
Sign-in fails for all customers in Bogor. The next update comes at 10:30 UTC.

${next} resolved
Sign-in works again.`)
  const promise = (updates: ThreadUpdate[], now?: string) => lintThread(updates, { ...(now && { now }) }).messages[0]?.promise

  test.each([
    ['in time', '2026-03-04T10:29:00Z', true],
    ['within the grace', '2026-03-04T10:34:00Z', true],
    ['late', '2026-03-04T10:36:00Z', false],
  ])('%s', (_, at, kept) => {
    expect(promise(thread(at))).toMatchObject({ text: '10:30 UTC', due: '2026-03-04T10:30:00.000Z', kept })
  })

  test('nobody knows before its time, and the clock knows afterwards', () => {
    const alone = thread('2026-03-04T10:36:00Z').slice(0, 1)
    expect(promise(alone)).toMatchObject({ due: '2026-03-04T10:30:00.000Z' })
    expect(promise(alone)).not.toHaveProperty('kept')
    expect(promise(alone, '2026-03-04T10:20:00Z')).not.toHaveProperty('kept')
    expect(promise(alone, '2026-03-04T10:40:00Z')).toMatchObject({ kept: false })
  })

  test('none where no time is named, or one beyond all dates', () => {
    for (const words of ['soon', 'in 99999999999999 hours'])
      expect(promise(updatesIn(`2026-03-04T10:00:00Z investigating\nSign-in fails in Bogor. The next update comes ${words}.`))).toBeUndefined()
  })
})

describe('a thread finding', () => {
  const broken = updatesIn(`2026-03-04T11:00:00Z resolved
Sign-in works again.

2026-03-04T10:00:00Z investigating
Sign-in fails for all customers in Bogor. The next update comes at 10:30 UTC.`)

  test('stands in the later message and names the earlier one; messages keep the order given', () => {
    const { messages } = lintThread(broken)
    expect(messages.map(({ stage }) => stage)).toEqual(['resolved', 'investigating'])
    const finding = messages[0]?.findings.find(({ ruleId }) => ruleId === 'promise-broken')
    expect(finding).toMatchObject({ kind: 'thread', spec: 'T02', severity: 'error', related: [{ text: '10:30 UTC', label: '2026-03-04T10:00:00Z' }] })
    expect(messages[1]?.findings.some(({ kind }) => kind === 'thread')).toBe(false)
  })

  test('of a promise that nobody kept stands in the message that made it, once its time is past', () => {
    const rules = (now?: string) =>
      lintThread(broken.slice(1), { ...(now !== undefined && { now }) })
        .messages[0]?.findings.filter(({ kind }) => kind === 'thread')
        .map(({ ruleId, actual }) => [ruleId, actual])
    // A single update is no thread for the other rules, but its promise can be held against the clock.
    expect(rules('2026-03-04T10:40:00Z')).toEqual([['promise-broken', '10:30 UTC']])
    expect(rules('2026-03-04T10:34:00Z')).toEqual([])
    expect(rules()).toEqual([])
  })

  test.each(['2026-03-04', '2026-03-04T10:00:00'])('is none where the time is not exact: %s', (publishedAt) => {
    const { messages } = lintThread(broken.map((one) => ({ ...one, publishedAt })))
    expect(messages.flatMap(({ findings }) => findings).filter(({ ruleId }) => ruleId === 'promise-broken' || ruleId === 'long-silence')).toEqual([])
  })

  test('comes from a file of several updates too', () => {
    const incident_updates = broken.map(({ text, publishedAt, stage }) => ({ body: text, display_at: publishedAt, status: stage }))
    const source = JSON.stringify({ incidents: [{ id: 'i1', name: 'Sign-in', incident_updates }] }, null, 2)
    const { messages } = createLinter({}, { readers }).lint(source, { format: 'json' })
    const [finding] = messages[0]?.findings.filter(({ ruleId }) => ruleId === 'promise-broken') ?? []
    const [span] = finding?.related ?? []
    expect(source.slice(span?.offset, span?.endOffset)).toBe('10:30 UTC')
  })
})
