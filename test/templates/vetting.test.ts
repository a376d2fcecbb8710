import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { smsSize } from '../../src/detectors/sms.ts'
import { createLinter } from '../../src/index.ts'
import { templates } from '../../src/templates/library.ts'
import type { Template, Values } from '../../src/templates/model.ts'
import { plainness } from '../../src/templates/plainness.ts'
import { renderUnchecked } from '../../src/templates/render.ts'
import { CONDITIONS, vet, vetAll } from '../../src/templates/vet.ts'
import { FILLINGS, fillingsOf } from './laundering.ts'

const { lint: house, lintThread } = createLinter()
const vetting = { house, strict: createLinter({ extends: 'strict' }).lint, lintThread, plainness }
const vetted = new Map(vetAll(templates, vetting).map(({ template, faults }) => [template, faults]))
const PLAIN = new Set(['social', 'sms', 'phone'])

function judged(template: Template, values: Values) {
  const { stage, situation, channel, audience, lang } = template
  const format = PLAIN.has(channel) ? 'text' : 'markdown'
  const [message] = house(renderUnchecked(template, values).text, { stage, situation, channel, audience, language: lang, format }).messages
  if (!message) throw new Error(`${template.id} renders to no message`)
  return message
}

const byId = (id: string) => templates.find((one) => one.id === id) as Template
const without = (template: Template, ...names: string[]) => Object.fromEntries(Object.entries(template.fixtures.good).filter(([name]) => !names.includes(name)))

const named = templates.map((template) => [`${template.lang} ${template.id}`, template] as const)

describe.each(named)('%s', (_, template) => {
  const faults = vetted.get(template) ?? []

  test.each(CONDITIONS)('%s', (condition) => {
    expect(faults.filter((one) => one.condition === condition).map((one) => one.message)).toEqual([])
  })
})

test('the templates of the list ship, and no others', () => {
  const listed = readFileSync(new URL('listed.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\s+/)
  const idsIn = (lang: string) => templates.filter((one) => one.lang === lang).map((one) => one.id)
  expect(idsIn('en').sort()).toEqual(listed.sort())
  for (const { id, lang } of templates) expect(idsIn('en'), `${lang} ${id}`).toContain(id)
})

test('a slot is of the same type in every language', () => {
  const types = new Map(templates.filter(({ lang }) => lang === 'en').flatMap(({ slots }) => slots.map(({ name, type }) => [name, type])))
  for (const { id, lang, slots } of templates) for (const { name, type } of slots) expect(type, `${lang} ${id} ${name}`).toBe(types.get(name))
})

describe('a bad template is caught', () => {
  const good = byId('out-inv')
  const faultsOf = (change: Partial<Template>) => vet({ ...good, ...change }, vetting).map((one) => one.condition)

  test.each([
    ['V-1', { text: good.text.replace('{{signer}}', 'The Support Team') }],
    ['V-2', { text: `${good.text}\n\nAmara Diallo, Head of Platform` }],
    ['V-4', { unknown: { contact: 'We do not know yet.' } }],
    ['V-5', { fixtures: { good: without(good, 'unaffected'), hollow: good.fixtures.hollow } }],
    ['V-7', { text: `${good.text}\n\n${'and so it went on '.repeat(6)}with {{act}}.` }],
    ['V-8', { carries: good.carries.filter((one) => one !== 'contact') }],
    ['V-8', { carries: [...good.carries, 'prevention'] }],
    ['V-9', { text: `${good.text}\n\n${'We do care. It is true. '.repeat(6)}` }],
    ['V-11', { basis: [] }],
  ] as const)('%s', (condition, change) => {
    expect(faultsOf(change as Partial<Template>)).toContain(condition)
  })

  test('V-6: too long for a post, a text message, a breath', () => {
    const long = (id: string, text: string) => vet({ ...byId(id), text: `${byId(id).text} ${text}` }, vetting).map((one) => one.condition)
    expect(long('out-tweet-inv', 'abcd '.repeat(20))).toContain('V-6')
    expect(long('out-sms', 'abcd '.repeat(20))).toContain('V-6')
    const phone = byId('out-phone')
    expect(vet({ ...phone, text: `${'word '.repeat(110)}${phone.text}` }, vetting).map((one) => one.condition)).toContain('V-6')
  })

  test('V-10: a review that has run out', () => {
    const old = { ...good, reviewBy: '2026-01-01' }
    expect(vet(old, { ...vetting, today: '2026-01-02' }).map((one) => one.condition)).toEqual(['V-10'])
    expect(vet(old, { ...vetting, today: '2026-01-01' })).toEqual([])
  })

  test('V-13: a call without a pause or a question', () => {
    const phone = byId('out-phone')
    const conditions = (text: string) => vet({ ...phone, text }, vetting).map((one) => one.condition)
    expect(conditions(phone.text.replaceAll('[pause]', ''))).toContain('V-13')
    expect(conditions(phone.text.replaceAll('?', '.'))).toContain('V-13')
  })
})

test.each([
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  [`${'a'.repeat(159)}€`, 2],
  ['\u2019'.repeat(70), 1],
  [`${'a'.repeat(70)}\u2019`, 2],
])('parts of a text message: %#', (text, parts) => {
  expect(smsSize(text).parts).toBe(parts)
})

describe('hollow words stay hollow in every slot', () => {
  test.each(Object.entries(FILLINGS).flatMap(([lang, lists]) => Object.entries(lists).map(([type, list]) => [lang, type, list] as const)))(
    'twenty different ones: %s %s',
    (_, __, list) => {
      expect(new Set(list).size).toBe(20)
    },
  )

  test.each(named)(
    '%s',
    (_, template) => {
      const passed = fillingsOf(template).flatMap(({ slot, filling, resting }) => {
        const { elements } = judged(template, { ...template.fixtures.hollow, [slot]: filling })
        return resting
          .filter((element) => elements[element].verdict === 'present')
          .map((element) => `${slot} "${filling}": ${element} «${elements[element].evidence[0]?.text ?? ''}»`)
      })
      expect(passed).toEqual([])
    },
    60_000,
  )

  test('so many were tried', () => {
    expect(templates.reduce((sum, template) => sum + fillingsOf(template).length, 0)).toBeGreaterThan(9000)
  })
})

describe('V-12: variants that contradict each other are caught', () => {
  const pair = templates.filter(({ lang, incidentType, stage }) => lang === 'en' && incidentType === 'outage' && stage === 'investigating')
  const faultsOf = (change: (text: string) => string) => {
    const changed = pair.map((one) => (one.id === 'out-inv' ? { ...one, text: change(one.text) } : one))
    return vetAll(changed, vetting).flatMap(({ faults }) => faults.filter(({ condition }) => condition === 'V-12'))
  }

  test.each([
    [
      'another begin',
      (text: string) =>
        text
          .replace('It began at {{began}}.', 'It began at {{began}}. That is, it began at 06:10 UTC on Wednesday 4 March 2026.')
          .replace('It began at {{began}}. ', ''),
    ],
    ['another next message', (text: string) => text.replace('Next update here by {{next_update}}.', 'Next update here by 11:15 UTC.')],
    ['a fact left out', (text: string) => text.replace('It hits {{group}}.', '')],
  ])('%s', (_, change) => {
    expect(pair.length).toBeGreaterThan(2)
    expect(faultsOf(change)).not.toEqual([])
  })

  test('as they are, they agree', () => {
    expect(faultsOf((text) => text)).toEqual([])
  })
})
