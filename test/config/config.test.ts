import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, json, run } from '../cli/run.ts'

const draft = { 'posts/draft.md': HOLLOW }

function channelOf(cwd: string, args: string[] = ['posts/draft.md']): string {
  return json(args, { cwd }).report.reports[0].messages[0].channel
}

describe('where a config is found', () => {
  test.each([
    ['incident-lint.config.yml', 'channel: email\n'],
    ['incident-lint.config.yaml', 'channel: email\n'],
    ['incident-lint.config.json', '{ "channel": "email" }'],
    ['incident-lint.config.mjs', "export default { channel: 'email' }"],
    ['package.json', '{ "incidentLint": { "channel": "email" } }'],
  ])('%s, in the folder of the file or above it', (name, content) => {
    expect(channelOf(folderOf({ ...draft, [name]: content }))).toBe('email')
    expect(channelOf(folderOf({ ...draft, [`posts/${name}`]: content }))).toBe('email')
  })

  test('incident-lint.config.js of an ES module package', () => {
    expect(channelOf(folderOf({ ...draft, 'package.json': '{"type":"module"}', 'incident-lint.config.js': "export default { channel: 'email' }" }))).toBe(
      'email',
    )
  })

  test('the nearest one counts alone', () => {
    expect(channelOf(folderOf({ ...draft, 'incident-lint.config.yml': 'channel: email\n', 'posts/incident-lint.config.yml': 'stage: resolved\n' }))).toBe(
      'status',
    )
  })

  test('each file has its own', () => {
    const cwd = folderOf({
      'a/draft.md': HOLLOW,
      'a/incident-lint.config.yml': 'channel: email\n',
      'b/draft.md': HOLLOW,
      'b/incident-lint.config.yml': 'channel: blog\n',
    })
    expect(json(['a/draft.md', 'b/draft.md'], { cwd }).report.reports).toMatchObject([
      { messages: [{ channel: 'email' }] },
      { messages: [{ channel: 'blog' }] },
    ])
  })

  test('the search ends at the root of the repository', () => {
    const cwd = folderOf({ 'repo/draft.md': HOLLOW, 'incident-lint.config.yml': 'channel: email\n' })
    mkdirSync(join(cwd, 'repo/.git'))
    expect(channelOf(cwd, ['repo/draft.md'])).toBe('status')
  })

  test('--config names one for all files, --no-config-lookup none', () => {
    const cwd = folderOf({ ...draft, 'incident-lint.config.yml': 'channel: email\n', 'other.yml': 'channel: blog\n' })
    expect(channelOf(cwd, ['posts/draft.md', '--config', 'other.yml'])).toBe('blog')
    expect(channelOf(cwd, ['posts/draft.md', '--no-config-lookup'])).toBe('status')
  })

  test('an empty file is an empty config', () => {
    expect(channelOf(folderOf({ ...draft, 'incident-lint.config.yml': '# nothing yet\n' }))).toBe('status')
  })
})

