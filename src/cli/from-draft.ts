import { readText } from '../disk/read.ts'
import { languageOf } from '../languages/index.ts'
import { linterOf } from '../linter.ts'
import { ELEMENTS } from '../model.ts'
import { Problem } from '../problem.ts'
import { readWith } from '../readers/index.ts'
import { refuse } from '../templates/answers.ts'
import type { Wish } from '../templates/choose.ts'
import { drawn } from '../templates/draw/index.ts'
import type { Template, Values } from '../templates/model.ts'
import { elementsOn } from '../templates/rests.ts'
import { judgeGroup } from '../together.ts'
import { type Context, optionsOf } from './run.ts'

/** What a draft has already. */
export interface Drawn {
  about: Wish
  /** Particulars of the draft that say something in the slots of a template, in the writer's words. */
  values(template: Template): Values
  /** What the draft says of the element that rests on a slot: shown where its words do not fit as they stand. */
  said(template: Template, slot: string): string | undefined
}

/** Judges a draft and keeps its present particulars. Throws Problem when it cannot be read or judged. */
export async function drawFrom(path: string, context: Context): Promise<Drawn> {
  const { stage, situation, channel, audience, language, publishedAt, now } = optionsOf(context.flags)
  const options = Object.fromEntries(
    Object.entries({ path, stage, situation, channel, audience, language, publishedAt, now }).filter(([, value]) => value !== undefined),
  )
  const linter = linterOf({}, readWith(), languageOf)
  const [opened] = linter.open(readText(path, path), options)
  if (opened) judgeGroup([opened], false)
  if (!opened?.judged || !opened.judging) throw new Problem('new.draft-unjudged', {}, { path })
  const { message, judgement } = opened.judged
  const judged = { message, marks: judgement.marks, context: opened.judging.settings.context }
  return {
    about: { stage: message.stage, channel: message.channel, ...(message.situation !== 'ordinary' && { situation: message.situation }) },
    values(template) {
      const values = drawn(template, judged)
      // Each is tried among the others: one that would be refused at a prompt is asked there.
      const stands = template.slots.filter((slot) => values[slot.name] !== undefined && !refuse(template, slot, values[slot.name] ?? '', values, linter))
      return Object.fromEntries(stands.map(({ name }) => [name, values[name] as string]))
    },
    said(template, name) {
      const slot = template.slots.find((one) => one.name === name)
      const resting = slot ? ELEMENTS.filter((element) => elementsOn(slot.type).includes(element)) : []
      const mark = judgement.marks.find(({ concept, worth }) => worth === 'present' && resting.some((element) => element === concept))
      return mark?.actual.replace(/\s+/g, ' ').trim()
    },
  }
}
