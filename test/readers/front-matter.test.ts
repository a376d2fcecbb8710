import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { isoDate } from '../../src/readers/dates.ts'
import { needsTree, type readFlat } from '../../src/readers/flat.ts'
import { readSimple, splitFrontMatter } from '../../src/readers/front-matter.ts'
import { markdownReader, ReadError } from '../../src/readers/index.ts'
import { shape } from './shape.ts'

const read = (source: string) => markdownReader(source)[0] as ReturnType<typeof readFlat>

describe('read by hand as YAML reads it', () => {
  test.each([
    'title: Sign-in is slow\nn: 12\nf: 3.50\ne: 1e3\nt: true\nu: False\nz: null\ny: yes\nempty:\n',
    'date: 2026-03-03 14:00 GMT+7\ntime: 14:00\nversion: v1.2.3\nphone: +44 1632\n'.replace('phone: +44 1632\n', ''),
    'list:\n  - a\n  - b c\nother:\n- 1\n- true\n',
    'flow: [a, b c, 12]\nnone: []\n',
    '# comment\ntitle: x\n\n  # another\nurl: https://larkmail.example/a#b\n',
    'a: "quoted: here"\nb: \'single # too\'\r\nc: d\r\n',
    'path: /a/b\nword: café (two)\nkey-with_dash: a, b; c\nnum: 007\nbig: 1.\n',
    'a: nullify\nb: truely\nc: 1a\nd: 1_000\ne: 0\nf: a: b'.replace('\nf: a: b', ''),
  ])('%j', (yaml) => {
    expect(readSimple(yaml)).toEqual(parse(yaml))
  })

  test.each([
    'a: b: c',
    'a: &x 1',
    'a: *x',
    'a: |\n  b',
    'a: >\n  b',
    'a:\n  b: c',
    'a: b\n  c',
    'a: "b\\n"',
    "a: 'it''s'",
    'a: !!str 1',
    'a: {b: c}',
    'a: [b, [c]]',
    'a: b # c',
    '? a',
    'a: - b',
    '"a": b',
    'a: 0x1f',
    'a: -1',
    'a: ~',
    'a: @b',
    'a: b\n- c',
    'a: 1\na: 2',
    'a:\tb\tc: d',
    'a: .5',
    '<<: x',
    'a: %b',
    'a: `b',
    'a: b:',
    '- a',
    'a: null\n - b: c',
    'a: 12345678901234567890',
    'true: x',
  ])('%j goes to the parser', (yaml) => {
    expect(readSimple(yaml)).toBeUndefined()
  })
})

test('what keys say', () => {
  const draft = read(
    '---\ntitle: Sign-in fails\nsigned_by: Amara Diallo\nauthor: Ops\ndate: 2026-03-03 14:00 GMT+7\nincident: INC-42\naffected:\n  - Login\n  - Mail\nstatus: resolved\nlang: id\nchannel: email\nsituation: correction\naudience: developers\nmood: calm\n---\nText.',
  )
  expect(draft.meta).toMatchObject({
    title: 'Sign-in fails',
    author: 'Amara Diallo',
    publishedAt: '2026-03-03T14:00:00+07:00',
    incidentId: 'INC-42',
    components: ['Login', 'Mail'],
  })
  expect(draft.meta.data).toMatchObject({ mood: 'calm', author: 'Ops' })
  const values = Object.fromEntries(Object.entries(draft.said).map(([key, found]) => [key, found?.value]))
  expect(values).toEqual({
    stage: 'resolved',
    language: 'id',
    channel: 'email',
    situation: 'correction',
    audience: 'developers',
    publishedAt: '2026-03-03T14:00:00+07:00',
  })
  expect(new Set(Object.values(draft.said).map((found) => found?.finder))).toEqual(new Set(['front matter']))
})

