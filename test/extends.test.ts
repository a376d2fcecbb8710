import { describe, expect, test } from 'vitest'
import { createLinter } from '../src/index.ts'
import { lintFiles, loadConfig } from '../src/node.ts'
import { folderOf, run } from './cli/run.ts'
import { HOUSE } from './gnomes.ts'

const under = (folder: string, files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`${folder}/${path}`, content]))
const configOf = async (files: Record<string, string>) => JSON.parse(JSON.stringify((await loadConfig('.', { cwd: folderOf(files) })).config))

describe('a preset is laid under the config that extends it', () => {
  test('by path, in YAML and JSON: what the config says wins, `org`, `rules` and `waive` key by key', async () => {
    const base = {
      org: { name: 'Larkmail', zone: 'Asia/Jakarta' },
      rules: { workaround: 'warning', 'named-signer': 'off' },
      provided: ['timestamp'],
      channel: 'email',
    }
    const own = 'extends: ./preset.json\norg: { zone: Europe/Oslo }\nrules: { workaround: "off" }\nprovided: [stage]\n'
    const wanted = {
      org: { name: 'Larkmail', zone: 'Europe/Oslo' },
      rules: { workaround: 'off', 'named-signer': 'off' },
      provided: ['stage'],
      channel: 'email',
    }
    expect(await configOf({ 'incident-lint.config.yml': own, 'preset.json': JSON.stringify(base) })).toEqual(wanted)
    expect(await configOf({ 'incident-lint.config.yml': own.replace('.json', '.yml'), 'preset.yml': JSON.stringify(base) })).toEqual(wanted)
    expect(await configOf({ 'incident-lint.config.yml': own.replace('./preset.json', 'preset.json'), 'preset.json': JSON.stringify(base) })).toEqual(wanted)
  })

  test('several: each over the one before; of profiles the last one counts', async () => {
    const files = { 'a.yml': 'extends: starter\nchannel: email\nstage: resolved\n', 'b.yml': 'channel: blog\n' }
    expect(await configOf({ 'incident-lint.config.yml': 'extends: [strict, ./a.yml, ./b.yml]\n', ...files })).toEqual({
      extends: 'starter',
      channel: 'blog',
      stage: 'resolved',
    })
    expect(await configOf({ 'incident-lint.config.yml': 'extends: [./b.yml, ./a.yml, strict]\n', ...files })).toEqual({
      extends: 'strict',
      channel: 'email',
      stage: 'resolved',
    })
  })

  test('a preset may extend another one, relative to itself', async () => {
    const files = { 'shared/a.yml': 'extends: [house, ./deep/b.yml]\nchannel: email\n', 'shared/deep/b.yml': 'channel: blog\nstage: resolved\n' }
    expect(await configOf({ 'incident-lint.config.yml': 'extends: ./shared/a.yml\n', ...files })).toEqual({
      extends: 'house',
      channel: 'email',
      stage: 'resolved',
    })
  })

  test('the same one by two ways is no circle', async () => {
    const files = { 'a.yml': 'extends: ./c.yml\n', 'b.yml': 'extends: ./c.yml\n', 'c.yml': 'channel: blog\npacks: [./house]\n', ...HOUSE }
    expect(await configOf({ 'incident-lint.config.yml': 'extends: [./a.yml, ./b.yml]\n', ...files })).toEqual({ channel: 'blog', packs: ['house'] })
  })

  test('in a JSON config, in package.json, and in a program', async () => {
    const files = { 'a.yml': 'channel: email\n' }
    for (const config of [
      { 'incident-lint.config.json': '{ "extends": "./a.yml" }' },
      { 'package.json': '{ "incidentLint": { "extends": ["./a.yml"] } }' },
      { 'incident-lint.config.mjs': "export default { extends: './a.yml' }" },
    ] as Record<string, string>[])
      expect(await configOf({ ...config, ...files })).toEqual({ channel: 'email' })
  })

  test('its packs and overrides are added to; the rules of its packs may be weighed', async () => {
    const files = {
      'shared/preset.yml': 'packs: [./house]\noverrides: [{ files: [a/**], channel: sms }]\n',
      ...under('shared', HOUSE),
      ...under('own', { 'lexicons/role-word.yml': 'about: x\nwords: [snarkherd]\n' }),
    }
    const config = 'extends: ./shared/preset.yml\npacks: [./own]\nrules: { no-gnome: warning }\noverrides: [{ files: [b/**], channel: email }]\n'
    const cwd = folderOf({ 'incident-lint.config.yml': config, ...files, 'incidents/a.md': 'The gnomes did it.\n' })
    const channelOf = async (path: string) => (await loadConfig(path, { cwd })).config.channel
    expect([await channelOf('a/x.md'), await channelOf('b/x.md'), await channelOf('c/x.md')]).toEqual(['sms', 'email', undefined])
    const { config: whole } = await loadConfig('.', { cwd })
    expect(JSON.parse(JSON.stringify(whole))).toEqual({ packs: ['shared/house', './own'], rules: { 'no-gnome': 'warning' } })
    const [report] = (await lintFiles('incidents/a.md', { cwd })).reports
    expect(report && 'messages' in report && report.messages[0]?.findings.find(({ ruleId }) => ruleId === 'no-gnome')?.severity).toBe('warning')
  })

  test('packs of one name in two folders are two', async () => {
    const files = {
      'shared/preset.yml': 'packs: [./house]\n',
      ...under('shared', HOUSE),
      ...under('house', { 'lexicons/role-word.yml': 'about: x\nwords: [snarkherd]\n' }),
    }
    const { config } = await loadConfig('.', { cwd: folderOf({ 'incident-lint.config.yml': 'extends: ./shared/preset.yml\npacks: [./house]\n', ...files }) })
    const [message] = createLinter(config).lint('The gnomes did it.\n\nWulan, Snarkherd', { stage: 'resolved' }).messages
    expect([message?.elements.signer.verdict, message?.findings.filter(({ ruleId }) => ruleId === 'no-gnome').length]).toEqual(['present', 1])
  })

  test('its plugins come along', async () => {
    const plugin = "export default { id: 'g', concept: 'no-gnome', detect: ({ text }) => (text.includes('elves') ? [{ place: { start: 0, end: 3 } }] : []) }\n"
    const files = {
      'shared/preset.yml': 'packs: [./house]\nplugins: [./g.mjs]\n',
      'shared/g.mjs': plugin,
      ...under('shared', HOUSE),
      'incidents/a.md': 'The elves did it.\n',
    }
    const cwd = folderOf({ 'incident-lint.config.yml': 'extends: ./shared/preset.yml\n', ...files })
    expect(run(['incidents', '-f', 'compact'], { cwd }).stdout).toContain('no-gnome')
    expect(run(['incidents', '-f', 'compact', '--no-code'], { cwd })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('shared/preset.yml:2:11: Unexpected plugin ./g.mjs'),
    })
  })

  test('--profile takes the place of the profile, and of nothing else', async () => {
    const cwd = folderOf({ 'incident-lint.config.yml': 'extends: ./a.yml\n', 'a.yml': 'extends: strict\nchannel: email\n' })
    expect((await loadConfig('.', { cwd, profile: 'starter' })).config).toEqual({ extends: 'starter', channel: 'email' })
  })

  test('globs count from the config that extends', async () => {
    const cwd = folderOf({ 'incident-lint.config.yml': 'extends: ./shared/p.yml\n', 'shared/p.yml': 'overrides: [{ files: [mail/**], channel: email }]\n' })
    expect((await loadConfig('mail/a.md', { cwd })).config).toEqual({ channel: 'email' })
  })

  test('a preset is data: --no-code lets it through', () => {
    const cwd = folderOf({
      'incident-lint.config.yml': 'extends: ./a.yml\n',
      'a.yml': 'rules: { named-signer: info }\n',
      'incidents/a.md': 'Nobody can sign in.\n',
    })
    expect(run(['incidents', '--no-code', '-f', 'compact'], { cwd }).stdout).toMatch(/info.*named-signer|named-signer.*info/)
  })
})

