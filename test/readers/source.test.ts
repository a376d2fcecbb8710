import { describe, expect, test } from 'vitest'
import { formatOf } from '../../src/readers/format.ts'
import { ReadError, read } from '../../src/readers/index.ts'
import { lineIndex, pointAt, spanOf } from '../../src/readers/source.ts'

test('lines and columns count from 1, in UTF-16 units, for every line end', () => {
  const source = 'a🔥b\nc\r\nd\re\n'
  const lines = lineIndex(source)
  const at = (sign: string) => pointAt(lines, source.indexOf(sign))
  expect([at('b'), at('c'), at('d'), at('e')]).toEqual([
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ])
  expect(pointAt(lines, source.length)).toEqual({ line: 5, column: 1 })
  expect(pointAt(lineIndex(''), 0)).toEqual({ line: 1, column: 1 })
})

test('a place maps to its first and last unit; inside a whole run to all of it', () => {
  const runs = [
    { at: 0, from: 10, to: 13, whole: false },
    { at: 3, from: 13, to: 18, whole: true },
    { at: 4, from: 20, to: 22, whole: false },
  ]
  const range = (start: number, end: number) => {
    const { offset, endOffset } = spanOf([0], runs, { start, end })
    return [offset, endOffset]
  }
  expect(range(0, 3)).toEqual([10, 13])
  expect(range(1, 4)).toEqual([11, 18])
  expect(range(3, 4)).toEqual([13, 18])
  expect(range(3, 5)).toEqual([13, 21])
  expect(range(4, 6)).toEqual([20, 22])
  expect(range(2, 2)).toEqual([12, 12])
})

describe('formats', () => {
  test.each<[path: string | undefined, text: string, format: string]>([
    ['a.md', '<p>x</p>', 'markdown'],
    ['a.MARKDOWN', '', 'markdown'],
    ['a.txt', '# x', 'text'],
    ['dir.txt/a.html', '', 'html'],
    ['a.txt', '<?xml version="1.0"?><rss/>', 'feed'],
    ['a.txt', '<!DOCTYPE html><p>x', 'html'],
    ['a.txt', '<p>x', 'text'],
    ['a.txt', '{"incidents": []}', 'text'],
    ['a.jsonl', '', 'jsonl'],
    ['a.ndjson', '', 'jsonl'],
    [undefined, '{"text": "a"}\n{"text": "b"}\n', 'jsonl'],
    [undefined, '{\n  "text": "a"\n}', 'json'],
    ['a.htm', '', 'html'],
    ['a.eml', '', 'email'],
    ['a.atom', '', 'feed'],
    ['a.json', '', 'json'],
    ['a.unknown', '# x', 'markdown'],
    [undefined, 'We are down.', 'markdown'],
    [undefined, '', 'markdown'],
    [undefined, '<?xml version="1.0"?><feed>', 'feed'],
    [undefined, '\ufeff\n<p>We are down.</p>', 'html'],
    [undefined, '<!DOCTYPE html>', 'html'],
    [undefined, '<html lang="en">', 'html'],
    [undefined, '<https://larkmail.example> is down', 'markdown'],
    [undefined, '<!-- incident-lint-disable-file -->\n# x', 'markdown'],
    [undefined, '{"incidents": []}', 'json'],
    [undefined, '[{"id": 1}]', 'json'],
    [undefined, '[Update] We are down.', 'markdown'],
    [undefined, 'From: ops@larkmail.example\nTo: all@larkmail.example\nSubject: Down\n\nWe are down.', 'email'],
    [undefined, 'Received: from a\n\tby b\r\nSubject: Down\r\n\r\nWe are down.', 'email'],
    [undefined, 'Start: 14:00 UTC\nEnd: 15:00 UTC\n\nPlanned work.', 'markdown'],
    [undefined, 'Subject: Down\n\nWe are down.', 'markdown'],
  ])('%j %j is %s', (path, text, format) => {
    expect(formatOf(path, text)).toBe(format)
  })

  test('a named format goes first; one that is none is refused', () => {
    expect(read('# a', { format: 'text', path: 'a.md' })[0]?.text).toBe('# a')
    expect(read('# a', { path: 'a.txt' })[0]?.text).toBe('# a')
    expect(read('# a', {})[0]?.text).toBe('a')
    expect(() => read('a', { format: 'docx' })).toThrow(/no input format "docx": use one of/)
  })

  test('what no reader at hand can read is not judged by its markup; a pasted mail and a slot are prose', () => {
    expect(() => read('x', { path: 'a.json' })).toThrow(/Unexpected input format "json", expected one of markdown, text, html/)
    expect(() => read('<?xml version="1.0"?><feed/>', {})).toThrow(ReadError)
    expect(read('From: a@b.example\nSubject: Down\n\nWe are down.', {})).toHaveLength(1)
    expect(read('{Company} is down.', {})).toHaveLength(1)
  })
})
