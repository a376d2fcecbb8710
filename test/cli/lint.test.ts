import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, json, run } from './run.ts'

const REPLY = ['--stage', 'investigating', '--situation', 'reply']
const GOOD = ['reply.md', ...REPLY]
/** One finding, which its config holds at warning. */
const WARNED = ['unsigned.md', ...REPLY, '--config', 'warn.yml']

describe('exit codes', () => {
  test.each([
    ['findings', ['hollow.md'], 1],
    ['nothing found', GOOD, 0],
    ['findings, --exit-zero', ['hollow.md', '--exit-zero'], 0],
    ['a file that is not there', ['nope.md'], 2],
    ['a file that is not there, --exit-zero', ['nope.md', '--exit-zero'], 2],
    ['findings and a file that is not there', ['hollow.md', 'nope.md'], 2],
    ['more warnings than allowed', [...WARNED, '--max-warnings', '0'], 1],
    ['as many warnings as allowed', [...WARNED, '--max-warnings', '1'], 0],
    ['a warning, --fail-on warning', [...WARNED, '--fail-on', 'warning'], 1],
    ['a warning, --fail-on error', [...WARNED, '--fail-on', 'error'], 0],
    ['--help', ['--help'], 0],
    ['--version', ['--version'], 0],
  ])('%s', (_, args, status) => {
    expect(run(args).status).toBe(status)
  })
})

describe('pretty', () => {
  test('the table first, then place, severity, words, rule, why, what to write', () => {
    const { stdout } = run(['hollow.md', '--stage', 'resolved'])
    const [header = '', ...lines] = stdout.split('\n')
    expect(header).toBe('hollow.md · resolved (option) · status post (default) · customers · English')
    expect(lines.find((line) => line.trimStart().startsWith('signer'))).toMatch(/^ {2}signer {7}hollow {3}"The Support Team"/)
    const finding = stdout.slice(stdout.indexOf('  8:1 '))
    expect(finding).toMatch(/^ {2}8:1 {4}error {3}Unexpected signer "The Support Team", expected the name of a/)
    expect(finding).toContain('named-signer')
    expect(finding).toContain('A message that nobody signs')
    expect(finding).toContain('→ {first and family name}, {role}')
  })

  test('a good message has one line', () => {
    expect(run(GOOD).stdout).toBe('reply.md · all ten hold\n')
  })

  test('what was assumed is said', () => {
    expect(run(['-'], { input: HOLLOW }).stdout).toMatch(/\((default|from the words)\)/)
  })

  test('what was not judged is said', () => {
    expect(run(['-', '--stage', 'resolved'], { input: `${HOLLOW}\n~~~\ncode\n~~~\n\n> A customer wrote this.\n` }).stdout).toMatch(
      /not judged: .*one code block/,
    )
  })

  test('hints name commands that exist', () => {
    const { stdout } = run(['hollow.md'])
    const hints = [...stdout.matchAll(/incident-lint (explain \S+)/g)].map((match) => (match[1] as string).split(' '))
    expect(hints.length).toBeGreaterThan(0)
    for (const hint of hints) expect(run(hint).status).toBe(0)
  })

  test('no line is wider than 80 columns where no terminal says otherwise', () => {
    const { stdout } = run(['hollow.md'])
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('--quiet shows errors only', () => {
    const { stdout } = run(['hollow.md', '--stage', 'resolved', '--quiet'])
    expect(stdout).toMatch(/^ {2}\d+:\d+ +error/m)
    expect(stdout).not.toMatch(/^ {2}\d+:\d+ +(warning|info)/m)
  })
})

describe('other formats', () => {
  test('json has the shape of the contract, for one file too', () => {
    const { report, status } = json(['hollow.md', '--stage', 'resolved'])
    expect(status).toBe(1)
    expect(Object.keys(report)).toEqual(['schemaVersion', 'tool', 'reports', 'summary'])
    expect(report.schemaVersion).toBe(1)
    expect(report.tool).toEqual({ name: 'incident-lint', version: expect.stringMatching(/^\d+\.\d+\.\d+/) })
    expect(report.reports).toHaveLength(1)
    expect(report.reports[0]).toMatchObject({ schemaVersion: 1, path: 'hollow.md', messages: [{ stage: 'resolved', found: { stage: 'flag' }, judged: true }] })
    const { findings } = report.reports[0].messages[0]
    expect(findings.find((one: { ruleId: string }) => one.ruleId === 'named-signer')).toMatchObject({
      verdict: 'hollow',
      severity: 'error',
      actual: 'The Support Team',
      line: 8,
      column: 1,
      endLine: 8,
      endColumn: 17,
    })
    const count = (severity: string) => findings.filter((one: { severity: string }) => one.severity === severity).length
    expect(report.summary).toEqual({ files: 1, messages: 1, errors: count('error'), warnings: count('warning'), infos: count('info') })
  })

  test('an unread file is an entry with an error, and the others are judged', () => {
    const { report, status, stderr } = json(['nope.md', 'hollow.md'])
    expect(status).toBe(2)
    expect(report.reports).toMatchObject([
      { path: 'nope.md', error: { message: 'no such file' } },
      { path: 'hollow.md', messages: [{}] },
    ])
    expect(report.summary).toMatchObject({ files: 2, messages: 1 })
    expect(stderr).toBe('incident-lint: nope.md: no such file\n')
  })

  test('jsonl is one message a line, with its path', () => {
    const lines = run(['hollow.md', 'reply.md', 'nope.md', '-f', 'jsonl'])
      .stdout.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ path }) => path)).toEqual(['hollow.md', 'reply.md', 'nope.md'])
    expect(lines[0]).toMatchObject({ judged: true, elements: { signer: { verdict: 'hollow' } } })
    expect(lines[2]).toEqual({ path: 'nope.md', error: { message: 'no such file' } })
  })

  test('compact is one finding a line, as compilers write them', () => {
    const { stdout } = run(['hollow.md', '--stage', 'resolved', '-f', 'compact'])
    expect(stdout).toContain('hollow.md:8:1: error: Unexpected signer "The Support Team", expected the name of a person [named-signer]\n')
    for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(/^hollow\.md:\d+:\d+: (error|warning|info): .+ \[[a-z-]+\]$/)
  })
})

