import { describe, expect, test } from 'vitest'
import { cases } from '../src/generated/cases.ts'
import { rules } from '../src/generated/rules.ts'
import { lintText } from '../src/index.ts'

describe.each(rules)('$id', (rule) => {
  test.each(cases.filter((one) => one.rule === rule.id))(
    '$language $verdict: $draft',
    ({ draft, stage, situation, channel, audience, to, verdict, at, language }) => {
      const [message] = lintText(draft, { stage, situation, channel, audience, language, ...(to && { to }) }).messages
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
