import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type ElementId, lintText, type Stage, type Verdict } from '../src/index.ts'

/**
 * Whole messages of many trades. `v` names a verdict for each of the sheet's `elements` (ELEMENTS when it names none); `open` names the elements that are judged wrong
 * today, with a reason: such a case fails when it is mended, so that it moves up.
 */
interface Sheet {
  publishedAt: string
  elements?: ElementId[]
  messages: { kind: 'good' | 'hollow' | 'mixed'; trade: string; stage: Stage; v: string; open?: Partial<Record<ElementId, string>>; text: string }[]
}

const folder = new URL('whole/', import.meta.url)
const ELEMENTS: readonly ElementId[] = ['cause', 'prevention', 'impact', 'current-action', 'workaround', 'apology', 'next-update']
const LETTERS: Record<string, Verdict> = { a: 'absent', h: 'hollow', p: 'present' }

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yml')))('%s', (file) => {
  const sheet = parse(readFileSync(new URL(file, folder), 'utf8')) as Sheet

  test('a third of each kind', () => {
    for (const kind of ['good', 'hollow', 'mixed'])
      expect(sheet.messages.filter((one) => one.kind === kind).length).toBeGreaterThanOrEqual(sheet.messages.length * 0.3)
  })

  test.each(sheet.messages.map((one, index) => ({ ...one, number: index + 1 })))('$number: $trade, $stage, $kind', ({ text, v, stage, open = {} }) => {
    const [message] = lintText(text, {
      format: 'text',
      language: 'en',
      audience: 'customers',
      stage,
      channel: 'status',
      publishedAt: sheet.publishedAt,
    }).messages
    const letters = v.split(' ')
    const elements = sheet.elements ?? ELEMENTS
    expect(letters).toHaveLength(elements.length)
    elements.forEach((element, i) => {
      const verdict = message?.elements[element]?.verdict
      const gold = LETTERS[letters[i] as string]
      if (open[element]) expect(verdict, `${element} is mended`).not.toBe(gold)
      else expect(verdict, element).toBe(gold)
    })
  })
})
