import type { Slot, Template, Values } from './model.ts'

type SlotLine = Omit<Slot, 'name'> & { hollow: string }

/** A template as it stands in the generated module: what all of them say of a slot stands there once. */
export interface PackedTemplate extends Omit<Template, 'slots' | 'fixtures'> {
  /** Names, each with `?` behind it when the slot may stay empty. */
  slots: string[]
  longest: Record<string, number>
  /** Values that are not the slot's own example, or its own hollow filling. */
  fixtures: { good: Values; hollow: Values }
}

export interface PackedTemplates {
  slots: Record<string, SlotLine>
  templates: PackedTemplate[]
}

export function packTemplates(slots: Record<string, SlotLine>, templates: readonly Template[]): PackedTemplates {
  const other = (values: Values, key: 'example' | 'hollow') =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => slots[name]?.[key] !== value))
  return {
    slots,
    templates: templates.map((template) => ({
      ...template,
      slots: template.slots.map(({ name, required }) => (required ? name : `${name}?`)),
      longest: Object.fromEntries(template.slots.flatMap(({ name, longest }) => (longest === undefined ? [] : [[name, longest]]))),
      fixtures: { good: other(template.fixtures.good, 'example'), hollow: other(template.fixtures.hollow, 'hollow') },
    })),
  }
}

export function unpackTemplates({ slots: known, templates }: PackedTemplates): Template[] {
  return templates.map(({ longest, slots, fixtures, ...template }) => {
    const named = slots.map((slot) => ({ name: slot.replace(/\?$/, ''), required: !slot.endsWith('?') }))
    const values = (key: 'example' | 'hollow') => Object.fromEntries(named.map(({ name }) => [name, known[name]?.[key] ?? '']))
    return {
      ...template,
      slots: named.map(({ name, required }) => {
        const { hollow: _, ...slot } = known[name] as SlotLine
        return { name, ...slot, required, ...(longest[name] !== undefined && { longest: longest[name] }) }
      }),
      fixtures: { good: { ...values('example'), ...fixtures.good }, hollow: { ...values('hollow'), ...fixtures.hollow } },
    }
  })
}
