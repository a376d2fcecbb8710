import { describe, expect, test } from 'vitest'
import { rules } from '../../src/generated/rules.ts'
import { fixture, folderOf, run } from './run.ts'

describe('help', () => {
  test('fits a screen of 80 columns and 24 lines, and goes to standard output', () => {
    const { stdout, stderr, status } = run(['--help'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.length).toBeLessThanOrEqual(24)
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 })
  })

  test.each([
    '--stage',
    '--situation',
    '--channel',
    '--lang',
    '--audience',
    '--posted-at',
    '--now',
    '--profile',
    '--input',
    '--stdin-filename',
    '--max-size',
    '--format',
    '--fix',
    '--fix-dry-run',
    '--output-file',
    '--quiet',
    '--max-warnings',
    '--fail-on',
    '--exit-zero',
    '--no-color',
    '--color',
    '--config',
    '--no-config-lookup',
    '--print-config',
    '--no-error-on-unmatched-pattern',
    '--debug',
    '--trace',
    '--no-code',
    '--ignore-pattern',
    '--no-ignore',
    '--no-inline-config',
    '--report-unused-disable-directives',
    '--help',
    '--version',
  ])('names %s', (flag) => {
    expect(run(['--help']).stdout).toContain(flag)
  })
})

test('--version is the version of the package', () => {
  expect(run(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/)
})

describe('rules', () => {
  test('lists each rule once', () => {
    const { stdout } = run(['rules'])
    for (const { id } of rules) expect(stdout.split('\n').filter((line) => line.startsWith(`${id} `))).toHaveLength(1)
  })

  test('as JSON, with texts', () => {
    const listed = JSON.parse(run(['rules', '--format', 'json']).stdout)
    expect(listed.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ id }) => id))
    expect(listed[0]).toMatchObject({ since: expect.any(String), summary: expect.any(String), why: expect.any(String), expected: expect.any(Array) })
  })
})

describe('explain', () => {
  test.each(['named-signer', 'SG', 'sg', 'signer'])('%s is a rule by its id, its other name or its element', (name) => {
    const { stdout, status } = run(['explain', name])
    expect(stdout.split('\n')[0]).toContain('named-signer')
    for (const part of ['Why', 'Write', 'Asked for', 'Examples', 'absent', 'hollow', 'present', 'org.people', 'incident-lint-disable-next-line named-signer'])
      expect(stdout).toContain(part)
    expect(status).toBe(0)
  })

  test.each(rules.map(({ id }) => id))('%s can be explained in 80 columns', (id) => {
    const { stdout, status } = run(['explain', id])
    expect(status).toBe(0)
    const examples = stdout.indexOf('\nExamples')
    expect(
      stdout
        .slice(0, examples)
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([])
  })

  test('a line says why its elements were judged so', () => {
    const { stdout, status } = run(['explain', 'hollow.md:8', '--stage', 'resolved'])
    expect(stdout).toContain('signer: hollow')
    expect(stdout).toContain('"The Support Team"')
    expect(status).toBe(0)
  })

  test('a line on which nothing stands', () => {
    const { stdout, status } = run(['explain', 'hollow.md:5'])
    expect({ stdout, status }).toEqual({ stdout: 'No element and no finding stands on line 5.\n', status: 0 })
  })

  test.each([
    [['explain'], 'say what to explain'],
    [['explain', 'named-singer'], 'did you mean `named-signer`?'],
    [['explain', 'nope.md:3'], 'nope.md: no such file'],
    [['explain', 'hollow.md:99'], 'hollow.md: there is no line 99: the file has 8 lines'],
    [['rules', 'cause'], '`rules` takes no argument; `incident-lint explain cause`'],
  ])('%j is refused', (args, message) => {
    const { stderr, status } = run(args)
    expect(stderr).toContain(message)
    expect(status).toBe(2)
  })
})

describe('--trace', () => {
  test('names the cell, each mark with its sentence, and what the config would change', () => {
    const cwd = folderOf({ 'draft.md': 'Sign-in works again since 14:20 UTC.\n\n^AD\n' })
    const { stdout } = run(['draft.md', '--trace', 'signer', '--stage', 'resolved', '--channel', 'status'], { cwd })
    expect(stdout).toContain('draft.md · signer: hollow')
    expect(stdout).toContain('required (resolved, status post; cell R of the profile house)')
    expect(stdout).toMatch(/3:2 hollow "AD"/)
    expect(stdout).toMatch(/signoff, \w+/)
    expect(stdout).toContain('org.people: { AD: … } in the config makes it present')
  })

  test('what it says of the config is true', () => {
    const cwd = folderOf({ 'draft.md': 'Sign-in works again since 14:20 UTC.\n\n^AD\n', 'incident-lint.config.yml': 'org: { people: { AD: Amara Diallo } }\n' })
    expect(run(['draft.md', '--trace', 'signer', '--stage', 'resolved'], { cwd }).stdout).toContain('draft.md · signer: present')
  })

  test('of an element that nothing was said of', () => {
    expect(run(['-', '--trace', 'contact', '--stage', 'resolved'], { input: 'Sign-in works again.\n' }).stdout).toContain(
      'no words of this element in the one sentence that counts',
    )
  })

  test.each([
    ['action', 'action:'],
    ['next-update', 'next update:'],
    ['real-apology', 'apology:'],
    ['CA', 'cause:'],
  ])('%s names an element', (name, title) => {
    expect(run(['hollow.md', '--trace', name]).stdout).toContain(title)
  })

  test('keeps the exit code of the judgement', () => {
    expect(run(['hollow.md', '--trace', 'signer']).status).toBe(1)
  })
})

describe('--print-config', () => {
  test('prints what holds for a file, overrides and flags in place', () => {
    const { stdout, stderr } = run(['--print-config', 'posts/a.md', '--profile', 'strict'], { cwd: fixture('config') })
    expect(JSON.parse(stdout)).toEqual({
      extends: 'strict',
      channel: 'email',
      org: { name: 'Larkmail', products: ['Larkdrive'] },
      rules: { 'named-signer': 'warning', 'real-apology': 'off' },
    })
    expect(stderr).toBe('incident-lint: config: incident-lint.config.yml\n')
  })

  test('without a config the defaults', () => {
    expect(JSON.parse(run(['--print-config', 'a.md'], { cwd: folderOf({}) }).stdout)).toEqual({ extends: 'house' })
  })
})
