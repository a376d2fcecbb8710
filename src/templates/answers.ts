import type { Linter } from '../linter.ts'
import type { FindingReport } from '../report.ts'
import type { Template, TemplateSlot, Values } from './model.ts'
import { problemsOf, renderUnchecked } from './render.ts'
import { elementsOn } from './rests.ts'

/**
 * Why an answer will not do: its form, or that the message it makes says nothing of the element that rests on it. Undefined
 * when it will. `values` are the answers so far; where there is none yet, the template's good example stands in.
 */
export function refuse(
  template: Template,
  slot: TemplateSlot,
  answer: string,
  values: Values,
  lint: Linter['lint'],
): { message: string; question?: string } | undefined {
  if (answer.trim() === '' && !slot.required) return undefined
  const all = { ...template.fixtures.good, ...values, [slot.name]: answer }
  const problem = problemsOf(template, all).find((one) => one.slot === slot.name)
  if (problem) return { message: problem.message }
  const value = answer.trim()
  if (value === 'unknown' || /^later:/i.test(value)) return undefined
  const finding = hollowFinding(template, slot, all, value, lint)
  return finding && { message: finding.message, ...(finding.question && { question: finding.question }) }
}

function hollowFinding(template: Template, slot: TemplateSlot, values: Values, answer: string, lint: Linter['lint']): FindingReport | undefined {
  const { stage, situation, channel, audience, lang } = template
  const options = { stage, situation, channel, audience, language: lang, format: 'text' }
  const { text } = renderUnchecked(template, values)
  const [message] = lint(text, options).messages
  const resting = elementsOn(slot.type)
  return message?.findings.find((one) => {
    if (one.severity === 'info') return false
    if (one.kind === 'element') return one.verdict !== 'present' && resting.some((element) => element === one.element && template.carries.includes(element))
    return one.kind === 'wording' && one.actual !== undefined && answer.includes(one.actual)
  })
}
