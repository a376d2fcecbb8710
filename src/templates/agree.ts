import type { Linter } from '../linter.ts'
import type { Template, Values } from './model.ts'
import { renderUnchecked } from './render.ts'

/** Some moment: all variants go out at it, so that a bare clock time means the same day in each. */
const AT = '2026-03-04T08:20:00Z'
const PLAIN = new Set(['social', 'sms', 'phone'])

/** What keeps a template from saying the same as the others of its incident. */
interface Disagreement {
  template: Template
  message: string
}

/**
 * SPEC V-12: the variants of one incident at one stage, filled from one incident file, contradict each other nowhere on any two
 * channels (thread rule T17), and each tells every fact that it has a slot for.
 */
export function disagreements(templates: readonly Template[], lintThread: Linter['lintThread']): Disagreement[] {
  return groups(templates).flatMap((variants) => {
    const values = sharedValues(variants)
    const texts = variants.map((template) => renderUnchecked(template, of(template, values)))
    return [...untold(variants, values, texts), ...contradictions(variants, texts, lintThread)]
  })
}

function groups(templates: readonly Template[]): Template[][] {
  const byIncident = new Map<string, Template[]>()
  for (const one of templates) {
    const key = [one.lang, one.incidentType, one.stage, one.situation].join('\n')
    byIncident.set(key, [...(byIncident.get(key) ?? []), one])
  }
  return [...byIncident.values()]
}

/** One incident file: the good value of the first variant that has the slot, in the words of the shortest where one has less room. */
function sharedValues(variants: readonly Template[]): Values {
  const values: Values = {}
  for (const { slots, fixtures } of variants) {
    for (const { name, longest } of slots) {
      const value = fixtures.good[name] ?? ''
      if (!(name in values) || (longest !== undefined && (values[name] ?? '').length > longest)) values[name] = value
    }
  }
  return values
}

const of = ({ slots }: Template, values: Values): Values => Object.fromEntries(slots.map(({ name }) => [name, values[name] ?? '']))

/** A value that is nowhere to be read. */
function untold(variants: readonly Template[], values: Values, texts: readonly ReturnType<typeof renderUnchecked>[]): Disagreement[] {
  return variants.flatMap((template, index) => {
    const { text = '', title = '', subject = '' } = texts[index] ?? {}
    const told = `${title}\n${subject}\n${text.replaceAll('\\', '')}`.toLowerCase()
    const missing = template.slots.filter(({ name }) => !told.includes((values[name] ?? '').toLowerCase()))
    return missing.map(({ name }) => ({ template, message: `does not tell \`${name}\`, which the incident file has` }))
  })
}

function contradictions(variants: readonly Template[], texts: readonly ReturnType<typeof renderUnchecked>[], lintThread: Linter['lintThread']): Disagreement[] {
  // Each against each: the rule reads the latest of every other channel.
  return variants.flatMap((template, index) =>
    variants.slice(0, index).flatMap((other, before): Disagreement[] => {
      if (other.channel === template.channel) return []
      const update = (one: Template, text: string) => ({
        text,
        publishedAt: AT,
        stage: one.stage,
        situation: one.situation,
        channel: one.channel,
        audience: one.audience,
        language: one.lang,
        format: PLAIN.has(one.channel) ? 'text' : 'markdown',
      })
      const { messages } = lintThread([update(other, texts[before]?.text ?? ''), update(template, texts[index]?.text ?? '')])
      const found = messages.flatMap(({ findings }) => findings).filter(({ spec }) => spec === 'T17')
      return found.map(({ message }) => ({ template, message: `beside ${other.id}: ${message}` }))
    }),
  )
}
