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
    expect(readdirSync(rules).filter((name) => existsSync(`${rules}${name}/lexicons`))).toEqual([...TAGS].sort())
    expect(Object.keys(languages)).toEqual([...TAGS])
    for (const tag of TAGS) expect(languages[tag].pack.tag).toBe(tag)
  })

  test('judge what is in their language, and nothing else is judged', () => {
    const of = (language: string) => lintText('Semua layanan mati.', { language }).messages[0]
    expect(TAGS.map((tag) => of(tag)?.judged)).toEqual(TAGS.map(() => true))
    expect(of('sw')).toMatchObject({ judged: false, findings: [{ message: `Unexpected language "sw", expected one of ${TAGS.join(', ')}` }] })
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

describe('a message in two languages', () => {
  const both = `Pelanggan di Bandung tidak bisa masuk ke aplikasi sejak pukul 09.12 WIB pada Selasa, 3 Maret 2026.

Transfer antarbank tetap berjalan seperti biasa, dan kami akan memberi kabar lagi di halaman ini.

We are sorry that you cannot sign in this morning: the certificate on our login servers expired at 09:00 WIB, and our engineers are renewing it now.`
  const verdicts = (text: string, options = {}) => {
    const message = lintText(text, { stage: 'identified', publishedAt: '2026-03-03', ...options }).messages[0]
    const said = Object.entries(message?.elements ?? {}).filter(([, { verdict }]) => verdict === 'present')
    return { language: message?.language, present: said.map(([element]) => element).sort() }
  }

  test('each paragraph is judged by the words of its own language', () => {
    expect(verdicts(both).present).toEqual(['apology', 'cause', 'current-action', 'impact', 'timeline'])
  })

  test('where the language is said, it is the only one', () => {
    expect(verdicts(both, { language: 'id' }).present).toEqual(['impact', 'timeline'])
    expect(verdicts(both, { language: 'en' }).present).not.toContain('impact')
  })

  test('foreign words inside a paragraph make no second language', () => {
    const mixed = 'Server production kami down sejak 09.12 WIB karena disk penuh, tim sedang failover ke region Singapore. Next update jam 10.00 WIB ya.'
    expect(verdicts(mixed)).toMatchObject({ language: 'id' })
    expect(verdicts(mixed)).toEqual(verdicts(mixed, { language: 'id' }))
  })

  test('places of the second language lie in the same text', () => {
    const { elements } = lintText(both, { stage: 'identified' }).messages[0] as NonNullable<ReturnType<typeof lintText>['messages'][0]>
    for (const { evidence } of Object.values(elements)) for (const { text, offset, endOffset } of evidence) expect(both.slice(offset, endOffset)).toBe(text)
  })
})