describe('what a config says', () => {
  test('overrides by glob; later ones win; org and rules are merged key by key', () => {
    const cwd = folderOf({
      ...draft,
      'mail/a.md': HOLLOW,
      'incident-lint.config.yml':
        'stage: resolved\nrules: { named-signer: warning }\noverrides:\n  - files: ["{posts,mail}/**"]\n    channel: email\n  - files: [mail/*.md]\n    channel: blog\n    rules: { real-apology: off }\n',
    })
    const { reports } = json(
      ['posts', 'mail'].map((name) => `${name}/*.md`),
      { cwd },
    ).report
    expect(reports).toMatchObject([{ messages: [{ channel: 'email' }] }, { messages: [{ channel: 'blog' }] }])
    const rules = reports.map((one: { messages: { findings: { ruleId: string; severity: string }[] }[] }) =>
      one.messages[0]?.findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`),
    )
    expect(rules[1]).toContain('named-signer warning')
    expect(rules[0].join()).toContain('real-apology')
    expect(rules[1].join()).not.toContain('real-apology')
  })

  test.each([
    ['off', undefined],
    [0, undefined],
    ['info', 'info'],
    ['warn', 'warning'],
    [1, 'warning'],
    ['error', 'error'],
    [2, 'error'],
  ])('a rule at %j', (severity, expected) => {
    const cwd = folderOf({ ...draft, 'incident-lint.config.json': JSON.stringify({ stage: 'resolved', rules: { SG: severity } }) })
    const finding = json(['posts/draft.md'], { cwd }).report.reports[0].messages[0].findings.find((one: { ruleId: string }) => one.ruleId === 'named-signer')
    expect(finding?.severity).toBe(expected)
  })

  test('files adds to what looks like a message, and ! takes away', () => {
    const cwd = folderOf({
      'drafts/a.md': HOLLOW,
      'incidents/b.md': HOLLOW,
      'incidents/how-to.md': HOLLOW,
      'c.md': HOLLOW,
      'incident-lint.config.yml': 'files: [drafts/, "!how-to.md"]\n',
    })
    expect(json(['.'], { cwd }).report.reports.map(({ path }: { path: string }) => path)).toEqual(['drafts/a.md', 'incidents/b.md'])
  })

  test('compat holds newer rules at info, unless the config names them', () => {
    const severity = (config: string) =>
      json(['posts/draft.md'], {
        cwd: folderOf({ ...draft, 'incident-lint.config.yml': `stage: resolved\n${config}` }),
      }).report.reports[0].messages[0].findings.find((one: { ruleId: string }) => one.ruleId === 'named-signer').severity
    expect([severity(''), severity('compat: "0.0"\n'), severity('compat: "0.1"\n'), severity('compat: "0.0"\nrules: { named-signer: error }\n')]).toEqual([
      'error',
      'info',
      'error',
      'error',
    ])
  })

  test('people may sign with their initials', () => {
    const cwd = folderOf({ 'draft.md': 'Sign-in works again since 14:20 UTC.\n\n^AD\n', 'incident-lint.config.yml': 'org:\n  people: { AD: Amara Diallo }\n' })
    expect(json(['draft.md', '--stage', 'resolved'], { cwd }).report.reports[0].messages[0].elements.signer.verdict).toBe('present')
  })
})

describe('what is wrong with a config is said with its place, what is allowed, and a guess', () => {
  test.each([
    [
      'a key',
      'incident-lint.config.yml',
      'stage: resolved\nchanel: email\n',
      '2:1: Unexpected key `chanel`, expected one of $schema, extends, files, ignores, plugins, compat, stage, situation, channel, language, locale, audience, platform, elements, provided, waive, org, packs, rules, overrides; did you mean `channel`?',
    ],
    [
      'a value',
      'incident-lint.config.yml',
      'stage: resolvd\n',
      '1:8: Unexpected "resolvd" for `stage`, expected one of investigating, identified, monitoring, resolved, postmortem, scheduled, cancelled, security; did you mean `resolved`?',
    ],
    [
      'a rule',
      'incident-lint.config.yml',
      'rules:\n  named-singer: off\n',
      '2:3: Unexpected rule `named-singer`, expected an id that `incident-lint rules` lists; did you mean `named-signer`?',
    ],
    [
      'a profile',
      'incident-lint.config.yml',
      'extends: hose\n',
      '1:10: Unexpected "hose" for `extends`, expected one of gdpr-34, house, id-pdp, starter, strict, us-ca, us-hipaa; did you mean `house`?',
    ],
    [
      'a severity',
      'incident-lint.config.yml',
      'rules: { named-signer: eror }\n',
      '1:24: Unexpected "eror" for `named-signer`, expected one of off, info, warning, error, warn, 0, 1, 2; did you mean `error`?',
    ],
    [
      'a deep key',
      'incident-lint.config.yml',
      'org:\n  cadence:\n    gaps: 30 min\n',
      '3:5: Unexpected key `gaps`, expected one of gap, grace, firstNotice, postmortemDays; did you mean `gap`?',
    ],
    ['a duration', 'incident-lint.config.yml', 'org: { cadence: { gap: soon } }\n', '1:24: Unexpected "soon" for `gap`, expected a value such as 30 min'],
    ['a zone', 'incident-lint.config.yml', 'org:\n  zone: Mars/Base\n', '2:9: Unexpected zone Mars/Base, expected an IANA time zone such as Asia/Jakarta'],
    [
      'a last day',
      'incident-lint.config.yml',
      'waive:\n  signer: { reason: x, until: soon }\n',
      '2:31: Unexpected "soon" for `until`, expected a value such as 2026-05-31',
    ],
    [
      'a last day that no calendar has',
      'incident-lint.config.yml',
      'overrides:\n  - files: [a]\n    waive: { signer: { reason: x, until: 2026-02-30 } }\n',
      '3:42: Unexpected "2026-02-30" for `until`, expected a value such as 2026-05-31',
    ],
    ['a list', 'incident-lint.config.yml', 'ignores: old\n', '1:10: Unexpected "old" for `ignores`, expected a list'],
    ['an override without files', 'incident-lint.config.yml', 'overrides:\n  - channel: email\n', '2:5: Unexpected end of the entry, expected the key `files`'],
    ['in JSON', 'incident-lint.config.json', '{\n  "stage": "resolvd"\n}', '2:12: Unexpected "resolvd" for `stage`'],
    ['in package.json', 'package.json', '{\n  "name": "x",\n  "incidentLint": {\n    "chanel": "email"\n  }\n}', '4:5: Unexpected key `chanel`'],
    ['broken YAML', 'incident-lint.config.yml', 'stage: [resolved\n', '2:1: '],
    ['a key twice', 'incident-lint.config.yml', 'stage: resolved\nstage: resolved\n', '2:1: Map keys must be unique'],
    ['a list of one name, in JSON', 'incident-lint.config.json', '{ "stage": "resolved", }', ' not JSON: look for a comma too many'],
    ['broken JSON', 'incident-lint.config.json', '{\n  "stage": resolved\n}', '2:12: '],
  ])('%s', (_, name, content, message) => {
    const cwd = folderOf({ ...draft, [name]: content })
    const { stderr, status, stdout } = run(['posts/draft.md', '--format', 'compact'], { cwd })
    expect(stderr).toContain(`incident-lint: ${name}:${message}`)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  test('all that is wrong is said at once, and once for all files', () => {
    const cwd = folderOf({ 'a.md': HOLLOW, 'b.md': HOLLOW, 'incident-lint.config.yml': 'stage: resolvd\nchanel: email\n' })
    const { stderr } = run(['a.md', 'b.md'], { cwd })
    expect(stderr.trimEnd().split('\n')).toHaveLength(2)
  })

  test('files under another config are judged', () => {
    const cwd = folderOf({ 'a/draft.md': HOLLOW, 'a/incident-lint.config.yml': 'stage: resolvd\n', 'b/draft.md': HOLLOW })
    expect(json(['a/draft.md', 'b/draft.md'], { cwd }).report.reports).toMatchObject([
      { path: 'a/draft.md', error: { line: 1, column: 8 } },
      { path: 'b/draft.md', messages: [{}] },
    ])
  })

  test('an alias bomb is refused', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...[...'bcdefghi'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ].join('\n')
    const { stderr, status } = run(['posts/draft.md'], { cwd: folderOf({ ...draft, 'incident-lint.config.yml': bomb }) })
    expect(stderr).toContain('alias')
    expect(status).toBe(2)
  })

  test.each(['nope.yml', 'posts'])('--config %s', (name) => {
    const { stderr, status } = run(['posts/draft.md', '--config', name], { cwd: folderOf(draft) })
    expect(stderr).toMatch(new RegExp(`^incident-lint: ${name}: (no such file|a folder, not a file)\n$`))
    expect(status).toBe(2)
  })
})

describe('configs that are programs', () => {
  const cwd = folderOf({
    ...draft,
    'incident-lint.config.mjs':
      "import { writeFileSync } from 'node:fs'\nwriteFileSync(new URL('ran', import.meta.url), '')\nexport default { channel: 'email' }",
  })

  test('--no-code does not run them', () => {
    const { stderr, status } = run(['posts/draft.md', '--no-code'], { cwd })
    expect(stderr).toBe('incident-lint: incident-lint.config.mjs: a config that is a program, which `--no-code` forbids: write it as YAML or JSON\n')
    expect(status).toBe(2)
    expect(run(['*'], { cwd }).stdout).not.toContain('ran')
  })

  test.each([
    ['throw new Error("no network")', 'the config could not be run: no network'],
    ['export const config = {}', 'the config exports nothing: `export default` an object'],
    ['export default { chanel: "email" }', 'chanel: Unexpected key `chanel`'],
  ])('%s', (content, message) => {
    const folder = folderOf(draft)
    writeFileSync(join(folder, 'incident-lint.config.mjs'), content)
    const { stderr, status } = run(['posts/draft.md'], { cwd: folder })
    expect(stderr).toContain(`incident-lint: incident-lint.config.mjs: ${message}`)
    expect(status).toBe(2)
  })
})
