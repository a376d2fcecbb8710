import { hollow } from '../detectors/mark.ts'
import type { Mark, Sentence } from '../model.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { type FactCheck, type Facts, isOurs, ownTimes, sentenceOf } from './facts.ts'
import { lengthName } from './format.ts'
import { minutesBetween, type Role, roleTimes } from './roles.ts'

/** A stretch of time that the text gives by its begin and its end. */
interface Stretch {
  sentence: number
  first: number
  last: number
  start: number
  end: number
  minutes: number
  approx: boolean
  began: string
  ended: string
}

/** F02: the stated length of an outage is the time from its begin to its end. In planned work it is F16. */
const durationMismatch: FactCheck = (facts) => {
  const lengths = ownTimes(facts).filter((time) => time.kind === 'duration' && (time.seconds ?? 0) >= 60)
  if (lengths.length === 0) return []
  const stretches = stretchesOf(facts)
  return [...lengths.flatMap((length) => compared(facts, length, stretchFor(facts, length, lengths, stretches))), ...labelled(facts, lengths)]
}

function compared(facts: Facts, length: TimeExpression, stretch: Stretch | undefined): Mark[] {
  if (!stretch || stretch.minutes <= 0 || fits(facts, length, stretch.minutes, stretch.approx)) return []
  const planned = facts.message.stage === 'scheduled'
  return [
    hollow(facts.message, planned ? 'window-length' : 'duration-mismatch', length, '', {
      form: planned ? 'length' : 'hollow',
      values: { began: stretch.began, ended: stretch.ended, length: lengthName(stretch.minutes * 60) },
      related: [{ place: { start: stretch.start, end: stretch.end }, label: facts.message.text.slice(stretch.start, stretch.end) }],
      because: `${lengthName(stretch.minutes * 60)} from begin to end`,
    }),
  ]
}

/** Two minutes or 5 %; 15 % where it says "about" or counts whole hours and days; "more than" and "up to" bound one side only. */
function fits(facts: Facts, length: TimeExpression, minutes: number, approx: boolean): boolean {
  const sentence = sentenceOf(facts, length)
  const low = (length.seconds as number) / 60
  const high = (length.most ?? (length.seconds as number)) / 60
  const coarse =
    length.approx ||
    approx ||
    ((length.seconds as number) % 3600 === 0 &&
      !hitsOf(sentence, 'time-unit').some((hit) => Number(hit.value) < 3600 && hit.first >= length.first && hit.last <= length.last))
  const slack = (value: number) => Math.max(2, value * (coarse ? 0.15 : 0.05))
  const bound = hitsOf(sentence, 'length-bound')
    .filter((hit) => hit.last < length.first && length.first - hit.last <= 2)
    .at(-1)?.value
  if (minutes < low - slack(low)) return bound === 'less'
  if (minutes > high + slack(high)) return bound === 'more'
  return true
}

/** Ranges, and begin and end that one sentence tells. */
function stretchesOf(facts: Facts): Stretch[] {
  const ranges = ownTimes(facts).flatMap((time) =>
    time.moment && time.until && time.converts === undefined ? stretch(time, time, time.moment, time.until) : [],
  )
  const roles = roleTimes(facts)
  const told = roles.flatMap((begin) =>
    begin.role === 'begin'
      ? roles
          .filter((end) => end.role === 'end' && end.time.sentence === begin.time.sentence)
          .flatMap((end) => stretch(begin.time, end.time, begin.moment, end.moment))
      : [],
  )
  return [...ranges, ...told]
}

function stretch(from: TimeExpression, to: TimeExpression, begin: Moment, end: Moment): Stretch[] {
  let minutes = minutesBetween(begin, end)
  if (minutes === undefined || begin.hour === undefined || end.hour === undefined || begin.faults.length + end.faults.length > 0) return []
  if (minutes < 0 && end.dateSource !== 'own') minutes += 1440
  const places = {
    sentence: from.sentence,
    first: Math.min(from.first, to.first),
    last: Math.max(from.last, to.last),
    start: Math.min(from.start, to.start),
    end: Math.max(from.end, to.end),
  }
  return [{ ...places, minutes, approx: from.approx || to.approx, began: begin.written, ended: end.written }]
}

/** Sentences between the only range of a message and the only length of the whole. */
const NEAR = 8

