import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, json, run } from './run.ts'

describe('baseline', () => {
  test('old findings are set aside, new ones are not, gone ones are forgotten', () => {
    const cwd = folderOf({ 'old.md': HOLLOW })
    expect(run(['old.md', '--stage', 'resolved'], { cwd }).status).toBe(1)
    expect(run(['old.md', '--stage', 'resolved', '--suppress-all'], { cwd })).toMatchObject({ status: 0 })
    expect(run(['old.md', '--stage', 'resolved'], { cwd }).status).toBe(0)

    writeFileSync(join(cwd, 'old.md'), `A minor issue came on top.\n\n${HOLLOW}`)
    const { report } = json(['old.md', '--stage', 'resolved'], { cwd })
    const open = report.reports[0].messages[0].findings.filter((one: { suppressed?: object }) => !one.suppressed)
    expect(open.map((one: { ruleId: string }) => one.ruleId)).toContain('no-minimiser')
    expect(open.map((one: { ruleId: string }) => one.ruleId)).not.toContain('named-signer')

    writeFileSync(join(cwd, 'old.md'), 'All is well.\n')
    run(['old.md', '--stage', 'resolved', '--prune-suppressions'], { cwd })
    const { files } = JSON.parse(readFileSync(join(cwd, 'incident-lint.suppressions.json'), 'utf8'))
    expect(files['old.md'].length).toBeLessThan(12)
  })

  test('a stream longer than what is read at once is one file', () => {
    const line = (text: string) => `${JSON.stringify({ text, stage: 'resolved', pad: 'x'.repeat(40_000) })}\n`
    const stream = Array.from({ length: 20 }, (_, index) => line(`Sign-in was down for ${index} people.`)).join('')
    const cwd = folderOf({ 'old.jsonl': stream })
    const open = () => run(['old.jsonl', '-f', 'agent', '--exit-zero'], { cwd }).stdout.split('\n').at(-2)
    run(['old.jsonl', '--suppress-all'], { cwd })
    expect(open()).toBe('0 errors 0 warnings')
    writeFileSync(join(cwd, 'old.jsonl'), `${stream}${line('We had a minor issue.')}`)
    expect(open()).not.toBe('0 errors 0 warnings')
  })

  test('a file that is no baseline has one line', () => {
    const cwd = folderOf({ 'old.md': HOLLOW, 'incident-lint.suppressions.json': '{"version":1,"files":[' })
    expect(run(['old.md'], { cwd })).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^incident-lint: .*suppressions\.json: not a baseline/),
    })
  })
})

describe('only what changed', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Noor Haddad', '-c', 'user.email=noor@larkmail.example', '-c', 'commit.gpgsign=false', ...args], { cwd })
  const repository = () => {
    const cwd = folderOf({ 'incidents/a.md': HOLLOW, 'incidents/b.md': HOLLOW })
    git(cwd, 'init', '-q', '-b', 'main')
    git(cwd, 'add', '.')
    git(cwd, 'commit', '-q', '-m', 'Old posts')
    return cwd
  }
  const paths = (args: string[], cwd: string) => json(args, { cwd }).report.reports.map((one: { path: string }) => one.path)

  test('altered and new files; staged ones alone; since a revision', () => {
    const cwd = repository()
    expect(paths(['--changed'], cwd)).toEqual([])
    writeFileSync(join(cwd, 'incidents/b.md'), `${HOLLOW}\nMore.\n`)
    writeFileSync(join(cwd, 'incidents/ä c.md'), HOLLOW)
    expect(paths(['--changed'], cwd)).toEqual(['incidents/b.md', 'incidents/ä c.md'])
    git(cwd, 'add', 'incidents/b.md')
    expect(paths(['--staged'], cwd)).toEqual(['incidents/b.md'])
    git(cwd, 'commit', '-q', '-m', 'More')
    expect(paths(['--since', 'HEAD~1'], cwd)).toEqual(['incidents/b.md', 'incidents/ä c.md'])
  })

  test('findings on new lines alone', () => {
    const cwd = repository()
    writeFileSync(join(cwd, 'incidents/b.md'), `${HOLLOW}\nA minor issue came on top.\n`)
    const { report } = json(['--changed', '--changed-lines', '--stage', 'resolved'], { cwd })
    const last = HOLLOW.split('\n').length
    const { findings } = report.reports[0].messages[0]
    expect(findings.length).toBeGreaterThan(0)
    for (const one of findings) expect(one.endLine).toBeGreaterThanOrEqual(last)
  })

  test('a clone that is cut off, a revision that is none and a folder without git have one line each', () => {
    const cwd = repository()
    expect(run(['--since', 'v9'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringMatching(/there is no revision `v9`/) })
    expect(run(['--since', '--output=x'], { cwd }).status).toBe(2)
    const none = folderOf({ 'a.md': HOLLOW })
    expect(run(['--changed'], { cwd: none, env: { GIT_CEILING_DIRECTORIES: join(none, '..') } })).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/git cannot say what changed/),
    })
  })
})
