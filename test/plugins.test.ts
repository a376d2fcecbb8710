import { describe, expect, test } from 'vitest'
import { createLinter, DetectorError, defineDetector, type HouseDetector, type HouseMark } from '../src/index.ts'
import { compilePack, lintFiles, loadConfig, type PackSource } from '../src/node.ts'
import { folderOf, run } from './cli/run.ts'

/** Ticket numbers of the house have seven digits: the second of two on a line is nobody's phrase. */
const ticket = defineDetector({
  id: 'ticket',
  concept: 'no-ticket',
  detect: ({ text }) => Array.from(text.matchAll(/pebble \d{7}/g), ({ 0: words, index }) => ({ place: { start: index, end: index + words.length } })),
})

const RULE = `kind: avoid
concept: no-ticket
spec: '-'
sources: []
severity: error
cases:
  en:
    - { draft: See pebble 0004711., verdict: hollow, at: pebble 0004711 }
    - { draft: See the page., verdict: absent }
`
const TEXTS = `summary: No ticket numbers of ours.
why: Readers cannot open them.
messages: { hollow: 'Unexpected ticket "{actual}", expected what it says' }
question: What does the ticket say?
expected: ['{what failed}']
`
const pack = (contents: Record<string, string>): PackSource[] => Object.entries(contents).map(([path, source]) => ({ path, source }))
const FILES = { 'house/rules/wording/no-ticket.yml': RULE, 'house/texts/no-ticket.yml': TEXTS }

const POST = 'Nobody in Jakarta can sign in; see pebble 0004711.'

async function linterWith(...detectors: HouseDetector[]) {
  const [first] = await Promise.all([compilePack(pack(FILES), { detectors: [ticket] })])
  return createLinter({ packs: [first] }, { detectors })
}

describe('a detector of the house', () => {
  test('marks what a rule of a pack reads, with the texts of that rule', async () => {
    const linter = await linterWith(ticket)
    const own = linter.lint(POST).messages[0]?.findings.filter(({ ruleId }) => ruleId === 'no-ticket')
    expect(own).toMatchObject([
      { severity: 'error', message: 'Unexpected ticket "pebble 0004711", expected what it says', actual: 'pebble 0004711', line: 1, column: 36 },
    ])
  })

  test('marks an element, or what a built-in rule reads', () => {
    const shift: HouseDetector = {
      id: 'shift',
      concept: 'signer',
      detect: ({ text }) => {
        const start = text.indexOf('Shift 7')
        return start < 0 ? [] : [{ place: { start, end: start + 7 }, worth: 'present' }]
      },
    }
    const verdict = (detectors: HouseDetector[]) => createLinter({}, { detectors }).lint(`${POST}\n\nShift 7`).messages[0]?.elements.signer.verdict
    expect([verdict([]), verdict([shift])]).toEqual(['absent', 'present'])
    const soft: HouseDetector = { id: 'soft', concept: 'no-minimiser', detect: () => [{ place: { start: 0, end: 6 }, severity: 'info', use: ['x'] }] }
    const [finding] =
      createLinter({}, { detectors: [soft] })
        .lint(POST)
        .messages[0]?.findings.filter(({ ruleId }) => ruleId === 'no-minimiser') ?? []
    expect(finding).toMatchObject({ severity: 'info', actual: 'Nobody', expected: expect.arrayContaining(['x']) })
  })

  test('does not run for another language, where its rule is off, and where no rule reads its concept', async () => {
    const broken: HouseDetector = {
      ...ticket,
      detect: () => {
        throw new Error('was run')
      },
    }
    expect(() => createLinter({}, { detectors: [broken] }).lint(POST)).not.toThrow()
    const packs = [await compilePack(pack(FILES), { detectors: [ticket] })]
    expect(() => createLinter({ packs, rules: { 'no-ticket': 'off' } }, { detectors: [broken] }).lint(POST)).not.toThrow()
    expect(() => createLinter({ packs }, { detectors: [{ ...broken, language: 'id' }] }).lint(POST)).not.toThrow()
    expect(() => createLinter({ packs }, { detectors: [broken] }).lint(POST)).toThrow('the detector "ticket" failed: was run')
  })

  test('reads lists of words that a pack brings for it', async () => {
    const contents = { ...FILES, 'house/lexicons/gnome-word.yml': 'about: x\nwords: [gnome*]\n' }
    const gnomes: HouseDetector = {
      id: 'gnomes',
      concept: 'no-ticket',
      reads: ['gnome-word'],
      detect: ({ sentences }) => sentences.flatMap(({ found }) => found.of('gnome-word').map(({ start, end }) => ({ place: { start, end } }))),
    }
    await expect(compilePack(pack(contents), { detectors: [ticket] })).rejects.toThrow('there is no list `gnome-word`')
    const packs = [await compilePack(pack(contents), { detectors: [ticket, gnomes] })]
    const said = createLinter({ packs }, { detectors: [ticket, gnomes] }).lint('The gnomes did it.').messages[0]?.findings
    expect(said?.filter(({ ruleId }) => ruleId === 'no-ticket').map(({ actual }) => actual)).toEqual(['gnomes'])
  })

  test('a rule that nothing marks is still refused, and its cases run with the detector', async () => {
    await expect(compilePack(pack(FILES))).rejects.toThrow('no lexicon of the pack has `concept: no-ticket`, and no detector of the house')
    const wrong = { ...FILES, 'house/rules/wording/no-ticket.yml': RULE.replace('See the page.', 'See pebble 0004712.') }
    await expect(compilePack(pack(wrong), { detectors: [ticket] })).rejects.toThrow('house/rules/wording/no-ticket.yml:9:7: the case is absent')
  })
})

