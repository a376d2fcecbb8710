import type { Audience, Channel, ElementId, Situation, Stage } from '../model.ts'

/** SPEC 6.2: what a slot may hold. */
export const SLOT_TYPES = [
  'person',
  'contact',
  'instant',
  'window',
  'duration',
  'count',
  'group',
  'effect',
  'unaffected',
  'mechanism',
  'act',
  'change',
  'customer_act',
  'check',
  'data_types',
  'money',
  'url',
  'reason',
  'promise',
  'apology_object',
  'company',
  'text',
] as const
export type SlotType = (typeof SLOT_TYPES)[number]

/** One line of `templates/slots.yml`: a name means the same in every template, so that one incident file fills them all. */
export interface Slot {
  name: string
  type: SlotType
  hint: string
  example: string
}

/** A slot as one template uses it. */
export interface TemplateSlot extends Slot {
  required: boolean
  /** Characters; the slot's type has a limit of its own. */
  longest?: number
}

export interface TemplateAbout {
  id: string
  /** BCP 47 primary tag. */
  lang: string
  title: string
  stage: Stage
  situation: Situation
  channel: Channel
  audience: Audience
  incidentType: string
}

/** What a message of an element may lean on besides the ten: SPEC 1.11 and the parts of 1.7. */
export type Carried = ElementId | 'remedy' | 'ownership' | 'listening' | 'accountability' | 'impact.data'

/** A template, compiled: its texts with `{{slot}}` in them. */
export interface Template extends TemplateAbout {
  /** The title of the post or the subject of the mail. */
  subject?: string
  /** The platform it is as long as allowed for: `x`, `mastodon` … */
  carries: Carried[]
  slots: TemplateSlot[]
  /** Sentences that stand in place of the one that holds the slot: nobody knows it yet; or it is promised for `{{later}}`. */
  unknown: Record<string, string>
  defer: Record<string, string>
  basis: string[]
  reviewedBy: { name: string; role: string; date: string }[]
  reviewBy?: string
  fixtures: { good: Values; hollow: Values }
  text: string
}

/** Slot name to what stands in it; `unknown`, or `later: <instant>`. */
export type Values = Record<string, string>

/** What is wrong with the values of one slot. `reason` is for programs, `message` for people. */
export interface SlotProblem {
  slot: string
  reason: 'missing' | 'no-such-slot' | 'not-text' | 'wrong-form' | 'too-long' | 'not-unknown' | 'not-later'
  message: string
}

export class TemplateError extends Error {
  override readonly name = 'TemplateError'

  constructor(readonly problems: readonly SlotProblem[]) {
    super(problems.map(({ slot, message }) => `${slot}: ${message}`).join('\n'))
  }
}
