import { describe, expect, test } from 'vitest'
import { type Config, createLinter, type HousePack } from '../src/index.ts'
import { compilePack, lintFiles, loadConfig, type PackSource } from '../src/node.ts'
import { folderOf, run } from './cli/run.ts'

const files = (contents: Record<string, string>): PackSource[] => Object.entries(contents).map(([path, source]) => ({ path, source }))
const packOf = (contents: Record<string, string>, name = 'house') => compilePack(files(contents), { name })

/** What a linter with these packs says of a text, as `rule severity "words"`. */
function said(text: string, config: Config = {}): string[] {
  return createLinter(config)
    .lint(text, { stage: 'resolved' })
    .messages.flatMap(({ findings }) => findings)
    .filter(({ kind }) => kind === 'wording')
    .map(({ ruleId, severity, actual }) => `${ruleId} ${severity} "${actual}"`)
}

const WOBBLE = `about: What Tarnwick staff say of an outage.
concept: no-minimiser
entries:
  - phrases: ['(tarnwick|platform) sniffle*']
    severity: error
    missing: how long, how many
    use: ['{what failed}, for {how many}, from {time} to {time, zone}']
    hits: [We had a Tarnwick sniffle., Two platform sniffles.]
    spares: [The Tarnwick office is closed.]
`
const SILENT = `about: Our product has that name.
concept: no-minimiser
entries:
  - phrases: [minor issue board]
    severity: off
    hits: [The Minor Issue Board was down.]
`

describe('a pack of the house', () => {
  test('adds phrases to a built-in rule, with a weight of their own', async () => {
    const text = 'We had a Tarnwick sniffle on Tuesday.'
    expect(said(text)).toEqual([])
    expect(said(text, { packs: [await packOf({ 'house/lexicons/no-minimiser.yml': WOBBLE })] })).toEqual(['no-minimiser error "Tarnwick sniffle"'])
  })

  test('its words get the texts of the rule, and what it says to write', async () => {
    const packs = [await packOf({ 'lexicons/no-minimiser.yml': WOBBLE })]
    const [finding] =
      createLinter({ packs })
        .lint('We had a platform sniffle.', { stage: 'resolved' })
        .messages[0]?.findings.filter(({ kind }) => kind === 'wording') ?? []
    expect(finding?.message).toBe('Unexpected minimiser "platform sniffle", expected a number and a time')
    expect(finding?.expected?.[0]).toBe('{what failed}, for {how many}, from {time} to {time, zone}')
  })

  test('silences built-in phrases where its own stand, and nowhere else', async () => {
    const text = 'The Minor Issue Board was down. A minor issue hit sign-in.'
    expect(said(text)).toEqual(['no-minimiser warning "The Minor Issue"', 'no-minimiser warning "A minor issue"'])
    expect(said(text, { packs: [await packOf({ 'lexicons/no-minimiser.yml': SILENT })] })).toEqual(['no-minimiser warning "A minor issue"'])
  })

  test('re-levels built-in phrases: its weight wins on the same words', async () => {
    const softer = SILENT.replace('severity: off', 'severity: info')
      .replace('minor issue board', 'minor issue')
      .replace(/hits: .*/, 'hits: [A minor issue.]\n    spares: [A minor incident.]')
    expect(said('A minor issue hit sign-in.', { packs: [await packOf({ 'lexicons/no-minimiser.yml': softer })] })).toEqual(['no-minimiser info "minor issue"'])
  })

  test('what the config says of the rule does not bring back what is silenced', async () => {
    const packs = [await packOf({ 'lexicons/no-minimiser.yml': SILENT })]
    expect(said('The Minor Issue Board was down.', { packs, rules: { 'no-minimiser': 'error' } })).toEqual([])
  })

  test('its exceptions count, and `#` knows the numbers of the language', async () => {
    const pack = await packOf({
      'lexicons/no-minimiser.yml': WOBBLE.replace("'(tarnwick|platform) sniffle*'", "'# sniffles'")
        .replace('severity: error', 'unless: [length, sentence house-excuse]')
        .replace(/hits: .*/, 'hits: [Three sniffles., 3 sniffles.]')
        .replace(/spares: .*/, 'spares: [Many sniffles.]'),
      'lexicons/house-excuse.yml': 'about: What makes it legitimate.\nwords: [drill]\n',
    })
    expect(said('We had twelve sniffles.', { packs: [pack] })).toEqual(['no-minimiser error "twelve sniffles"'])
    expect(said('For 14 minutes we had twelve sniffles.', { packs: [pack] })).toEqual([])
    expect(said('We had twelve sniffles in a drill.', { packs: [pack] })).toEqual([])
  })

  test('adds words to a list that detectors read', async () => {
    const draft = 'Nobody in Jakarta can sign in.\n\nWulan, Snarkherd'
    const judged = (packs: HousePack[]) => createLinter({ packs }).lint(draft, { stage: 'resolved' }).messages[0]?.elements.signer.verdict
    expect(judged([])).toBe('hollow')
    expect(judged([await packOf({ 'lexicons/role-word.yml': 'about: What we call our managers.\nwords: [snarkherd]\n' })])).toBe('present')
  })

  test('changes nothing for a linter without it', async () => {
    const text = 'We had a Tarnwick sniffle. A minor issue hit sign-in.'
    const before = said(text)
    said(text, { packs: [await packOf({ 'lexicons/no-minimiser.yml': WOBBLE })] })
    expect(said(text)).toEqual(before)
  })

  test('several: each adds, and two of one name are refused', async () => {
    const one = await packOf({ 'lexicons/no-minimiser.yml': WOBBLE }, 'a')
    const two = await packOf({ 'lexicons/no-minimiser.yml': SILENT }, 'b')
    expect(said('The Minor Issue Board had a Tarnwick sniffle.', { packs: [one, two] })).toEqual(['no-minimiser error "Tarnwick sniffle"'])
    expect(() => createLinter({ packs: [one, one] })).toThrow(new RangeError('two packs are called "a"'))
    expect(() => createLinter({ packs: ['./house'] })).toThrow(RangeError)
  })
})

