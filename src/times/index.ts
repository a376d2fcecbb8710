import type { DetectorContext, Message } from '../model.ts'
import { Latest } from '../prose/latest.ts'
import { readLine } from './assemble.ts'
import { lineOf } from './line.ts'
import type { TimeExpression, ZoneReading } from './model.ts'
import { settleTimes } from './settle-times.ts'

export * from './model.ts'

const found = new Latest<Message, TimeExpression[]>()
const READ = new Set(['body', 'list', 'cell', 'signoff', 'heading', 'title', 'footer', 'caption', 'quote'])

const bySentence = new Latest<readonly TimeExpression[], Map<number, TimeExpression[]>>()

/** The times of one sentence, out of the list that `findTimes` gives. */
export function timesIn(times: readonly TimeExpression[], sentence: { index: number }): readonly TimeExpression[] {
  let groups = bySentence.get(times)
  if (!groups) {
    groups = new Map()
    for (const time of times) {
      const group = groups.get(time.sentence)
      if (group) group.push(time)
      else groups.set(time.sentence, [time])
    }
    bySentence.set(times, groups)
  }
  return groups.get(sentence.index) ?? []
}

/**
 * Every time that the text gives, in the order of the text, with what each inherits (SPEC 5). Headings, titles and
 * quotations are read too, since a heading lends its date: ask `states(sentence.block)` before a time counts.
 * `publishedAt` lends its date to clock times and relative days, never a zone. Found once a message.
 */
export function findTimes(message: Message, context: Pick<DetectorContext, 'org'>): TimeExpression[] {
  const known = found.get(message)
  if (known) return known
  const times: TimeExpression[] = []
  let zone: ZoneReading | undefined
  for (const sentence of message.sentences) {
    const line = READ.has(sentence.block.zone) ? lineOf(sentence, context.org) : undefined
    if (!line) continue
    const read = readLine(line)
    zone ??= read.zone
    const base = times.length
    times.push(...read.expressions.map((one) => (one.converts === undefined ? one : { ...one, converts: one.converts + base })))
  }
  settleTimes(message, context.org, times, zone)
  found.set(message, times)
  return times
}
