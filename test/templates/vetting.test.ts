import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { smsSize } from '../../src/detectors/sms.ts'
import { createLinter } from '../../src/index.ts'
import type { ElementId } from '../../src/model.ts'
import { templates } from '../../src/templates/library.ts'
import type { Template, Values } from '../../src/templates/model.ts'
import { render, renderUnchecked } from '../../src/templates/render.ts'
import { elementsOn } from '../../src/templates/rests.ts'
import { CONDITIONS, vet } from '../../src/templates/vet.ts'

const house = createLinter().lint
const vetting = { house, strict: createLinter({ extends: 'strict' }).lint }
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
  const faults = vet(template, vetting)

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

/** At cancelled the fixed words are the answer: what stays as it is, whatever that is (SPEC 2.5, N17). */
const rests = (template: Template, element: ElementId) => !(template.stage === 'cancelled' && element === 'impact')

describe('hollow words stay hollow in every slot', () => {
  const read = (name: string) => parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, string[]>
  const fillings = read('hollow.yml')
  const others: Record<string, Record<string, string[]>> = { id: read('hollow.id.yml') }
  let tried = 0

  test.each(Object.entries(fillings))('twenty different ones: %s', (_, list) => {
    expect(new Set(list).size).toBe(20)
  })

  test.each(named)(
    '%s',
    (_, template) => {
      const passed: string[] = []
      for (const slot of template.slots) {
        const resting = elementsOn(slot.type).filter((element): element is ElementId => template.carries.includes(element) && rests(template, element))
        if (resting.length === 0) continue
        const capital = /^\p{Lu}/u.test(template.fixtures.good[slot.name] as string)
        for (const filling of [
          template.fixtures.hollow[slot.name] as string,
          ...((others[template.lang] ?? fillings)[slot.type] ?? []).map((one) => (capital ? one.slice(0, 1).toUpperCase() + one.slice(1) : one)),
        ]) {
          tried++
          const { elements } = judged(template, { ...template.fixtures.hollow, [slot.name]: filling })
          for (const element of resting)
            if (elements[element].verdict === 'present') passed.push(`${slot.name} "${filling}": ${element} «${elements[element].evidence[0]?.text ?? ''}»`)
        }
      }
      expect(passed).toEqual([])
    },
    60_000,
  )

  test('so many were tried', () => {
    expect(tried).toBeGreaterThan(11 * 4 * templates.length)
    console.info(`hollow fillings: ${tried} combinations tried`)
  })
})

describe('V-12: all messages of one kind of incident say the same facts', () => {
  const kinds = [...new Set(templates.map((one) => one.incidentType))]
  const SHARED = ['effect', 'began', 'ended', 'group', 'mechanism', 'vendor', 'lost', 'old_window', 'window']

  test.each(kinds)('%s', (kind) => {
    const own = templates.filter((one) => one.incidentType === kind)
    // One incident file: the good values of the first template that has the slot, cut to what the shortest allows.
    const facts: Values = {}
    for (const { slots, fixtures } of own) {
      for (const { name, longest } of slots) {
        const value = fixtures.good[name] as string
        if (!(name in facts) || (longest && (facts[name] as string).length > longest)) facts[name] = value
      }
    }
    for (const template of own) {
      const values = Object.fromEntries(template.slots.map(({ name }) => [name, facts[name] as string]))
      const { text, subject = '', title = '' } = render(template, values)
      const told = `${title}\n${subject}\n${text.replaceAll('\\', '')}`
      for (const name of SHARED) if (name in values) expect(told, `${template.id} ${name}`).toContain(values[name])
      const mismatched = judged(template, values).findings.filter((one) => one.kind === 'fact' && one.severity !== 'info')
      expect(mismatched.map((one) => `${template.id}: ${one.message}`)).toEqual([])
    }
  })
})
