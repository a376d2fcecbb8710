import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { compileLexicons, type LexiconFile } from '../../src/compile/lexicons.ts'
import { lexiconSchema } from '../../src/compile/schemas.ts'
import { compileWording } from '../../src/compile/wording.ts'
import type { Stage, Verdict } from '../../src/index.ts'
import { languageOf, languages } from '../../src/languages/index.ts'
import type { Language } from '../../src/languages/language.ts'
import { linterOf } from '../../src/linter.ts'
import { prepare } from '../../src/prose/prepare.ts'
import { read } from '../../src/readers/index.ts'

/** A language that the tool does not ship: lists of words for the ten elements and nothing else. It shows that a language is data. */
function seed(): Language {
  const root = new URL('./de/lexicons/', import.meta.url)
  const sources = readdirSync(root).map((name) => ({ path: `test/languages/de/lexicons/${name}`, source: readFileSync(new URL(name, root), 'utf8') }))
  const { lexicons, files } = compileLexicons(sources, new Ajv({ allErrors: true, allowUnionTypes: true }).compile<LexiconFile>(lexiconSchema))
  return { ...languages.en, pack: { tag: 'de', lexicons, wording: compileWording(files, new Set()), dates: 'dmy', decimal: ',' } }
}

const german = seed()
const { lint, open } = linterOf({}, read, (tag) => (tag === 'de' ? german : languageOf(tag)))

describe('with a seed of German', () => {
  const messages = parse(readFileSync(new URL('./de/messages.yml', import.meta.url), 'utf8')) as {
    stage: Stage
    verdicts: Record<string, Verdict>
    text: string
  }[]

  test.each(messages.map((one) => [one.text.slice(0, 60), one] as const))('%s', (_, { text, stage, verdicts }) => {
    const [message] = lint(text, { stage, channel: 'email', publishedAt: '2026-03-03T12:00:00+01:00' }).messages
    expect(message).toMatchObject({ language: 'de', judged: true })
    const found = Object.entries(message?.elements ?? {}).filter(([, { verdict }]) => verdict !== 'absent')
    expect(Object.fromEntries(found.map(([element, { verdict }]) => [element, verdict]))).toEqual(verdicts ?? {})
  })

  test('every list that the seed fills is one that English has, or one that sentences are cut by', () => {
    const own = german.pack.lexicons.names.filter((name) => !languages.en.pack.lexicons.names.includes(name))
    expect(own).toEqual(['after-ordinal'])
  })
})

function proseOf(text: string, { pack } = german) {
  const [draft] = open(text, { language: 'de' })
  if (!draft) throw new Error('nothing read')
  return prepare(draft.draft, pack)
}

describe('sentences', () => {
  const cut = (text: string, language?: Language) => proseOf(text, language).sentences.map(({ text }) => text)

  test.each([
    ['Am 3. März fiel es aus. Nun geht es.', 2],
    ['Bis zum 14. Oktober und im 2. Quartal prüfen wir.', 1],
    ['Es waren 14. Danach ging es.', 2],
    ['Die Zeit war 10:14. Oktober ist fern.', 2],
    ['Kunden, z. B. Banken, riefen an. Wir auch.', 2],
    ['„Es geht.“ Das sagte die Leiterin.', 2],
  ])('%s', (text, count) => {
    expect(cut(text)).toHaveLength(count)
  })

  test('a figure with a full stop is an ordinal only where the language writes it so', () => {
    expect(cut('We counted 12. März left.', languages.en)).toHaveLength(2)
  })
})

describe('quotations', () => {
  const quoted = (text: string) => proseOf(text).sentences.flatMap(({ clauses }) => clauses.map(({ polarity }) => polarity))

  test.each([
    '„wir bitten sehr um Entschuldigung“',
    '»wir bitten sehr um Entschuldigung«',
    '„wir bitten sehr um Entschuldigung"',
    '“wir bitten sehr um Entschuldigung”',
  ])('of %s speak for somebody else', (words) => {
    expect(quoted(`Die Zeitung schreibt ${words} über uns`)).toEqual(['asserted', 'quoted', 'asserted'])
  })

  test('what stands between two quotations is the writer’s own', () => {
    expect(quoted('Die Dienste „Nord“ und „Süd“ fielen am Dienstag um neun Uhr aus')).toEqual(['asserted'])
  })
})
