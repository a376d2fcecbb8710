import { describe, expect, test } from 'vitest'
import { createLinter } from '../../src/index.ts'
import { ReadError } from '../../src/readers/errors.ts'
import { lineIndex, spanOf } from '../../src/readers/source.ts'
import { jsonlReader, jsonReader, type Reader, readers } from '../../src/readers.ts'
import { growth } from '../growth.ts'
import { invariants } from './invariants.ts'

const update = (body: string) =>
  `{"incidents":[{"id":"i","name":"Down","incident_updates":[{"id":"u","status":"resolved","body":${body},"display_at":"2026-03-01T10:00:00Z"}]}]}`

describe('places of a JSON string are those of the file', () => {
  const source = update('"It took \\"42\\u00a0minutes\\" \\ud83d\\udd25.\\n\\nWe are **sorry** \\u2013 truly."')
  const [draft] = jsonReader(source)
  const lines = lineIndex(source)

  test.each([
    ['"42\u00a0minutes"', '\\"42\\u00a0minutes\\"'],
    ['🔥.', '\\ud83d\\udd25.'],
    ['took', 'took'],
    ['sorry', 'sorry'],
    ['– truly', '\\u2013 truly'],
  ])('%s is %s', (words, escaped) => {
    const start = draft?.text.indexOf(words) ?? -1
    const { offset, endOffset } = spanOf(lines, draft?.runs ?? [], { start, end: start + words.length })
    expect(source.slice(offset, endOffset)).toBe(escaped)
    expect(JSON.parse(`"${escaped}"`)).toBe(words)
  })

  test('they hold everywhere', () => {
    if (draft) invariants(source, draft)
    expect(draft?.text).toBe('It took "42\u00a0minutes" 🔥.\n\nWe are sorry – truly.')
  })
})

describe('what an export says is affected', () => {
  const read = (update: object, incident: object) =>
    jsonReader(JSON.stringify({ incidents: [{ id: 'i', name: 'Down', ...incident, incident_updates: [{ body: 'Down.', status: 'resolved', ...update }] }] }))[0]
      ?.meta.components

  test.each([
    ['of the incident', {}, { components: [{ id: '1', name: 'Login' }, { name: 'Login' }, { name: 'Mail' }] }, ['Login', 'Mail']],
    ['of the update, before that', { affected_components: [{ name: 'Mail' }] }, { components: [{ name: 'Login' }] }, ['Mail']],
    ['an empty list is none', { affected_components: [] }, { components: ['Login'] }, ['Login']],
    ['products', {}, { affected_products: [{ title: 'Vault', id: 'v' }] }, ['Vault']],
    ['nothing', { affected_components: null }, { components: [] }, undefined],
  ])('%s', (_, update, incident, components) => {
    expect(read(update, incident)).toEqual(components)
  })
})

describe('what is no export, or broken, has one line with its place', () => {
  const cases: [name: string, read: Reader, source: string, place: string, message: string | RegExp][] = [
    ['cut off', jsonReader, '{"incidents":[\n  {"id": "a"', '2:13', 'Unexpected end of the file in JSON, expected `}`'],
    ['cut off in a string', jsonReader, '{"incidents":[{"name": "Inb', '1:24', 'expected a closing `"`'],
    ['a comma too many', jsonReader, '{"incidents":[],}', '1:17', 'Unexpected `}` in JSON, expected a name in double quotes'],
    ['a comment', jsonReader, '{\n// x\n"incidents":[]}', '2:1', 'Unexpected `//` in JSON'],
    ['empty', jsonReader, '', '1:1', 'Unexpected end of the file in JSON, expected a value'],
    ['a wrong escape', jsonReader, update('"a\\q"'), '1:96', 'Unexpected `"` in JSON, expected one of'],
    ['a bare line break', jsonReader, update('"a\nb"'), '1:96', /Unexpected .* in JSON/],
    ['something else', jsonReader, '\ufeff{"name":"x","version":"1.0.0"}', '1:2', 'Unexpected JSON, expected the export of a status page'],
    ['a number', jsonReader, '7', '1:1', 'Unexpected JSON'],
    ['nested without end', jsonReader, '['.repeat(200_000), '1:1', 'Unexpected nesting'],
    ['a line that is no message', jsonlReader, '{"text":"a"}\n{"txt":"b"}', '2:1', 'Unexpected line, expected a message'],
    ['a broken line', jsonlReader, '{"text":"a"}\n\n{"text":"b"', '3:12', 'Unexpected end of the file'],
  ]
  test.each(cases)('%s', (_, read, source, place, message) => {
    let error: { line: number; column: number; message: string } | undefined
    try {
      read(source)
    } catch (thrown) {
      error = thrown as typeof error
    }
    expect(error?.message).toMatch(message)
    expect(error?.message).not.toContain('\n')
    expect(`${error?.line}:${error?.column}`).toBe(place)
  })

  test('half a pair, a NUL and names of Object are words like others', () => {
    const [draft] = jsonReader(update('"\\ud83d alone, toString, \\u0000 and constructor"'))
    expect(draft?.text).toContain('alone, toString,')
    expect(jsonReader('{"__proto__":{"incidents":[]},"incidents":[{"constructor":1,"updates":[{"toString":"x","body":"Down."}]}]}')).toHaveLength(1)
  })

  test('eight times the updates take about eight times as long', () => {
    const one = '{"id":null,"status":"resolved","body":"All mail is delivered again since 14:00 UTC.","display_at":"2026-03-01T10:00:00Z"}'
    const read = (count: number) => {
      const source = `{"incidents":[{"id":"i","incident_updates":[${Array(count).fill(one).join(',')}]}]}`
      return () => expect(jsonReader(source)).toHaveLength(count)
    }
    expect(growth(read(200), read(1600), 32)).toBeLessThan(32)
  })
})

describe('in the report', () => {
  test('each update has its own context, found in the container', () => {
    const source = update('"Mail is back since 14:00 UTC.\\n\\nMara Park, operations"')
    const { messages } = createLinter({}, { readers }).lint(source, { path: 'incidents.json' })
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({
      stage: 'resolved',
      channel: 'status',
      title: 'Down',
      incidentId: 'i',
      order: 1,
      publishedAt: '2026-03-01T10:00:00Z',
      found: { stage: 'container', channel: 'container', publishedAt: 'container' },
    })
    const [evidence] = messages[0]?.elements.signer.evidence ?? []
    expect(evidence && source.slice(evidence.offset, evidence.endOffset)).toBe(evidence?.text)
  })

  test('without a reader the core says which is missing, whether the path or the first signs told the format', () => {
    expect(() => createLinter().lint('x', { path: 'a.json' })).toThrow(/Unexpected input format "json".*incident-lint\/readers/)
    expect(() => createLinter().lint('{"incidents":[]}')).toThrow(ReadError)
    expect(createLinter().lint('{Company} is down.').messages).toHaveLength(1)
    expect(createLinter().lint('From: a@b.example\nSubject: Down\n\nWe are down.').messages).toHaveLength(1)
  })
})
