import { describe, expect, test } from 'vitest'
import { languageOf } from '../../src/languages/index.ts'
import { linterOf } from '../../src/linter.ts'
import { readWith } from '../../src/readers/index.ts'
import { refuse } from '../../src/templates/answers.ts'
import { templates } from '../../src/templates/library.ts'
import type { Template, TemplateSlot } from '../../src/templates/model.ts'

const linter = linterOf({}, readWith(), languageOf)

function refusal(id: string, name: string, answer: string) {
  const template = templates.find((one) => one.id === id && one.lang === 'en') as Template
  return refuse(template, template.slots.find((slot) => slot.name === name) as TemplateSlot, answer, {}, linter)
}

describe('an answer says nothing, though other slots would carry its element', () => {
  test.each([
    ['out-res', 'effect', 'use some of our services'],
    ['out-res', 'group', 'some users'],
    ['out-res', 'mechanism', 'a technical issue occurred'],
    ['out-res', 'change', 'We will learn from this'],
    ['out-res', 'done', 'a fix has been implemented'],
    ['out-email', 'harm', 'any inconvenience'],
    ['out-inv', 'signer', 'The Support Team'],
    ['maint-sch', 'effect', 'enjoy our services'],
    ['long', 'customer_act', 'Please be patient'],
  ])('%s %s: %s', (id, slot, answer) => {
    expect(refusal(id, slot, answer)).toMatchObject({ reason: 'hollow', message: expect.stringContaining('expected') })
  })
})

describe('an answer that says something stands', () => {
  test.each([
    ['out-res', 'effect', 'pay by card in our shops'],
    ['out-res', 'group', 'all 14 branches in Leeds'],
    ['out-res', 'mechanism', 'a digger cut the fibre to our hall in Leeds'],
    ['out-res', 'done', 'we moved all card payments to the second line at 09:34 UTC'],
    ['out-email', 'harm', 'you stood at the till and could not pay'],
    ['out-inv', 'signer', 'Tomasz Wilk, head of tills'],
    ['maint-sch', 'effect', 'book an appointment'],
    ['plan', 'plan_words', 'unlimited mail storage'],
  ])('%s %s: %s', (id, slot, answer) => {
    expect(refusal(id, slot, answer)).toBeUndefined()
  })
})

test('a form is refused as a form: nobody can insist on it', () => {
  expect(refusal('out-inv', 'next_update', 'soon')).toMatchObject({ reason: 'form' })
})
