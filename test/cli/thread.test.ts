import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, json, run } from './run.ts'

interface MessageOf {
  stage: string
  order?: number
  incidentId?: string
  findings: { ruleId: string; kind: string; severity: string; related?: { path?: string; line: number; text: string }[] }[]
}

const update = (front: Record<string, string>, text: string) =>
  `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n${text}\n`
const FIRST = 'Sign-in fails for all customers in Bogor since 09:50 UTC. The next update comes at 10:30 UTC.'
const SECOND = 'Sign-in fails for all customers in Bogor because a certificate expired. The next update comes at 11:30 UTC.'
const LAST = 'Sign-in works again for all customers in Bogor. I am sorry that you could not sign in from 09:50 to 11:20 UTC.'
const at = (time: string) => `2026-03-04T${time}:00Z`

/** Updates in files whose names put them in the right order only when numbers are read as such. */
const byName = {
  'incidents/sign-in/1-investigating.md': update({ date: at('10:00') }, FIRST),
  'incidents/sign-in/2-identified.md': update({ date: at('11:00') }, SECOND),
  'incidents/sign-in/10-resolved.md': update({ date: at('11:25') }, LAST),
}

function messages(args: string[], cwd: string): [path: string, message: MessageOf][] {
  const { report } = json(args, { cwd })
  return report.reports.flatMap(({ path, messages: all = [] }: { path: string; messages?: MessageOf[] }) => all.map((one) => [path, one]))
}

const threadRules = ({ findings }: MessageOf) => findings.filter(({ kind }) => kind === 'thread').map(({ ruleId }) => ruleId)
const broken = (all: [string, MessageOf][]) => all.filter(([, one]) => threadRules(one).includes('promise-broken')).map(([path]) => path)

describe('a folder', () => {
  test('files whose names differ in number and stage are one incident', () => {
    const all = messages(['.'], folderOf(byName))
    expect(all.map(([path, { stage, order, incidentId }]) => [path, stage, order, incidentId])).toEqual([
      ['incidents/sign-in/1-investigating.md', 'investigating', 1, 'sign-in'],
      ['incidents/sign-in/2-identified.md', 'identified', 2, 'sign-in'],
      ['incidents/sign-in/10-resolved.md', 'resolved', 3, 'sign-in'],
    ])
    expect(broken(all)).toEqual(['incidents/sign-in/2-identified.md'])
    const finding = all[1]?.[1].findings.find(({ ruleId }) => ruleId === 'promise-broken')
    expect(finding?.related).toMatchObject([{ path: 'incidents/sign-in/1-investigating.md', line: 4, text: '10:30 UTC' }])
  })

  test.each(['incident: TW-12', 'incident_id: TW-12', 'incident:\n  id: "TW-12"'])('`%s` in the front matter makes one of them, wherever they stand', (id) => {
    const [key, value] = id.split(/:(.*)/s) as [string, string]
    const own = { [key]: value.replace(/^ /, '') }
    const folder = folderOf({
      'status/a.md': update({ ...own, stage: 'investigating', date: at('10:00') }, FIRST),
      'status/more/b.md': update({ ...own, stage: 'identified', date: at('11:00') }, SECOND),
      'status/other.md': update({ incident: 'TW-13', stage: 'investigating', date: at('10:00') }, FIRST),
    })
    const all = messages(['.'], folder)
    expect(all.map(([path, { incidentId, order }]) => [path, incidentId, order])).toEqual([
      ['status/a.md', 'TW-12', 1],
      ['status/more/b.md', 'TW-12', 2],
      ['status/other.md', 'TW-13', undefined],
    ])
    expect(broken(all)).toEqual(['status/more/b.md'])
  })

  test.each([
    ['names without a stage', { 'incidents/1.md': FIRST, 'incidents/2.md': SECOND }],
    ['other names', { 'incidents/disk-investigating.md': FIRST, 'incidents/sign-in-identified.md': SECOND }],
    ['other days', { 'incidents/2026-03-04-investigating.md': FIRST, 'incidents/2026-03-09-identified.md': SECOND }],
    ['other folders', { 'incidents/a/investigating.md': FIRST, 'incidents/b/identified.md': SECOND }],
  ])('%s are no thread', (_, texts) => {
    const times = [at('10:00'), at('11:00')]
    const files = Object.fromEntries(Object.entries(texts).map(([path, text], i) => [path, update({ date: times[i] as string }, text as string)]))
    expect(messages(['.'], folderOf(files)).flatMap(([, one]) => threadRules(one))).toEqual([])
  })

  test('files that do not say when they went out are no thread by their names: they may be drafts to choose from', () => {
    const all = messages(['.'], folderOf({ 'incidents/investigating.md': FIRST, 'incidents/resolved.md': LAST }))
    expect(all.map(([, { incidentId }]) => incidentId)).toEqual([undefined, undefined])
  })

  test('a translation is no update', () => {
    const own = { incident: 'TW-12', date: at('10:05') }
    const folder = folderOf({
      'status/a.md': update({ ...own, lang: 'en', date: at('10:00') }, FIRST),
      'status/a.id.md': update({ ...own, lang: 'id' }, 'Pelanggan di Bogor tidak dapat masuk.'),
      'status/b.md': update({ ...own, lang: 'en', date: at('11:00') }, SECOND),
    })
    expect(broken(messages(['.'], folder))).toEqual(['status/b.md'])
  })

  test('with --changed the others of the thread are read, not reported', () => {
    const folder = folderOf(byName)
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder, stdio: 'pipe' })
    git('init', '-q')
    git('add', 'incidents/sign-in/1-investigating.md', 'incidents/sign-in/10-resolved.md')
    git('commit', '-qm', 'x')
    expect(broken(messages(['.', '--changed'], folder))).toEqual(['incidents/sign-in/2-identified.md'])
    expect(messages(['.', '--changed'], folder)).toHaveLength(1)
  })

  test('--fix judges what it mended in its place in the thread', () => {
    const folder = folderOf({ ...byName, 'incidents/sign-in/2-identified.md': update({ date: at('11:00') }, `${SECOND} We will utilise the the status page.`) })
    expect(broken(messages(['.', '--fix'], folder))).toEqual(['incidents/sign-in/2-identified.md'])
  })

  test('a file of it that cannot be read has an error of its own', () => {
    const folder = folderOf({ ...byName, 'incidents/sign-in/3-monitoring.md': Buffer.from([0x2d, 0xff, 0xfe, 0x41]) })
    const { report, status } = json(['.'], { cwd: folder })
    expect(status).toBe(2)
    expect(report.reports.filter(({ error }: { error?: unknown }) => error)).toHaveLength(1)
    expect(report.summary.messages).toBe(3)
  })
})