describe('by the name of a package', () => {
  const installed = (files: Record<string, string>) => under('node_modules/@larkmail/house', files)
  test.each<[string, string, Record<string, string>]>([
    ['its config', '@larkmail/house', { 'incident-lint.config.yml': 'channel: email\n' }],
    ['its config as JSON', '@larkmail/house', { 'incident-lint.config.json': '{ "channel": "email" }' }],
    ['the key of its manifest', '@larkmail/house', { 'package.json': '{ "incidentLint": { "channel": "email" } }' }],
    ['a file of it', '@larkmail/house/mail.yml', { 'mail.yml': 'channel: email\n' }],
  ])('%s', async (_, name, files) => {
    expect(await configOf({ 'incident-lint.config.yml': `extends: '${name}'\n`, ...installed(files) })).toEqual({ channel: 'email' })
  })

  test('found upward, as Node finds it, and a bare name too', async () => {
    const cwd = folderOf({
      'posts/incident-lint.config.yml': 'extends: larkmail-house\n',
      'node_modules/larkmail-house/incident-lint.config.yml': 'channel: email\n',
    })
    expect((await loadConfig('posts/a.md', { cwd })).config).toEqual({ channel: 'email' })
  })

  test('a config of a package that is a program is not taken', async () => {
    const files = installed({ 'incident-lint.config.mjs': 'throw new Error("was run")' })
    await expect(configOf({ 'incident-lint.config.yml': "extends: '@larkmail/house'\n", ...files })).rejects.toThrow(
      'Unexpected preset @larkmail/house, expected an installed package',
    )
  })
})

