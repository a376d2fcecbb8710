import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { lintFiles } from '../../src/node.ts'
import { folderOf, HOLLOW, run } from './run.ts'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const NOW = ['--now', '2026-03-04T10:00:00Z']
const POSTS = { 'incidents/a.md': HOLLOW, 'incidents/b.md': `A minor issue.\n\n${HOLLOW}`, 'incidents/c.md': 'Nobody could sign in.\n\nAmara Diallo\n' }
const CACHE = '.incident-lint-cache'

/** All entries of a cache, as paths. */
const entriesOf = (cwd: string, cache = CACHE) =>
  readdirSync(join(cwd, cache), { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[0-9a-f]{2}.[0-9a-f]{62}/.test(path))
    .map((path) => join(cwd, cache, path))
const folder = (files: Record<string, string> = {}) => folderOf({ '.git/HEAD': '', ...POSTS, ...files })
const lint = (cwd: string, ...args: string[]) => run(['.', '--cache', '--format', 'json', ...NOW, ...args], { cwd })
const plain = (cwd: string, ...args: string[]) => run(['.', '--format', 'json', ...NOW, ...args], { cwd }).stdout
const misses = (cwd: string, ...args: string[]) =>
  lint(cwd, '--debug', ...args)
    .stderr.split('\n')
    .filter((line) => line.includes('judged again')).length

describe('--cache', () => {
  test('the second run says what the first one said, and what a run without it says', () => {
    const cwd = folder()
    const first = lint(cwd)
    expect(entriesOf(cwd)).toHaveLength(3)
    const second = lint(cwd)
    expect(second).toEqual(first)
    expect(second.stdout).toBe(plain(cwd))
  })

  test('it is read: entries that are another file tell themselves apart', async () => {
    const cwd = folder()
    const options = { cwd, cache: join(cwd, 'kept'), now: '2026-03-04T10:00:00Z' }
    const first = await lintFiles('.', options)
    for (const path of entriesOf(cwd, 'kept')) {
      const [, body = ''] = readFileSync(path, 'utf8').split('\n')
      const spoilt = body.replaceAll('Unexpected', 'From the cache: unexpected')
      const { createHash } = await import('node:crypto')
      writeFileSync(path, `${createHash('sha1').update(path.slice(-65).replace('/', '')).update(spoilt).digest('hex')}\n${spoilt}`)
    }
    const second = await lintFiles('.', options)
    expect(JSON.stringify(second)).toBe(JSON.stringify(first).replaceAll('Unexpected', 'From the cache: unexpected'))
  })

  test.each<[string, string[], Record<string, string>]>([
    ['a flag', ['--stage', 'resolved'], {}],
    ['the profile', ['--profile', 'strict'], {}],
    ['the config', [], { 'incident-lint.config.yml': 'rules: { no-minimiser: off }\n' }],
    ['an override', [], { 'incident-lint.config.yml': 'overrides: [{ files: [incidents/*], channel: email }]\n' }],
    ['inline config', ['--no-inline-config'], {}],
    ['text', [], { 'incidents/a.md': `${HOLLOW}More.\n`, 'incidents/b.md': 'Other.\n', 'incidents/c.md': 'Else.\n' }],
  ])('%s that changed is judged anew', (_, args, files) => {
    const cwd = folder()
    lint(cwd)
    for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text)
    expect(lint(cwd, ...args).stdout).toBe(plain(cwd, ...args))
    expect(entriesOf(cwd)).toHaveLength(6)
  })

  test('a pack of the house counts by what is in it', () => {
    const pack = (word: string) =>
      `about: What we call an outage.\nconcept: no-minimiser\nentries:\n  - phrases: ['${word}']\n    missing: how long\n    hits: [A ${word}.]\n    spares: [The office is closed.]\n`
    const cwd = folder({
      'incident-lint.config.yml': 'packs: [./house]\n',
      'house/lexicons/no-minimiser.yml': pack('tarnwick sniffle'),
      'incidents/a.md': 'A tarnwick wheeze.\n',
      'incidents/b.md': HOLLOW,
    })
    expect(lint(cwd).stdout).not.toContain('minimiser \\"')
    writeFileSync(join(cwd, 'house/lexicons/no-minimiser.yml'), pack('tarnwick wheeze'))
    expect(lint(cwd).stdout).toMatch(/minimiser .{0,4}tarnwick wheeze/)
  })

  test('a baseline counts, file by file', () => {
    const cwd = folder()
    const before = lint(cwd).stdout
    run(['.', '--suppress-all', ...NOW], { cwd })
    expect(lint(cwd).stdout).toBe(plain(cwd))
    expect(lint(cwd).stdout).not.toBe(before)
    rmSync(join(cwd, 'incident-lint.suppressions.json'))
    expect(lint(cwd).stdout).toBe(before)
  })

  test('what depends on the clock is judged again when its time has come', () => {
    const cwd = folder({ 'incidents/a.md': 'You cannot sign in. The next update is at 16:00 UTC on 4 March 2026.\n' })
    const at = (time: string) => run(['.', '--cache', '--format', 'json', '--now', time], { cwd }).stdout
    for (const time of [
      '2026-03-04T10:00:00Z',
      '2026-03-04T12:00:00Z',
      '2026-03-04T17:00:00Z',
      '2026-03-04T18:00:00Z',
      '2026-03-04T12:00:00Z',
      '2027-03-04T12:00:00Z',
    ])
      expect(at(time)).toBe(run(['.', '--format', 'json', '--now', time], { cwd }).stdout)
  })

  test('files of one incident count together', () => {
    const post = (incident: string, at: string, text: string) => `---\nincident: ${incident}\nstage: investigating\npublishedAt: ${at}\n---\n${text}\n`
    const cwd = folder({
      'incidents/a.md': post('x7', '2026-03-04T08:00:00Z', 'You cannot sign in. The next update is at 09:00 UTC.'),
      'incidents/b.md': post('x7', '2026-03-04T08:30:00Z', 'You still cannot sign in.'),
    })
    lint(cwd)
    writeFileSync(join(cwd, 'incidents/b.md'), post('x7', '2026-03-04T09:50:00Z', 'You still cannot sign in.'))
    expect(lint(cwd).stdout).toBe(plain(cwd))
    expect(lint(cwd).stdout).toContain('promise-broken')
    writeFileSync(join(cwd, 'incidents/b.md'), post('y8', '2026-03-04T09:50:00Z', 'You still cannot sign in.'))
    expect(lint(cwd).stdout).toBe(plain(cwd))
  })

  test('findings on changed lines are drawn from whole reports', () => {
    const cwd = folder()
    lint(cwd)
    expect(run(['.', '--cache', '--changed-lines', '--since', 'HEAD'], { cwd }).status).toBe(2)
    expect(lint(cwd).stdout).toBe(plain(cwd))
  })

  test('a file that cannot be read is said every time, and never kept', () => {
    const cwd = folder({ 'incidents/d.md': '' })
    writeFileSync(join(cwd, 'incidents/d.md'), Buffer.from([0x61, 0xff]))
    expect(lint(cwd)).toMatchObject({ status: 2, stderr: expect.stringContaining('not UTF-8') })
    expect(lint(cwd)).toMatchObject({ status: 2, stderr: expect.stringContaining('not UTF-8') })
  })

  test('edits and traces judge, whatever is kept', () => {
    const cwd = folder({ 'incidents/a.md': 'We restarted it in order to help.\n' })
    lint(cwd)
    expect(run(['incidents/a.md', '--cache', '--trace', 'cause'], { cwd }).stdout).toContain('cause')
    run(['.', '--cache', '--fix'], { cwd })
    expect(readFileSync(join(cwd, 'incidents/a.md'), 'utf8')).toBe('We restarted it to help.\n')
  })
})

