import { describe, expect, test } from 'vitest'
import { formatOf } from '../../src/readers/format.ts'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { siteReader } from '../../src/readers.ts'
import { invariants } from './invariants.ts'

const post = (body: string) => `---\ntitle: Down\ndate: 2026-03-01\nsection: issue\n---\n${body}\n`
const texts = (body: string) => siteReader(post(body)).map(({ text }) => text)

describe('where an update begins', () => {
  test.each<[name: string, body: string, texts: string[]]>([
    ['a label in stars, a stroke', '*Resolved* - Over.\n\n*Investigating* - Down.', ['Over.', 'Down.']],
    ['a label with its colon inside', '**Resolved:** Over.\n\n**Investigating:** Down.', ['Over.', 'Down.']],
    ['a label in brackets', '[Final message]\nOver.\n\n[Initial message]\nDown.', ['Over.', 'Down.']],
    ['a label as a heading', '## Update 2\n\nOver.\n\n## Update 1\n\nDown.', ['Over.', 'Down.']],
    ['a bare label', 'Update: Over.\n\nInvestigating - Down.', ['Over.', 'Down.']],
    ['a label of two words', '**Issue identified**: A disk.\n\n**Now monitoring** Fixed.', ['A disk.', 'Fixed.']],
    ['a stamp alone', 'Over. {{< track "2026-03-01" >}}\n\nDown. {{< track "" >}}', ['Over.', 'Down.']],
    ['no label: emphasis', '**Customers** in Europe wait.\n\n*Sorry* - we are slow.', ['Customers in Europe wait.\n\nSorry - we are slow.']],
    ['no label: a link', '[Update](https://larkmail.example) follows.', ['Update follows.']],
    ['no label: inside a paragraph', 'We said\n**Update** is wrong.', ['We said\nUpdate is wrong.']],
    ['no label: a fence', '```\n**Resolved** - log\n```\n\nDown.', ['**Resolved** - log\n\nDown.']],
    ['no label: a long heading', '## What we do about resolved tickets\n\nDown.', ['What we do about resolved tickets\n\nDown.']],
    ['no label: a sentence', 'Resolved tickets: all.', ['Resolved tickets: all.']],
    ['nothing', '', ['']],
  ])('%s', (_, body, expected) => {
    expect(texts(body)).toEqual(expected)
  })
})

describe('places are those of the file', () => {
  test.each([
    ['a body after a shortcode', post('{{< alert >}} Mail is **down** since 14:00 UTC.'), 'since 14:00', 'since 14:00'],
    ['a quoted text', "---\nincident_states:\n- content: 'It''s down\n    since 14:00 UTC.'\n---\n", "It's down since", "It''s down\n    since"],
    [
      'a text with escapes',
      '---\nincident_states:\n- content: "Mail \\u2013 all \\\n    of it \\"is\\" down."\n---\n',
      '– all of it "is"',
      '\\u2013 all \\\n    of it \\"is\\"',
    ],
    ['a block', '---\nincident_states:\n- content: |\n    Mail is down\n    since 14:00 UTC.\n---\n', 'down\nsince', 'down\n    since'],
    ['a folded block', '---\nincident_states:\n- content: >-\n    Mail is down\n    since 14:00 UTC.\n---\n', 'down since', 'down\n    since'],
    ['a plain text', '---\nincident_states:\n- content: Mail is down\n    since 14:00 UTC.\n---\n', 'down since', 'down\n    since'],
  ])('%s', (_, source, words, slice) => {
    const [draft] = siteReader(source)
    const start = draft?.text.indexOf(words) ?? -1
    expect(start).toBeGreaterThanOrEqual(0)
    const { offset, endOffset } = spanOf(lineIndex(source), draft?.runs ?? [], { start, end: start + words.length })
    expect(source.slice(offset, endOffset)).toBe(slice)
    if (draft) invariants(source, draft)
  })
})

test('only what says so is a post of a site; a format that is named is one message', () => {
  expect(formatOf('a.md', post('*Resolved* - Over.'))).toBe('site')
  expect(formatOf('a.md', '---\nsection: issues of the day\nincident: 1\n---\n*Resolved* - Over.')).toBe('markdown')
  expect(formatOf('a.md', '**Update:** section: issue')).toBe('markdown')
  expect(formatOf('a.txt', post('x'))).toBe('text')
  expect(formatOf(undefined, post('x'))).toBe('site')
})

test('broken front matter has one line with its place', () => {
  expect(() => siteReader('---\nsection: issue\ntitle: [a\n---\nDown.')).toThrow(/Unexpected front matter/)
})
