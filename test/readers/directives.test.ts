import { describe, expect, test } from 'vitest'
import { htmlReader, markdownReader, type Reader, textReader } from '../../src/readers/index.ts'

/** Each pardon as `rule|range of the file|where|reason`. */
const pardons = (reader: Reader, source: string) =>
  reader(source)[0]?.pardons.map(({ rule, offset, endOffset, at, reason }) => [rule ?? 'all', source.slice(offset, endOffset), at, ...(reason ? [reason] : [])])

describe('directives in comments', () => {
  test.each<[source: string, expected: unknown]>([
    ['a\n\n<!-- incident-lint-disable no-minimiser -- Amara agreed -->\n\nb', [['no-minimiser', '\n\nb', 3, 'Amara agreed']]],
    [
      '<!-- incident-lint-disable a, V13 -->\nb\n<!-- incident-lint-enable a -->\nc',
      [
        ['a', '\nb\n', 0],
        ['V13', '\nb\n<!-- incident-lint-enable a -->\nc', 0],
      ],
    ],
    ['<!-- incident-lint-disable -->\nb\n\n<!-- incident-lint-enable -->\nc', [['all', '\nb\n\n', 0]]],
    ['<!-- incident-lint-disable-next-line x -->\n\nb *c*\nd', [['x', 'b *c*', 0]]],
    ['a\nb <!-- incident-lint-disable-line x -- why --> c\nd', [['x', 'b <!-- incident-lint-disable-line x -- why --> c', 4, 'why']]],
    ['a\n\n<!-- incident-lint-disable-file -->', [['all', 'a\n\n<!-- incident-lint-disable-file -->', 3]]],
    ['<!-- incident-lint-disable-next-line -->', [['all', '', 0]]],
  ])('%j', (source, expected) => {
    expect(pardons(markdownReader, source)).toEqual(expected)
    expect(pardons(htmlReader, source)).toEqual(expected)
    // A directive is no comment to be judged.
    expect(markdownReader(source)[0]?.blocks.filter(({ zone }) => zone === 'comment')).toEqual([])
  })

  test('in plain text', () => {
    expect(pardons(textReader, '# incident-lint-disable-next-line x -- why\nb\n')).toEqual([['x', 'b', 0, 'why']])
    expect(pardons(textReader, 'a\n// incident-lint-disable-file y\n')).toEqual([['y', 'a\n// incident-lint-disable-file y\n', 2]])
    expect(pardons(textReader, '<!-- incident-lint-disable z -->\na')).toEqual([['z', '\na', 0]])
    expect(textReader('a\n# incident-lint-disable x\nb')[0]?.text).toBe('a\n\nb')
    expect(pardons(textReader, 'we ran incident-lint-disable by hand')).toEqual([])
  })

  test('in front matter', () => {
    const source = '---\nincident-lint:\n  disable: [no-minimiser, "V13"]\n---\ntext'
    expect(pardons(markdownReader, source)).toEqual([
      ['no-minimiser', source, 31],
      ['V13', source, 45],
    ])
    const toml = '+++\n[incident-lint]\ndisable = "x"\n+++\ntext'
    expect(pardons(markdownReader, toml)).toEqual([['x', toml, 5]])
  })
})

test.each<[source: string, message: RegExp, offset: number]>([
  ['a\n\n<!-- incident-lint-disabel x -->', /Unexpected directive `incident-lint-disabel`, expected one of `incident-lint-disable`/, 3],
  ['<!-- incident-lint-enable x -->', /expected a `incident-lint-disable x` above it/, 0],
  ['a\n\n<!-- never closed\n\nb', /expected `-->`/, 3],
])('%j is remarked upon', (source, message, offset) => {
  const remarks = markdownReader(source)[0]?.remarks
  expect(remarks).toHaveLength(1)
  expect(remarks?.[0]?.message).toMatch(message)
  expect(remarks?.[0]?.offset).toBe(offset)
})
