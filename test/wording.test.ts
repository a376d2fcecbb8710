import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rules } from '../src/generated/rules.ts'
import { createLinter } from '../src/index.ts'
import type { Stage } from '../src/model.ts'

/** Sentences that stand alone in a message. `open` ones are judged wrong today: the test fails when one is mended, so that it moves up. */
interface Sheet {
  rule: string
  stage: Stage
  flag: string[]
  leave: string[]
  /** To flag, and flagged by a rule that knows these words better. */
  elsewhere?: { text: string; rule: string }[]
  open?: { flag?: string[]; leave?: string[] }
}

const folder = new URL('wording/', import.meta.url)
/** A hollow element has said it already: without the elements each word answers for itself. */
const linter = createLinter({ rules: Object.fromEntries(rules.filter(({ kind }) => kind === 'require').map(({ id }) => [id, 'off'])) })

function fires(text: string, { rule, stage }: Pick<Sheet, 'rule' | 'stage'>): boolean {
  const [message] = linter.lint(`${text}\n`, { stage, channel: 'status', audience: 'customers', language: 'en', publishedAt: '2026-03-04T10:00:00Z' }).messages
  return message?.findings.some(({ ruleId }) => ruleId === rule) ?? false
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yml')))('%s', (file) => {
  const sheet = parse(readFileSync(new URL(file, folder), 'utf8')) as Sheet
  test.each(sheet.flag)('flag: %s', (text) => expect(fires(text, sheet)).toBe(true))
  test.each(sheet.leave)('leave: %s', (text) => expect(fires(text, sheet)).toBe(false))
  for (const { text, rule } of sheet.elsewhere ?? []) test(`${rule}: ${text}`, () => expect(fires(text, { ...sheet, rule })).toBe(true))
  for (const kind of ['flag', 'leave'] as const)
    for (const text of sheet.open?.[kind] ?? []) test(`open, should be to ${kind}: ${text}`, () => expect(fires(text, sheet)).toBe(kind === 'leave'))
})
