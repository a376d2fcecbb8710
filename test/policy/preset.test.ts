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

const LETTER = `# Notice of Data Breach

## What Happened
Somebody was in our systems from 4 to 6 May 2026.

## What information was involved?
They copied the names and addresses of 214 customers.

What We Are Doing:

We changed the key on 6 May.

## For More Information
Call 0800 555 0100.
`
const lacks = (profile: string, text: string, options: LintOptions = {}) =>
  (createLinter({ extends: profile }).lint(text, { stage: 'security', channel: 'email', ...options }).messages[0]?.findings ?? [])
    .filter(({ ruleId }) => ruleId === 'preset-content')
    .map(
      ({ severity, message }) =>
        `${severity} ${/without "([^"]+)"|personal data|silence|the day on which|a way to ask|what may come of it|in writing|undue delay|30 calendar days|60 days/.exec(message)?.[0]}`,
    )

describe('us-ca', () => {
  test('asks for the title and the headings that the law fixes, whatever their case and signs', () => {
    expect(lacks('us-ca', LETTER)).toEqual(['error without "What You Can Do"', 'info silence', 'info 30 calendar days'])
    expect(lacks('us-ca', LETTER.replace('# Notice of Data Breach', ''), { channel: 'sms' })).toEqual(
      expect.arrayContaining(['error without "Notice of Data Breach"', 'error in writing']),
    )
  })

  test('words of a heading inside a sentence are none', () => {
    expect(lacks('us-ca', `${LETTER}\nHere is what you can do today about the copied addresses.\n`)).toContain('error without "What You Can Do"')
  })
})

describe('gdpr-34 and us-hipaa', () => {
  test('the likely consequences', () => {
    expect(lacks('gdpr-34', NOTICE)).toEqual(['error what may come of it', 'info undue delay'])
    expect(lacks('gdpr-34', `${NOTICE} With your name and address, somebody could send you a false bill.`)).toEqual(['info undue delay'])
  })

  test('nothing is missed that the language has no words for', () => {
    expect(lacks('gdpr-34', 'Orang asing berada di sistem kami dari 4 sampai 6 Mei 2026.', { language: 'id', locale: 'en' })).toEqual(['info undue delay'])
  })

  test('the kinds of data', () => {
    const rest = ['error the day on which', 'error a way to ask', 'info 60 days']
    expect(lacks('us-hipaa', NOTICE)).toEqual(['error personal data', ...rest])
    expect(lacks('us-hipaa', 'Somebody copied the names and addresses of 214 customers.')).toEqual(rest)
  })

  test.each(['gdpr-34', 'us-ca', 'us-hipaa'])('%s: each finding says that it is a preset; none at other stages', (profile) => {
    const all = createLinter({ extends: profile }).lint(NOTICE, { stage: 'security', channel: 'email' }).messages[0]?.findings ?? []
    for (const { ruleId, message } of all) if (ruleId === 'preset-content') expect(message).toContain('preset, check with counsel')
    expect(lacks(profile, NOTICE, { stage: 'resolved' })).toEqual([])
  })
})
