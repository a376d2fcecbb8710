import { describe, expect, test } from 'vitest'
import { type Channel, type Config, createLinter, type Verdict } from '../../src/index.ts'
import { load, plant, someOf, type Where } from './plant.ts'

type Line = string | { text: string; org?: Config['org']; channel?: Channel }
const messages = load<string[]>('messages.yml')
const lines = load<Record<Verdict, Partial<Record<Where, Line[]>>>>('signers.yml')

const cases = Object.entries(lines).flatMap(([verdict, places]) =>
  Object.entries(places).flatMap(([where, list]) =>
    list.map(
      (line) =>
        ({ verdict: verdict as Verdict, where: where as Where, ...(typeof line === 'string' ? { text: line } : line) }) as {
          verdict: Verdict
          where: Where
          text: string
          org?: Config['org']
          channel?: Channel
        },
    ),
  ),
)

describe('a signer planted into messages', () => {
  test.each(cases.map((one, turn) => ({ ...one, turn })))('$verdict at $where: $text', ({ verdict, where, text, org, channel = 'status', turn }) => {
    const { lint } = createLinter({ org })
    const wrong = someOf(messages, turn).flatMap((message) => {
      const judged = lint(plant(message, text, where), { format: 'markdown', stage: 'resolved', channel }).messages[0]?.elements.signer
      return judged?.verdict === verdict ? [] : [`${judged?.verdict}: ${plant(message, text, where)}`]
    })
    expect(wrong).toEqual([])
  })
})
