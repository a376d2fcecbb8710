import { packed } from '../generated/templates.ts'
import type { Template } from './model.ts'
import { unpackTemplates } from './packed.ts'

/** The templates that ship, in the order of their ids. */
export const templates: readonly Template[] = unpackTemplates(packed)
