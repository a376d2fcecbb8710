import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { needsTree, readFlat } from '../../src/readers/flat.ts'
import { readTree } from '../../src/readers/markdown-tree.ts'
import { textReader } from '../../src/readers/text.ts'
import { htmlReader } from '../../src/readers/html.ts'
import { invariants } from './invariants.ts'

/** Invented messages and scraps, one between lines of `%%`: plain ones that must go the fast way, and traps that look plain. */
const cases = (name: string): string[] => readFileSync(fileURLToPath(new URL(`fixtures/${name}.txt`, import.meta.url)), 'utf8').split(/^%%\n/m).map((one) => one.replace(/␍/g, '\r').replace(/→/g, '\t').replace(/·$/gm, ' '))

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

  test('enough cases', () => {
    expect(plain.length + marked.length).toBeGreaterThan(140)
  })
})

describe.each([['markdown', readTree], ['text', (source: string) => textReader(source)[0]], ['html', (source: string) => htmlReader(source)[0]]] as const)('%s: every place lies in the file', (_, read) => {
  test.each([...plain, ...marked])('%j', (source) => {
    invariants(source, read(source) as ReturnType<typeof readTree>)
  })
})
