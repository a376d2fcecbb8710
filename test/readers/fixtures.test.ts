import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Draft } from '../../src/model.ts'
import { formatOf } from '../../src/readers/format.ts'
import { read } from '../../src/readers/index.ts'
import { readers } from '../../src/readers.ts'
import { invariants } from './invariants.ts'

const root = fileURLToPath(new URL('./fixtures/', import.meta.url))

/** What a fixture's messages must be, as a file `expected.yml` beside them says; a key that is absent there must be absent here. */
interface Expected {
  text: string
  title?: string
  author?: string
  incident?: string
  order?: number
  at?: string
  said?: string
  remarks?: string[]
}

function summary({ text, meta, said, remarks }: Draft): Expected {
  const told = Object.entries(said).filter(([key]) => key !== 'publishedAt')
  return {
    text,
    ...(meta.title !== undefined && { title: meta.title }),
    ...(meta.author !== undefined && { author: meta.author }),
    ...(meta.incidentId !== undefined && { incident: meta.incidentId }),
    ...(meta.order !== undefined && { order: meta.order }),
    ...(said.publishedAt !== undefined && { at: said.publishedAt.value }),
    ...(told.length > 0 && { said: told.map(([key, found]) => `${key} ${found.value}${found.finder === 'container' ? '' : ` (${found.finder})`}`).join(', ') }),
    ...(remarks.length > 0 && { remarks: remarks.map(({ message }) => message) }),
  }
}

const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(folders.map(({ name }) => name))('%s', (folder) => {
  const expected: Record<string, Expected[]> = parse(readFileSync(`${root}${folder}/expected.yml`, 'utf8'))
  const names = readdirSync(root + folder).filter((name) => name !== 'expected.yml')

  test('every file is expected, every expectation has a file', () => {
    expect(names.sort()).toEqual(Object.keys(expected).sort())
  })

  test.each(names)('%s', (name) => {
    const source = readFileSync(`${root}${folder}/${name}`, 'utf8')
    const format = formatOf(name, source)
    const reader = (readers as Record<string, (typeof readers)['json']>)[format] ?? ((text: string) => read(text, { path: name }))
    const drafts = reader(source)
    expect(drafts.map(summary)).toEqual(expected[name])
    for (const draft of drafts) invariants(source, draft)
  })
})
