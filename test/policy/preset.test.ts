import { describe, expect, test } from 'vitest'
import { createLinter } from '../../src/index.ts'
import type { LintOptions } from '../../src/linter.ts'
import { templates } from '../../src/templates/library.ts'
import { render } from '../../src/templates/render.ts'

const preset = createLinter({ extends: 'id-pdp' })
const NOTICE = 'Somebody was in our systems from 4 to 6 May 2026.'
const findings = (text: string, options: LintOptions = {}) => preset.lint(text, { stage: 'security', channel: 'email', ...options }).messages[0]?.findings ?? []
const owed = (text: string, options?: LintOptions) =>
  findings(text, options)
    .filter(({ ruleId }) => ruleId === 'preset-content')
    .map(({ severity, message }) => `${severity} ${/without the personal data|in writing|later than/.exec(message)?.[0]}`)

describe('id-pdp', () => {
  test('asks for what the article asks for, and reminds of its time', () => {
    expect(owed(NOTICE)).toEqual(['error without the personal data', 'info later than'])
    expect(owed('Somebody copied the names and addresses of 214 customers.')).toEqual(['info later than'])
    expect(owed(NOTICE, { channel: 'sms' })).toEqual(['error without the personal data', 'error in writing', 'info later than'])
  })

  test.each<[string, LintOptions]>([
    ['another stage', { stage: 'resolved' }],
    ['a text among colleagues', { audience: 'internal' }],
  ])('says nothing of %s', (_, options) => expect(owed(NOTICE, options)).toEqual([]))

  test('cites the article, and says that it is a preset, in each finding that it adds or backs', () => {
    const own = findings(NOTICE).filter(({ ruleId }) => ['preset-content', 'stated-cause', 'specific-prevention'].includes(ruleId))
    expect(own.length).toBeGreaterThan(2)
    for (const { why } of own) expect(why).toMatch(/UU No\. 27\/2022, art\. 46 \(preset, check with counsel\)/)
  })

  test('lowers nothing that the house asks for', () => {
    const [house] = createLinter().lint(NOTICE, { stage: 'security', channel: 'email' }).messages
    const has = new Set(findings(NOTICE).map(({ ruleId, severity }) => `${ruleId} ${severity}`))
    for (const { ruleId, severity } of house?.findings ?? []) expect(has).toContain(`${ruleId} ${severity}`)
  })

  test('passes the notice that is written for it', () => {
    const template = templates.find(({ id, lang }) => id === 'sec-id' && lang === 'id')
    const { text } = template ? render(template, template.fixtures.good) : { text: '' }
    expect(findings(text, { language: 'id' }).map(({ severity }) => severity)).toEqual(['info'])
  })
})
