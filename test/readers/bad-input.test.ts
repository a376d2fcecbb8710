import { describe, expect, test } from 'vitest'
import type { Draft } from '../../src/model.ts'
import { htmlReader, markdownReader, type Reader, textReader } from '../../src/readers/index.ts'
import { sectionsOf } from '../../src/readers/sections.ts'
import { growth } from '../growth.ts'
import { invariants } from './invariants.ts'
import { shape } from './shape.ts'

const formats: [string, Reader][] = [
  ['markdown', markdownReader],
  ['text', textReader],
  ['html', htmlReader],
]
const times = (count: number, scrap: string) => scrap.repeat(count)

/** Each must be read, by every reader, in time in proportion to its length. */
const hostile: [name: string, source: string][] = [
  ['nothing', ''],
  ['a byte order mark', '\ufeff'],
  ['white space', '  \n\t\r\n '],
  ['a NUL', 'a\0b *c\0*\n\0'],
  ['control characters', '\x01\x02 a \x1b[31m *b*'],
  ['halves of a surrogate pair', '\ud800 a *b* \udc00'],
  ['a line of a megabyte', times(200_000, 'a *b* ')],
  ['a word of a megabyte', times(1_000_000, 'a')],
  ['a ruler of a megabyte', times(1_000_000, '*')],
  ['quotations without end', `${times(10_000, '>')} x`],
  ['bullets without end', times(10_000, '- ')],
  ['brackets without end', times(10_000, '[')],
  ['links without end', times(10_000, '[x](')],
  ['emphasis without end', times(30_000, '**x')],
  ['lists that alternate', times(16_000, '- a\n* a\n')],
  ['headings without end', times(8_000, 'a\n=\n')],
  ['lazy quotations', times(10_000, '> a\nb\n')],
  ['a table without end', `${times(20_000, '|a')}\n${times(20_000, '|-')}`],
  ['definitions without end', times(10_000, '[a]: x\n')],
  ['elements without end', `${times(10_000, '<div>')}x`],
  ['stretches without end', `${times(10_000, '<b>x ')}`],
  ['struck words without end', `${times(10_000, '<del>x ')}`],
  ['angles without end', times(100_000, '<')],
  ['ampersands without end', times(100_000, '&')],
  ['addresses without end', times(20_000, 'http://')],
  ['brackets after an address', `www.x.example/${times(50_000, ')')}`],
  ['at signs without end', times(100_000, 'a@')],
  ['a comment that nothing closes', '<!-- a\n\nb'],
  ['a fence that nothing closes', `\`\`\`\n${times(10_000, 'a line of a log\n')}`],
  ['carriage returns', times(10_000, 'a *b*\r')],
  ['keys without end', `---\n${times(10_000, 'a: b\n')}`],
]

describe.each(formats)('%s', (_, reader) => {
  test.each(hostile)(
    '%s',
    (_name, source) => {
      const drafts = reader(source)
      expect(drafts).toHaveLength(1)
      invariants(source, drafts[0] as (typeof drafts)[0])
    },
    20_000,
  )
})

test('what is too much for the parser is read as plain text, and that is said', () => {
  const [draft] = markdownReader(`${times(10_000, '>')} x`)
  expect(draft?.remarks[0]?.message).toMatch(/read as plain text/)
  expect(draft && shape(draft)).toEqual(['quote: x'])
})

test('a ruler is not too much', () => {
  const [draft] = markdownReader(`*a*\n\n${times(300, '-')}\n\nb`)
  expect(draft?.remarks).toEqual([])
  expect(draft && shape(draft)).toEqual(['body: a', 'body: b'])
})

test('an empty file is a draft without blocks', () => {
  for (const [, reader] of formats) expect(reader('')).toMatchObject([{ text: '', blocks: [], offset: 0, endOffset: 0 }])
})

test('a long text in sections reads as it reads whole', () => {
  const parts = [
    '**Update** 14:00\n\n- one\n- two\n\n  three\n\n',
    '```\ncode\n\nmore\n```\n\n',
    '> quoted\n\nText *here*,\ntoo.\n\n',
    '<div>\n\n<!-- a\n\nb -->\n\n</div>\n\n',
    '## Heading\n\n| a | b |\n|--|--|\n| c | d |\n\n',
    '1. x\n\n   y\n\n2. z\n\n',
  ]
  const source = Array.from({ length: 800 }, (_, index) => parts[(index * 7 + (index >> 3)) % parts.length]).join('')
  expect(sectionsOf(source)?.length).toBeGreaterThan(1)
  const [whole] = markdownReader(source)
  const words = (lines: string[]) => lines.map((line) => line.replace(/^list\d+/, 'list'))
  const pieces = parts.map((part) => words(shape(markdownReader(`*.*\n\n${part}`)[0] as Draft)).slice(1))
  const expected = Array.from({ length: 800 }, (_, index) => pieces[(index * 7 + (index >> 3)) % parts.length] ?? []).flat()
  expect(words(shape(whole as Draft)).join('\n')).toBe(expected.join('\n'))
}, 30_000)

test.each<[name: string, reader: Reader, scrap: string]>([
  ['flat Markdown', markdownReader, 'Sign-in failed for 214 accounts.\nMail help@larkmail.example if it fails.\n\n'],
  ['text', textReader, 'Sign-in failed for 214 accounts.\nMail help@larkmail.example if it fails.\n\n'],
  ['HTML', htmlReader, '<p>Sign-in <b>failed</b> for 214 accounts<br>and &amp; more.</p>\n'],
])(
  '%s: four times the text, about four times the work',
  (_, reader, scrap) => {
    const sized = (units: number) => times(Math.ceil(units / scrap.length), scrap)
    const [small, large] = [sized(250_000), sized(1_000_000)]
    expect(
      growth(
        () => void reader(small),
        () => void reader(large),
        12,
      ),
    ).toBeLessThan(12)
  },
  30_000,
)