/** The stretch that a length speaks of: in brackets behind it, in one breath with it, or the only one of the message. */
function stretchFor(facts: Facts, length: TimeExpression, lengths: readonly TimeExpression[], all: readonly Stretch[]): Stretch | undefined {
  const sentence = sentenceOf(facts, length)
  if (isOther(sentence, length)) return undefined
  const near = all.filter((one) => one.sentence === length.sentence && (one.last < length.first || one.first > length.last))
  const adjacent = near.find((one) => isAdjacent(facts, sentence, one, length))
  if (adjacent) return adjacent
  const whole = isWhole(sentence, length)
  if (!whole) return undefined
  // An interruption of minutes inside a window of hours is no slip.
  if (facts.message.stage === 'scheduled') return undefined
  if (near.length > 0) return near.length === 1 ? near[0] : undefined
  if (facts.times.some((time) => time.sentence === length.sentence && time.moment?.hour !== undefined)) return undefined
  // "It failed from 07:15 to 09:55. The total duration was …": of the sentence right before it.
  const before = all.filter((one) => one.sentence === length.sentence - 1)
  const isPair = before.length === 1 && facts.message.sentences[length.sentence - 1]?.block === sentence.block
  if (isPair && !lengths.some((one) => one.sentence === length.sentence - 1)) return before[0]
  const others = lengths.filter((one) => one !== length && isWhole(sentenceOf(facts, one), one))
  return all.length === 1 && others.length === 0 && Math.abs(length.sentence - (all[0] as Stretch).sentence) <= NEAR ? all[0] : undefined
}