describe('refused in one line', () => {
  const complaint = async (files: Record<string, string>) => {
    const cwd = folderOf({ ...files, 'incidents/a.md': 'Nobody can sign in.\n' })
    const { status, stderr } = run(['incidents/a.md', '-f', 'compact'], { cwd })
    expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1])
    return stderr.trimEnd().replace('incident-lint: ', '')
  }
  test.each<[string, Record<string, string>, string]>([
    [
      'a file that is not there',
      { 'incident-lint.config.yml': 'channel: email\nextends: [house, ./hose.yml]\n' },
      'incident-lint.config.yml:2:18: Unexpected preset ./hose.yml, expected a YAML or JSON file, relative to this file',
    ],
    [
      'a profile that is none',
      { 'incident-lint.config.yml': 'extends: strickt\n' },
      'incident-lint.config.yml:1:10: Unexpected "strickt" for `extends`, expected one of gdpr-34, house, id-pdp, starter, strict, us-ca, us-hipaa; did you mean `strict`?',
    ],
    [
      'a package that is not there',
      { 'incident-lint.config.yml': "extends: '@larkmail/house'\n" },
      'incident-lint.config.yml:1:10: Unexpected preset @larkmail/house, expected an installed package that holds incident-lint.config.yml (or .yaml, .json), or a file of one',
    ],
    [
      'a program',
      { 'incident-lint.config.yml': 'extends: ./a.mjs\n', 'a.mjs': 'throw 1' },
      'incident-lint.config.yml:1:10: Unexpected preset ./a.mjs, expected data: a preset is YAML or JSON',
    ],
    [
      'itself',
      { 'incident-lint.config.yml': 'extends: ./incident-lint.config.yml\n' },
      'incident-lint.config.yml:1:10: Unexpected preset ./incident-lint.config.yml, expected none that leads back here (incident-lint.config.yml > incident-lint.config.yml)',
    ],
    [
      'a circle',
      { 'incident-lint.config.yml': 'extends: ./s/a.yml\n', 's/a.yml': 'extends: [./b.yml]\n', 's/b.yml': 'channel: email\nextends: ./a.yml\n' },
      's/b.yml:2:10: Unexpected preset ./a.yml, expected none that leads back here (s/a.yml > s/b.yml > s/a.yml)',
    ],
    [
      'a wrong key in it',
      { 'incident-lint.config.yml': 'extends: ./a.yml\n', 'a.yml': 'stage: resolved\nchanel: email\n' },
      'a.yml:2:1: Unexpected key `chanel`',
    ],
    ['a list in its place', { 'incident-lint.config.yml': 'extends: ./a.yml\n', 'a.yml': '- channel\n' }, 'a.yml:1:1: Unexpected ["channel"]'],
    ['what is no YAML', { 'incident-lint.config.yml': 'extends: ./a.yml\n', 'a.yml': 'channel: [email\n' }, 'a.yml:2:1: '],
    ['a folder', { 'incident-lint.config.yml': 'extends: ./a\n', 'a/b.yml': '' }, 'a: '],
    ['a number', { 'incident-lint.config.yml': 'extends: 3\n' }, 'incident-lint.config.yml:1:10: Unexpected 3 for `extends`'],
    ['a pack of it that is not there', { 'incident-lint.config.yml': 'extends: ./a.yml\n', 'a.yml': 'packs: [./hose]\n' }, 'a.yml:1:9: Unexpected pack ./hose'],
    [
      'a rule that nobody has',
      { 'incident-lint.config.yml': 'extends: ./a.yml\nrules: { no-gnme: off }\n', 'a.yml': 'packs: [./house]\n', ...HOUSE },
      'incident-lint.config.yml:2:10: Unexpected rule `no-gnme`',
    ],
  ])('%s', async (_, files, message) => {
    expect(await complaint(files)).toContain(message)
  })

  test('the core has no files', () => {
    expect(() => createLinter({ extends: './a.yml' })).toThrow('"./a.yml" is a file: load the config with incident-lint/node')
  })
})
