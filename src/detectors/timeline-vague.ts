import type { Mark, Message, Sentence, Stage } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import type { TimeExpression } from '../times/index.ts'
import { hollow } from './mark.ts'
import { type IncidentTime, isPlan } from './timeline-events.ts'

/** The hollow forms of SPEC 1.4: vague words, a day without a clock time, a heading "Timeline" with no times under it. */
export function vagueTimes(message: Message, found: readonly IncidentTime[], times: readonly TimeExpression[]): Mark[] {
  const marks: Mark[] = []
  for (const sentence of message.sentences) {
    if (!states(sentence.block)) continue
    for (const lexicon of [
      'vague-past',
      'vague-span',
      'relative-day',
      'weekday',
      'day-possessive',
      ...(PLANNED.has(message.stage) ? ['time-pointer', 'vague-plan'] : []),
    ])
      marks.push(...vague(message, sentence, lexicon, found, times))
  }
  if (found.length === 0) marks.push(...emptyTimeline(message))
  return marks
}

/** Stages at which what was planned has happened, or is what the message is about. */
const DONE = new Set<Stage>(['resolved', 'postmortem', 'scheduled', 'cancelled'])
const PLANNED = new Set<Stage>(['scheduled', 'cancelled'])
/** Lexicons whose words are about the past, whatever stands around them. */
const PAST = new Set(['vague-past', 'day-possessive'])
const ASSERTING = new Set(['asserted', 'negated'])

function vague(message: Message, sentence: Sentence, lexicon: string, found: readonly IncidentTime[], times: readonly TimeExpression[]): Mark[] {
  if (hitsOf(sentence, 'office-hours').length > 0) return []
  const promise = hitsOf(sentence, 'update-promise')
  return hitsOf(sentence, lexicon)
    .filter((hit) => ASSERTING.has(polarityAt(sentence, hit.first)) && (PAST.has(lexicon) || !promise.some((one) => one.first <= hit.first)))
    .filter((hit) => DONE.has(message.stage) || PAST.has(lexicon) || !isPlan(sentence, hit))
    .flatMap((hit) => {
      const because = `${lexicon}: "${message.text.slice(hit.start, hit.end)}"`
      // A day that has its clock time was passed over for another reason: it tells of a plan.
      const whole = times.find((time) => time.moment?.hour !== undefined && time.start <= hit.start && time.end >= hit.end)
      if (!whole) return hollow(message, 'timeline', hit, 'timeline.no-clock', { because })
      return found.some(({ time }) => time === whole) ? [] : hollow(message, 'timeline', whole, 'timeline.both', { because })
    })
}

function emptyTimeline(message: Message): Mark[] {
  const headings = message.blocks.filter((block) => block.zone === 'heading' && block.sentences.some((one) => hitsOf(one, 'timeline-heading').length > 0))
  const labels = message.sentences.filter((one) => states(one.block)).flatMap((one) => hitsOf(one, 'timeline-heading').filter((hit) => hit.first === 0))
  return [...headings, ...labels].slice(0, 1).map((place) => hollow(message, 'timeline', place, 'timeline.no-times'))
}