describe('flags about the message', () => {
  test.each([
    ['--stage', 'postmortem', 'stage'],
    ['--situation', 'correction', 'situation'],
    ['--channel', 'email', 'channel'],
    ['--audience', 'developers', 'audience'],
    ['--lang', 'en', 'language'],
  ])('%s %s', (flag, value, key) => {
    const { report } = json(['hollow.md', flag, value])
    expect(report.reports[0].messages[0]).toMatchObject({ [key]: value, found: { [key]: 'flag' } })
  })

  test('--posted-at', () => {
    expect(json(['hollow.md', '--posted-at', '2026-03-02T15:20:00Z']).report.reports[0].messages[0].publishedAt).toBe('2026-03-02T15:20:00Z')
  })

  test('--profile: strict asks for what the house recommends', () => {
    const severity = (profile: string) =>
      json(['hollow.md', '--stage', 'investigating', '--profile', profile]).report.reports[0].messages[0].elements.apology.demand
    expect([severity('house'), severity('strict')]).toEqual(['recommended', 'required'])
  })

  test('a language without a pack gives one warning and no verdict', () => {
    const { report, status } = json(['hollow.md', '--lang', 'tlh'])
    expect(report.reports[0].messages[0]).toMatchObject({ judged: false, elements: {}, findings: [{ ruleId: 'language-pack', severity: 'warning' }] })
    expect(status).toBe(0)
  })

  test.each([
    ['markdown', 1],
    ['text', 0],
  ])('--input %s decides what a quotation is', (input, quotations) => {
    const { report } = json(['-', '--input', input], { input: `${HOLLOW}\n> Somebody else wrote this sentence here.\n` })
    const quotes = report.reports[0].messages[0].skipped.filter(({ zone }: { zone: string }) => zone === 'quote')
    expect(quotes).toHaveLength(input === 'markdown' ? quotations : quotes.length)
  })

  test('--input html reads a fragment; auto sees it by its tags', () => {
    const input = '<p>Some users may see issues.</p><p>The Support Team</p>'
    const places = (args: string[]) => json(['-', '--stage', 'resolved', ...args], { input }).report.reports[0].messages[0].elements.signer.evidence
    expect(places(['--input', 'html'])).toEqual(places(['--input', 'auto']))
  })
})

