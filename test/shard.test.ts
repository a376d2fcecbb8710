import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintFiles } from '../src/node.ts'
import { folderOf, run } from './cli/run.ts'

const POSTS = Object.fromEntries(
  Array.from({ length: 23 }, (_, index) => [`incidents/post-${index}.md`, `---\nstage: resolved\n---\nSign-in failed for ${index + 2} customers on 4 May.\n`]),
)
const THREAD = {
  'incidents/mail-01-investigating.md': '---\nincident: mail\ndate: 2026-05-04T09:00:00Z\nstage: investigating\n---\nMail is late.\n',
  'incidents/mail-02-resolved.md': '---\nincident: mail\ndate: 2026-05-04T11:00:00Z\nstage: resolved\n---\nMail is in time again.\n',
}
const record = (text: string, more = {}) => `${JSON.stringify({ text, stage: 'resolved', ...more })}\n`
const LINES = [
  record('Line one is down.', { incident_id: 'a' }),
  record('Line two is down.', { incident_id: 'b' }),
  '\n',
  record('Line one is back.', { incident_id: 'a' }),
  record('Line one is back for all.', { incident_id: 'a' }),
  '{"txt":"x"}\n',
  record('Umlaut ü, signs 🙂.'),
  record('Line three is down.', { incident: { id: 'c' } }),
  record('Line three is up.', { incident: { id: 'c' } }),
  record('The last.'),
].join('')

/** Reports of each part, and of the whole run; a stream's reports taken message by message, since its parts are cut elsewhere. */
async function partsOf(cwd: string, count: number) {
  const messages = async (shard?: { index: number; count: number }) => {
    const { reports } = await lintFiles(['.', 'incidents/stream.jsonl'], { cwd, now: '2026-06-01T00:00:00Z', ...(shard && { shard }) })
    return reports.flatMap((report) => ('error' in report ? [JSON.stringify(report)] : report.messages.map((one) => JSON.stringify([report.path, one]))))
  }
  const parts: string[][] = []
  for (let index = 1; index <= count; index++) parts.push(await messages({ index, count }))
  return { parts, whole: await messages() }
}

describe('a run that is shared out', () => {
  test.each([1, 2, 3, 7, 40])('%d parts together judge what the whole run judges, each once', async (count) => {
    const { parts, whole } = await partsOf(folderOf({ ...POSTS, ...THREAD, 'incidents/stream.jsonl': LINES }), count)
    expect(parts.flat().sort()).toEqual(whole.sort())
    expect(whole.length).toBeGreaterThan(30)
  })

  test('several files fall to each part', async () => {
    const { parts } = await partsOf(folderOf(POSTS), 3)
    for (const part of parts) expect(part.length).toBeGreaterThan(2)
  })

  test('the files of one incident fall to one part', async () => {
    const { parts } = await partsOf(folderOf({ ...POSTS, ...THREAD }), 5)
    expect(parts.map((part) => part.filter((one) => one.includes('incidents/mail-')).length).filter(Boolean)).toEqual([2])
  })

  test('a file stays in its part when others come', async () => {
    const cwd = folderOf(POSTS)
    const shard = { index: 2, count: 4 }
    const paths = async () => (await lintFiles('.', { cwd, shard })).reports.map(({ path }) => path)
    const before = await paths()
    mkdirSync(dirname(join(cwd, 'incidents/a/b.md')), { recursive: true })
    for (const name of ['a', 'b', 'c', 'd', 'e']) writeFileSync(join(cwd, `incidents/a${name}.md`), 'Mail is late.\n')
    expect(await paths()).toEqual(expect.arrayContaining(before))
  })

  test('what cannot be read is said by one part', async () => {
    const cwd = folderOf({ 'a.md': 'Mail is late.\n' })
    const said = await Promise.all([1, 2, 3].map(async (index) => (await lintFiles(['a.md', 'none.md'], { cwd, shard: { index, count: 3 } })).reports))
    expect(
      said
        .flat()
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['a.md', 'none.md'])
  })
})

describe('--shard', () => {
  test('takes JSON Lines in and gives them out', () => {
    const lines = (args: string[]) => run(['--stdin-filename', 's.jsonl', '-f', 'jsonl', ...args], { input: LINES }).stdout.split('\n')
    const whole = lines([])
    const parts = ['1/2', '2/2'].flatMap((shard) => lines(['--shard', shard]))
    const messages = (printed: string[]) => printed.filter((line) => line.includes('"judged":true')).sort()
    expect(messages(parts)).toEqual(messages(whole))
    expect(messages(whole)).toHaveLength(8)
  })

  test.each(['0/3', '4/3', '3', '1/0', 'a/b', '1/2/3', '-1/2', '1.5/2'])('refuses %s', (value) => {
    expect(run([`--shard=${value}`, 'a.md'])).toMatchObject({ status: 2, stderr: expect.stringContaining('write 1/4 for the first of four') })
  })

  test('2,000 lines in eight parts: each message once, as the whole run has it', () => {
    let seed = 20260304
    const random = (below: number) => Math.floor(((seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below)
    let incident = 0
    const lines = Array.from({ length: 2000 }, (_, at) => {
      if (random(3) > 0) incident++
      const published_at = new Date(Date.UTC(2026, 0, 1) + at * 1_800_000).toISOString()
      return record(`${['Mail is late.', 'Some users may see issues.', 'Mail is in time again.'][random(3)]} Post ${at}.`, {
        ...(incident % 4 > 0 && { incident_id: `i${incident}` }),
        published_at,
      })
    })
    const judged = (args: string[]) =>
      run(['--stdin-filename', 's.jsonl', '-f', 'jsonl', '--exit-zero', '--now', '2026-06-01T00:00:00Z', ...args], { input: lines.join('') })
        .stdout.split('\n')
        .filter((line) => line.includes('"judged":true'))
    const parts = Array.from({ length: 8 }, (_, at) => judged(['--shard', `${at + 1}/8`]))
    const whole = judged([])
    expect(whole).toHaveLength(2000)
    expect(parts.flat().sort()).toEqual(whole.sort())
    for (const part of parts) expect(part.length).toBeGreaterThan(150)
  })

  test('an incident is judged whole', () => {
    const cwd = folderOf({ 'a.md': 'Mail is late.\n' })
    expect(run(['thread', '--shard', '1/2', 'a.md'], { cwd })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'incident-lint: `thread` judges one incident whole: `--shard` parts files and incidents\n',
    })
  })

  test('a baseline needs the whole run', () => {
    expect(run(['--shard', '1/2', '--suppress-all', '.'])).toMatchObject({ status: 2, stderr: expect.stringContaining('leave --shard out') })
  })
})
