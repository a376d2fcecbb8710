import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, json, run } from './run.ts'

const MESSAGE = `---\nstage: resolved\n---\n${HOLLOW}`

function paths(args: string[], options?: Parameters<typeof run>[1]): string[] {
  return json(args, options).report.reports.map(({ path }: { path: string }) => path)
}

describe('a folder', () => {
  test('files are judged that look like messages; the rest is counted in one line', () => {
    const { stderr, report } = json(['.'], { cwd: 'folder' })
    expect(report.reports.map(({ path }: { path: string }) => path)).toEqual(['docs/by-key.md', 'incidents/2026-03-02-sign-in.md'])
    expect(stderr).toBe('incident-lint: 3 other files do not look like messages and were not judged (`--debug` lists them).\n')
  })

  test('--debug lists what was passed over', () => {
    const { stderr } = run(['.', '--debug'], { cwd: 'folder' })
    for (const path of ['docs/lunch.md', 'docs/note.txt', 'incidents/README.md']) expect(stderr).toContain(`${path}: not judged, does not look like a message`)
  })

  test('a file that is named is always judged', () => {
    expect(paths(['docs/lunch.md', 'incidents/README.md'], { cwd: 'folder' })).toEqual(['docs/lunch.md', 'incidents/README.md'])
  })

  test.each(['incidents', 'issues', '_posts', 'status', 'maintenance', 'postmortems'])('%s/ holds messages', (name) => {
    expect(paths(['.'], { cwd: folderOf({ [`content/${name}/a.md`]: HOLLOW, 'content/other/b.md': HOLLOW }) })).toEqual([`content/${name}/a.md`])
  })

  test.each([
    ['section: issue', 1],
    ['resolved: true', 1],
    ['resolvedWhen: 2026-03-04T10:00:00Z', 1],
    ['incident_states:\n  - state: resolved', 1],
    ['affectedsystems: [mail]', 1],
    ['section: docs', 0],
    ['severity: notice', 0],
  ])('front matter of a status site gives a message away, wherever it stands: %s', (key, found) => {
    const folder = folderOf({ 'site/a.md': `---\ntitle: Mail\n${key}\n---\n${HOLLOW}`, 'site/b.md': MESSAGE })
    expect(paths(['site'], { cwd: folder })).toEqual(found ? ['site/a.md', 'site/b.md'] : ['site/b.md'])
  })

  test('one in which nothing looks like a message is an error', () => {
    const { status, stderr } = run(['docs2'], { cwd: folderOf({ 'docs2/lunch.md': 'Lunch.' }) })
    expect(stderr).toBe('incident-lint: docs2: the one file in it does not look like a message: name a file to judge it, or list `files` in the config\n')
    expect(status).toBe(2)
  })

  test('links to folders are not followed, so a circle has an end', () => {
    const folder = folderOf({ 'incidents/a.md': HOLLOW })
    symlinkSync('..', join(folder, 'incidents/up'))
    expect(paths(['.'], { cwd: folder })).toEqual(['incidents/a.md'])
  })

  test('node_modules and hidden folders are never entered', () => {
    const folder = folderOf({ 'incidents/a.md': HOLLOW, 'node_modules/x/incidents/b.md': HOLLOW, '.cache/incidents/c.md': HOLLOW })
    expect(paths(['.'], { cwd: folder })).toEqual(['incidents/a.md'])
  })

  test('a file that two patterns name is judged once', () => {
    expect(paths(['incidents', 'incidents/2026-03-02-sign-in.md', 'incidents/*'], { cwd: 'folder' })).toEqual([
      'incidents/2026-03-02-sign-in.md',
      'incidents/README.md',
    ])
  })
})

describe('globs', () => {
  test('what a shell would have made of them is judged', () => {
    expect(paths(['**/*.{md,txt}'], { cwd: 'folder' })).toEqual([
      'docs/by-key.md',
      'docs/lunch.md',
      'docs/note.txt',
      'incidents/2026-03-02-sign-in.md',
      'incidents/README.md',
    ])
  })

  test('a file whose name looks like a glob is a file', () => {
    expect(paths(['[a] post.md'], { cwd: folderOf({ '[a] post.md': HOLLOW }) })).toEqual(['[a] post.md'])
  })

  test('one that nothing matches is an error, unless that is wanted', () => {
    const { status, stderr } = run(['*.rst', 'docs/lunch.md'], { cwd: 'folder' })
    expect(stderr).toContain('incident-lint: *.rst: no file matches\n')
    expect(status).toBe(2)
    expect(run(['*.rst', '--no-error-on-unmatched-pattern'], { cwd: 'folder' }).status).toBe(0)
  })

  test('several that match nothing are all said', () => {
    const { stderr } = run(['*.rst', 'nope.md', 'hollo.md'])
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'incident-lint: *.rst: no file matches',
      'incident-lint: nope.md: no such file',
      'incident-lint: hollo.md: no such file; did you mean `hollow.md`?',
    ])
  })
})

