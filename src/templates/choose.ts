import type { Template, TemplateAbout } from './model.ts'

/** What somebody said of the message to write; what is not said leaves the choice open. */
export interface Wish {
  /** A template's id, or what happened. */
  what?: string | undefined
  stage?: string | undefined
  situation?: string | undefined
  channel?: string | undefined
  audience?: string | undefined
  lang?: string | undefined
}

/** The templates that a wish leaves, in the order of their ids. An id names one; what happened may be named in part. */
export function choose<T extends TemplateAbout>(all: readonly T[], { what, stage, situation, channel, audience, lang = 'en' }: Wish): T[] {
  const fitting = all.filter(
    (one) =>
      one.lang === lang &&
      (!stage || one.stage === stage) &&
      (!situation || one.situation === situation) &&
      (!channel || one.channel === channel) &&
      (!audience || one.audience === audience),
  )
  if (!what) return fitting
  const wanted = slug(what)
  const named = fitting.filter((one) => one.id === wanted)
  if (named.length > 0) return named
  const typed = fitting.filter((one) => slug(one.incidentType) === wanted)
  return typed.length > 0 ? typed : fitting.filter((one) => `-${slug(one.incidentType)}-`.includes(`-${wanted}-`))
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}

/** The message as a file of its own: a front matter says what a reader of the file could not guess. */
export function asFile(template: Template, rendered: { text: string; title?: string; subject?: string }): { name: string; content: string } {
  if (PLAIN.has(template.channel)) return { name: `${template.id}.txt`, content: rendered.text }
  const lines = [
    ...(rendered.title ? [`title: ${JSON.stringify(rendered.title)}`] : []),
    ...(rendered.subject ? [`subject: ${JSON.stringify(rendered.subject)}`] : []),
    `stage: ${template.stage}`,
    ...(template.situation === 'ordinary' ? [] : [`situation: ${template.situation}`]),
    `channel: ${template.channel}`,
  ]
  return { name: `${template.id}.md`, content: `---\n${lines.join('\n')}\n---\n\n${rendered.text}` }
}

const PLAIN = new Set(['social', 'sms', 'phone'])
