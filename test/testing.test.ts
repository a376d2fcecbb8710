import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it, test } from 'vitest'
import { packCases, testPack } from '../src/testing.ts'
import { folderOf } from './cli/run.ts'
import { HOUSE, RULE, TEXTS } from './gnomes.ts'

const houseOf = (extra: Record<string, string> = {}) => folderOf({ ...HOUSE, ...extra })
const good = join(houseOf(), 'house')

/** A runner that keeps what it was told. */
function kept() {
  const names: string[] = []
  const bodies: (() => void)[] = []
  const runner = {
    describe: (name: string, body: () => void) => {
      names.push(name)
      body()
    },
    it: (name: string, body: () => void) => {
      names.push(name)
      bodies.push(body)
    },
  }
  return { names, bodies, runner }
}

let ran = 0
const counted = (name: string, body: () => void) =>
  it(name, () => {
    body()
    ran++
  })
await testPack(good, { describe, it: counted })
afterAll(() => expect(ran).toBe(3))

describe('testPack', () => {
  test('registers a test a case, under the name of the pack', async () => {
    const { names, bodies, runner } = kept()
    await testPack(pathToFileURL(good), runner)
    expect(names).toEqual([
      // A path is shown from where one stands when that is shorter.
      expect.stringMatching(/^pack \S*house$/),
      'compiles: the lines of 1 phrase lists hold',
      'no-gnome, hollow: The gnomes did it.',
      'no-gnome, absent: An expired certificate did it.',
    ])
    for (const body of bodies) expect(body).not.toThrow()
  })

  test('a case that does not come true fails with its place, what was found, and the draft', async () => {
    const { bodies, runner } = kept()
    await testPack(join(houseOf({ 'house/rules/wording/no-gnome.yml': RULE.replace('An expired certificate', 'The gnomes') }), 'house'), runner)
    expect(bodies[1]).not.toThrow()
    expect(bodies[2]).toThrow(/no-gnome\.yml:9:7: the case is absent, and the rule finds it hollow: "gnomes"\n {4}The gnomes did it\./)
  })

  test('a pack that holds nothing but words has a test all the same', async () => {
    const { names, runner } = kept()
    await testPack(join(folderOf({ 'house/lexicons/role-word.yml': 'about: x\nwords: [snarkherd]\n' }), 'house'), runner)
    expect(names).toHaveLength(2)
  })

  test('takes the globals of the runner', async () => {
    const { names, runner } = kept()
    await expect(testPack(good)).rejects.toThrow('no `describe` and `it` at hand')
    Object.assign(globalThis, runner)
    try {
      await testPack(good)
    } finally {
      for (const name of ['describe', 'it']) Reflect.deleteProperty(globalThis, name)
    }
    expect(names).toHaveLength(4)
  })

  test.each<[string, string, string]>([
    ['no folder', join(good, 'none'), 'a pack is a folder'],
    ['a folder without a pack', folderOf({ 'a.txt': '' }), 'no YAML file in it'],
    ['a pack that does not compile', join(houseOf({ 'house/lexicons/group-word.yml': 'about: x\nwords: [a b]\n' }), 'house'), 'group-word.yml:2:9: `a b`'],
  ])('refuses %s', async (_, folder, message) => {
    await expect(testPack(folder, kept().runner)).rejects.toThrow(message)
  })
})

test('packCases gives the cases with their places', async () => {
  const cases = await packCases(good)
  expect(cases.map(({ rule, verdict, at, fault }) => [rule, verdict, at.line, fault()])).toEqual([
    ['no-gnome', 'hollow', 8, undefined],
    ['no-gnome', 'absent', 9, undefined],
  ])
})

test('rules may read what a detector marks: of the config above, or as it is given', async () => {
  const files = { 'house/rules/wording/no-gnome.yml': RULE, 'house/texts/no-gnome.yml': TEXTS }
  const cwd = folderOf({ ...files, 'incident-lint.config.yml': 'packs: [./house]\nplugins: [./gnome.mjs]\n' })
  const house = join(cwd, 'house')
  await expect(packCases(house)).rejects.toThrow('Unexpected plugin ./gnome.mjs')
  const detect = "({ text }) => (text.includes('gnomes') ? [{ place: { start: text.indexOf('gnomes'), end: text.indexOf('gnomes') + 6 } }] : [])"
  writeFileSync(join(cwd, 'gnome.mjs'), `export default { id: 'g', concept: 'no-gnome', detect: ${detect} }\n`)
  expect((await packCases(house)).map(({ fault }) => fault())).toEqual([undefined, undefined])
  const none = { id: 'n', concept: 'no-gnome', detect: () => [] }
  expect((await packCases(house, { detectors: [none] })).map(({ fault }) => fault())).toEqual(['the case is hollow, and the rule finds it absent', undefined])
})