describe('ignoring', () => {
  const files = { 'incidents/a.md': HOLLOW, 'incidents/old/b.md': HOLLOW, 'incidents/c.md': HOLLOW }

  test('.incidentlintignore, at any level', () => {
    expect(paths(['.'], { cwd: folderOf({ ...files, '.incidentlintignore': 'old/\n', 'incidents/.incidentlintignore': 'c.md\n' }) })).toEqual([
      'incidents/a.md',
    ])
  })

  test('.gitignore; a deeper one takes back', () => {
    const folder = folderOf({ ...files, '.gitignore': 'old/\nc.md\n', 'incidents/.gitignore': '!c.md\n' })
    execFileSync('git', ['init', '-q'], { cwd: folder })
    expect(paths(['.'], { cwd: folder })).toEqual(['incidents/a.md', 'incidents/c.md'])
  })

  test('what git ignores is judged when it is named', () => {
    expect(paths(['incidents/c.md'], { cwd: folderOf({ ...files, '.gitignore': 'c.md\n' }) })).toEqual(['incidents/c.md'])
  })

  test('--ignore-pattern, several times', () => {
    expect(paths(['.', '--ignore-pattern', 'old', '--ignore-pattern', '**/{b,c}.md'], { cwd: folderOf(files) })).toEqual(['incidents/a.md'])
  })

  test('config ignores count from the config', () => {
    expect(paths(['.'], { cwd: folderOf({ ...files, 'incidents/incident-lint.config.yml': 'ignores: [/c.md, old/]\n' }) })).toEqual(['incidents/a.md'])
  })

  test('a named file that the user ignores gets a warning and no verdict; --no-ignore judges it', () => {
    const cwd = folderOf({ ...files, '.incidentlintignore': 'c.md\n' })
    const { stderr, status, report } = json(['incidents/c.md'], { cwd })
    expect(stderr).toBe('incident-lint: incidents/c.md: not judged: it is ignored (`--no-ignore` judges it)\n')
    expect(report.reports).toEqual([])
    expect(status).toBe(0)
    expect(paths(['incidents/c.md', '--no-ignore'], { cwd })).toEqual(['incidents/c.md'])
  })
})

describe('standard input', () => {
  test('- reads it', () => {
    expect(json(['-'], { input: MESSAGE }).report.reports).toMatchObject([{ path: '<stdin>', messages: [{ elements: { signer: { verdict: 'hollow' } } }] }])
  })

  test('without arguments a pipe is read', () => {
    expect(json([], { cwd: folderOf({}), input: MESSAGE }).report.reports).toHaveLength(1)
  })

  test('--stdin-filename names it, finds its config and decides whether it is ignored', () => {
    const cwd = folderOf({ 'posts/incident-lint.config.yml': 'channel: email\nignores: [skip.md]\n' })
    mkdirSync(join(cwd, 'other'))
    expect(json(['-', '--stdin-filename', 'posts/draft.md'], { cwd, input: MESSAGE }).report.reports).toMatchObject([
      { path: 'posts/draft.md', messages: [{ channel: 'email' }] },
    ])
    expect(json(['--stdin', '--stdin-file-path', 'other/draft.md'], { cwd, input: MESSAGE }).report.reports).toMatchObject([
      { path: 'other/draft.md', messages: [{ channel: 'status' }] },
    ])
    expect(json(['-', '--stdin-filename', 'posts/skip.md'], { cwd, input: MESSAGE }).report.reports).toEqual([])
  })

  test('with a config and no arguments the folder is judged', () => {
    expect(paths([], { cwd: folderOf({ 'incident-lint.config.yml': 'files: [drafts/**]\n', 'drafts/a.md': HOLLOW, 'b.md': HOLLOW }) })).toEqual(['drafts/a.md'])
  })

  test('with nothing to read, help goes to standard error and the exit code is 2', () => {
    const { status, stdout, stderr } = run([], { cwd: folderOf({}), input: '' })
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain('Nothing to judge')
    expect(stderr).toContain('incident-lint [options]')
  })
})
