import { policies } from '../generated/policies.ts'
import type { createLinter } from '../index.ts'
import type { Linter } from '../linter.ts'
import { type Demand, ELEMENTS, type ElementId } from '../model.ts'
import type { FindingReport, MessageReport } from '../report.ts'
import { disagreements } from './agree.ts'
import { fitsChannel } from './fits.ts'
import type { Template } from './model.ts'
import { render, renderUnchecked } from './render.ts'
import { elementsOn } from './rests.ts'
import { FORMS } from './slot-types.ts'
import { slotsIn } from './substitute.ts'

/** SPEC 6.1: the conditions that a template is held to, each by its number there. */
export const CONDITIONS = ['V-1', 'V-2', 'V-3', 'V-4', 'V-5', 'V-6', 'V-7', 'V-8', 'V-9', 'V-10', 'V-11', 'V-12', 'V-13'] as const
export type Condition = (typeof CONDITIONS)[number]

export interface Fault {
  condition: Condition
  message: string
}

type Lint = ReturnType<typeof createLinter>['lint']

export interface Vetting {
  house: Lint
  strict: Lint
  lintThread: Linter['lintThread']
  /** What stock plugins find in a rendered text: heavy, so that it is brought along. */
  plainness(template: Template, text: string): string[]
  /** ISO date: a review that has run out is a fault. */
  today?: string
}

/** Everything that keeps templates from being vetted, each by itself and all of them beside each other. */
export function vetAll(templates: readonly Template[], vetting: Vetting): { template: Template; faults: Fault[] }[] {
  const apart = disagreements(templates, vetting.lintThread)
  return templates.map((template) => {
    const said = apart.filter((one) => one.template === template).map(({ message }): Fault => ({ condition: 'V-12', message }))
    return { template, faults: [...vet(template, vetting), ...said] }
  })
}

/** Everything that keeps a template by itself from being vetted: all conditions but V-12. */
export function vet(template: Template, vetting: Vetting): Fault[] {
  const checks: Partial<Record<Condition, () => string[]>> = {
    'V-1': () => passesWhenFilled(template, vetting),
    'V-2': () => failsWhenHollow(template, vetting),
    'V-3': () => failsWhenEmpty(template, vetting),
    'V-4': () => degrades(template, vetting),
    'V-5': () => formsHold(template),
    'V-6': () => fitsChannel(template),
    'V-7': () => isReadable(template, vetting),
    'V-8': () => keepsContract(template),
    'V-9': () => isNoStock(template, vetting),
    'V-10': () => isReviewed(template, vetting),
    'V-11': () => (template.basis.length > 0 ? [] : ['no source under `basis`']),
    'V-13': () => isNoScript(template, vetting),
  }
  return CONDITIONS.flatMap((condition) => (checks[condition]?.() ?? []).map((message) => ({ condition, message })))
}

function judge(lint: Lint, template: Template, text: string): MessageReport {
  const { stage, situation, channel, audience, lang } = template
  const [message] = lint(text, {
    stage,
    situation,
    channel,
    audience,
    language: lang,
    format: channel === 'sms' || channel === 'social' || channel === 'phone' ? 'text' : 'markdown',
  }).messages
  return message as MessageReport
}

const told = ({ severity, ruleId, message }: FindingReport) => `${severity} ${ruleId}: ${message}`

function passesWhenFilled(template: Template, { house, strict }: Vetting): string[] {
  const { text } = render(template, template.fixtures.good)
  const inHouse = judge(house, template, text).findings.filter((one) => one.severity !== 'info')
  const carried = new Set<string>(template.carries)
  const inStrict = judge(strict, template, text).findings.filter(
    (one) => one.severity !== 'info' && !(one.verdict === 'absent' && one.element && !carried.has(one.element)),
  )
  return [...inHouse.map((one) => `house: ${told(one)}`), ...inStrict.map((one) => `strict: ${told(one)}`)]
}

/** Per element that rests on slots: with hollow words in all of them it may not be present. */
function failsWhenHollow(template: Template, { house }: Vetting): string[] {
  const { elements } = judge(house, template, renderUnchecked(template, template.fixtures.hollow).text)
  return restingElements(template)
    .filter((element) => elements[element].verdict === 'present')
    .map((element) => `${element} is present whatever its slots say: "${elements[element].evidence[0]?.text ?? ''}"`)
}

/** The elements of the contract that rest on slots. */
function restingElements(template: Template): ElementId[] {
  const resting = new Set(template.slots.flatMap((slot) => elementsOn(slot.type)))
  return ELEMENTS.filter((element) => resting.has(element) && template.carries.includes(element))
}

