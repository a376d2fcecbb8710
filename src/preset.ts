import type { Policy, Preset } from './compile/policy.ts'
import type { RuleTexts } from './compile/rules.ts'
import type { JudgedId, Mark, Message } from './model.ts'

/** The concept, and the rule, of what a law asks for beside the house (SPEC 8). */
const PRESET = 'preset-content'

/** The preset of a profile where it speaks of this message. A text among colleagues is no notice to anybody. */
function presetFor({ preset }: Policy, { stage, audience }: Message): Preset | undefined {
  return preset && preset.stage === stage && audience !== 'internal' ? preset : undefined
}

/** A policy whose preset misses nothing that the language cannot tell: optional elements that were asked for and are not among `asks` any more. */
export function heardOf(policy: Policy, asked: readonly string[]): Policy {
  if (!policy.preset) return policy
  const deaf = asked.filter((one) => !policy.asks.some((element) => element === one))
  const needs = Object.fromEntries(Object.entries(policy.preset.needs).filter(([, concept]) => !deaf.includes(concept)))
  return { ...policy, preset: { ...policy.preset, needs } }
}

/** What the law asks for and the message does not have, and a word on the time that the law gives: marks like any other, each at the message's beginning. */
export function presetMarks(policy: Policy, message: Message, marks: readonly Mark[]): Mark[] {
  const preset = presetFor(policy, message)
  if (!preset) return []
  const values = { law: preset.law, ...(preset.hours !== undefined && { hours: String(preset.hours) }) }
  const start = message.sentences[0]?.start ?? 0
  const owed = (form: string, more?: Partial<Mark>): Mark => ({
    concept: PRESET,
    worth: 'hollow',
    mode: 'stated',
    actual: '',
    place: { start, end: start },
    form,
    values,
    ...more,
  })
  return [
    ...Object.entries(preset.needs)
      .filter(([, concept]) => !marks.some((mark) => mark.concept === concept && mark.worth === 'present'))
      .map(([form]) => owed(form)),
    ...(preset.headings ?? []).filter((heading) => !hasHeading(message, heading)).map((heading) => owed('heading', { values: { ...values, heading } })),
    ...(preset.written && !preset.written.includes(message.channel) ? [owed('written')] : []),
    ...(preset.hours === undefined ? [] : [owed('deadline', { severity: 'info' })]),
    ...(preset.remind ?? []).map((form) => owed(form, { severity: 'info' })),
  ]
}

/** Whether a paragraph of its own, or the title, says just that. */
function hasHeading({ blocks, text, meta }: Message, heading: string): boolean {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const wanted = bare(heading)
  return bare(meta.title ?? '') === wanted || blocks.some(({ start, end }) => end - start < 2 * heading.length && bare(text.slice(start, end)) === wanted)
}

/** Why an element is asked for, with the article that asks for it too. */
export function whyByLaw(why: string, policy: Policy, message: Message, element: JudgedId, texts: Readonly<Record<string, RuleTexts>>): string {
  const preset = presetFor(policy, message)
  const own = texts[PRESET]
  return preset?.cites.includes(element) && own ? `${why} ${own.why.replaceAll('{law}', preset.law)}` : why
}
