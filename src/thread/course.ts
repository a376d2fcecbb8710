import type { Settings } from '../judge.ts'
import type { Message, Stage } from '../model.ts'
import type { MessageReport } from '../report.ts'

/** One update of an incident, before it is judged. */
export interface Update {
  message: Message
  settings: Settings
  found: MessageReport['found']
}

const INSTANT = /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i

/** When a message went out, in milliseconds; a bare date or a time without a zone allows no arithmetic. */
export function instantOf({ publishedAt }: Pick<Message, 'publishedAt'>): number | undefined {
  if (publishedAt === undefined || !INSTANT.test(publishedAt)) return undefined
  const at = Date.parse(publishedAt)
  return Number.isNaN(at) ? undefined : at
}

/** How updates were put in order: by their instants, days or stages, by the numbers that the reader gave them, or as given. */
export type Course = 'times' | 'days' | 'stages' | 'numbers' | 'given'

const STEPS: readonly Stage[] = ['scheduled', 'cancelled', 'security', 'investigating', 'identified', 'monitoring', 'resolved', 'postmortem']

/**
 * The updates as they went out: by their instants where all have one, else by the order that the reader found, else by their
 * days; where nothing says when, by their stages where each is said and no two are the same, else as given.
 */
export function courseOf<T extends Update>(updates: readonly T[]): { course: T[]; by: Course } {
  const keys = updates.map(({ message }) => instantOf(message))
  if (!keys.includes(undefined)) return { course: sorted(updates, keys as number[]), by: 'times' }
  const orders = updates.map(({ message }) => message.meta.order)
  if (!orders.includes(undefined) && new Set(orders).size === orders.length) return { course: sorted(updates, orders as number[]), by: 'numbers' }
  const days = updates.map(({ message }) => Date.parse(message.publishedAt?.slice(0, 10) ?? ''))
  if (!days.some(Number.isNaN)) return { course: sorted(updates, days), by: 'days' }
  const said = updates.map(({ message, found }) => (found.stage === 'words' || found.stage === 'default' ? -1 : STEPS.indexOf(message.stage)))
  if (!said.includes(-1) && new Set(said).size === said.length) return { course: sorted(updates, said), by: 'stages' }
  return { course: [...updates], by: 'given' }
}

function sorted<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((one, index) => ({ one, key: keys[index] as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}
