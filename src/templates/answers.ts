import type { Linter } from '../linter.ts'
import type { MessageReport } from '../report.ts'
import type { Template, TemplateSlot, Values } from './model.ts'
import { problemsOf, renderUnchecked } from './render.ts'
import { elementsOn } from './rests.ts'
import { FORMS } from './slot-types.ts'

/** Why an answer will not do. A hollow one has its form and says nothing: who insists may keep it, and the message is judged anyway. */
export interface Refusal {
  reason: 'form' | 'hollow'
  message: string
  question?: string
}

type Lint = Linter['lint']

/**
 * Why an answer will not do: its form, or that the message it makes says nothing of the element that rests on it. Undefined
 * when it will. `values` are the answers so far; where there is none yet, the template's good example stands in.
 */
export function refuse(template: Template, slot: TemplateSlot, answer: string, values: Values, lint: Lint): Refusal | undefined {
  if (answer.trim() === '' && !slot.required) return undefined
  const all = { ...template.fixtures.good, ...values, [slot.name]: answer }
  const problem = problemsOf(template, all).find((one) => one.slot === slot.name)
  if (problem) return { reason: 'form', message: problem.message }
  const value = answer.trim()
  if (value === 'unknown' || /^later:/i.test(value)) return undefined
  return worded(template, all, value, lint) ?? emptied(template, slot, value, lint)
}

/** Words that a rule finds inside the answer. */
function worded(template: Template, values: Values, answer: string, lint: Lint): Refusal | undefined {
  const { text, message } = judged(template, values, lint)
  const at = text.indexOf(answer)
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
  const resting = elementsOn(slot.type).filter((one) => template.carries.includes(one))
  const refused = resting.length > 0 ? worded(template, { ...hollow, [slot.name]: answer }, answer, lint) : undefined
  if (refused) return refused
  for (const element of resting) {
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