function failsWhenEmpty(template: Template, { house }: Vetting): string[] {
  return template.slots
    .filter((slot) => slot.required)
    .flatMap(({ name }) => {
      const text = renderUnchecked(template, { ...template.fixtures.good, [name]: `{{${name}}}` }).text
      const found = judge(house, template, text).findings.some((one) => one.spec === 'V26' && one.severity === 'error')
      return found ? [] : [`\`{{${name}}}\` left as it stands is not found`]
    })
}

function degrades(template: Template, { house }: Vetting): string[] {
  const cases: [string, string][] = [
    ...Object.keys(template.unknown).map((slot): [string, string] => [slot, 'unknown']),
    ...Object.keys(template.defer).map((slot): [string, string] => [slot, `later: ${LATER[template.lang] ?? LATER['en']}`]),
  ]
  return cases.flatMap(([slot, value]) => {
    const { text } = render(template, { ...template.fixtures.good, [slot]: value })
    const wrong = judge(house, template, text).findings.filter((one) => one.severity !== 'info')
    return wrong.map((one) => `${slot} ${value}: ${told(one)}`)
  })
}

/** One line a language: no second zone may come in. */
const LATER: Readonly<Record<string, string>> = { en: '9 March 2026, 17:00 UTC', id: 'Senin, 9 Maret 2026, pukul 17.00 WIB' }

function formsHold(template: Template): string[] {
  return template.slots.flatMap(({ name, type }) => (Object.hasOwn(FORMS, type) && template.fixtures.good[name] ? [] : [`\`${name}\` has no example`]))
}

const MOST_WORDS = 25
const MEAN_WORDS = 18

function isReadable(template: Template, { plainness }: Vetting): string[] {
  const { text } = render(template, template.fixtures.good)
  const lengths = sentencesOf(text).map((sentence) => sentence.split(/\s+/).length)
  const mean = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length)
  return [
    ...lengths.filter((one) => one > MOST_WORDS).map((one) => `a sentence of ${one} words`),
    ...(mean > MEAN_WORDS ? [`${mean.toFixed(1)} words a sentence on average`] : []),
    ...plainness(template, text),
  ]
}

function sentencesOf(text: string): string[] {
  return text
    .replace(/^\s*(?:#.*|\[.*\]|---)$/gm, '')
    .split(/(?<=[.!?])\s+|\n+/)
    .map((one) => one.replace(/^[-*|\d.\s]+/, '').trim())
    .filter((one) => /\w/.test(one))
}

/** No required cell is missing from the contract, nothing forbidden stands in it. */
function keepsContract(template: Template): string[] {
  const demands = demandsOf(template)
  return ELEMENTS.flatMap((element) => {
    const carried = template.carries.includes(element)
    if (demands[element] === 'required' && !carried) return [`${element} is required at this stage and channel, and not carried`]
    return demands[element] === 'forbidden' && carried ? [`${element} is carried, and forbidden at this stage`] : []
  })
}

function demandsOf({ stage, situation, channel }: Template): Record<ElementId, Demand> {
  const { matrix, situations } = policies['house'] as (typeof policies)[string]
  const table = matrix[channel]
  const changed = situations[situation]
  return Object.fromEntries(
    ELEMENTS.map((element) => {
      const code = changed ? (changed.cells[element] ?? changed.rest) : 'keep'
      const [, other] = /^as (\w+)$/.exec(code) ?? []
      const cell = code === 'keep' ? table[element][stage] : other ? table[element][other as typeof stage] : code
      return [element, DEMANDS[cell[0] as string] ?? 'none']
    }),
  ) as Record<ElementId, Demand>
}

const DEMANDS: Record<string, Demand> = { R: 'required', r: 'recommended', X: 'forbidden' }
const SLOTTED_SHARE = 0.6

function isNoStock(template: Template, { house }: Vetting): string[] {
  const sentences = sentencesOf(template.text)
  const slotted = sentences.filter((sentence) => slotsIn(sentence).length > 0).length
  const { text } = render(template, template.fixtures.good)
  const stock = judge(house, template, text).findings.filter((one) => one.spec === 'V27')
  return [...(slotted < sentences.length * SLOTTED_SHARE ? [`${slotted} of ${sentences.length} sentences have a slot`] : []), ...stock.map(told)]
}

function isReviewed({ reviewBy }: Template, { today }: Vetting): string[] {
  return reviewBy !== undefined && today !== undefined && reviewBy < today ? [`the review ran out on ${reviewBy}`] : []
}

function isNoScript(template: Template, { house }: Vetting): string[] {
  if (template.channel !== 'phone') return []
  const { text } = render(template, template.fixtures.good)
  const scripted = judge(house, template, text)
    .findings.filter((one) => one.spec === 'V30')
    .map(told)
  return [...scripted, ...(/\[pause\]/i.test(text) ? [] : ['no pause']), ...(text.includes('?') || template.situation === 'reply' ? [] : ['no question'])]
}