const OFF = { start: 0, end: 999 }
describe('what a detector must not do', () => {
  test.each<[string, () => unknown, string]>([
    [
      'throw',
      () => {
        throw new TypeError('x is not a function\n    at y')
      },
      'x is not a function',
    ],
    ['give nothing', () => undefined, '`detect` gives a list of marks, at once'],
    ['wait', () => Promise.reject(new Error('late')), '`detect` gives a list of marks, at once'],
    ['give what is no mark', () => ['x'], 'a mark is an object with a `place`'],
    ['point outside the text', () => [{ place: OFF }], `\`place\` is { start, end } within the ${POST.length} units of the text`],
    ['point backwards', () => [{ place: { start: 4, end: 2 } }], '`place` is'],
    ['point between units', () => [{ place: { start: 0.5, end: 2 } }], '`place` is'],
    ['give no place', () => [{ worth: 'hollow' }], '`place` is'],
    ['make up a worth', () => [{ place: { start: 0, end: 1 }, worth: 'absent' }], '`worth` is hollow or present'],
    ['make up a mode', () => [{ place: { start: 0, end: 1 }, mode: 'said' }], '`mode` is one of stated,'],
    ['make up a severity', () => [{ place: { start: 0, end: 1 }, severity: 'warn' }], '`severity` is one of off,'],
    ['give a number for a text', () => [{ place: { start: 0, end: 1 }, missing: 3 }], '`missing` is a text'],
    ['give a text for a list', () => [{ place: { start: 0, end: 1 }, use: 'x' }], '`use` lists texts'],
    ['give what fills no slot', () => [{ place: { start: 0, end: 1 }, values: { a: 1 } }], '`values` holds texts by name'],
    ['give half an edit', () => [{ place: { start: 0, end: 1 }, fix: { text: 'x' } }], '`fix` is'],
  ])('%s', (_, detect, reason) => {
    const linter = createLinter({}, { detectors: [{ id: 'odd', concept: 'no-minimiser', detect: detect as () => HouseMark[] }] })
    expect(() => linter.lint(POST)).toThrow(DetectorError)
    expect(() => linter.lint(POST)).toThrow(`the detector "odd" failed: ${reason}`)
  })

  test.each<[unknown, string]>([
    [null, 'a detector is an object'],
    [{ concept: 'x', detect: () => [] }, 'a detector needs a text `id`'],
    [{ id: 'x', concept: ' ', detect: () => [] }, 'a detector needs a text `concept`'],
    [{ id: 'x', concept: 'y' }, 'the detector "x" needs a function `detect`'],
    [{ id: 'x', concept: 'y', language: 3, detect: () => [] }, '`language` of the detector "x" is a text'],
    [{ id: 'x', concept: 'y', reads: 'z', detect: () => [] }, '`reads` of the detector "x" lists texts'],
  ])('%j is none', (value, message) => {
    expect(() => createLinter({}, { detectors: [value as HouseDetector] })).toThrow(
      new RangeError(message + (message.endsWith('object') ? ': `defineDetector({ id, concept, detect })`' : '')),
    )
  })

  test('have the id of another', () => {
    expect(() => createLinter({}, { detectors: [ticket, ticket] })).toThrow(new RangeError('two detectors are called "ticket"'))
  })

  test('a module is no value of the core', () => {
    expect(() => createLinter({ plugins: ['./x.mjs'] })).toThrow('the plugin "./x.mjs" is a module')
  })
})