describe('`thread`', () => {
  const loose = { 'z.md': update({ date: at('10:00'), stage: 'investigating' }, FIRST), 'a.md': update({ date: at('11:00'), stage: 'identified' }, SECOND) }

  test('takes all that is named for one incident, oldest first, and says how it put it in order', () => {
    const folder = folderOf(loose)
    const { stderr } = run(['thread', 'a.md', 'z.md'], { cwd: folder })
    expect(stderr).toBe('incident-lint: 2 updates of one incident, in the order of their times\n')
    const all = messages(['thread', 'a.md', 'z.md'], folder)
    expect(all.map(([path, { order }]) => [path, order])).toEqual([
      ['z.md', 1],
      ['a.md', 2],
    ])
    expect(broken(all)).toEqual(['a.md'])
  })

  test.each([
    ['by their days', ['date: 2026-03-05', 'date: 2026-03-04'], 'in the order of their days', ['b.md', 'a.md']],
    ['by their stages', ['stage: resolved', 'stage: identified'], 'in the order of their stages, since not all say when they went out', ['b.md', 'a.md']],
    ['as given', ['title: One', 'title: Two'], 'as given, since not all say when they went out', ['a.md', 'b.md']],
  ])('orders them %s where they say no more', (_, [a, b], said, order) => {
    const folder = folderOf({ 'a.md': `---\n${a}\n---\n${FIRST}\n`, 'b.md': `---\n${b}\n---\n${SECOND}\n` })
    expect(run(['thread', 'a.md', 'b.md'], { cwd: folder }).stderr).toContain(said)
    expect(messages(['thread', 'a.md', 'b.md'], folder).map(([path]) => path)).toEqual(order)
  })

  test('says when the files name several incidents', () => {
    const folder = folderOf({
      'a.md': update({ incident: 'A', date: at('10:00') }, FIRST),
      'b.md': update({ incident: 'B', date: at('11:00') }, SECOND),
    })
    expect(run(['thread', '.'], { cwd: folder }).stderr).toContain('taken for one incident, though they name several: A, B')
    expect(broken(messages(['thread', '.'], folder))).toEqual(['b.md'])
  })

  test('keeps the incidents of an export apart', () => {
    const incident = (id: string) => ({
      id,
      name: 'Sign-in',
      incident_updates: [
        { body: SECOND, status: 'identified', display_at: at('11:00') },
        { body: FIRST, status: 'investigating', display_at: at('10:00') },
      ],
    })
    const folder = folderOf({ 'export.json': JSON.stringify({ incidents: [incident('a'), incident('b')] }) })
    const { stderr } = run(['thread', 'export.json'], { cwd: folder })
    expect(stderr).toBe('incident-lint: export.json holds 2 incidents: each was judged by itself\n')
    expect(broken(messages(['thread', 'export.json'], folder))).toEqual(['export.json', 'export.json'])
  })

  test('reads standard input', () => {
    const lines = [
      [FIRST, at('10:00')],
      [SECOND, at('11:00')],
    ].map(([text, published_at]) => JSON.stringify({ text, published_at }))
    const { stdout } = run(['thread', '-', '--input', 'jsonl', '-f', 'json'], { input: lines.join('\n'), cwd: folderOf({}) })
    expect(stdout).toContain('promise-broken')
  })
})