describe('several formats at once', () => {
  test('each goes to its own file, one to standard output', () => {
    const cwd = folderOf({ 'hollow.md': HOLLOW })
    const { stdout, status } = run(['hollow.md', '-f', 'sarif:out/a.sarif', '-f', 'github', '-f', 'json:b.json'], { cwd })
    expect(status).toBe(1)
    expect(stdout).toMatch(/^::error file=hollow.md,/)
    expect(JSON.parse(readFileSync(join(cwd, 'out/a.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
    expect(JSON.parse(readFileSync(join(cwd, 'b.json'), 'utf8'))).toMatchObject({ reports: [{ path: 'hollow.md' }] })
  })

  test('two on standard output are refused, and no file is left behind', () => {
    const cwd = folderOf({ 'hollow.md': HOLLOW })
    const { stderr, status } = run(['hollow.md', '-f', 'json', '-f', 'github', '-f', 'sarif:a.sarif'], { cwd })
    expect(stderr).toContain('two formats would go to standard output')
    expect(status).toBe(2)
    expect(readdirSync(cwd)).toEqual(['hollow.md'])
  })

  test('a module of the house makes its own, unless programs are refused', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of the module that is written
    const own = 'export default () => ({ start: () => "[", file: ({ path }) => path, end: ({ errors }) => `|${errors > 0}]` })'
    const cwd = folderOf({ 'hollow.md': HOLLOW, 'own.mjs': own, 'bad.mjs': 'export default 1' })
    expect(run(['hollow.md', '-f', './own.mjs'], { cwd }).stdout).toBe('[hollow.md|true]')
    expect(run(['hollow.md', '-f', './own.mjs', '--no-code'], { cwd })).toMatchObject({ status: 2, stdout: '' })
    expect(run(['hollow.md', '-f', './bad.mjs'], { cwd }).stderr).toContain('no default export that is a function')
  })
})

describe('wrong usage: each mistake has a line, and the exit code is 2', () => {
  test.each([
    [['--stag', 'resolved'], 'there is no option `--stag`; did you mean `--stage`?'],
    [['--stage', 'resolvd'], 'there is no stage `resolvd`; did you mean `resolved`? (one of investigating, identified,'],
    [['--channel', 'facebook'], 'there is no channel `facebook` (one of status, email, social, sms, phone, blog)'],
    [['--format', 'xml'], 'there is no format `xml` (one of pretty, compact, json, jsonl, sarif,'],
    [['--input', 'pdf'], 'there is no input `pdf` (one of auto, markdown, text, html, '],
    [['--profile', 'hous'], 'there is no profile `hous`; did you mean `house`?'],
    [['--stage'], '`--stage` needs a value: one of investigating,'],
    [['--quiet=yes'], '`--quiet` takes no value'],
    [['--max-warnings', 'many'], '`--max-warnings` needs a number from 0 up, not `many`'],
    [['--posted-at', 'yesterday'], '`--posted-at` needs an ISO 8601 date or time'],
    [['--now', '2026-03-02'], '`--now` needs an ISO 8601 time with a zone'],
    [['--trace', 'caus'], 'there is no element `caus`; did you mean `cause`?'],
    [['-x'], 'there is no option `-x`'],
  ])('%j', (args, message) => {
    const { status, stderr, stdout } = run(['hollow.md', ...args])
    expect(stderr).toContain(`incident-lint: ${message}`)
    expect(status).toBe(2)
    expect(stdout).toBe('')
  })

  test('two mistakes are both said', () => {
    const { stderr } = run(['hollow.md', '--stag', 'x', '--format', 'xml'])
    expect(stderr.split('\n').filter((line) => line.includes('there is no'))).toHaveLength(2)
  })
})
