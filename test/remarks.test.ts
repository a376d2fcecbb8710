import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { cases } from '../src/generated/cases.ts'
import { words as page } from '../src/generated/html-words-id.ts'
import { words as english } from '../src/generated/remarks-words-en.ts'
import { words as own } from '../src/generated/remarks-words-id.ts'
import { texts } from '../src/generated/texts-id.ts'
import { words as cli } from '../src/generated/words-id.ts'
import { createLinter, formatReports, lintText } from '../src/index.ts'
import { markIn, valueIn } from '../src/remarks.ts'

const source = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))

/** Words that every English sentence has some of, and no Indonesian one. */
const ENGLISH =
  /\b(?:the|and|of|which|what|when|not|this|that|with|for whom|are|was|were|is|it|its|from|your|our|you|says?|without|nobody|between|before|after|than)\b/i

/** What a text says in its own words: no quotations, no times as the writer put them, no slots, no commands, no names of options. */
function prose(text: string): string {
  return text.replace(/`[^`]*`|"[^"]*"|“[^”]*”|\{[^{}]*\}|--[\w-]+|https?:\S+|\d+ [A-Z][a-z]+ \d{4} from|\bfront matter\b/g, ' ')
}

describe('what a hollow element lacks', () => {
  const files = readdirSync(source('detectors'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(source('detectors'), name), 'utf8'))
  const groups = [...new Set(Object.keys(english).map((id) => id.split('.')[0]))].filter((group) => !['stage', 'channel', 'unit'].includes(group as string))
  const named = new RegExp(`'((?:${groups.join('|')})\\.[a-z][a-z-]*)'`, 'g')
  const used = [...files, readFileSync(source('judge.ts'), 'utf8')].flatMap((text) => [...text.matchAll(named)].map(([, id]) => id as string))

  test('stands in the texts of every language, by the id that the code gives', () => {
    expect(used.length).toBeGreaterThan(60)
    for (const words of [english, own] as Record<string, string>[])
      expect(used.filter((id) => words[id] === undefined && !id.startsWith('impact.'))).toEqual([])
    expect(Object.keys(own)).toEqual(Object.keys(english))
  })

  test('no sentence of English is left in the code', () => {
    const said = files.flatMap((text) => [...text.matchAll(/hollow\(\s*message,[^)]*?,\s*'([a-z]+ [^']*)'/g)].map(([, words]) => words))
    expect(said).toEqual([])
  })

  test('is said in the words of the language asked for', () => {
    const lacks = (locale?: string) =>
      lintText('Uploads fail.\n\nThe Team\n', { stage: 'resolved', ...(locale && { locale }) }).messages[0]?.elements.signer.evidence[0]?.missing
    expect(lacks()).toBe('a group, not a person')
    expect(lacks('id')).toBe('kelompok, bukan orang')
  })
})

test('lengths, stages and channels inside a message are words of its language', () => {
  expect(valueIn('length', '1 h 25 min', own)).toBe('1 jam 25 menit')
  expect(valueIn('from', 'resolved', own)).toBe('selesai')
  expect(valueIn('channel', 'phone', own)).toBe('naskah telepon')
  expect(valueIn('before', 'resolved', own)).toBe('resolved')
  expect(valueIn('length', '25 minutes', own)).toBe('25 minutes')
  expect(valueIn('length', '1 h', {})).toBe('1 h')
  const mark = { concept: 'cause', worth: 'hollow' as const, mode: 'stated' as const, place: { start: 0, end: 1 }, actual: 'x' }
  expect(markIn(mark, own)).toBe(mark)
  expect(markIn({ ...mark, missing: 'of a house' }, own).missing).toBe('of a house')
})

describe('no English reaches an Indonesian report', () => {
  test.each([
    [
      'texts of rules',
      Object.values(texts).flatMap(({ summary, why, messages, question, expected }) => [summary, why, question, ...expected, ...Object.values(messages)]),
    ],
    ['the command line', Object.entries(cli).flatMap(([key, text]) => (key.startsWith('help.') ? [] : [text]))],
    ['the HTML page', Object.values(page)],
    ['remarks', Object.values(own)],
  ])('%s', (_, said) => expect((said as string[]).filter((text) => ENGLISH.test(prose(text)))).toEqual([]))

  test('all cases of the rules, judged in Indonesian', { timeout: 60_000 }, () => {
    const linter = createLinter({ locale: 'id' })
    const said = cases
      // What a file format trips over is still said in English.
      .filter(({ language, draft, rule }) => language === 'en' && rule !== 'source-trouble' && !draft.startsWith('@'))
      .flatMap(({ draft, stage, situation, channel, audience }) => {
        const options = { ...(stage && { stage }), ...(situation && { situation }), ...(channel && { channel }), ...(audience && { audience }) }
        return linter
          .lint(draft, options)
          .messages.flatMap(({ findings, elements }) => [
            ...findings.flatMap(({ message, why, question, actual }) =>
              [message, why, question ?? ''].map((text) => (actual ? text.replaceAll(actual, ' ') : text)),
            ),
            ...Object.values(elements).flatMap(({ evidence }) => evidence.map(({ missing }) => missing ?? '')),
          ])
      })
    expect(said.length).toBeGreaterThan(1000)
    expect([...new Set(said.filter((text) => ENGLISH.test(prose(text))))]).toEqual([])
  })

  test('invented messages, as the command prints them', () => {
    const messages: { text: string; stage: 'resolved'; channel: 'status' }[] = parse(
      readFileSync(fileURLToPath(new URL('id/trades.yml', import.meta.url)), 'utf8'),
    )
    const printed = messages
      .slice(0, 20)
      .map(({ text, stage, channel }) =>
        formatReports([lintText(text, { language: 'id', stage, channel, publishedAt: '2026-04-14' })], 'pretty', { language: 'id', width: 200 }),
      )
    expect(printed.flatMap((text) => text.split('\n')).filter((line) => ENGLISH.test(prose(line)))).toEqual([])
  })
})
