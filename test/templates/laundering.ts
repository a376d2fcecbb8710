import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ElementId } from '../../src/model.ts'
import type { Template } from '../../src/templates/model.ts'
import { elementsOn } from '../../src/templates/rests.ts'

const read = (name: string) => parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as Record<string, string[]>

/** Hollow fillings by language and slot type, twenty of each. */
export const FILLINGS: Readonly<Record<string, Record<string, string[]>>> = { en: read('hollow.yml'), id: read('hollow.id.yml') }

export interface Filling {
  slot: string
  filling: string
  /** What may not become present by it. */
  resting: ElementId[]
}

/** At cancelled the fixed words are the answer: what stays as it is, whatever that is (SPEC 2.5, N17). */
const rests = (template: Template, element: ElementId) => !(template.stage === 'cancelled' && element === 'impact')

/** Each slot that an element rests on, with its own hollow fixture and those of its type. */
export function fillingsOf(template: Template): Filling[] {
  return template.slots.flatMap(({ name: slot, type }) => {
    const resting = elementsOn(type).filter((element): element is ElementId => template.carries.includes(element) && rests(template, element))
    if (resting.length === 0) return []
    const own = template.fixtures.hollow[slot] as string
    return [own, ...(FILLINGS[template.lang]?.[type] ?? [])].map((filling) => ({ slot, filling, resting }))
  })
}
