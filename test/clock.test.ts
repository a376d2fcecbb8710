import { describe, expect, test } from 'vitest'
import { Clock } from '../src/clock.ts'
import { createLinter } from '../src/index.ts'

const AT = '2026-03-04T10:00:00Z'
const at = Date.parse(AT)
const EVER = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }

describe('how long an answer holds', () => {
  test('what was not asked holds for ever', () => {
    expect(new Clock(AT)).toMatchObject(EVER)
  })

  test('what has passed has passed for good, what is to come is so until it comes', () => {
    const clock = new Clock(AT)
    expect([clock.isAfter(at - 500), clock.isAfter(at - 9000), clock.isAfter(at + 70), clock.isAfter(at + 900), clock.isAfter(at)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(clock).toMatchObject({ from: at - 499, until: at })
  })

  test('the moment itself holds for no other, whatever is asked besides', () => {
    const clock = new Clock(AT)
    clock.isAfter(at + 900)
    expect(clock.read()).toBe(AT)
    clock.isAfter(at - 900)
    expect(clock).toMatchObject({ from: at, until: at })
  })

  test('what is no instant is later than nothing, and holds never', () => {
    const clock = new Clock('soon')
    expect([clock.isAfter(at), clock.milliseconds()]).toEqual([false, undefined])
    expect(clock.until).toBeNaN()
  })
})

describe('what judging asks of the clock', () => {
  const plain = createLinter()
  const told = (text: string, options: object = {}, config?: object, now = AT) => {
    const clock = new Clock(now)
    const { messages } = (config ? createLinter(config) : plain).lint(text, { stage: 'identified', ...options, now: clock })
    return { clock, rules: messages.flatMap(({ findings }) => findings.filter((one) => !one.suppressed).map((one) => one.ruleId)) }
  }

  test.each([
    ['no time', 'You cannot sign in.', {}],
    ['a date of its own', 'You cannot sign in since 09:30 UTC on 4 March 2026.', { publishedAt: AT }],
    ['a time without a day', 'You cannot sign in since 09:30 UTC.', {}],
  ])('nothing of a message with %s', (_, text, options) => {
    expect(told(text, options).clock).toMatchObject(EVER)
  })

  test('of an old time without a date of publication only that it is old', () => {
    const { clock } = told('The next update is at 09:30 UTC on 4 March 2025.')
    expect(clock.until).toBe(Number.POSITIVE_INFINITY)
    expect(clock.from).toBeLessThan(Date.parse('2025-03-12T00:00:00Z'))
  })

  test('of an update that is due whether it is', () => {
    const text = 'The next update is at 16:00 UTC on 4 March 2026.'
    const { clock, rules } = told(text)
    expect(rules).not.toContain('next-update-past')
    expect(clock.until).toBeLessThan(Date.parse('2026-03-04T16:00:00Z'))
    expect(clock.until).toBeGreaterThan(at)
    expect(told(text, {}, undefined, '2026-03-04T17:00:00Z').rules).toContain('next-update-past')
  })

  test('of a waiver whether its last day is over', () => {
    const config = { waive: { signer: { reason: 'the page cannot show a name', until: '2026-03-04' } } }
    const open = told('You cannot sign in.', {}, config)
    expect(open.rules).not.toContain('named-signer')
    expect(open.clock).toMatchObject({ until: Date.parse('2026-03-05T00:00:00Z') - 1 })
    const over = told('You cannot sign in.', {}, config, '2026-03-05T00:00:00Z')
    expect(over.rules).toContain('named-signer')
    expect(over.clock).toMatchObject({ from: Date.parse('2026-03-05T00:00:00Z'), until: Number.POSITIVE_INFINITY })
  })

  test('an answer that is said to hold does hold, moment by moment', () => {
    const texts = [
      'It was restored at 10:20 UTC on 4 March 2026.',
      'It is expected to be back by 10:20 UTC on 4 March 2026.',
      'You cannot sign in since 09:30 UTC on 4 March 2026. The next update is at 10:20 UTC on 4 March 2026.',
    ]
    for (const text of texts) {
      for (let minute = -60 * 24 * 9; minute < 60 * 24 * 9; minute += 60 * 23 + 11) {
        const { clock, rules } = told(text, {}, undefined, new Date(at + minute * 60_000).toISOString())
        const moments = [clock.from, clock.until, at - 86_400_000, at + 86_400_000, at + 20 * 60_000].filter(
          (one) => one >= clock.from && one <= clock.until && Number.isFinite(one),
        )
        for (const moment of moments) expect(told(text, {}, undefined, new Date(moment).toISOString()).rules).toEqual(rules)
      }
    }
  })
})
