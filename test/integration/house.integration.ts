import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { command, exec, folderOf, HOLLOW, has, root } from './place.ts'

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Noor Haddad', '-c', 'user.email=noor@larkmail.example', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
  })

function commit(cwd: string, message: string): string {
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-q', '-m', message)
  return git(cwd, 'rev-parse', 'HEAD').trim()
}

/** This project as it stands, as a repository of its own: what `pre-commit` clones. */
function ownRepository(): { folder: string; rev: string } {
  const folder = mkdtempSync(join(tmpdir(), 'incident-lint-own-'))
  for (const path of git(root, 'ls-files', '-z').split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  git(folder, 'init', '-q', '-b', 'main')
  return { folder, rev: commit(folder, 'As it stands') }
}

describe.runIf(has('pre-commit'))('pre-commit itself, with our hook', () => {
  const home = mkdtempSync(join(tmpdir(), 'incident-lint-hooks-'))
  let cwd: string
  const preCommit = (...args: string[]) => exec('pre-commit', args, { cwd, env: { PRE_COMMIT_HOME: home } })

  beforeAll(() => {
    const { folder, rev } = ownRepository()
    cwd = folderOf({
      '.pre-commit-config.yaml': `repos: [{ repo: ${folder}, rev: ${rev}, hooks: [{ id: incident-lint }] }]\n`,
      'incidents/bad.md': HOLLOW,
      'docs/notes.md': HOLLOW,
    })
    git(cwd, 'init', '-q', '-b', 'main')
    git(cwd, 'add', '.')
    expect(preCommit('install-hooks')).toMatchObject({ status: 0 })
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  test('judges what looks like a message, and stops the commit', () => {
    const { status, stdout } = preCommit('run', '--color', 'never')
    expect(status).toBe(1)
    expect(stdout).toMatch(/^incident-lint\.+Failed$/m)
    expect(stdout).toContain('incidents/bad.md')
    expect(stdout).not.toContain('docs/notes.md')
  })

  test('lets pass what is well, and what is none of its files', () => {
    rmSync(join(cwd, 'incidents/bad.md'))
    git(cwd, 'add', '-A')
    expect(preCommit('run', '--color', 'never').stdout).toMatch(/^incident-lint\.+\(no files to check\)Skipped$/m)
    writeFileSync(join(cwd, 'incidents/good.md'), readFileSync(join(root, 'test/drafts/good.md')))
    git(cwd, 'add', '.')
    expect(preCommit('run', '--color', 'never')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^incident-lint\.+Passed$/m) })
  })
})

describe('the action, with the package as it is installed', () => {
  test('annotates what the pull request brings', () => {
    const cwd = folderOf({ 'incidents/old.md': HOLLOW })
    git(cwd, 'init', '-q', '-b', 'main')
    const base = commit(cwd, 'Old')
    writeFileSync(join(cwd, 'incidents/new.md'), HOLLOW)
    commit(cwd, 'New')
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
    const env: Record<string, string> = { GITHUB_ACTION_PATH: root, GITHUB_STEP_SUMMARY: join(cwd, '..', 'summary.md') }
    for (const [name, expression] of Object.entries(action.runs.steps[0].env as Record<string, string>)) {
      const input = /inputs\.([\w-]+)/.exec(expression)?.[1] ?? ''
      env[name] = { base, command, 'sarif-file': 'out.sarif' }[input] ?? String(action.inputs[input].default)
    }
    const { status, stdout } = exec('bash', ['-c', action.runs.steps[0].run], { cwd, env })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=incidents\/new\.md,/)
    expect(stdout).not.toContain('old.md')
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(3)
  })

  test.runIf(has('shellcheck'))('shellcheck finds nothing in its script', () => {
    expect(exec('shellcheck', [join(root, 'scripts/action.sh'), join(root, '.ci/run')])).toMatchObject({ status: 0, stdout: '' })
  })
})
