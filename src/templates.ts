/** The template library: pure, for Node and browsers alike. */
import { templates as compiled } from './templates/library.ts'
import type { Template, TemplateAbout } from './templates/model.ts'
import { type Rendered, render } from './templates/render.ts'

export type { SlotProblem, SlotType, Template, TemplateAbout, TemplateSlot, Values } from './templates/model.ts'
export { TemplateError } from './templates/model.ts'
export type { Rendered } from './templates/render.ts'

/** All templates, in the order of their ids. */
export const templates: readonly TemplateAbout[] = compiled.map(({ id, lang, title, stage, situation, channel, audience, incidentType }) => ({
  id,
  lang,
  title,
  stage,
  situation,
  channel,
  audience,
  incidentType,
}))

/** A template with its slots, what it carries and its fixtures; undefined when there is none. */
export function getTemplate(id: string, lang = 'en'): Template | undefined {
  return compiled.find((one) => one.id === id && one.lang === lang)
}

/**
 * Fills a template. A value is one line of text: never mark-up, never a template again; `unknown`, or `later: <instant>`, where
 * the template has words for it. Throws TemplateError that names every slot that is missing or has not its form, RangeError on an
 * id that is none.
 */
export function renderTemplate(id: string, values: Readonly<Record<string, unknown>>, lang = 'en'): Rendered {
  const template = getTemplate(id, lang)
  if (!template) throw new RangeError(`there is no template "${id}" in "${lang}"`)
  return render(template, values)
}
