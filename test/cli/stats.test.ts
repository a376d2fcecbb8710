import { expect, test } from 'vitest'
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