const RULE = `kind: avoid
concept: tarnwick-gnome
spec: '-'
sources: []
severity: error
cases:
  en:
    - { draft: The gnomes did it., verdict: hollow, at: gnomes }
    - { draft: An expired certificate did it., verdict: absent }
`
const TEXTS = `summary: Nobody is called a gnome.
why: Customers ask who they are.
messages: { hollow: 'Unexpected "{actual}", expected what failed' }
question: What failed?
expected: ['{part} {failed}']
`
const GNOME = 'about: Gnomes.\nconcept: tarnwick-gnome\nentries:\n  - { phrases: [gnomes], hits: [The gnomes did it.], spares: [A gnome.] }\n'
const OWN = { 'h/rules/wording/no-gnome.yml': RULE, 'h/texts/no-gnome.yml': TEXTS, 'h/lexicons/gnome.yml': GNOME }

describe('rules of its own', () => {
  test('are reported with their texts', async () => {
    const packs = [await packOf(OWN)]
    const [finding] =
      createLinter({ packs })
        .lint('The gnomes did it.')
        .messages[0]?.findings.filter(({ ruleId }) => ruleId === 'no-gnome') ?? []
    expect(finding).toMatchObject({
      severity: 'error',
      kind: 'wording',
      actual: 'gnomes',
      message: 'Unexpected "gnomes", expected what failed',
      question: 'What failed?',
    })
  })

  test('the config can weigh them', async () => {
    const packs = [await packOf(OWN)]
    expect(said('The gnomes did it.', { packs, rules: { 'no-gnome': 'off' } })).toEqual([])
    expect(() => createLinter({ rules: { 'no-gnome': 'off' } })).toThrow(RangeError)
  })
})

