import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folderOf, HOLLOW } from './run.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const [step] = action.runs.steps

/** Runs the step of the action as the runner would: inputs as variables, in a repository of its own. */
function runStep(cwd: string, inputs: Record<string, string>) {
  const values: Record<string, string> = { command: `${process.execPath} ${join(root, 'dist/cli.js')}`, ...inputs }
  const env = Object.fromEntries(
    Object.entries(step.env as Record<string, string>).map(([name, expression]) => {
      const [, input = ''] = /inputs\.([\w-]+)/.exec(expression) ?? []
      const fallback = String(action.inputs[input].default)
      return [name, values[input] ?? (fallback.includes('${{') ? '' : fallback)]
    }),
  )
  const summary = join(cwd, '..', `${cwd.split('/').pop()}.summary`)
  const { status, stdout, stderr } = spawnSync('bash', ['-c', step.run], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', GITHUB_ACTION_PATH: root, GITHUB_STEP_SUMMARY: summary, ...env },
  })
  return { status, stdout, stderr, summary: existsSync(summary) ? readFileSync(summary, 'utf8') : '' }
}

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Noor Haddad', '-c', 'user.email=noor@larkmail.example', '-c', 'commit.gpgsign=false', ...args], {
    cwd,
    encoding: 'utf8',
  })

function pullRequest() {
  const cwd = folderOf({ 'incidents/old.md': HOLLOW })
  git(cwd, 'init', '-q', '-b', 'main')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-q', '-m', 'Old')
  const base = git(cwd, 'rev-parse', 'HEAD').trim()
  writeFileSync(join(cwd, 'incidents/new.md'), HOLLOW)
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-q', '-m', 'New')
  return { cwd, base }
}

describe('the action', () => {
  test('annotates the posts of the pull request, puts their tables into the summary, and fails', () => {
    const { cwd, base } = pullRequest()
    const { status, stdout, summary } = runStep(cwd, { base })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=incidents\/new\.md,/)
    expect(stdout).not.toContain('old.md')
    expect(summary).toMatch(/### `incidents\/new\.md`/)
  })

  test('writes SARIF, and judges all without a base', () => {
    const { cwd } = pullRequest()
    const { stdout } = runStep(cwd, { changed: 'false', 'sarif-file': 'out.sarif' })
    expect(stdout).toContain('old.md')
    expect(JSON.parse(readFileSync(join(cwd, 'out.sarif'), 'utf8')).version).toBe('2.1.0')
  })

  test('no input becomes a command, no config becomes a program', () => {
    const { cwd, base } = pullRequest()
    const bad = '$(touch pwned); `touch pwned`'
    runStep(cwd, { base, files: bad, profile: 'house', 'sarif-file': '' })
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)
    writeFileSync(join(cwd, 'incident-lint.config.mjs'), "import { writeFileSync } from 'node:fs'; writeFileSync('pwned', ''); export default {}")
    expect(runStep(cwd, { base }).status).toBe(2)
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)
  })

  test('every input reaches the script', () => {
    const used = Object.values(step.env as Record<string, string>).join(' ')
    for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name} `)
    for (const name of Object.keys(step.env)) expect(readFileSync(join(root, 'scripts/action.sh'), 'utf8')).toContain(name)
  })
})

test('the hook for pre-commit calls what the command has', () => {
  const [hook] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'))
  const cwd = folderOf({ 'incidents/a.md': HOLLOW })
  const [, ...flags] = hook.entry.split(' ')
  expect(spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...flags, 'incidents/a.md'], { cwd }).status).toBe(1)
  expect(new RegExp(hook.files).test('site/incidents/a.md')).toBe(true)
  expect(new RegExp(hook.files).test('docs/readme.md')).toBe(false)
})
