import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { LexiconFile } from '../../src/compile/lexicons.ts'
import { parsePhrase } from '../../src/compile/phrases.ts'
import { rules } from '../../src/generated/rules.ts'
import { languages } from '../../src/languages/index.ts'
import { patternOf } from '../../src/vale/pattern.ts'
import { spellPack } from '../../src/vale/phrases.ts'
import { valeStyle } from '../../src/vale/style.ts'

const WORDS = { mark: 'Made', unsaid: (count: number) => `${count} left`, write: "'%s', not '%s'" }
const english = valeStyle(languages.en, rules, WORDS)
const numbers = spellPack(languages.en.pack.lexicons).numbers

interface ValeRule {
  extends: string
  message: string
  level: string
  tokens?: string[]
  swap?: Record<string, string>
}

const regexp = (token: string) => new RegExp(token, 'i')

describe.each(['en', 'id'] as const)('phrases of the pack for %s, read back', (tag) => {
  const folder = fileURLToPath(new URL(`../../rules/${tag}/lexicons/`, import.meta.url))
  const spelled = spellPack(languages[tag].pack.lexicons)
  const lists = readdirSync(folder)
    .map((name) => ({ name: name.replace('.yml', ''), file: parse(readFileSync(`${folder}${name}`, 'utf8')) as LexiconFile }))
    .filter(({ file }) => file.concept !== undefined)

  test('are the phrases that were written', () => {
    for (const { name, file } of lists)
      file.entries?.forEach((entry, index) => {
        const written = entry.phrases.map((phrase) => parsePhrase(phrase)).flatMap((node) => (node.kind === 'choice' ? node.options : [node]))
        expect(spelled.phrases(name, index).flatMap((node) => (node.kind === 'choice' ? node.options : [node]))).toEqual(written)
      })
    expect(lists.length).toBeGreaterThan(20)
  })

  test('as patterns they find the lines that the phrases hit, and spare those that they spare', () => {
    const missed: string[] = []
    for (const { name, file } of lists)
      file.entries?.forEach((entry, index) => {
        const patterns = spelled.phrases(name, index).map((node) => regexp(patternOf(node, spelled.numbers)))
        const hits = (line: string) => patterns.some((one) => one.test(line))
        missed.push(...entry.hits.filter((line) => !hits(line)), ...(entry.spares ?? []).filter(hits).map((line) => `${name} spares: ${line}`))
      })
    // A full stop inside a phrase is the end of a sentence to a pattern.
    expect(missed.filter((line) => !line.startsWith('Yth. '))).toEqual([])
  })
})

test.each([
  ['we can', 'Today we can write.', 'we can'],
  ['we can', "We can't write.", undefined],
  ['we can', 'Now, we – can', 'we – can'],
  ['we can', 'That is we. Can you', undefined],
  ["don't know", 'We don’t know', 'don’t know'],
  ['long term', 'a long-term plan', 'long-term'],
  ['sorr* [very] much', 'so sorrowful much', 'sorrowful much'],
  ['off ~ line', 'off one two three line', 'off one two three line'],
  ['off ~ line', 'off one two three four line', undefined],
  ['for # hours', 'for 1,300 hours', 'for 1,300 hours'],
  ['for # hours', 'for two hours', 'for two hours'],
  ['for # hours', 'for some hours', undefined],
  ['^ sorry', 'Sorry.', 'Sorry'],
  ['^ sorry', 'It broke.\n"Sorry', 'Sorry'],
  ['^ sorry', 'We are\nsorry', undefined],
  ['soon $', 'Back soon.', 'soon'],
  ['soon $', 'Back soon enough.', undefined],
  ['no impact !(on)', 'no impact at all', 'no impact'],
  ['no impact !(on)', 'no impact, on mail', undefined],
])('%s in %j', (phrase, text, found) => {
  expect(regexp(patternOf(parsePhrase(phrase), numbers)).exec(text)?.[0]).toBe(found)
})

test('where figures excuse the words, a sentence with one is spared, and only that sentence', () => {
  const pattern = regexp(patternOf(parsePhrase('brief outage'), numbers, { noFigure: true }))
  for (const text of ['A brief outage: 40 seconds.', 'At 9 we had a brief outage.']) expect(pattern.test(text), text).toBe(false)
  for (const text of ['A brief outage.', 'Port 9. A brief outage. All 40 work.']) expect(pattern.test(text), text).toBe(true)
})

describe('the style', () => {
  const read = new Map(english.files.map(({ name, text }) => [name, parse(text) as ValeRule]))

  test('is made of rules that Vale knows, with a level, and a place for the words in the message', () => {
    for (const [name, rule] of read) {
      expect(['existence', 'substitution'], name).toContain(rule.extends)
      expect(['error', 'warning', 'suggestion'], name).toContain(rule.level)
      expect(rule.message.split('%s').length - 1, name).toBe(rule.extends === 'existence' ? 1 : 2)
      // A group that captures would move Vale's count of them.
      for (const token of rule.tokens ?? Object.keys(rule.swap ?? {})) expect(/(?<!\\)\((?!\?)/.test(token.replace(/\[[^\]]*\]/g, '')), token).toBe(false)
    }
    expect(read.size).toBeGreaterThan(15)
  })

  test('says what to write where the meaning stays', () => {
    const swaps = Object.entries(read.get('no-long-sentence-write.yml')?.swap ?? {})
    expect(swaps.find(([pattern]) => regexp(pattern).test('Restarted in order to clear it'))?.[1]).toBe('to')
  })

  test('leaves out, and counts, what only neighbours or the stage decide', () => {
    expect(english.said).toBeGreaterThan(300)
    expect(english.unsaid).toBeGreaterThan(100)
    const all = [...read.values()].flatMap(({ tokens = [] }) => tokens.map(regexp))
    expect(all.some((one) => one.test('We apologise for any inconvenience caused.'))).toBe(true)
    expect([...read.keys()]).not.toContain('no-premature-all-clear.yml')
  })
})
