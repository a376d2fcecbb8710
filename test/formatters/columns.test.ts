import { describe, expect, test } from 'vitest'
import { clip, columnsOf, pad, wrap } from '../../src/formatters/columns.ts'
import { safe, safeJson } from '../../src/formatters/safe.ts'

test.each([
  ['abc', 3],
  ['', 0],
  ['é', 1],
  ['e\u0301', 1],
  ['日本', 4],
  ['👍', 2],
])('%j takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one word too many', 10, 'one word…'],
  ['日本日本', 5, '日本…'],
])('clip %j to %i', (text, width, expected) => {
  expect(clip(text, width)).toBe(expected)
  expect(columnsOf(clip(text, width))).toBeLessThanOrEqual(width)
})

test('pad counts columns, not units', () => {
  expect(pad('日本', 6)).toBe('日本  ')
})

describe('wrap', () => {
  test('breaks at blanks', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  })

  test('a long word stands alone', () => {
    expect(wrap('a incomprehensibilities b', 8)).toEqual(['a', 'incomprehensibilities', 'b'])
  })
})

describe('safe', () => {
  test.each([
    ['\u001b[2J', '␛[2J'],
    ['a\r\n  b\tc', 'a b c'],
    ['\u0007\u0000', '␇␀'],
    ['\u007f', '␡'],
    ['\u009b31m', '\\u009b31m'],
    ['\u202eabc', '\\u202eabc'],
    ['Grüße 日本 👍', 'Grüße 日本 👍'],
  ])('%j', (text, expected) => {
    expect(safe(text)).toBe(expected)
  })

  test('JSON stays the same value', () => {
    const value = { text: '\u001b\u007f\u009b\u2028 é' }
    expect(JSON.parse(safeJson(value))).toEqual(value)
    expect(safeJson(value)).not.toMatch(/[\u007f-\u009f\u2028]/)
  })
})
