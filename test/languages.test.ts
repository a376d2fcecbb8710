import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Languages } from '../src/disk/languages.ts'
import { lintText } from '../src/index.ts'
import { languageOf, languages } from '../src/languages/index.ts'
import { TAGS, withHouse } from '../src/languages/language.ts'
import { linterOf } from '../src/linter.ts'
import { read } from '../src/readers/index.ts'

const rules = fileURLToPath(new URL('../rules/', import.meta.url))

describe('the languages that have a pack', () => {
  test('are those whose words stand in rules/', () => {
    expect(readdirSync(rules).filter((name) => existsSync(`${rules}${name}/lexicons`))).toEqual([...TAGS])
    expect(Object.keys(languages)).toEqual([...TAGS])
    for (const tag of TAGS) expect(languages[tag].pack.tag).toBe(tag)
  })

  test('judge what is in their language, and nothing else is judged', () => {
    const of = (language: string) => lintText('Semua layanan mati.', { language }).messages[0]
    expect(TAGS.map((tag) => of(tag)?.judged)).toEqual([true, true])
    expect(of('sw')).toMatchObject({ judged: false, findings: [{ message: 'Unexpected language "sw", expected one of en, id' }] })
  })
})

describe('the command line brings in a language when a message needs it', () => {
  test('English is at hand, the others after one look', async () => {
    const lazy = new Languages()
    const { lint } = linterOf({}, read, lazy.of)
    expect(lint('All services are down.', { language: 'en' }).messages[0]?.judged).toBe(true)
    expect(await lazy.load()).toBe(false)
    expect(lint('Semua layanan mati.', { language: 'id' }).messages[0]?.judged).toBe(false)
    expect(await lazy.load()).toBe(true)
    expect(lint('Semua layanan mati.', { language: 'id' })).toEqual(lintText('Semua layanan mati.', { language: 'id' }))
    expect(await lazy.load()).toBe(false)
  })

  test('a language that nobody has is never asked for', async () => {
    const lazy = new Languages()
    expect(lazy.of('sw')).toBeUndefined()
    expect(await lazy.load()).toBe(false)
  })
})

test('a pack of the house adds to its own language and to no other', () => {
  const house = { name: 'ours', language: 'id', lexicons: languages.id.pack.lexicons, wording: [], rules: [], texts: {}, toJSON: () => 'ours' }
  const of = withHouse(languageOf, [house])
  expect(of('id')?.pack.house).toEqual([house.lexicons])
  expect(of('id')).toBe(of('id'))
  expect(of('en')?.pack.house).toBeUndefined()
  expect(of('sw')).toBeUndefined()
  expect(() => withHouse(languageOf, [{ ...house, language: 'sw' }])).toThrow('no language pack for "sw"')
})
