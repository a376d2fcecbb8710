import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Channel, type Config, lintText, type Stage, type Verdict } from '../src/index.ts'
import { ELEMENTS, VERDICTS } from '../src/model.ts'

interface Sheet {
  channel?: Channel
  stage?: Stage
  publishedAt: string
  org?: Config['org']
  messages: { kind: string; channel?: Channel; stage?: Stage; v: string; text: string }[]
}

const folder = new URL('channels/', import.meta.url)
const LETTERS: Record<string, Verdict> = { a: 'absent', h: 'hollow', p: 'present' }

/** Mean F1 over the classes that a sheet holds at least eight times, over all elements: the measure of the accuracy table. */
function macroF1(pairs: [gold: Verdict, got: Verdict][]): number {
  const scores = VERDICTS.filter((verdict) => pairs.filter(([gold]) => gold === verdict).length >= 8).map((verdict) => {
    const hits = pairs.filter(([gold, got]) => gold === verdict && got === verdict).length
    return (2 * hits) / pairs.reduce((sum, [gold, got]) => sum + Number(gold === verdict) + Number(got === verdict), 0)
  })
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.yml')))('%s', (file) => {
  const sheet = parse(readFileSync(new URL(file, folder), 'utf8')) as Sheet
  const pairs: [Verdict, Verdict][] = []
  const misses: string[] = []
  sheet.messages.forEach(({ text, v, stage = sheet.stage, channel = sheet.channel }, index) => {
    const [message] = lintText(text, {
      format: 'text',
      language: 'en',
      audience: 'customers',
      stage,
      channel,
      publishedAt: sheet.publishedAt,
      config: { org: sheet.org },
    }).messages
    v.split(' ').forEach((letter, i) => {
      const element = ELEMENTS[i] as (typeof ELEMENTS)[number]
      const gold = LETTERS[letter] as Verdict
      const got = message?.elements[element]?.verdict ?? 'absent'
      pairs.push([gold, got])
      if (gold !== got) misses.push(`${index + 1} ${stage} ${element}: ${gold}, got ${got} «${message?.elements[element]?.evidence[0]?.text ?? ''}»`)
    })
  })

  test('twenty messages or more, six of each kind: good, hollow, mixed', () => {
    const kinds = ['good', 'hollow', 'mixed'].map((kind) => sheet.messages.filter((one) => one.kind === kind).length)
    expect(kinds.reduce((sum, count) => sum + count)).toBe(sheet.messages.length)
    expect(sheet.messages.length).toBeGreaterThanOrEqual(20)
    expect(Math.min(...kinds)).toBeGreaterThanOrEqual(6)
  })

  test('macro-F1 of the ten verdicts is at least 0.90', () => {
    const score = macroF1(pairs)
    expect(score, `${score.toFixed(3)}\n${misses.join('\n')}`).toBeGreaterThanOrEqual(0.9)
  })
})
