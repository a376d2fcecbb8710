import { describe, expect, test } from 'vitest'
import { askSlots, askTemplate, type Prompts } from '../../src/cli/ask.ts'
import type { Context } from '../../src/cli/run.ts'
import { createLinter } from '../../src/index.ts'
import { languageOf } from '../../src/languages/index.ts'
import { linterOf } from '../../src/linter.ts'
import { readWith } from '../../src/readers/index.ts'
import { asFile } from '../../src/templates/choose.ts'
import { templates } from '../../src/templates/library.ts'
import { render } from '../../src/templates/render.ts'
import { sayIn } from '../../src/words.ts'

const linter = linterOf({}, readWith(), languageOf)
const context = { say: sayIn('en') } as unknown as Context

/** A writer at a terminal: answers in order, and again where one is refused. What was asked and refused is kept. */
function writer(answers: readonly string[]): { prompts: Prompts; asked: string[]; refused: string[]; left: string[] } {
  const left = [...answers]
  const asked: string[] = []
  const refused: string[] = []
  const next = () => {
    const answer = left.shift()
    if (answer === undefined) throw new Error(`nothing more to answer: ${asked.at(-1)}`)
    return answer
  }
  const prompts = {
    intro: () => {},
    outro: () => {},
    log: { info: () => {}, warn: () => {} },
    select: async ({ message, options }: { message: string; options: { value: unknown; label: string }[] }) => {
      asked.push(message)
      const answer = next()
      const chosen = options.find(({ label }) => label === answer)
      if (!chosen) throw new Error(`${message} has no ${answer}: ${options.map(({ label }) => label).join(', ')}`)
      return chosen.value
    },
    text: async ({ message, validate }: { message: string; validate: (value: string) => string | undefined }) => {
      asked.push(message)
      for (;;) {
        const answer = next()
        const no = validate(answer)
        if (no === undefined) return answer
        refused.push(`${answer}: ${no}`)
      }
    },
  }
  return { prompts: prompts as unknown as Prompts, asked, refused, left }
}

async function walk(answers: readonly string[]) {
  const who = writer(answers)
  const template = await askTemplate(
    templates.filter(({ lang }) => lang === 'en'),
    context,
    who.prompts,
  )
  const values = await askSlots(template, {}, undefined, linter, context, who.prompts)
  expect(who.left).toEqual([])
  const { stage, situation, channel, audience } = template
  const { name, content } = asFile(template, render(template, values))
  const format = content.startsWith('---') ? 'markdown' : 'text'
  const [message] = createLinter().lint(content, { stage, situation, channel, audience, language: 'en', format }).messages
  const faults = (message?.findings ?? []).filter(({ severity }) => severity !== 'info').map(({ ruleId, message: says }) => `${ruleId}: ${says}`)
  return { name, content, faults, asked: who.asked, refused: who.refused }
}

describe('a walk as a writer would do it: a chain of bakeries whose tills take no cards', () => {
  test('a status post, eleven questions, three answers refused', async () => {
    const { name, content, faults, asked, refused } = await walk([
      'outage',
      'investigating',
      'status post',
      'use our services',
      'pay by card in our 31 bakeries',
      'this morning',
      '06:40 CET today',
      'all 31 bakeries, from Bonn to Trier',
      'cash and vouchers',
      'we are looking into it',
      'Ines Roth is testing the card line of each till with the card company',
      '08:30 CET',
      '0800 555 0116 until 20:00 CET',
      'Ines Roth, head of tills',
    ])
    expect(name).toBe('out-inv.md')
    expect(faults).toEqual([])
    expect(asked.length).toBe(11)
    expect(asked[3]).toContain('You cannot ____.')
    expect(refused.map((one) => one.split(':')[0])).toEqual(['use our services', 'this morning', 'we are looking into it'])
    expect(refused[0]).toContain('put ! behind it')
    expect(content).toContain('You cannot pay by card in our 31 bakeries. It began at 06:40 CET today. It hits all 31 bakeries, from Bonn to Trier.')
  })

  test('a social post, ten questions', async () => {
    const { content, faults, asked, refused } = await walk([
      'outage',
      'investigating',
      'social post',
      'pay by card in our bakeries',
      '06:40 CET',
      'all 31 bakeries',
      'Ines Roth is testing the card line of each till',
      '08:30 CET',
      'https://status.brotkorb.example/7',
      'Ines Roth, tills',
    ])
    expect([faults, refused]).toEqual([[], []])
    expect(asked.length).toBe(10)
    expect([...content].length).toBeLessThanOrEqual(280)
  })

  test('an e-mail afterwards, the change promised for later and one answer insisted on', async () => {
    const { content, faults, asked, refused } = await walk([
      'outage',
      'resolved',
      'e-mail',
      'pay by card in our 31 bakeries',
      '06:40 CET on Tuesday 10 March 2026',
      '10:15 CET',
      '3 hours 35 minutes',
      'all 31 bakeries, about 9,400 of you',
      'no card was charged twice, and no points were lost',
      'any inconvenience',
      'you stood at the counter with bread and no cash',
      'a technical issue',
      'the card company took our old terminals off its list a day early',
      'we put the new list on all 64 tills at 10:05 CET',
      'all 64 tills have taken a test card since 10:10 CET',
      'later: 17 March 2026, 17:00 CET',
      'You do not need to do anything',
      '0800 555 0116 until 20:00 CET',
      'Ines Roth, head of tills',
    ])
    expect(faults).toEqual([])
    expect(asked.length).toBe(17)
    expect(refused.length).toBe(2)
    expect(content).toContain('by 17 March 2026, 17:00 CET')
  })

  test('a hollow answer is kept by who insists, without the sign', async () => {
    const template = templates.find(({ id, lang }) => id === 'out-inv' && lang === 'en')
    if (!template) throw new Error('no out-inv')
    const { good } = template.fixtures
    const { act: _, ...rest } = good
    const who = writer(['we are on it', 'we are on it !'])
    expect((await askSlots(template, rest, undefined, linter, context, who.prompts))['act']).toBe('we are on it')
    expect(who.refused.length).toBe(1)
  })
})
