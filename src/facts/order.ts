import { hollow } from '../detectors/mark.ts'
import { isListEntry } from '../detectors/timeline-events.ts'
import type { Mark, Sentence } from '../model.ts'
import { minutesOf } from '../times/day.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { container } from '../times/settle-zones.ts'
import { type FactCheck, type Facts, ownTimes, sentenceOf } from './facts.ts'
import { lengthName } from './format.ts'
import { minutesBetween, type Role, type RoleTime, roleTimes } from './roles.ts'

/** A range without a second date that seems to run longer overnight than this is written the wrong way round. */
const LONGEST_NIGHT = 16 * 60

/** F03: the entries of one list rise, or all fall ("newest first"). */
const timelineOrder: FactCheck = (facts) => {
  if (facts.message.stage === 'scheduled' || facts.message.stage === 'cancelled') return []
  return [...entryLists(facts).values()].flatMap((entries) => unordered(facts, entries))
}

function unordered({ message }: Facts, entries: TimeExpression[]): Mark[] {
  const moments = entries.map((time) => time.moment as Moment)
  const steps = moments.slice(1).map((moment, i) => step(moments[i] as Moment, moment, moments))
  if (entries.length < 3 || steps.includes(undefined)) return []
  const falls = (steps as number[]).filter((minutes) => minutes < 0).length
  const rises = (steps as number[]).filter((minutes) => minutes > 0).length
  if (falls === 0 || rises === 0) return []
  const upward = rises >= falls
  // A list that goes up and down all the time is no timeline of one event.
  if (Math.min(falls, rises) > Math.max(1, entries.length / 4)) return []
  const at = (steps as number[]).findIndex((minutes) => (upward ? minutes < 0 : minutes > 0))
  const [before, odd] = [entries[at] as TimeExpression, entries[at + 1] as TimeExpression]
  return [
    hollow(message, 'timeline-order', odd, '', {
      form: upward ? 'hollow' : 'newest',
      values: { before: before.text },
      related: [{ place: { start: before.start, end: before.end }, label: before.text }],
      because: `${entries.length} entries, ${falls} down, ${rises} up`,
    }),
  ]
}

/** Twelve-hour clocks without am and pm start anew at one o'clock. */
function step(from: Moment, to: Moment, all: readonly Moment[]): number | undefined {
  const minutes = minutesBetween(from, to)
  if (minutes === undefined || minutes >= 0) return minutes
  const twelve = all.every(({ hour = 0, half }) => half === undefined && hour >= 1 && hour <= 12)
  if (twelve && minutes < -8 * 60) return minutes + 720
  // Without any date a great leap back is midnight.
  return !to.date && minutes < -720 ? minutes + 1440 : minutes
}

/** The entries that begin with a clock time, or end a line with a date and a clock time, by list. */
function entryLists(facts: Facts): Map<string, TimeExpression[]> {
  const lists = new Map<string, TimeExpression[]>()
  const seen = new Set<number>()
  for (const time of ownTimes(facts)) {
    if (time.converts !== undefined || time.moment?.hour === undefined || seen.has(time.sentence)) continue
    const sentence = sentenceOf(facts, time)
    const leads = isListEntry(facts.message, time, facts.times)
    const trails = !leads && isTrailing(sentence, time)
    if (!leads && !trails) continue
    seen.add(time.sentence)
    const key = `${leads ? 'leads' : 'trails'} ${sentence.block.zone === 'heading' ? `heading ${sentence.block.depth}` : container(sentence.block)}`
    lists.set(key, [...(lists.get(key) ?? []), time])
  }
  for (const [key, times] of lists) if (times.some((time) => time.until)) lists.delete(key)
  return lists
}

/** "Repaired: 2026-03-04 13:59" */
function isTrailing(sentence: Sentence, time: TimeExpression): boolean {
  return time.kind === 'instant' && time.moment?.day !== undefined && time.first >= 1 && time.first <= 5 && time.last === sentence.tokens.length - 1
}

