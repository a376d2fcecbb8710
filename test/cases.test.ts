import { describe, expect, test } from 'vitest'
import { checks } from '../src/checks.ts'
import { cases } from '../src/generated/cases.ts'
import { rules } from '../src/generated/rules.ts'
import { createLinter, lintThread } from '../src/index.ts'
import { OPTIONALS } from '../src/model.ts'
import { updatesIn } from './thread/updates.ts'

const house = createLinter({ elements: [...OPTIONALS] }, { checks })

describe.each(rules.filter((rule) => rule.group === 'thread'))('$id', (rule) => {
  test.each(cases.filter((one) => one.rule === rule.id))('$language $verdict: $draft', ({ draft, previous, verdict, now, at, language }) => {
    const before = previous === undefined ? undefined : updatesIn(previous, language)
    const { messages } = lintThread(updatesIn(draft, language), { ...(now !== undefined && { now }), ...(before && { previous: before }) })
    const found = messages.flatMap(({ findings }) => findings.filter((one) => one.ruleId === rule.id))
    expect(found.length > 0 ? 'hollow' : 'absent').toBe(verdict)
    if (at) expect(found.map(({ actual }) => actual).join('\n')).toContain(at)
  })
})

describe.each(rules.filter((rule) => rule.group !== 'thread'))('$id', (rule) => {
  test.each(cases.filter((one) => one.rule === rule.id))(
    '$language $verdict: $draft',
    ({ draft, stage, situation, channel, audience, profile, to, now, verdict, at, language }) => {
      const { lint } = profile === undefined ? house : createLinter({ extends: profile }, { checks })
      const [message] = lint(draft, { stage, situation, channel, audience, language, ...(to && { to }), ...(now !== undefined && { now }) }).messages
      const finding = message?.findings.find((one) => one.ruleId === rule.id)
      if (rule.kind === 'require') {
        const judged = message?.elements[rule.concept as keyof typeof message.elements]
        expect(judged?.verdict).toBe(verdict)
        if (at) expect(judged?.evidence.map((span) => span.text).join('\n')).toContain(at)
      } else {
        expect(finding ? 'hollow' : 'absent').toBe(verdict)
        if (at) expect(finding?.actual).toContain(at)
      }
    },
  )
})