describe('refused, with the place and how to mend it', () => {
  test.each<[string, Record<string, string>, string]>([
    ['an unknown key', { 'h/lexicons/no-minimiser.yml': WOBBLE.replace('missing:', 'mising:') }, 'h/lexicons/no-minimiser.yml:4:5: unknown key `mising`'],
    [
      'a phrase that no line hits',
      { 'h/lexicons/no-minimiser.yml': WOBBLE.replace("sniffle*'", "sniffle*', zzz'").replace(", zzz'", "', zzz").replace("''", "'") },
      'no line under `hits` exercises `zzz`',
    ],
    [
      'a near miss that is hit',
      { 'h/lexicons/no-minimiser.yml': WOBBLE.replace('office', 'sniffle') },
      'h/lexicons/no-minimiser.yml:9:14: the entry hits "The Tarnwick sniffle is closed.", which it should spare',
    ],
    ['no near miss', { 'h/lexicons/no-minimiser.yml': WOBBLE.replace(/ {4}spares.*\n/, '') }, 'a hollow entry needs a near miss under `spares`'],
    ['a concept no rule reads', { 'h/lexicons/x.yml': WOBBLE.replace('no-minimiser', 'no-minimizer') }, 'h/lexicons/x.yml:2:10: no rule reads `no-minimizer`'],
    ['an element', { 'h/lexicons/x.yml': WOBBLE.replace('no-minimiser', 'apology') }, 'no rule reads `apology`'],
    [
      "a rule's phrases without its name",
      { 'h/lexicons/no-minimiser.yml': 'about: x\nwords: [tiny]\n' },
      'h/lexicons/no-minimiser.yml:1:1: `concept: no-minimiser` is missing',
    ],
    ['a list that is none', { 'h/lexicons/group-wurd.yml': 'about: x\nwords: [guild]\n' }, 'did you mean `group-word`?'],
    [
      'a neighbour that is none',
      { 'h/lexicons/no-minimiser.yml': WOBBLE.replace('severity: error', 'unless: [sentence nowhere]') },
      'h/lexicons/no-minimiser.yml:5:14: `sentence nowhere` is neither',
    ],
    ['two words in a list', { 'h/lexicons/group-word.yml': 'about: x\nwords: [the guild]\n' }, 'h/lexicons/group-word.yml:2:9: `the guild` is not one word'],
    [
      'a built-in rule again',
      { 'h/rules/wording/no-minimiser.yml': RULE, 'h/texts/no-minimiser.yml': TEXTS },
      '`no-minimiser` is a built-in rule: add to it in lexicons/no-minimiser.yml',
    ],
    ['a rule that asks', { ...OWN, 'h/rules/wording/no-gnome.yml': RULE.replace('kind: avoid', 'kind: require') }, 'no-gnome.yml'],
    ['a rule without texts', { 'h/rules/wording/no-gnome.yml': RULE, 'h/lexicons/gnome.yml': GNOME }, 'texts/no-gnome.yml is missing'],
    ['texts without a rule', { 'h/texts/no-gnome.yml': TEXTS }, 'h/texts/no-gnome.yml:1:1: there is no rule `no-gnome`'],
    [
      'a rule that nothing marks',
      { 'h/rules/wording/no-gnome.yml': RULE, 'h/texts/no-gnome.yml': TEXTS },
      'no lexicon of the pack has `concept: tarnwick-gnome`',
    ],
    [
      'a case that does not come true',
      { ...OWN, 'h/rules/wording/no-gnome.yml': RULE.replace('An expired certificate', 'The gnomes') },
      'h/rules/wording/no-gnome.yml:9:7: the case is absent, and the rule finds it hollow',
    ],
    [
      'a case at other words',
      { ...OWN, 'h/rules/wording/no-gnome.yml': RULE.replace('at: gnomes', 'at: trolls') },
      'h/rules/wording/no-gnome.yml:8:7: the case is hollow, and the rule finds "gnomes"',
    ],
    ['a file that is nothing', { 'h/words.yml': 'about: x' }, 'h/words.yml:1:1: a pack holds lexicons/<name>.yml'],
    ['what is no YAML', { 'h/lexicons/no-minimiser.yml': 'about: [' }, 'h/lexicons/no-minimiser.yml:1:9'],
    ['an empty text', { 'h/lexicons/group-word.yml': "about: ''\nwords: [guild]\n" }, 'h/lexicons/group-word.yml:1:8: must not be empty'],
  ])('%s', async (_, contents, complaint) => {
    await expect(packOf(contents)).rejects.toThrow(complaint)
  })
})

const POST = 'The gnomes did it. We had a Tarnwick sniffle.\n'
const inHouse = (config: string, extra: Record<string, string> = {}) =>
  folderOf({
    'incident-lint.config.yml': config,
    'house/README.txt': 'not read',
    'house/lexicons/no-minimiser.yml': WOBBLE,
    'house/lexicons/gnome.yml': GNOME,
    'house/rules/wording/no-gnome.yml': RULE,
    'house/texts/no-gnome.yml': TEXTS,
    'incidents/a.md': POST,
    ...extra,
  })
const rulesOf = async (cwd: string, path = 'incidents/a.md') => {
  const [report] = (await lintFiles(path, { cwd, stage: 'resolved' })).reports
  if (report === undefined || 'error' in report) return report?.error.message
  return report.messages.flatMap(({ findings }) => findings.filter(({ kind }) => kind === 'wording').map(({ ruleId, severity }) => `${ruleId} ${severity}`))
}