test('nested keys and TOML', () => {
  const yaml = read('---\nincident:\n  id: 7\nauthor: {name: Budi Santoso}\ncomponents: [{name: Login}, Mail]\n---\nText.')
  expect(yaml.meta).toMatchObject({ incidentId: '7', author: 'Budi Santoso', components: ['Login', 'Mail'] })
  const toml = read('+++\ntitle = "Down"\ndate = 2026-03-03T14:00:00Z\nstage = "identified"\n[incident]\nid = "A1"\n+++\nText.')
  expect(toml.meta).toMatchObject({ title: 'Down', publishedAt: '2026-03-03T14:00:00.000Z', incidentId: 'A1' })
  expect(toml.said.stage?.value).toBe('identified')
  expect(shape(toml)).toEqual(['body: Text.'])
})

describe('what is front matter', () => {
  test.each<[source: string, is: boolean]>([
    ['---\na: b\n---\ntext', true],
    ['---\n---\ntext', true],
    ['---  \r\na: b\r\n---\r\ntext', true],
    ['\ufeff---\na: b\n---\n', true],
    ['---\n# comment\n"a b": c\n---', true],
    ['+++\na = 1\n+++\ntext', true],
    ['---\nWe are down.\n---\ntext', false],
    ['\n---\na: b\n---', false],
    ['----\na: b\n----', false],
    ['---\na: b\n', false],
    ['--- title\na: b\n---', false],
    ['+++\na: b\n+++', false],
    ['---', false],
  ])('%j: %s', (source, is) => {
    expect(splitFrontMatter(source).front !== undefined).toBe(is)
  })

  test('keys under a fence that nothing closes are said', () => {
    const source = '---\ntitle: x\n\ntext'
    expect(read(source).remarks).toEqual([{ message: expect.stringContaining('closing'), offset: 0 }])
  })
})

describe('front matter that cannot be read', () => {
  test.each<[source: string, line: number, column: number, what: RegExp]>([
    ['---\na: b: c\n---\ntext', 2, 4, /nested mappings.*in quotes/],
    ['\ufeff---\nok: 1\na: "b\n---\ntext', 4, 1, /quote/],
    ['---\na:\n\tb: c\n---\ntext', 3, 1, /tabs/],
    ['---\n"a": [\n---\ntext', 3, 1, /flow sequence/],
    ['+++\na = \n+++\ntext', 2, 5, /invalid value.*key = "value"/],
    [`---\na: ${'['.repeat(10_000)}\n---\ntext`, 2, 1, /nested too deeply/],
  ])('%#', (source, line, column, what) => {
    let error: unknown
    try {
      read(source)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ReadError)
    const { message, ...at } = error as ReadError
    expect(message).toMatch(/^Unexpected front matter: .*Expected /)
    expect(message).toMatch(what)
    expect([at.line, at.column]).toEqual([line, column])
  })

  test('a bomb of aliases', () => {
    const levels = [...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
    expect(() => read(`---\na: &a [x, x, x, x, x, x, x, x, x]\n${levels.join('\n')}\n---\ntext`)).toThrow(/aliases unfold to too much/)
  })
})

test('simple front matter needs no parser', () => {
  expect(needsTree('---\ntitle: x\naffected:\n  - a\n---\ntext')).toBe(false)
  expect(needsTree('---\nincident: {id: 1}\n---\ntext')).toBe(true)
})

test.each<[unknown, string | undefined]>([
  ['2026-03-03', '2026-03-03'],
  ['2026-03-03T14:00:00.000Z', '2026-03-03T14:00:00.000Z'],
  ['2026-03-03 14:00 UTC', '2026-03-03T14:00:00Z'],
  ['2026-03-03 9:05 GMT+1', '2026-03-03T09:05:00+01:00'],
  ['2026-03-03T14:00:00-00:00', '2026-03-03T14:00:00Z'],
  ['2026-03-03 14:00:00 +0530', '2026-03-03T14:00:00+05:30'],
  // Without a zone it is no instant.
  ['2026-03-03 14:00', '2026-03-03'],
  ['2026-02-30', undefined],
  ['2026-03-03T25:00:00Z', undefined],
  ['3 March 2026', undefined],
  [20260303, undefined],
])('the date %j is %j', (value, date) => {
  expect(isoDate(value)).toBe(date)
})
