import type { Detector, DetectorContext, Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'
import { type Deferral, deferral } from './deferral.ts'
import { hollow, present } from './mark.ts'

/**
 * SPEC 1.8: when the reader will hear again. *Present* needs a promise of a message and a time that somebody can be held
 * to: a clock time, a date, or an interval or wait where the message's own time is known to count it from.
 */
export const detectNextUpdate: Detector = (message, context) => {
  const times = findTimes(message, context)
  const stamped = isStamped(message, context, times)
  const marks: Mark[] = []
  for (const sentence of message.sentences) {
    if (!states(sentence.block)) continue
    marks.push(...promises(message, sentence, times, stamped), ...vague(message, sentence), ...ending(message, sentence))
  }
  marks.push(...deferral(message, context).map((one) => ofDeferral(message, one)))
  return [...marks, ...conditions(message, times)]
}

/** Whether the message's own time is known, so that "within the hour" can be counted from it. */
function isStamped(message: Message, context: DetectorContext, times: readonly TimeExpression[]): boolean {
  if (message.publishedAt !== undefined || context.provided.includes('timestamp')) return true
  if (['social', 'sms', 'email', 'phone'].includes(message.channel)) return true
  return times.some((time) => time.sentence === 0 && time.first === 0 && time.moment?.hour !== undefined)
}

function promises(message: Message, sentence: Sentence, times: readonly TimeExpression[], stamped: boolean): Mark[] {
  const found = hitsOf(sentence, 'update-promise').filter((hit) => isPromise(sentence, hit))
  const [first] = found
  if (!first) return []
  const own = timesIn(times, sentence).filter((time) => isWhen(message, time))
  const tied = found.flatMap((hit) => own.filter((time) => isTied(sentence, hit, time, found)).map((time) => ({ hit, time })))
  const next = nextLine(message, sentence, times)
  if (next && first.last === sentence.tokens.length - 1) tied.push({ hit: first, time: next })
  const held = tied.find(({ time }) => stamped || !isCounted(time)) ?? shortWait(message, sentence, first)
  if (held)
    return [
      present(message, 'next-update', spanOf(held.hit, held.time), {
        because: `promise with a time: "${message.text.slice(held.time.start, held.time.end)}"`,
        values: { when: message.text.slice(held.time.start, held.time.end) },
      }),
    ]
  const missing = tied.length > 0 ? 'next-update.from-when' : 'next-update.when'
  return [hollow(message, 'next-update', tied[0] ? spanOf(first, tied[0].time) : first, missing, { because: 'promise of a message without a time' })]
}

function spanOf(hit: Pick<Hit, 'start' | 'end'>, time: { start: number; end: number }): { start: number; end: number } {
  return { start: Math.min(hit.start, time.start), end: Math.max(hit.end, time.end) }
}

function isPromise(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.last)
  if (polarity !== 'asserted' && !(polarity === 'conditional' && polarityAt(sentence, hit.first) === 'asserted')) return false
  return hitsOf(sentence, 'subscription').length === 0
}

/** What can be the time of a message to come. */
function isWhen(message: Message, time: TimeExpression): boolean {
  const { moment } = time
  if (time.converts !== undefined) return false
  if (time.kind === 'interval') return true
  if (time.kind === 'relative') return time.direction === 'ahead'
  if (!moment) return false
  if (moment.named === 'day-end') return moment.zone !== undefined || (moment.dateSource === 'own' && moment.day !== undefined)
  if (moment.hour !== undefined || moment.day !== undefined) return true
  return message.publishedAt !== undefined && (time.kind === 'weekday' || (time.kind === 'relative-day' && moment.relativeDay === 1))
}

/** Counted from the message: "every 30 minutes", "within 2 hours". */
function isCounted(time: TimeExpression): boolean {
  return time.seconds !== undefined
}