describe('a cache that is not what it should be', () => {
  test.each([
    ['empty', () => ''],
    ['cut off', (entry: string) => entry.slice(0, entry.length / 2)],
    ['altered', (entry: string) => entry.replace('Unexpected', 'unexpected')],
    ['of another form', () => '{"reports": []}'],
  ])('an entry that is %s is judged again, with a line for --debug', (_, spoil) => {
    const cwd = folder()
    const first = lint(cwd)
    for (const path of entriesOf(cwd)) writeFileSync(path, spoil(readFileSync(path, 'utf8')))
    const second = lint(cwd, '--debug')
    expect(second.stdout).toBe(first.stdout)
    expect(second.stderr.match(/judged again/g)).toHaveLength(3)
    expect(misses(cwd)).toBe(0)
  })

  test('an entry of one text never answers for another', () => {
    const cwd = folder()
    lint(cwd)
    const [one, ...others] = entriesOf(cwd)
    for (const other of others) writeFileSync(other, readFileSync(one as string))
    expect(lint(cwd).stdout).toBe(plain(cwd))
  })

  test('a folder in the place of an entry, a file in the place of the cache', () => {
    const cwd = folder()
    lint(cwd)
    for (const path of entriesOf(cwd)) {
      rmSync(path)
      mkdirSync(path)
    }
    expect(lint(cwd).stdout).toBe(plain(cwd))
    const other = folder({ kept: 'a file' })
    expect(lint(other, '--cache-location', 'kept')).toMatchObject({ stdout: plain(other), stderr: expect.stringContaining('the cache cannot be written') })
  })

  test('old entries and what killed runs left are thrown away; what is used is not', () => {
    const cwd = folder()
    lint(cwd)
    const [used, ...rest] = entriesOf(cwd) as [string, ...string[]]
    const left = `${used}.1234.tmp`
    writeFileSync(left, 'x')
    const old = Date.now() / 1000 - 40 * 86_400
    for (const path of [used, ...rest, left, join(cwd, CACHE, 'swept')]) utimesSync(path, old, old)
    rmSync(join(cwd, 'incidents/b.md'))
    writeFileSync(join(cwd, 'incidents/d.md'), HOLLOW)
    lint(cwd)
    expect(entriesOf(cwd).some((path) => path.endsWith('.tmp'))).toBe(false)
    expect(entriesOf(cwd)).toHaveLength(3)
    for (const path of entriesOf(cwd)) expect(statSync(path).mtimeMs).toBeGreaterThan(Date.now() - 3_600_000)
  })

  test('git is told to leave it alone', () => {
    const cwd = folder()
    lint(cwd)
    expect(readFileSync(join(cwd, CACHE, '.gitignore'), 'utf8')).toBe('*\n')
    const beside = folder({ 'node_modules/x/package.json': '{}' })
    lint(beside)
    expect(existsSync(join(beside, 'node_modules/.cache/incident-lint'))).toBe(true)
  })
})

test('runs that share it, and runs that are killed in the middle, leave it right', async () => {
  const cwd = folder(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`incidents/n${i}.md`, `Post ${i}. ${HOLLOW}`])))
  const expected = plain(cwd)
  const args = ['.', '--cache', '--format', 'json', ...NOW]
  const start = () => spawn(process.execPath, [CLI, ...args], { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
  for (let round = 0; round < 8; round++) {
    const killed = start()
    const gone = new Promise((done) => killed.on('exit', done))
    setTimeout(() => killed.kill('SIGKILL'), 60 + round * 40)
    await gone
  }
  const outputs = await Promise.all(
    [start(), start(), start()].map(async (child) => {
      let out = ''
      for await (const chunk of child.stdout) out += chunk
      return out
    }),
  )
  expect(outputs).toEqual([expected, expected, expected])
  expect(lint(cwd).stdout).toBe(expected)
})