/** F25, and F16 for planned work: what ends, is noticed or is mended comes after its begin. */
const endBeforeStart: FactCheck = (facts) => [...reversedRanges(facts), ...reversedRoles(facts)]

function isPlanned({ message }: Facts): boolean {
  return message.stage === 'scheduled' || message.stage === 'cancelled'
}

function reversedRanges(facts: Facts): Mark[] {
  return ownTimes(facts).flatMap((time) => {
    const { moment, until } = time
    if (!moment || !until || moment.faults.length > 0 || until.faults.length > 0) return []
    const minutes = minutesBetween(moment, until)
    if (minutes === undefined || (time.converts !== undefined && minutes >= 0)) return []
    const rolled = isRolled(until)
    const overnight = rolled && (minutes < 0 ? minutes + 1440 : minutes) > LONGEST_NIGHT && crossesMidnight(moment, until)
    const back = minutes < 0 && !rolled
    if (!back && !overnight && !(minutes === 0 && moment.hour !== undefined)) return []
    const form = back || overnight ? 'hollow' : 'equal'
    return [
      hollow(facts.message, isPlanned(facts) ? 'window-length' : 'end-before-start', time, '', {
        form: isPlanned(facts) ? (form === 'equal' ? 'equal' : 'reversed') : form,
        values: { began: moment.written, ended: until.written },
        because: `${until.written} is ${lengthName(minutes * 60)} ${minutes < 0 ? '<' : '>'} ${moment.written}`,
      }),
    ]
  })
}

/** Put on the next day by the grammar, since no day of its own stands beside it: "22:00 to 02:00 on 7 March". */
function isRolled({ dateSource, date, day }: Moment): boolean {
  return dateSource !== 'own' || (date !== undefined && day !== undefined && Number(date.slice(8)) !== day)
}

function crossesMidnight(moment: Moment, until: Moment): boolean {
  return moment.hour !== undefined && until.hour !== undefined && minutesOf(until) < minutesOf(moment)
}

const AFTER: Record<Role, readonly Role[]> = { begin: [], noticed: ['begin'], mended: ['begin'], end: ['begin', 'mended'] }

/** "Start: 10:40 / End: 10:12", "began at 10:40 and ended at 10:12". */
function reversedRoles(facts: Facts): Mark[] {
  const all = roleTimes(facts)
  const labels = all.filter(({ label }) => label)
  return [...pairsOf(labels, () => true), ...pairsOf(all, (a, b) => a.time.sentence === b.time.sentence && !(a.label && b.label))].map(([first, then]) =>
    hollow(facts.message, 'end-before-start', then.time, '', {
      form: then.role === 'noticed' || then.role === 'mended' ? then.role : first.role === 'mended' ? 'unmended' : 'hollow',
      values: { began: first.time.text, ended: then.time.text },
      related: [{ place: { start: first.time.start, end: first.time.end }, label: first.time.text }],
      because: `${then.role} before ${first.role}`,
    }),
  )
}

/** Two roles that each stand once, the later of which has the earlier time. */
function pairsOf(all: readonly RoleTime[], together: (a: RoleTime, b: RoleTime) => boolean): [RoleTime, RoleTime][] {
  return all.flatMap((then) =>
    AFTER[then.role].flatMap((role) => {
      const firsts = all.filter((one) => one.role === role && one !== then && together(one, then))
      const [first] = firsts
      const rivals = all.filter((one) => one.role === then.role && together(one, then))
      if (!first || firsts.length > 1 || rivals.length > 1) return []
      const minutes = minutesBetween(first.moment, then.moment)
      const clocks = first.moment.hour !== undefined && then.moment.hour !== undefined
      const bothDays = first.moment.dateSource === 'own' && then.moment.dateSource === 'own'
      if (minutes === undefined || minutes >= 0 || (!clocks && minutes > -1440) || (!bothDays && minutes < -720)) return []
      return [[first, then] as [RoleTime, RoleTime]]
    }),
  )
}

export const orderChecks: readonly FactCheck[] = [timelineOrder, endBeforeStart]