/** "18:40 to 20:05 GMT (95 minutes)", "for 95 minutes from 18:40 to 20:05", "18:40 to 20:05, 95 minutes". */
function isAdjacent(facts: Facts, sentence: Sentence, one: Stretch, length: TimeExpression): boolean {
  const [last, first] = one.last < length.first ? [one.last, length.first] : [length.last, one.first]
  if (
    first - last > 4 ||
    facts.times.some((time) => time.sentence === length.sentence && time.first > last && time.last < first && time.converts === undefined)
  )
    return false
  const gap = facts.message.text.slice(one.last < length.first ? one.end : length.end, one.last < length.first ? length.start : one.start)
  if (/[;.]\s/.test(gap)) return false
  if (/^\s*[([,–—-]\s*[~≈]?\s*$/.test(gap) || (first === last + 1 && /^\s+$/.test(gap))) return true
  // "(about 95 minutes)", "for 95 minutes, from 18:40": nothing but words of measure between, and a sign or a joint.
  const small = sentence.tokens.slice(last + 1, first).every((token) => JOINTS.some((lexicon) => isIn(sentence, token, lexicon)))
  return small && (/[([,–—-]/.test(gap) || hitsOf(sentence, 'length-joint').some((hit) => hit.first >= last && hit.last <= first))
}

const JOINTS = ['length-joint', 'length-bound', 'time-about', 'range-open', 'time-glue', 'article'] as const

/** Words that say that it is the length of the whole: "lasted", "a total of", "the outage of". */
function isWhole(sentence: Sentence, length: TimeExpression): boolean {
  return hitsOf(sentence, 'whole-length').some(
    (hit) =>
      (hit.last < length.first && length.first - hit.last <= 3) ||
      (hit.first > length.last && hit.first - length.last <= 2) ||
      (hit.first <= length.first && hit.last >= length.last),
  )
}

/** "After 20 minutes", "within 10 minutes", "30 minutes later", a timeout. */
function isOther(sentence: Sentence, length: TimeExpression): boolean {
  // What stands behind a comma or a bracket speaks of something else.
  const unbroken = (first: number, last: number) => sentence.tokens.slice(first, last + 1).every((token) => /^[\s-]*$/.test(token.lead))
  return (['other-length', 'span-other'] as const).some((lexicon) =>
    hitsOf(sentence, lexicon).some(
      (hit) =>
        (hit.last < length.first && length.first - hit.last <= 2) ||
        (hit.first > length.last && hit.first - length.last <= 2 && unbroken(length.last + 1, hit.first)),
    ),
  )
}

const ENDS: Record<string, [from: Role, to: Role]> = {
  whole: ['begin', 'end'],
  detect: ['begin', 'noticed'],
  mend: ['begin', 'mended'],
  resolve: ['begin', 'end'],
}

/** "Duration: 85 minutes" under "Start" and "End"; "Time to detect", "Time to resolve". */
function labelled(facts: Facts, lengths: readonly TimeExpression[]): Mark[] {
  const roles = roleTimes(facts).filter(({ label }) => label)
  if (roles.length < 2) return []
  const only = (role: Role) => {
    const found = roles.filter((one) => one.role === role)
    return found.length === 1 ? found[0] : undefined
  }
  return lengths.flatMap((length) => {
    const sentence = sentenceOf(facts, length)
    const label = hitsOf(sentence, 'length-label').find((hit) => hit.first <= 2 && hit.last < length.first && length.first - hit.last <= 3)
    const [from, to] = ENDS[String(label?.value)] ?? []
    if (!label || !from || !to || !isOurs(sentence, length.first)) return []
    // Where the begin is not told, people count from the moment they noticed.
    const begin = only(from) ?? (label.value === 'resolve' || label.value === 'mend' || label.value === 'whole' ? only('noticed') : undefined)
    const end = only(to)
    if (!begin || !end) return []
    const [found] = stretch(begin.time, end.time, begin.moment, end.moment)
    // Nobody notices before it begins: counted from the discovery, only too short a length is surely wrong.
    if (begin.role !== from && found && (length.most ?? 0) / 60 > found.minutes) return []
    return compared(facts, length, found)
  })
}

const LONGEST_WINDOW = 24 * 60

/** F16: a window of more than a day, for which nothing says why. */
const windowLength: FactCheck = (facts) => {
  if (facts.message.stage !== 'scheduled') return []
  return stretchesOf(facts)
    .filter(({ minutes }) => minutes > LONGEST_WINDOW)
    .filter(
      () => !facts.message.sentences.some((sentence) => hitsOf(sentence, 'long-window').length > 0) && !facts.times.some(({ kind }) => kind === 'interval'),
    )
    .map((one) =>
      hollow(facts.message, 'window-length', one, '', {
        form: 'long',
        severity: 'warning',
        values: { length: lengthName(one.minutes * 60) },
        because: `${lengthName(one.minutes * 60)} from begin to end`,
      }),
    )
}

const MONTH_MINUTES = 30.4 * 1440

/** "99.9 %", "99,9 persen" */
function isShare({ tokens, found }: Sentence, at: number): boolean {
  return tokens[at + 1]?.norm === '%' || found.of('share-word').some((hit) => hit.first === at + 1)
}

/** F21: "99.9 % uptime this month" beside an outage that alone takes more than the rest. */
const uptimeMismatch: FactCheck = (facts) => {
  const { message } = facts
  const outage = Math.max(
    0,
    ...stretchesOf(facts).map(({ minutes }) => minutes),
    ...ownTimes(facts)
      .filter((time) => time.kind === 'duration' && isWhole(sentenceOf(facts, time), time))
      .map((time) => (time.seconds ?? 0) / 60),
  )
  if (outage === 0) return []
  return message.sentences.flatMap((sentence) =>
    hitsOf(sentence, 'uptime').flatMap((hit) => {
      if (!isOurs(sentence, hit.first)) return []
      const at = sentence.tokens.findIndex((token, i) => token.number && isShare(sentence, i) && Math.abs(i - hit.first) <= 8)
      const token = sentence.tokens[at]
      const share = Number(token?.norm.replace(',', '.'))
      if (!token || !(share > 90 && share <= 100) || hitsOf(sentence, 'uptime-month').length === 0) return []
      const allowed = (1 - share / 100) * MONTH_MINUTES
      if (outage <= allowed * 1.1 + 1) return []
      const place = { start: Math.min(token.start, hit.start), end: Math.max(sentence.tokens[at + 1]?.end ?? token.end, hit.end) }
      return [
        hollow(message, 'uptime-mismatch', place, '', {
          values: { share: token.norm, allowed: lengthName(allowed * 60), length: lengthName(outage * 60) },
          because: `${lengthName(outage * 60)} against ${lengthName(allowed * 60)}`,
        }),
      ]
    }),
  )
}

export const lengthChecks: readonly FactCheck[] = [durationMismatch, windowLength, uptimeMismatch]
