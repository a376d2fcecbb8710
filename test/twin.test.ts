import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { narrowed, twinned } from '../scripts/twin-patterns.mjs'
import { Twin } from '../src/twin.ts'

const source = fileURLToPath(new URL('../src/', import.meta.url))
const channels = new URL('./channels/', import.meta.url)
const literals = readdirSync(source, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated'))
  .flatMap((path) => readFileSync(source + path, 'utf8').match(/(?<=[=(,[\s])\/(?![/*])(?:[^/\n\\[]|\\.|\[(?:[^\]\n\\]|\\.)*\])+\/[a-z]*u[a-z]*/g) ?? [])
  .filter((literal) => literal.includes('\\p{'))
const texts = readdirSync(channels)
  .flatMap((name) => (parse(readFileSync(new URL(name, channels), 'utf8')) as { messages: { text: string }[] }).messages.map(({ text }) => text))
  .slice(0, 40)
const samples = [
  '',
  'Zoë Ångström – Ärzte ohne Grenzen',
  '東京 is down',
  '“Quoted” — 12:30 … O’Neill, É. Dupont',
  'ª µ ½ ² ⅷ ①',
  'e\u0301 a\u0300',
  ...texts,
  ...texts.map((text) => text.replace(/e/g, 'é')),
]

function twinOf(literal: string): [twin: Twin, pattern: RegExp] | undefined {
  const [, own = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(literal) ?? []
  const narrow = narrowed(own)
  return narrow === undefined ? undefined : [new Twin(new RegExp(narrow, flags), own, flags), new RegExp(own, flags)]
}

test('the patterns of the code are found', () => {
  expect(literals.length).toBeGreaterThan(50)
})

test.each([...new Set(literals)])('the twin of %s finds the same', (literal) => {
  const [twin, pattern] = twinOf(literal) ?? []
  if (!twin || !pattern) return
  for (const text of samples) {
    twin.lastIndex = 0
    pattern.lastIndex = 0
    const found = twin.exec(text)
    expect(found && [...found, found.index]).toEqual([pattern.exec(text)].map((one) => one && [...one, one.index])[0])
    expect(twin.lastIndex).toBe(pattern.lastIndex)
    expect(text.replace(twin as unknown as RegExp, '<$&>')).toBe(text.replace(pattern, '<$&>'))
    expect(text.search(twin as unknown as RegExp)).toBe(text.search(pattern))
    expect(text.match(twin as unknown as RegExp)?.length).toBe(text.match(pattern)?.length)
  }
})

describe('narrowed', () => {
  test.each([
    ['\\p{Lu}\\p{Ll}+', '[A-Z][a-z]+'],
    ['[\\p{L}\\p{M}_-]', '[A-Za-z_-]'],
    ['[^\\p{L}]', '[^A-Za-z]'],
    ['\\p{M}|x', '[]|x'],
    ['\\\\p{L}', '\\\\p{L}'],
    ['\\P{L}', undefined],
    ['\\p{Script=Han}', undefined],
    ['[\\p{M}^]', undefined],
  ])('%s', (wide, narrow) => {
    expect(narrowed(wide)).toBe(narrow)
  })
})

test('what a module holds outside ASCII in its patterns is escaped', () => {
  expect(twinned('const a = /[’\\é]x\\d/; const b = 1', 'a.ts', 't.ts')).toBe('const a = /[\\u2019\\u00e9]x\\d/; const b = 1')
  expect(twinned('const a = /\\p{L}’/u', 'a.ts', 't.ts')).toContain('new Twin(/[A-Za-z]\\u2019/u')
})

test('a loop over one text, and a text that changes under way', () => {
  const twin = new Twin(/[A-Za-z]+/gu, '\\p{L}+', 'gu')
  const words: string[] = []
  for (let found = twin.exec('ab cd'); found; found = twin.exec('ab cd')) words.push(found[0])
  expect(words).toEqual(['ab', 'cd'])
  expect(Array.from('né à'.matchAll(twin as unknown as RegExp), ([word]) => word)).toEqual(['né', 'à'])
  expect('a1b'.split(new Twin(/[0-9]/u, '\\p{N}', 'u') as unknown as RegExp)).toEqual(['a', 'b'])
})
