import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, json, run } from './run.ts'

/** As root nothing is forbidden: then somebody else tries. */
const NOBODY = process.getuid?.() === 0 ? 65534 : undefined

/** One line about the file, exit code 2, and the good file beside it judged. */
function expectRefused(cwd: string, name: string, message: string, uid?: number) {
  const { status, stderr, report } = json([name, 'good.md'], { cwd, ...(uid !== undefined && { uid }) })
  expect(stderr).toBe(`incident-lint: ${name}: ${message}\n`)
  expect(status).toBe(2)
  expect(report.reports).toMatchObject([
    { path: name, error: { message } },
    { path: 'good.md', messages: [{ judged: true }] },
  ])
}

describe('a file that cannot be read has one clear line; the others are judged', () => {
  test.each([
    ['one byte of Latin-1', Buffer.from('caf\xe9 is down', 'latin1'), 'not UTF-8: the byte at offset 3 cannot be read; save it as UTF-8'],
    ['a sequence cut short at the end', Buffer.from([0x61, 0xe2, 0x82]), 'not UTF-8: the byte at offset 1 cannot be read; save it as UTF-8'],
    ['a surrogate', Buffer.from([0x61, 0x62, 0xed, 0xa0, 0x80]), 'not UTF-8: the byte at offset 2 cannot be read; save it as UTF-8'],
    ['an overlong slash', Buffer.from([0xc0, 0xaf]), 'not UTF-8: the byte at offset 0 cannot be read; save it as UTF-8'],
    ['UTF-16', Buffer.from('\ufeffhello', 'utf16le'), 'UTF-16, not UTF-8: save it as UTF-8'],
    ['11 MB', Buffer.alloc(11 * 1024 * 1024, 'a\n'), '11 MB is more than the 10 MB that are judged: `--max-size` raises the limit'],
  ])('%s', (_, content, message) => {
    expectRefused(folderOf({ 'bad.md': content, 'good.md': HOLLOW }), 'bad.md', message)
  })

  test('a dangling link', () => {
    const cwd = folderOf({ 'good.md': HOLLOW })
    symlinkSync('nowhere.md', join(cwd, 'bad.md'))
    expectRefused(cwd, 'bad.md', 'a link to a file that is not there')
  })

  test('a link that leads back to itself', () => {
    const cwd = folderOf({ 'good.md': HOLLOW })
    symlinkSync('bad.md', join(cwd, 'bad.md'))
    expectRefused(cwd, 'bad.md', 'a link that leads back to itself')
  })

  test('a named pipe is not waited for', () => {
    const cwd = folderOf({ 'good.md': HOLLOW })
    execFileSync('mkfifo', [join(cwd, 'bad.md')])
    expectRefused(cwd, 'bad.md', 'not a regular file: pipe it in and name it `-`')
  })

  test('a device', () => {
    expect(run(['/dev/zero']).stderr).toBe('incident-lint: /dev/zero: not a regular file: pipe it in and name it `-`\n')
  })

  test('a file without permission', () => {
    const cwd = folderOf({ 'good.md': HOLLOW, 'bad.md': HOLLOW })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'bad.md'), 0o000)
    expectRefused(cwd, 'bad.md', 'permission denied', NOBODY)
  })
})

describe('in folders', () => {
  test('one without permission is said, the rest is judged', () => {
    const cwd = folderOf({ 'incidents/a.md': HOLLOW, 'locked/incidents/b.md': HOLLOW })
    chmodSync(cwd, 0o755)
    chmodSync(join(cwd, 'locked'), 0o000)
    const { stderr, status, report } = json(['.'], { cwd, ...(NOBODY !== undefined && { uid: NOBODY }) })
    chmodSync(join(cwd, 'locked'), 0o755)
    expect(stderr).toBe('incident-lint: locked: permission denied\n')
    expect(status).toBe(2)
    expect(report.reports).toMatchObject([
      { path: 'incidents/a.md', messages: [{}] },
      { path: 'locked', error: {} },
    ])
  })

  test('a folder that is named like a file is a folder', () => {
    const cwd = folderOf({ 'draft.md/incidents/a.md': HOLLOW })
    expect(json(['draft.md'], { cwd }).report.reports).toMatchObject([{ path: 'draft.md/incidents/a.md' }])
  })

  test('a dangling link among messages is said', () => {
    const cwd = folderOf({ 'incidents/a.md': HOLLOW })
    symlinkSync('gone.md', join(cwd, 'incidents/b.md'))
    const { stderr, status } = json(['.'], { cwd })
    expect(stderr).toBe('incident-lint: incidents/b.md: a link to a file that is not there\n')
    expect(status).toBe(2)
  })
})

