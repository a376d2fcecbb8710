import type { Settings } from '../judge.ts'
import type { Message } from '../model.ts'
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

/** The updates as they went out: by their instants where all have one, else by the order that the reader found, else as given. */
export function courseOf<T extends Update>(updates: readonly T[]): T[] {
  const keys = updates.map(({ message }) => instantOf(message))
  if (!keys.includes(undefined)) return sorted(updates, keys as number[])
  const orders = updates.map(({ message }) => message.meta.order)
  return orders.includes(undefined) ? [...updates] : sorted(updates, orders as number[])
}

function sorted<T>(list: readonly T[], keys: readonly number[]): T[] {
  return list
    .map((one, index) => ({ one, key: keys[index] as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}
