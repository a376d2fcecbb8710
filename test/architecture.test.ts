import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('generated/'))

/** What each file imports at run time, as paths from src/; packages and `node:` as they are written. Types do not count. */
const imports = new Map(
  files.map((path) => {
    const source = readFileSync(join(root, path), 'utf8')
    const named = [...source.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm)].map((match) => match[1] as string)
    return [path, named.map((name) => (name.startsWith('.') ? posix.join(posix.dirname(path), name) : name))]
  }),
)

const layerOf = (path: string) => (path.includes('/') ? (path.split('/')[0] as string) : path.replace('.ts', ''))

/** A layer may import, besides itself and `model`, only these. */
const MAY: Record<string, string[]> = {
  model: [],
  prose: ['compile/phrases.ts'],
  times: ['prose'],
  detectors: ['prose', 'times'],
  facts: ['prose', 'times', 'detectors/mark.ts', 'detectors/timeline-events.ts'],
  thread: ['prose', 'times', 'detectors', 'facts', 'judge', 'clock', 'suggest'],
  demand: [],
  preset: [],
  remarks: [],
  judge: ['demand', 'preset', 'prose', 'remarks'],
  // The words for stages, which labels and exports use, are one table for all.
  readers: ['prose', 'infer/aliases.ts', 'infer/alias-key.ts'],
}

describe('layers', () => {
  test.each(files)('%s', (path) => {
    const allowed = MAY[layerOf(path)]
    for (const name of imports.get(path) ?? []) {
      if (!files.includes(name)) continue
      if (layerOf(path) !== 'cli') expect(layerOf(name), `${path} imports ${name}: nothing imports the command line`).not.toBe('cli')
      if (allowed)
        expect(
          [layerOf(path), 'model', ...allowed].some((layer) => layer === layerOf(name) || layer === name),
          `${path} may not import ${name}`,
        ).toBe(true)
    }
  })
})

test('the core needs neither Node nor a package with it', () => {
  const seen = new Set<string>()
  const walk = (path: string) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const name of imports.get(path) ?? []) walk(name)
  }
  walk('index.ts')
  expect([...seen].filter((name) => name.startsWith('node:') || name === 'ajv')).toEqual([])
  expect(seen.size).toBeGreaterThan(20)
})

test('a detector holds no English: every word it reads stands in a lexicon', () => {
  const lexicons = new Set(readdirSync(fileURLToPath(new URL('../rules/en/lexicons/', import.meta.url))).map((name) => name.replace('.yml', '')))
  const named = files
    .filter((path) => /^(detectors|facts|prose|times|infer)\//.test(path))
    .flatMap((path) => {
      const source = readFileSync(join(root, path), 'utf8')
      return [...source.matchAll(/\b(?:hitsOf|hitOf|within|isIn)\([^()]*?,\s*'([a-z-]+)'(?!>)/g)].map((match) => `${path}: ${match[1]}`)
    })
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((one) => !lexicons.has(one.split(': ')[1] as string))).toEqual([])
})
