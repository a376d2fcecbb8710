import { sentenceRanges } from '../prose/sentences.ts'
import { type SlotProblem, type SlotType, type Template, TemplateError, type TemplateSlot, type Values } from './model.ts'
import { FORMS, hasForm } from './slot-types.ts'
import { capitalised, escapeMarkdown, fill, slotsIn } from './substitute.ts'

export interface Rendered {
  text: string
  /** Of a post; `subject` of a mail. */
  title?: string
  subject?: string
}

const UNKNOWN = 'unknown'
const LATER = /^later:\s*(.+)$/i
/** Names and addresses stay as somebody writes them wherever they stand. */
const AS_WRITTEN: ReadonlySet<SlotType | undefined> = new Set(['person', 'contact', 'url', 'company'])
/** Channels whose text is Markdown; the others are plain. */
const MARKDOWN = new Set(['status', 'blog', 'email'])

/** Throws TemplateError that names every slot that is missing or has not the form of its type. */
export function render(template: Template, values: Readonly<Record<string, unknown>>): Rendered {
  const problems = problemsOf(template, values)
  if (problems.length > 0) throw new TemplateError(problems)
  return renderUnchecked(template, values as Values)
}

/** The same without a look at the values: for vetting, which fills slots badly on purpose. */
export function renderUnchecked(template: Template, given: Values): Rendered {
  const plain = MARKDOWN.has(template.channel) ? escapeMarkdown : (value: string) => value
  const types = new Map(template.slots.map(({ name, type }) => [name, type]))
  const put = (slot: string, opens: boolean) => {
    const value = given[slot]?.trim()
    if (value === undefined) return undefined
    return plain(opens && !AS_WRITTEN.has(types.get(slot)) ? capitalised(value) : value)
  }
  const text = fill(replaceSentences(template, given), put)
  const subject = template.subject && fill(template.subject, (slot) => given[slot]?.trim())
  return { text: `${text.trim()}\n`, ...(subject && { [template.channel === 'email' ? 'subject' : 'title']: subject }) }
}

/** Everything that is wrong with values, slot by slot, in the order of the template. */
export function problemsOf(template: Template, values: Readonly<Record<string, unknown>>): SlotProblem[] {
  const known = new Set(template.slots.map((slot) => slot.name))
  const strange = Object.keys(values).filter((name) => !known.has(name))
  return [
    ...template.slots.flatMap((slot) => problemOf(template, slot, Object.hasOwn(values, slot.name) ? values[slot.name] : undefined)),
    ...strange.map((slot) => ({ slot, reason: 'no-such-slot' as const, message: `${template.id} has no such slot: ${[...known].join(', ')}` })),
  ]
}

function problemOf(template: Template, slot: TemplateSlot, value: unknown): SlotProblem[] {
  const bad = (reason: SlotProblem['reason'], message: string): SlotProblem[] => [{ slot: slot.name, reason, message }]
  const { wants, maxLength } = FORMS[slot.type]
  if (value === undefined || value === null || value === '') return slot.required ? bad('missing', `missing, expected ${wants}`) : []
  if (typeof value !== 'string') return bad('not-text', `not a text, expected ${wants}`)
  const text = value.trim()
  if (text === UNKNOWN) return template.unknown[slot.name] ? [] : bad('not-unknown', `may not be unknown in ${template.id}, expected ${wants}`)
  const later = LATER.exec(text)?.[1]
  if (later !== undefined) {
    if (!template.defer[slot.name]) return bad('not-later', `cannot be promised for later in ${template.id}, expected ${wants}`)
    return hasForm('instant', later) || /\d{4}/.test(later) ? [] : bad('wrong-form', `"later:" needs ${FORMS.instant.wants}`)
  }
  const longest = Math.min(maxLength, slot.longest ?? maxLength)
  if (/[\u0000-\u001f\u007f]/.test(text) || /\{\{|\}\}/.test(text) || !hasForm(slot.type, text))
    return bad('wrong-form', `"${clipped(text)}" does not fit, expected ${wants}`)
  return [...text].length > longest ? bad('too-long', `${[...text].length} characters, at most ${longest}`) : []
}

const MOST_QUOTED = 80
const clipped = (text: string) => (text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…` : text)

/** Where a slot is unknown or promised, its sentence gives way to the one that says so; where an optional one is empty, to nothing. */
function replaceSentences(template: Template, values: Values): string {
  return template.text
    .split('\n')
    .map((line) => replaceInLine(line, template, values))
    .filter((line) => line !== undefined)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

function replaceInLine(line: string, template: Template, values: Values): string | undefined {
  if (slotsIn(line).every((slot) => isStated(values[slot]))) return line
  // The mark of a list or a heading stays.
  const [mark = ''] = /^\s*(?:[-*+]|\d+\.|#{1,6}|>)?\s*/.exec(line) ?? []
  const body = line.slice(mark.length)
  const parts = sentenceRanges(body, 0, body.length, new Set()).map(({ start, end }) => insteadOf(body.slice(start, end), template, values))
  const kept = parts.filter((part) => part !== '')
  return kept.length === 0 ? undefined : mark + kept.join(' ')
}

function insteadOf(sentence: string, template: Template, values: Values): string {
  const silent = slotsIn(sentence).filter((slot) => !isStated(values[slot]))
  if (silent.length === 0) return sentence
  return silent
    .map((slot) => wordingOf(slot, template, values[slot]))
    .filter(Boolean)
    .join(' ')
}

function wordingOf(slot: string, template: Template, value: string | undefined): string {
  if (value === undefined || value.trim() === '') return ''
  const later = LATER.exec(value.trim())?.[1]
  if (later === undefined) return template.unknown[slot] ?? ''
  return fill(template.defer[slot] ?? '', (name) => (name === 'later' ? later : undefined))
}

function isStated(value: string | undefined): boolean {
  return value !== undefined && value.trim() !== '' && value.trim() !== UNKNOWN && !LATER.test(value.trim())
}
