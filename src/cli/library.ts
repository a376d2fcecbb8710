import type { Template } from '../templates/model.ts'
import { type PackedTemplates, unpackTemplates } from '../templates/packed.ts'

/** One line a language. */
const LOAD: Readonly<Record<string, () => Promise<{ packed: PackedTemplates }>>> = {
  en: () => import('../generated/templates-en.ts'),
  id: () => import('../generated/templates-id.ts'),
}

/** The templates of a language, in the order of their ids; none for a language that has none. */
export async function templatesIn(language: string): Promise<readonly Template[]> {
  const load = Object.hasOwn(LOAD, language) ? LOAD[language] : undefined
  return load ? unpackTemplates((await load()).packed) : []
}

/** What the shipped templates of a language know of slots; of a language that has none, the English ones. */
export async function slotsIn(language: string): Promise<PackedTemplates['slots']> {
  return (await (LOAD[language] ?? (LOAD['en'] as (typeof LOAD)[string]))()).packed.slots
}