describe('JSON Lines', () => {
  const line = (id: string, minute: number, text: string) =>
    JSON.stringify({ incident_id: id, published_at: new Date(Date.parse(at('00:00')) + minute * 60_000).toISOString(), stage: 'investigating', text })
  const promise = (minute: number) =>
    `Sign-in fails for all customers in Bogor. The next update comes at ${new Date(minute * 60_000).toISOString().slice(11, 16)} UTC.`

  test('a thread that stands together is judged together, wherever the stream is cut', () => {
    // Each of 350 incidents breaks its one promise; the stream is far longer than what is read at once.
    const lines = Array.from({ length: 350 }, (_, i) => [
      line(`i${i}`, 60, `${promise(70)} ${'Nothing else is known. '.repeat(i % 60)}`),
      line(`i${i}`, 100, `Sign-in still fails. ${'We look on. '.repeat(i % 7)}`),
    ]).flat()
    const folder = folderOf({ 'all.jsonl': `${lines.join('\n')}\n` })
    expect(broken(messages(['all.jsonl'], folder))).toHaveLength(350)
  })

  test('lines of one incident that stand apart are none, and a line at fault leaves the threads beside it whole', () => {
    const pair = [line('a', 60, promise(70)), line('a', 100, 'Sign-in still fails.')]
    const folder = folderOf({
      'apart.jsonl': [pair[0], line('b', 60, 'Search fails.'), pair[1]].join('\n'),
      'fault.jsonl': [...pair, '{"text":', ...pair].join('\n'),
    })
    expect(broken(messages(['apart.jsonl'], folder))).toEqual([])
    const { report } = json(['fault.jsonl'], { cwd: folder })
    expect(report.reports.map(({ error, messages: all }: { error?: { line: number }; messages?: unknown[] }) => error?.line ?? all?.length)).toEqual([2, 3, 2])
    expect(broken(messages(['fault.jsonl'], folder))).toHaveLength(2)
  })
})

test('`thread` without anything to read is a wrong call', () => {
  expect(run(['thread', 'none'], { cwd: join(folderOf({})) }).status).toBe(2)
})

describe('--previous', () => {
  const withdrawn = (all: [string, MessageOf][]) =>
    all.filter(([, one]) => one.findings.some(({ ruleId }) => ruleId === 'update-withdrawn')).map(([path]) => path)
  const shorter = { ...byName, 'incidents/sign-in/10-resolved.md': update({ date: at('11:25') }, `${LAST} Mail was never touched.`) }

  test('a folder as it was: each file by its name in it', () => {
    const folder = folderOf({ ...Object.fromEntries(Object.entries(shorter).map(([path, text]) => [`was/${path}`, text])), ...byName })
    expect(withdrawn(messages(['incidents', '--previous', 'was'], folder))).toEqual(['incidents/sign-in/10-resolved.md'])
    expect(withdrawn(messages(['thread', 'incidents', '--previous', 'was'], folder))).toEqual(['incidents/sign-in/10-resolved.md'])
    expect(withdrawn(messages(['incidents', '--previous', 'incidents'], folder))).toEqual([])
  })

  test('an export as it was, by the ids of its incidents', () => {
    const incident = (body: string) =>
      JSON.stringify({ incidents: [{ id: 'i1', name: 'Sign-in', incident_updates: [{ status: 'resolved', body, display_at: at('11:25') }] }] })
    const folder = folderOf({ 'old.json': incident(LAST), 'new.json': incident(LAST.replace('Bogor', 'Depok')) })
    expect(withdrawn(messages(['new.json', '--previous', 'old.json'], folder))).toEqual(['new.json'])
    expect(withdrawn(messages(['new.json', '--previous', 'new.json', '--cache'], folder))).toEqual([])
  })

  test('what cannot be read is said in one line', () => {
    const folder = folderOf({ ...byName, 'old.json': '{"incidents":' })
    for (const old of ['old.json', 'none.json']) {
      const { status, stderr } = run(['incidents', '--previous', old], { cwd: folder })
      expect(status).toBe(2)
      expect(stderr).toContain(old)
    }
  })
})