describe('a container without a message is said to be one', () => {
  test.each([
    ['a feed', 'empty.xml', '<?xml version="1.0"?><rss><channel></channel></rss>'],
    ['a feed of nothing but depth', 'deep.xml', `<?xml version="1.0"?><rss><channel>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</channel></rss>`],
    ['an export', 'empty.json', '{"incidents":[]}'],
  ])('%s', (_, name, content) => {
    const { stderr, status } = json([name], { cwd: folderOf({ [name]: content }) })
    expect({ stderr, status }).toEqual({ stderr: `incident-lint: ${name}: no message in it, so nothing was judged\n`, status: 0 })
  })
})

describe('odd texts get a correct report', () => {
  test.each([
    ['an empty file', ''],
    ['blank lines', '\n\n\n'],
    ['a NUL byte', 'Sign-in\0 fails.\n\nThe Support Team\n'],
    ['a byte order mark', `\ufeff${HOLLOW}`],
    ['CRLF', HOLLOW.replaceAll('\n', '\r\n')],
    ['one long line', `${'Sign-in fails in Jakarta. '.repeat(500)}\n`],
    ['nested quotes', `${'> '.repeat(10_000)}Hi\n`],
    ['emoji and right-to-left text', `🔥 تسجيل الدخول 🔥\n\n${HOLLOW}`],
  ])('%s', (_, content) => {
    const cwd = folderOf({ 'odd.md': content })
    const { status, stderr, report } = json(['odd.md', '--stage', 'resolved'], { cwd })
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    for (const finding of report.reports[0].messages[0].findings) {
      expect(finding.endOffset).toBeLessThanOrEqual(content.length)
      if (finding.actual !== undefined) expect(content.slice(finding.offset, finding.endOffset)).toBe(finding.actual)
    }
  })

  test('broken front matter is reported and the rest is judged', () => {
    const { report, status } = json(['odd.md', '--stage', 'resolved'], { cwd: folderOf({ 'odd.md': `---\nstage: [resolved\n---\n${HOLLOW}` }) })
    expect(status === 1 ? report.reports[0].messages[0].findings.map((one: { ruleId: string }) => one.ruleId) : ['source-trouble']).toContain('source-trouble')
  })
})

describe('what is written', () => {
  test('-o takes the report; standard output stays empty; the exit code is the same', () => {
    const cwd = folderOf({ 'draft.md': HOLLOW })
    const { stdout, status } = run(['draft.md', '-f', 'json', '-o', 'out/report.json'], { cwd })
    expect({ stdout, status }).toEqual({ stdout: '', status: 1 })
    expect(JSON.parse(readFileSync(join(cwd, 'out/report.json'), 'utf8')).reports).toHaveLength(1)
    expect(readdirSync(join(cwd, 'out'))).toEqual(['report.json'])
  })

  test('a path that cannot be written is said before anything is judged', () => {
    const cwd = folderOf({ 'draft.md': HOLLOW, file: '' })
    const { stdout, stderr, status } = run(['draft.md', '-o', 'file/report.txt'], { cwd })
    expect(stderr).toMatch(/^incident-lint: file\/report\.txt: cannot be written: .+\n$/)
    expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
  })

  test('a folder is no file', () => {
    const cwd = folderOf({ 'draft.md': HOLLOW })
    mkdirSync(join(cwd, 'out'))
    expect(run(['draft.md', '-o', 'out'], { cwd })).toMatchObject({ status: 2, stderr: 'incident-lint: out: a folder, not a file\n' })
  })

  test('an old report stays when the new one fails', () => {
    const cwd = folderOf({ 'draft.md': HOLLOW, 'report.txt': 'old', 'incident-lint.config.mjs': 'export default { get rules() { throw new Error("late") } }' })
    run(['draft.md', '--trace', 'nothing', '-o', 'report.txt'], { cwd })
    expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toBe('old')
    expect(readdirSync(cwd).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('a closed pipe ends it quietly', () => {
    const cwd = folderOf(Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`incidents/${index}.md`, HOLLOW])))
    const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
    const { stdout, stderr } = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" . | head -n 1`], { cwd, encoding: 'utf8' })
    expect(stdout.split('\n')).toHaveLength(2)
    expect(stderr).toBe('')
  })
})

test('--debug shows where a mistake of ours is; without it there is one line', () => {
  const cwd = folderOf({ 'draft.md': HOLLOW })
  writeFileSync(join(cwd, 'incident-lint.config.mjs'), 'export default { org: { get zone() { throw new Error("odd") } } }')
  const { stderr, status } = run(['draft.md'], { cwd })
  expect(status).toBe(2)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  expect(run(['draft.md', '--debug'], { cwd }).stderr).toMatch(/\n {4}at /)
  expect(existsSync(join(cwd, 'core'))).toBe(false)
})