const MODULE = `export default {
  id: 'ticket',
  concept: 'no-ticket',
  detect: ({ text }) => Array.from(text.matchAll(/pebble \\d{7}/g), ({ 0: words, index }) => ({ place: { start: index, end: index + words.length } })),
}
`
const inHouse = (config: string, extra: Record<string, string> = {}) =>
  folderOf({ 'incident-lint.config.yml': config, ...FILES, 'plugins/ticket.mjs': MODULE, 'incidents/a.md': `${POST}\n`, ...extra })
const USED = 'packs: [./house]\nplugins: [./plugins/ticket.mjs]\n'
const said = async (cwd: string, options: Parameters<typeof lintFiles>[1] = {}) => {
  const [report] = (await lintFiles('incidents/a.md', { cwd, ...options })).reports
  if (report === undefined || 'error' in report) return report?.error.message
  return report.messages.flatMap(({ findings }) =>
    findings.filter(({ ruleId }) => ruleId === 'no-ticket').map(({ severity, actual }) => `${severity} ${actual}`),
  )
}

describe('`plugins` in a config', () => {
  test('names a module beside it; the rules may be weighed', async () => {
    expect(await said(inHouse(USED))).toEqual(['error pebble 0004711'])
    expect(await said(inHouse(`${USED}rules: { no-ticket: info }\n`))).toEqual(['info pebble 0004711'])
    expect(await said(inHouse('{}\n'))).toEqual([])
  })

  test.each<[string, Record<string, string>]>([
    ['main', { 'package.json': '{ "name": "@larkmail/ticket", "main": "lib/x.js", "type": "module" }', 'lib/x.js': MODULE }],
    ['exports', { 'package.json': '{ "exports": "./x.mjs" }', 'x.mjs': MODULE }],
    ['conditions', { 'package.json': '{ "exports": { ".": { "types": "./x.d.ts", "import": { "default": "./x.mjs" } } } }', 'x.mjs': MODULE }],
    ['a list of detectors', { 'package.json': '{ "main": "x.mjs" }', 'x.mjs': MODULE.replace('default {', 'default [{').replace(/}\n$/, '}]\n') }],
  ])('names a package: %s', async (_, files) => {
    const installed = Object.fromEntries(Object.entries(files).map(([path, content]) => [`node_modules/@larkmail/ticket/${path}`, content]))
    expect(await said(inHouse("packs: [./house]\nplugins: ['@larkmail/ticket']\n", installed))).toEqual(['error pebble 0004711'])
  })

  test('a loaded config goes into the core, and prints as it was written', async () => {
    const { config } = await loadConfig('.', { cwd: inHouse(USED) })
    expect(
      createLinter(config)
        .lint(POST)
        .messages[0]?.findings.some(({ ruleId }) => ruleId === 'no-ticket'),
    ).toBe(true)
    expect(JSON.parse(JSON.stringify(config))).toEqual({ packs: ['./house'], plugins: ['./plugins/ticket.mjs'] })
  })

  test.each<[string, string, Record<string, string>, string]>([
    [
      'a module that is not there',
      'plugins: [./tickt.mjs]\n',
      {},
      'incident-lint.config.yml:1:11: Unexpected plugin ./tickt.mjs, expected a module, relative to this file, or an installed package',
    ],
    ['a package that is not there', 'plugins: [tickt]\n', {}, 'incident-lint.config.yml:1:11: Unexpected plugin tickt, expected a module'],
    ['a module that exports nothing', 'plugins: [./x.mjs]\n', { 'x.mjs': '' }, 'Unexpected plugin ./x.mjs: it exports nothing'],
    ['a module that throws', 'plugins: [./x.mjs]\n', { 'x.mjs': 'throw new Error("no key")' }, 'Unexpected plugin ./x.mjs: no key'],
    ['a module that breaks off', 'plugins: [./x.mjs]\n', { 'x.mjs': 'export default {' }, 'Unexpected plugin ./x.mjs: '],
    [
      'what is no detector',
      'plugins: [./x.mjs]\n',
      { 'x.mjs': 'export default { id: "x" }' },
      'incident-lint.config.yml:1:11: Unexpected plugin ./x.mjs: a detector needs a text `concept`',
    ],
    [
      'an id twice',
      `${USED.replace(']\n', ']\n')}`.replace('ticket.mjs]', 'ticket.mjs, ./x.mjs]'),
      { 'x.mjs': MODULE },
      'incident-lint.config.yml:2:33: Unexpected plugin ./x.mjs: another detector has the id `ticket`',
    ],
    [
      'a concept that no rule reads',
      'plugins: [./plugins/ticket.mjs]\n',
      {},
      'incident-lint.config.yml:1:11: Unexpected plugin ./plugins/ticket.mjs: no rule reads `no-ticket`, which `ticket` marks',
    ],
    [
      'a language without a pack',
      USED.replace('plugins/ticket', 'x'),
      { 'x.mjs': MODULE.replace("id: 'ticket',", "id: 'ticket', language: 'xx',"), 'y.mjs': MODULE },
      'there is no language pack for "xx"',
    ],
    ['no list', 'plugins: ./x.mjs\n', {}, 'incident-lint.config.yml:1:10: Unexpected "./x.mjs" for `plugins`, expected a list'],
    ['a plugin in an override', 'overrides:\n  - { files: [a], plugins: [./x.mjs] }\n', {}, 'incident-lint.config.yml:2:19: Unexpected key `plugins`'],
  ])('refuses %s', async (_, config, extra, complaint) => {
    expect(await said(inHouse(config, extra))).toContain(complaint)
  })

  test('--no-code refuses them, in the words of the config', () => {
    expect(run(['incidents/a.md', '--no-code'], { cwd: inHouse(USED) })).toEqual({
      status: 2,
      stdout: expect.not.stringContaining('pebble'),
      stderr:
        'incident-lint: incident-lint.config.yml:2:11: Unexpected plugin ./plugins/ticket.mjs, expected none: it is a program, and --no-code refuses those\n',
    })
  })

  test('one that fails is one line, exit code 2, and other files are judged', () => {
    const cwd = inHouse(USED, {
      'plugins/ticket.mjs': MODULE.replace('=> Array', "=> text.includes('Jakarta') ? text.nothing() : Array"),
      'incidents/b.md': 'pebble 0004712 is done.\n',
    })
    const { status, stdout, stderr } = run(['incidents', '-f', 'compact'], { cwd })
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'incident-lint: incidents/a.md: the detector `ticket` failed: text.nothing is not a function\n' })
    expect(stdout).toContain('pebble 0004712')
  })

  test('a report is not kept: what a program does depends on more than its text', () => {
    const cwd = inHouse(USED, { '.git/HEAD': '' })
    const judge = () => run(['incidents', '--cache', '--stats', '-f', 'compact'], { cwd })
    expect(judge().stdout).toBe(judge().stdout)
    expect(judge().stderr).not.toContain('from the cache')
    expect(run(['incidents', '-f', 'compact'], { cwd }).stdout).toBe(judge().stdout)
  })
})

test('`incident-lint test` runs the cases of a pack with the detectors of the config above it', () => {
  expect(run(['test', './house'], { cwd: inHouse(USED) })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('./house: 2 cases of one rule come true'),
  })
  expect(run(['test', './house'], { cwd: inHouse('{}\n') })).toMatchObject({ status: 2, stderr: expect.stringContaining('and no detector of the house') })
  expect(run(['test', './house', '--no-code'], { cwd: inHouse(USED) })).toMatchObject({ status: 2, stderr: expect.stringContaining('--no-code refuses') })
})
