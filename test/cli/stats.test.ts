import { expect, test } from 'vitest'
import { detectors, nameOf } from '../../src/detectors/index.ts'
import { folderOf, HOLLOW, run } from './run.ts'

test('--stats says what was judged, what was left out and why, what was found, and where the time went; the report is the same', () => {
  const cwd = folderOf({
    '.git/HEAD': '',
    '.gitignore': 'c.md\n',
    'incidents/a.md': `${HOLLOW}\n> quoted\n`,
    'incidents/b.md': HOLLOW,
    'incidents/c.md': HOLLOW,
    'notes.md': 'x',
  })
  run(['incidents/a.md', '--cache'], { cwd })
  const { stdout, stderr } = run(['.', '--stats', '--cache', '--format', 'compact'], { cwd })
  expect(stdout).toBe(run(['.', '--format', 'compact'], { cwd }).stdout)
  for (const row of [
    'files +2',
    'messages +2',
    'judged +2',
    'files from the cache +1',
    'files left out, ignored +1',
    'files left out, not like messages +1',
    'named-signer +2',
  ])
    expect(stderr).toMatch(new RegExp(`^${row}$`, 'm'))
  expect(stderr).toMatch(/^not judged, one quotation$/m)
  expect(stderr).toMatch(/^time: finding and judging +\d+ ms {2}\d+ %$/m)
})

test('--stats says what rules took of judging, the most first, and why findings are set aside', () => {
  const post = `${HOLLOW}\n${'Some users may see a minor issue with sign-in since 14:20 UTC. '.repeat(40)}\n`
  const cwd = folderOf({
    'incident-lint.config.yml': 'waive: { signer: { reason: no name field } }\nplugins: [./slow.mjs]\n',
    'slow.mjs':
      "export default { id: 'slow', concept: 'no-minimiser', detect: () => { for (const end = performance.now() + 300; performance.now() < end; ); return [] } }\n",
    'incidents/a.md': `<!-- incident-lint-disable stated-cause -- legal hold -->\n\n${post}`,
  })
  const { stderr } = run(['.', '--stats', '--format', 'compact'], { cwd })
  expect(stderr).toMatch(/^findings set aside by a waiver +1$/m)
  expect(stderr).toMatch(/^findings set aside in the text +1$/m)
  const rows = Array.from(stderr.matchAll(/^of judging: (.+?) {2,}(\d+) ms {2}(\d+) %$/gm), ([, rule, ms, share]) => ({
    rule,
    ms: Number(ms),
    share: Number(share),
  }))
  expect(rows[0]).toMatchObject({ rule: 'slow' })
  expect(rows[0]?.ms).toBeGreaterThanOrEqual(300)
  expect(rows.at(-1)?.rule).toBe('finding, reading, words, threads')
  const shares = rows.reduce((sum, { share }) => sum + share, 0)
  expect(shares).toBeGreaterThan(95)
  expect(shares).toBeLessThan(105)
})

test('every detector has a name', () => {
  const names = detectors.map(nameOf)
  expect(new Set(names).size).toBe(detectors.length)
  expect(names).not.toContain(undefined)
  expect(nameOf(() => [])).toBeUndefined()
})