/** The time stands after the promise with no repair between, or right before it. */
function isTied(sentence: Sentence, hit: Hit, time: TimeExpression, all: readonly Hit[]): boolean {
  if (time.first >= hit.first && time.last <= hit.last) return true
  if (time.last < hit.first) {
    const between = sentence.tokens.slice(time.last + 1, hit.first + 1)
    return between.length <= 4 && !hitsOf(sentence, 'past-event').some((one) => one.first < time.first && time.first - one.last <= 3)
  }
  if (all.some((other) => other.first > hit.first && other.last < time.first)) return false
  return !hitsOf(sentence, 'repair-word').some((word) => word.first > hit.last && word.last < time.first && !breaks(sentence, word.last + 1, time.first))
}

function breaks(sentence: Sentence, first: number, last: number): boolean {
  return sentence.tokens.slice(first, last + 1).some((token) => /[,;:–—(]/.test(token.lead))
}

/** "Next update:" and the time on a line of its own. */
function nextLine(message: Message, sentence: Sentence, times: readonly TimeExpression[]): TimeExpression | undefined {
  const next = message.sentences[sentence.index + 1]
  if (!next || !states(next.block) || (next.block !== sentence.block && !/:\W*$/.test(sentence.text))) return undefined
  return timesIn(times, next).find((time) => time.first <= 1 && isWhen(message, time))
}

/** "in ~20" in a short message: minutes, counted from the stamp of the platform. */
function shortWait(message: Message, sentence: Sentence, hit: Hit): { hit: Hit; time: { start: number; end: number } } | undefined {
  if (message.channel !== 'social' && message.channel !== 'sms') return undefined
  const ahead = hitsOf(sentence, 'time-ahead').find((one) => one.first >= hit.first)
  const token = ahead && sentence.tokens[ahead.last + 1]
  if (!ahead || !token || !/^\d{1,3}$/.test(token.norm)) return undefined
  const next = sentence.tokens[ahead.last + 2]
  return !next || /[^\s]/.test(next.lead) ? { hit, time: { start: ahead.start, end: token.end } } : undefined
}

function vague(message: Message, sentence: Sentence): Mark[] {
  if (hitsOf(sentence, 'subscription').length > 0) return []
  return hitsOf(sentence, 'vague-future')
    .filter((hit) => polarityAt(sentence, hit.last) === 'asserted' || ownCondition(sentence, hit))
    .map((hit) => hollow(message, 'next-update', hit, 'next-update.when', { because: 'vague-future' }))
}

/** "Further notice will follow if required": the condition is the vagueness itself. */
function ownCondition(sentence: Sentence, { first, last }: Hit): boolean {
  return hitsOf(sentence, 'conditional').some((hit) => hit.first > first && hit.last <= last)
}

/** "This is the last update": the reader knows that nothing more comes. Before the end it promises nothing. */
function ending(message: Message, sentence: Sentence): Mark[] {
  if (message.stage !== 'resolved' && message.stage !== 'postmortem') return []
  return hitsOf(sentence, 'last-update').map((hit) => present(message, 'next-update', hit, { because: 'an explicit end' }))
}

function ofDeferral(message: Message, one: Deferral): Mark {
  if (one.time) return present(message, 'next-update', one, { because: 'a dated promise of a report', values: { when: one.time.text } })
  return hollow(message, 'next-update', one, 'promise.date', { because: 'an undated promise of a report' })
}

/** Concepts that make the cell of this element required (SPEC 2.4). */
function conditions(message: Message, times: readonly TimeExpression[]): Mark[] {
  const out: Mark[] = []
  for (const sentence of message.sentences) {
    if (message.stage !== 'resolved' || !states(sentence.block)) continue
    const watch = hitsOf(sentence, 'still-watching').find((hit) => polarityAt(sentence, hit.first) === 'asserted')
    if (watch) out.push(present(message, 'still-watching', watch))
  }
  const windows = times.filter((time) => time.converts === undefined && states((message.sentences[time.sentence] as Sentence).block) && time.kind === 'range')
  if (
    message.stage === 'cancelled' &&
    windows.length < 2 &&
    !message.sentences.some((one) => hitsOf(one, 'new-window').length > 0 && timesIn(times, one).length > 0)
  ) {
    const first = message.sentences.find((one) => states(one.block))
    if (first) out.push(present(message, 'no-new-window', { start: first.start, end: first.end }))
  }
  return out
}
