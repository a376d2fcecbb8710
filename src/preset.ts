import type { Policy, Preset } from './compile/policy.ts'
import type { RuleTexts } from './compile/rules.ts'
import type { Block, JudgedId, Mark, Message } from './model.ts'

/** The concept, and the rule, of what a law asks for beside the house (SPEC 8). */
const PRESET = 'preset-content'

/** The preset of a profile where it speaks of this message. A text among colleagues is no notice to anybody. */
function presetFor({ preset }: Policy, { stage, audience }: Message): Preset | undefined {
  return preset && preset.stage === stage && audience !== 'internal' ? preset : undefined
}

/** A policy whose preset misses nothing that the language has no words for. */
export function heardOf(policy: Policy, hears: (concept: string) => boolean): Policy {
  if (!policy.preset) return policy
  const needs = policy.preset.needs.filter(({ concept, when }) => hears(concept) && (when === undefined || hears(when)))
  return { ...policy, preset: { ...policy.preset, needs } }
}

/** The marks that count under a preset, and what the law asks for and the message does not have: marks like any other. */
export function withPreset(policy: Policy, message: Message, marks: Mark[]): Mark[] {
  const preset = presetFor(policy, message)
  return preset ? [...yielding(preset, message, marks), ...presetMarks(preset, message, marks)] : marks
}

/** What is missing is said at the message's beginning, or where words stand that will not do; so is a word on the time that the law gives. */
function presetMarks(preset: Preset, message: Message, marks: readonly Mark[]): Mark[] {
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
  const has = (concept: string, worth: Mark['worth']) => marks.find((mark) => mark.concept === concept && mark.worth === worth)
  return [
    ...preset.needs
      .filter(({ concept, when }) => !has(concept, 'present') && (when === undefined || has(when, 'present')))
      .map(({ form, concept, severity }) => {
        const empty = has(concept, 'hollow')
        return owed(form, { ...(empty && { place: empty.place, actual: empty.actual }), ...(severity && { severity }) })
      }),
    ...(preset.headings ?? []).filter((heading) => !headed(message, heading)).map((heading) => owed('heading', { values: { ...values, heading } })),
    ...(preset.written && !preset.written.includes(message.channel) ? [owed('written')] : []),
    ...(preset.hours === undefined ? [] : [owed('deadline', { severity: 'info' })]),
    ...(preset.remind ?? []).map((form) => owed(form, { severity: 'info' })),
  ]
}

/** Where the law has the words, they are nobody's wording (SPEC 8, conflict rule): in its headings, and in the place of a lede under its title. */
function yielding({ headings = [], yields }: Preset, message: Message, marks: Mark[]): Mark[] {
  if (!yields) return marks
  const fixed = headings.flatMap((heading) => headed(message, heading) ?? [])
  const isFixed = ({ place }: Mark) => fixed.some((block) => block !== 'title' && place.start < block.end && place.end > block.start)
  const titled = headings[0] !== undefined && headed(message, headings[0]) !== undefined
  return marks.filter((mark) => !((yields.words.includes(mark.concept) && isFixed(mark)) || (titled && yields.lede === mark.concept)))
}

/** The paragraph of its own that says just that; or the title, which may stand outside the text. */
function headed({ blocks, text, meta }: Message, heading: string): Block | 'title' | undefined {
  const wanted = bare(heading)
  const block = blocks.find(({ start, end }) => end - start < 2 * heading.length && bare(text.slice(start, end)) === wanted)
  return block ?? (bare(meta.title ?? '') === wanted ? 'title' : undefined)
}

function bare(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Why an element is asked for, with the article that asks for it too. */
export function whyByLaw(why: string, policy: Policy, message: Message, element: JudgedId, texts: Readonly<Record<string, RuleTexts>>): string {
  const preset = presetFor(policy, message)
  const own = texts[PRESET]
  return preset?.cites.includes(element) && own ? `${why} ${own.why.replaceAll('{law}', preset.law)}` : why
}
