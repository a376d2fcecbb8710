import { describe, expect, test } from 'vitest'
import { type Channel, lintText, type Verdict } from '../../src/index.ts'
import { load, plant, someOf, type Where } from './plant.ts'

const messages = load<string[]>('messages.yml')
const lines = load<Record<Verdict, Record<string, string[]>>>('contacts.yml')
const CHANNELS: Record<string, Channel> = { email: 'email', sms: 'sms', social: 'social' }
const PLACES: Record<string, Where[]> = { end: ['end'] }

const cases = Object.entries(lines).flatMap(([verdict, groups]) =>
  Object.entries(groups).flatMap(([group, list]) => list.map((text) => ({ verdict, group, text }))),
)

describe('a contact line planted into messages', () => {
  test.each(cases.map((one, turn) => ({ ...one, turn })))('$verdict in $group: $text', ({ verdict, group, text, turn }) => {
    const channel = CHANNELS[group] ?? 'status'
    const wrong = (PLACES[group] ?? ['start', 'middle', 'end']).flatMap((where) =>
      someOf(messages, turn).flatMap((message) => {
        const planted = plant(message, text, where)
        const judged = lintText(planted, { format: 'markdown', stage: 'resolved', channel }).messages[0]?.elements.contact
        return judged?.verdict === verdict ? [] : [`${judged?.verdict}: ${planted}`]
      }),
    )
    expect(wrong).toEqual([])
  })
})
