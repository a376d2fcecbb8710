import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { needsTree, readFlat } from '../../src/readers/flat.ts'
import { htmlReader } from '../../src/readers/html.ts'
import { textReader } from '../../src/readers/text.ts'
import { invariants } from './invariants.ts'
import { readTree } from './tree.ts'

/** Invented messages and scraps, one between lines of `%%`: plain ones that must go the fast way, and traps that look plain. */
const cases = (name: string): string[] =>
  readFileSync(fileURLToPath(new URL(`fixtures/${name}.txt`, import.meta.url)), 'utf8')
    .split(/^%%\n/m)
    .map((one) => one.replace(/␍/g, '\r').replace(/→/g, '\t').replace(/·$/gm, ' '))

const plain = cases('plain')
const marked = cases('marked')

describe('the fast way', () => {
  test.each(plain)('%j reads as the parser reads it', (source) => {
    expect(needsTree(source)).toBe(false)
    expect(readFlat(source)).toEqual(readTree(source))
  })

  test.each(marked)('%j goes to the parser', (source) => {
    expect(needsTree(source)).toBe(true)
  })

  test('scraps put together at random read alike both ways', () => {
    const scraps = [
      'a',
      'word',
      'B.',
      '1',
      '1.',
      '2)',
      '- ',
      '+ ',
      '* ',
      '# ',
      '## ',
      '#',
      '-',
      '--',
      '---',
      '===',
      '|',
      'a | b',
      ':-',
      '> ',
      '[',
      ']',
      '(',
      ')',
      '[x] ',
      '\n',
      '\n',
      '\n',
      '\n\n',
      '\r\n',
      ' ',
      '  ',
      '    ',
      '_',
      'a_b',
      '&',
      '&amp',
      ';',
      '<3',
      '\\a',
      '~5',
      '!',
      'https://x.example/a',
      'www.a.example',
      'u@x.example',
      '\u00a0',
      '\u2028',
      'é',
      '"',
      ':',
      '@',
      '.',
      '+',
      '+++',
      '日本',
      '\ufeff',
      '=',
      '{',
    ]
    let seed = 42
    // Mulberry32: short, and its period is the whole of its range.
    const next = (below: number) => {
      seed = (seed + 0x6d2b79f5) | 0
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) % below
    }
    let fast = 0
    for (let round = 0; round < 1500; round++) {
      const source = Array.from({ length: 1 + next(12) }, () => scraps[next(scraps.length)]).join('')
      if (needsTree(source)) continue
      fast++
      expect(readFlat(source), JSON.stringify(source)).toEqual(readTree(source))
    }
    expect(fast).toBeGreaterThan(400)
  }, 30_000)

  test('enough cases', () => {
    expect(plain.length + marked.length).toBeGreaterThan(140)
  })
})

describe.each([
  ['markdown', readTree],
  ['text', (source: string) => textReader(source)[0]],
  ['html', (source: string) => htmlReader(source)[0]],
] as const)('%s: every place lies in the file', (_, read) => {
  test.each([...plain, ...marked])('%j', (source) => {
    invariants(source, read(source) as ReturnType<typeof readTree>)
  })
})
