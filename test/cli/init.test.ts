import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { folderOf, HOLLOW, run } from './run.ts'

const CONFIG = 'incident-lint.config.yml'
const read = (cwd: string, path: string) => readFileSync(join(cwd, path), 'utf8')
const CSTATE = {
  'config.yml':
    'title: Fernpost Status\ntheme: cstate\nbaseURL: https://status.fernpost.example\nparams:\n  systems:\n    - name: Parcels\n    - name: "Web: shop"\n',
  'content/issues/1.md': `---\ntitle: Labels\nsection: issue\n---\n${HOLLOW}`,
}

describe('init, without a terminal', () => {
  test('writes what flags say, shows it, and the config holds', () => {
    const cwd = folderOf({ 'incidents/1.md': HOLLOW })
    const args = ['init', '--company', 'Fernpost: parcels', '--person', 'Lena Brandt', '--person', 'NH=Noor Haddad', '--zone', 'Europe/Berlin']
    const { status, stdout, stderr } = run([...args, '--channels', 'status,sms', '--profile', 'starter'], { cwd })
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('written: incident-lint.config.yml') })
    const written = read(cwd, CONFIG)
    for (const line of written.trimEnd().split('\n')) expect(stdout).toContain(`  ${line}`)
    expect(parse(written)).toEqual({
      extends: 'starter',
      org: { name: 'Fernpost: parcels', people: { LB: 'Lena Brandt', NH: 'Noor Haddad' }, zone: 'Europe/Berlin' },
      overrides: [{ files: ['sms/**'], channel: 'sms' }],
    })
    expect(JSON.parse(run(['--print-config', 'sms/1.md'], { cwd }).stdout)).toMatchObject({ extends: 'starter', channel: 'sms' })
    expect(readdirSync(cwd).sort()).toEqual([CONFIG, 'incidents'].sort())
  })

  test.each([
    ['cState', CSTATE, { channel: 'status', provided: ['timestamp', 'stage'], org: { name: 'Fernpost', components: ['Parcels', 'Web: shop'] } }],
    [
      'Upptime',
      { '.upptimerc.yml': 'sites: [{ name: Shop, url: https://fernpost.example }]\nstatus-website: { name: Fernpost }\n' },
      { org: { name: 'Fernpost', components: ['Shop'] } },
    ],
    ['Statusfy', { 'statusfy.config.js': 'throw new Error("never run")\n' }, { provided: ['timestamp', 'stage'], files: ['content/**/*.md'] }],
    ['Jekyll', { '_config.yml': 'title: Fernpost status page\n' }, { org: { name: 'Fernpost' } }],
    ['Hugo', { 'hugo.toml': 'baseURL = "https://status.fernpost.example"\ntitle = "Fernpost"\n' }, { org: { name: 'Fernpost' } }],
    ['an export', { 'incidents.json': '{}' }, { files: ['incidents.json'] }],
    ['a folder of posts', { 'postmortems/1.md': HOLLOW }, { channel: 'status' }],
  ])('%s is found', (name, files, config) => {
    const cwd = folderOf(files as unknown as Record<string, string>)
    const { status, stderr } = run(['init'], { cwd })
    expect(stderr).toContain(`found ${name} (`)
    expect(parse(read(cwd, CONFIG))).toMatchObject(config)
    expect(status).toBe(0)
    expect(run(['--print-config', 'a.md'], { cwd }).status).toBe(0)
  })

  test('a site that cannot be parsed is none', () => {
    const cwd = folderOf({ '_config.yml': 'title: [', 'config.toml': '= 1' })
    expect(run(['init'], { cwd })).toMatchObject({ status: 0, stderr: expect.not.stringContaining('found') })
    expect(parse(read(cwd, CONFIG))).toEqual({ extends: 'house', channel: 'status' })
  })

  test.each([
    ['github', { '.github/x': '' }, '.github/workflows/incident-lint.yml', (ci: { jobs: object }) => ci.jobs],
    ['gitlab', {}, '.gitlab-ci.yml', (ci: Record<string, { script: string[] }>) => ci['incident-lint']?.script[0]],
    ['pre-commit', {}, '.pre-commit-config.yaml', (ci: { repos: { hooks: object[] }[] }) => ci.repos[0]?.hooks[0]],
  ])('a file for %s', (kind, files, path, part) => {
    const cwd = folderOf(files)
    run(['init', '--ci', kind], { cwd })
    expect(JSON.stringify(part(parse(read(cwd, path))))).toMatch(/incident-lint/)
  })

  test('where a workflow folder or a remote gives the host away, its file is written unasked', () => {
    const cwd = folderOf({ '.git/config': '[remote "origin"]\n\turl = git@github.com:fernpost/status.git\n' })
    run(['init'], { cwd })
    expect(existsSync(join(cwd, '.github/workflows/incident-lint.yml'))).toBe(true)
  })

  test('nothing is written over, and then nothing is written at all', () => {
    const cwd = folderOf({ '.github/workflows/incident-lint.yml': 'mine' })
    expect(run(['init', '--ci', 'github'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining('incident-lint.yml: there already: --force') })
    expect(readdirSync(cwd)).toEqual(['.github'])
    expect(run(['init', '--ci', 'github', '--force'], { cwd }).status).toBe(0)
    expect(read(cwd, '.github/workflows/incident-lint.yml')).toContain('npx')
    expect(run(['init', '--ci', 'none'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining(`${CONFIG}: there already`) })
  })

  test('a file that others fill too is left alone, and what to add to it is said', () => {
    const cwd = folderOf({ '.gitlab-ci.yml': 'build: { script: [make] }\n' })
    expect(run(['init'], { cwd })).toMatchObject({ status: 0, stderr: expect.stringMatching(/add this to it[\s\S]*npx --yes incident-lint/) })
    expect(read(cwd, '.gitlab-ci.yml')).toBe('build: { script: [make] }\n')
  })

  test('a config by another name is not hidden behind a second one', () => {
    const cwd = folderOf({ 'package.json': '{ "incidentLint": {} }' })
    expect(run(['init', '--force'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining('package.json: there already') })
    expect(readdirSync(cwd)).toEqual(['package.json'])
  })

  test('--dry-run writes nothing', () => {
    const cwd = folderOf({})
    expect(run(['init', '--dry-run', '--ci', 'gitlab'], { cwd })).toMatchObject({ status: 0, stdout: expect.stringContaining('incident-lint.config.yml\n') })
    expect(readdirSync(cwd)).toEqual([])
  })

  test.each([
    [['--zone', 'Mars/Base'], 'Unexpected zone Mars/Base'],
    [['--channels', 'status,smoke'], 'there is no channel `smoke`'],
    [['--ci', 'gihtub'], 'did you mean `github`?'],
    [['a', 'b'], 'init takes one folder at most'],
    [['nowhere'], 'nowhere: no such file'],
  ])('%j is refused', (args, message) => {
    const cwd = folderOf({})
    expect(run(['init', ...args], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
    expect(readdirSync(cwd)).toEqual([])
  })
})
