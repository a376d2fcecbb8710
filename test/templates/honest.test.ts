import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { languageOf } from '../../src/languages/index.ts'
import { linterOf } from '../../src/linter.ts'
import { readWith } from '../../src/readers/index.ts'
import { type Refusal, refuse } from '../../src/templates/answers.ts'
import { templates } from '../../src/templates/library.ts'
import type { Template, TemplateSlot } from '../../src/templates/model.ts'

const linter = linterOf({}, readWith(), languageOf)

/** Each answer of a file with what a prompt says to it. */
function asked(file: string): { at: string; answer: string; no: Refusal | undefined }[] {
  const lists = parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Record<string, string[]>
  return Object.entries(lists).flatMap(([at, answers]) => {
    const [id, name] = at.split(' ')
    const template = templates.find((one) => one.id === id && one.lang === 'en') as Template
    const slot = template.slots.find((one) => one.name === name) as TemplateSlot
    return answers.map((answer) => ({ at, answer, no: refuse(template, slot, answer, {}, linter) }))
  })
}

/** Honest answers that are refused for now, of 220: nobody should make it more. */
const STILL_REFUSED = 11

test('honest answers of many trades stand', () => {
  const all = asked('honest.yml')
  const refused = all.filter(({ no }) => no).map(({ at, answer }) => `${at}: ${answer}`)
  expect(all.length).toBeGreaterThanOrEqual(220)
  expect(refused.length, refused.join('\n')).toBeLessThanOrEqual(STILL_REFUSED)
}, 60_000)

test('150 evasive ones are refused, each', () => {
  const all = asked('evasive.yml')
  expect(all.length).toBe(150)
  expect(all.filter(({ no }) => no === undefined).map(({ at, answer }) => `${at}: ${answer}`)).toEqual([])
}, 60_000)
