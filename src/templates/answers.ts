import type { OpenLinter } from '../linter.ts'
import type { ElementId } from '../model.ts'
import type { MessageReport } from '../report.ts'
import type { Template, TemplateSlot, Values } from './model.ts'
import { isParticular } from './particular.ts'
import { problemsOf, renderUnchecked } from './render.ts'
import { elementsOn } from './rests.ts'
import { FORMS } from './slot-types.ts'
import { capitalised } from './substitute.ts'

/** Why an answer will not do. A hollow one has its form and says nothing: who insists may keep it, and the message is judged anyway. */
export interface Refusal {
  reason: 'form' | 'hollow'
  message: string
  question?: string
}

type Lint = OpenLinter['lint']

/**
 * Why an answer will not do: its form, or that the message it makes says nothing of the element that rests on it. Undefined
 * when it will. `values` are the answers so far; where there is none yet, the template's good example stands in.
 */
export function refuse(template: Template, slot: TemplateSlot, answer: string, values: Values, linter: OpenLinter): Refusal | undefined {
  if (answer.trim() === '' && !slot.required) return undefined
  const all = { ...template.fixtures.good, ...values, [slot.name]: answer }
  const problem = problemsOf(template, all).find((one) => one.slot === slot.name)
  if (problem) return { reason: 'form', message: problem.message }
  const value = answer.trim()
  if (value === 'unknown' || /^later:/i.test(value)) return undefined
  const amongHollow = restingOn(template, slot).length > 0 && worded(template, { ...template.fixtures.hollow, [slot.name]: value }, value, linter.lint)
  const wording = worded(template, all, value, linter.lint) ?? (amongHollow || undefined)
  if (wording) return wording
  const empty = emptied(template, slot, value, linter.lint)
  return empty && !isParticular(value, slot.type, template.lang, linter) ? empty : undefined
}

/** The elements of the contract that an answer may carry. */
function restingOn({ carries }: Template, { type }: TemplateSlot): ElementId[] {
  return elementsOn(type).filter((one) => carries.includes(one))
}

/** Words that a rule finds inside the answer. */
function worded(template: Template, values: Values, answer: string, lint: Lint): Refusal | undefined {
  const { text, message } = judged(template, values, lint)
  const at = [answer, capitalised(answer)].map((words) => text.indexOf(words)).find((index) => index >= 0) ?? -1
  const found = message.findings.find(
    ({ kind, severity, offset, endOffset }) => kind === 'wording' && severity !== 'info' && at >= 0 && offset >= at && endOffset <= at + answer.length,
  )
  return found && { reason: 'hollow', message: found.message, ...(found.question && { question: found.question }) }
}

/**
 * Other slots may carry an element, so that an empty answer does no harm to the message; it still says nothing. It is held to
 * what the slot's own good example does where that decides: among hollow words, else among good ones.
 */
function emptied(template: Template, slot: TemplateSlot, answer: string, lint: Lint): Refusal | undefined {
  const { good, hollow } = template.fixtures
  for (const element of restingOn(template, slot)) {
    const others = template.slots.filter(({ name, type }) => name !== slot.name && elementsOn(type).includes(element)).map(({ name }) => name)
    const beside = Object.fromEntries(others.map((name) => [name, good[name] ?? '']))
    for (const around of [hollow, { ...hollow, ...beside }, good]) {
      const judge = (words: string | undefined) => judged(template, { ...around, [slot.name]: words ?? '' }, lint).message
      const isPresent = (words: string | undefined) => judge(words).elements[element]?.verdict === 'present'
      if (!isPresent(good[slot.name]) || isPresent(hollow[slot.name])) continue
      const message = judge(answer)
      if (message.elements[element]?.verdict === 'present') break
      const question = message.findings.find((one) => one.kind === 'element' && one.element === element)?.question
      return { reason: 'hollow', message: `"${answer}" gives a reader nothing to check, expected ${FORMS[slot.type].wants}`, ...(question && { question }) }
    }
  }
  return undefined
}

function judged(template: Template, values: Values, lint: Lint): { text: string; message: MessageReport } {
  const { stage, situation, channel, audience, lang } = template
  const { text } = renderUnchecked(template, values)
  const options = { stage, situation, channel, audience, language: lang, format: 'text' }
  return { text, message: lint(text, options).messages[0] as MessageReport }
}