describe('`packs` in a config', () => {
  test('names folders beside it; rules of a pack may be weighed', async () => {
    expect(await rulesOf(inHouse('packs: [./house]\n'))).toEqual(['no-gnome error', 'no-minimiser error'])
    expect(await rulesOf(inHouse('packs: [house]\nrules: { no-gnome: info }\n'))).toEqual(['no-minimiser error', 'no-gnome info'])
    expect(await rulesOf(inHouse('{}\n'))).toEqual([])
  })

  test('holds for some files alone', async () => {
    const cwd = inHouse('overrides:\n  - { files: [mail/**], packs: [./house] }\n', { 'mail/a.md': POST })
    expect(await rulesOf(cwd)).toEqual([])
    expect(await rulesOf(cwd, 'mail/a.md')).toEqual(['no-gnome error', 'no-minimiser error'])
  })

  test('as JSON, and as a program', async () => {
    const json = inHouse('', { 'incidents/incident-lint.config.json': '{ "packs": ["../house"] }' })
    expect(await rulesOf(json)).toEqual(['no-gnome error', 'no-minimiser error'])
    const program = inHouse('', { 'incidents/incident-lint.config.mjs': "export default { packs: ['../house'] }" })
    expect(await rulesOf(program)).toEqual(['no-gnome error', 'no-minimiser error'])
  })

  test('a loaded config goes into the core, and prints as it was written', async () => {
    const { config } = await loadConfig('.', { cwd: inHouse('packs: [./house]\n') })
    expect(said(POST, config)).toEqual(['no-gnome error "gnomes"', 'no-minimiser error "Tarnwick sniffle"'])
    expect(JSON.stringify(config)).toBe('{"packs":["./house"]}')
  })

  test('on the command line a wrong pack is a wrong config', () => {
    const cwd = inHouse('packs: [./house]\n', { 'house/lexicons/group-word.yml': 'about: x\nwords: [a b]\n' })
    expect(run(['incidents/a.md'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining('house/lexicons/group-word.yml:2:9: `a b`') })
  })

  test.each([
    ['a folder that is not there', 'packs: [./hose]\n', {}, 'incident-lint.config.yml:1:9: Unexpected pack ./hose, expected a folder, relative to this file'],
    ['in an override', 'overrides:\n  - files: [a]\n    packs: [./hose]\n', {}, 'incident-lint.config.yml:3:13: Unexpected pack ./hose'],
    ["a rule that is nobody's", 'packs: [./house]\nrules: { no-gnme: off }\n', {}, 'incident-lint.config.yml:2:10: Unexpected rule `no-gnme`'],
    [
      'a wrong pack',
      'packs: [./house]\n',
      { 'house/lexicons/group-word.yml': 'about: x\nwords: [a b]\n' },
      'house/lexicons/group-word.yml:2:9: `a b` is not one word',
    ],
    ['no list', 'packs: ./house\n', {}, 'expected a list'],
  ])('refuses %s', async (_, config, extra, complaint) => {
    expect(await rulesOf(inHouse(config, extra))).toContain(complaint)
  })
})

describe('`incident-lint test`', () => {
  const houseOf = (extra: Record<string, string> = {}) =>
    folderOf({ 'house/rules/wording/no-gnome.yml': RULE, 'house/texts/no-gnome.yml': TEXTS, 'house/lexicons/gnome.yml': GNOME, ...extra })

  test('says that all cases come true', () => {
    expect(run(['test', './house'], { cwd: houseOf() })).toEqual({
      status: 0,
      stdout: './house: 2 cases of one rule come true; the lines of one phrase hold\n',
      stderr: '',
    })
  })

  test('says which do not, where, and what was found', () => {
    const cwd = houseOf({ 'house/rules/wording/no-gnome.yml': RULE.replace('An expired certificate', 'The gnomes').replace('at: gnomes', 'at: trolls') })
    const { status, stdout } = run(['test', 'house'], { cwd })
    expect(status).toBe(1)
    expect(stdout.split('\n')).toEqual([
      'house/rules/wording/no-gnome.yml:8:7: the case is hollow, and the rule finds "gnomes", not `at`',
      '    The gnomes did it.',
      'house/rules/wording/no-gnome.yml:9:7: the case is absent, and the rule finds it hollow: "gnomes"',
      '    The gnomes did it.',
      'house: 2 cases do not come true, of 2',
      '',
    ])
  })

  test.each<[string, string[], Record<string, string>, string]>([
    ['no folder', ['test'], {}, 'incident-lint test ./house'],
    ['a folder that is not there', ['test', 'hose'], {}, 'hose: a pack is a folder'],
    ['a folder without a pack', ['test', 'docs'], { 'docs/a.md': '' }, 'docs: no YAML file'],
    [
      'a pack that does not compile',
      ['test', 'house'],
      { 'house/lexicons/gnome.yml': GNOME.replace('A gnome.', 'Two gnomes.') },
      'gnome.yml:4:63: the entry hits',
    ],
  ])('refuses %s', (_, args, extra, complaint) => {
    expect(run(args, { cwd: houseOf(extra) })).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(complaint) })
  })
})
