import { packed as english } from '../generated/templates-en.ts'
import { packed as indonesian } from '../generated/templates-id.ts'
import type { Template } from './model.ts'
import { unpackTemplates } from './packed.ts'

/** The templates that ship: English ones first, each language in the order of their ids. */
export const templates: readonly Template[] = [english, indonesian].flatMap(unpackTemplates)
