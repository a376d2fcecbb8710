import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { createLinter, type Stage, type Verdict } from '../src/index.ts'
import { type JudgedId, OPTIONALS } from '../src/model.ts'

/** Sentences that stand alone in a message. `open` ones are judged wrong today: the test fails when one is mended, so that it moves up. */
interface Sheet {
  element: JudgedId
  stage: Stage
  present: string[]
  second?: string[]
  hollow: string[]
  absent: string[]
  open?: { present?: string[]; hollow?: string[]; absent?: string[] }
}

const folder = new URL('plain/', import.meta.url)

const linter = createLinter({ elements: [...OPTIONALS] })

function verdictOf(text: string, { element, stage }: Sheet): Verdict | undefined {
  const [message] = linter.lint(`${text}\n`, { stage, channel: 'status', audience: 'customers', language: 'en', publishedAt: '2026-03-04T10:00:00Z' }).messages
  return message?.elements[element]?.verdict
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yml')))('%s', (file) => {
  const sheet = parse(readFileSync(new URL(file, folder), 'utf8')) as Sheet
  test.each([...sheet.present, ...(sheet.second ?? [])])('present: %s', (text) => expect(verdictOf(text, sheet)).toBe('present'))
  test.each(sheet.hollow)('hollow: %s', (text) => expect(verdictOf(text, sheet)).toBe('hollow'))
  test.each(sheet.absent)('absent: %s', (text) => expect(verdictOf(text, sheet)).toBe('absent'))
  for (const kind of ['present', 'hollow', 'absent'] as const)
    for (const text of sheet.open?.[kind] ?? []) test(`open, should be ${kind}: ${text}`, () => expect(verdictOf(text, sheet)).not.toBe(kind))
})
