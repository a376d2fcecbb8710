import { readText } from '../disk/read.ts'
import { lintText, type MessageReport } from '../index.ts'
import { ELEMENTS } from '../model.ts'
import { Problem } from '../problem.ts'
import type { Wish } from '../templates/choose.ts'
import type { Template, Values } from '../templates/model.ts'
import { elementsOn } from '../templates/rests.ts'
import { hasForm } from '../templates/slot-types.ts'
import { type Context, optionsOf } from './run.ts'

/** What a draft has already. */
export interface Drawn {
  about: Wish
  /** Particulars of the draft that have the form of a slot. */
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
  const [message] = lintText(readText(path, path), options).messages
  if (!message?.judged) throw new Problem('new.draft-unjudged', {}, { path })
  const about = { stage: message.stage, channel: message.channel, ...(message.situation !== 'ordinary' && { situation: message.situation }) }
  return {
    about,
    values: (template) => valuesOf(template, message),
    said: (template, name) => {
      const slot = template.slots.find((one) => one.name === name)
      return slot && presentIn(message, slot.type)[0]
    },
  }
}

function valuesOf(template: Template, message: MessageReport): Values {
  const values: Values = {}
  const used = new Set<string>()
  for (const slot of template.slots) {
    const found = presentIn(message, slot.type).find((text) => !used.has(text) && TAKEN_WHOLE.has(slot.type) && hasForm(slot.type, text))
    if (found === undefined) continue
    used.add(found)
    values[slot.name] = found
  }
  return values
}

/** Types whose evidence is the particular itself; of others it is the sentence around it, which somebody must cut to size. */
const TAKEN_WHOLE = new Set(['person', 'instant', 'window', 'url'])

function presentIn({ elements }: MessageReport, type: Parameters<typeof elementsOn>[0]): string[] {
  return ELEMENTS.filter((element) => elementsOn(type).includes(element) && elements[element].verdict === 'present').flatMap((element) =>
    elements[element].evidence.map((span) => span.text.replace(/\s+/g, ' ').trim()),
  )
}
