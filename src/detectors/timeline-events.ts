import type { Block, Hit, Message, Sentence } from '../model.ts'
import { Latest } from '../prose/latest.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { isBound, type TimeExpression } from '../times/index.ts'

/** A time that the text ties to the incident. `bound`: a clock time in a known zone. */
export interface IncidentTime {
  time: TimeExpression
  bound: boolean
}

export function incidentTimes(message: Message, times: readonly TimeExpression[]): IncidentTime[] {
  const zero = times.some((time) => isBound(time.moment))
  return times
    .filter((time) => time.converts === undefined && isOfIncident(message, time, times, zero))
    .map((time) => ({ time, bound: isBound(time.moment) || isBound(time.until) || (time.kind === 'offset' && zero) }))
}

function isOfIncident(message: Message, time: TimeExpression, times: readonly TimeExpression[], zero: boolean): boolean {
  const sentence = message.sentences[time.sentence] as Sentence
  if (!states(sentence.block)) return headsEntry(message, time)
  const polarity = polarityAt(sentence, time.first)
  // Who reported it is part of the story; only words in quotation marks are somebody else's.
  if (polarity === 'quoted' && hitsOf(sentence, 'attribution').length === 0) return false
  if (polarity === 'policy' || polarity === 'other-incident' || polarity === 'conditional') return false
  if (hitsOf(sentence, 'office-hours').length > 0 || stamped(sentence, time) || isStamp(message, time, times)) return false
  if (time.kind === 'interval') return false
  if (time.kind === 'offset') return zero
  if (time.seconds !== undefined) return isSpan(message, sentence, time)
  if (time.moment && time.moment.day === undefined && time.moment.relativeDay === undefined && time.moment.hour === undefined && time.kind === 'date')
    return false
  if (time.kind === 'relative-day' || time.kind === 'weekday') return false
  if (message.stage === 'scheduled' && message.situation === 'ordinary' && isPast(sentence, time)) return false
  if (promisesUpdate(sentence, time) || (!time.until && hitsOf(sentence, 'request-word').length > 0)) return false
  return message.stage === 'scheduled' || message.stage === 'cancelled' || !isPlan(sentence, time)
}

/** At the announcement of planned work what has happened already is another matter; what made the work needed is none. */
function isPast(sentence: Sentence, time: TimeExpression): boolean {
  if (time.moment?.hour === undefined || hitsOf(sentence, 'planned').length > 0) return false
  const reasons = hitsOf(sentence, 'causal-link')
  return pastEvents(sentence).some((event) => !reasons.some((link) => link.last < event.first && event.first - link.last <= REASON))
}

/** Words between "due to" and the verb of what happened. */
const REASON = 4

/** The cue nearest before the time decides: "failed at 10:00 and will be back at 11:00" holds an event and a plan. */
export function isPlan(sentence: Sentence, time: Pick<TimeExpression, 'first' | 'last'>): boolean {
  const planned = hitsOf(sentence, 'planned')
  if (planned.length === 0) return false
  const before = nearestBefore(planned, time.first)
  const event = nearestBefore(pastEvents(sentence), time.first)
  if (before) return !event || event.first < before.first
  if (event) return false
  const after = planned.find((hit) => hit.first > time.last)
  const past = pastEvents(sentence).find((hit) => hit.first > time.last)
  return (
    after !== undefined &&
    (!past || past.first > after.first) &&
    !sentence.tokens.slice(time.last + 1, after.first + 1).some((token) => /[;:]/.test(token.lead))
  )
}

/** "Expected to be resolved by 11:00": a participle right after a plan is the plan. */
function pastEvents(sentence: Sentence): Hit[] {
  const planned = hitsOf(sentence, 'planned')
  return hitsOf(sentence, 'past-event').filter(
    (hit) =>
      !planned.some(
        (plan) =>
          plan.last < hit.first && hit.first - plan.last <= 4 && !sentence.tokens.slice(plan.last + 1, hit.first + 1).some((token) => /[,;:]/.test(token.lead)),
      ),
  )
}

function nearestBefore(hits: readonly Hit[], token: number): Hit | undefined {
  return hits.filter((hit) => hit.last < token).at(-1)
}

export function promisesUpdate(sentence: Sentence, time: Pick<TimeExpression, 'first'>): boolean {
  const promise = hitsOf(sentence, 'update-promise')
    .filter((hit) => hit.first < time.first)
    .at(-1)
  return promise !== undefined
}

/** "Update 10:00 UTC:", "Update: 10:00 UTC"; not "Update: since 10:00 UTC …", "Update: from 10:00 to 11:00 UTC". */
function stamped(sentence: Sentence, time: TimeExpression): boolean {
  return hitsOf(sentence, 'post-stamp').some((hit) => {
    if (hit.last >= time.first || time.first - hit.last > 3) return false
    const apart = /[:–—]|\s-\s/.test(sentence.tokens[hit.last + 1]?.lead ?? '')
    return !apart || (time.first === hit.last + 1 && time.until === undefined)
  })
}

/** A clock time before everything else, from which the sentence goes on as if it were not there. */
export function isStamp(message: Message, time: TimeExpression, times: readonly TimeExpression[]): boolean {
  const sentence = message.sentences[time.sentence] as Sentence
  if (time.first !== 0 || time.until || time.moment?.hour === undefined) return false
  const next = sentence.tokens[time.last + 1]
  if (!next) return !labelled(message, sentence)
  const leads = next?.capital && /^[\s\]).,*]*$/.test(next.lead) && !/\d\]/.test(sentence.text.slice(0, 12))
  return leads && (sentence.index === 0 || sentence.block.sentences[0] === sentence) && entries(message, sentence, times) < 3
}

/** A time alone on its line is the date line of a post, unless a label or a cell before it says otherwise. */
function labelled(message: Message, sentence: Sentence): boolean {
  if (sentence.block.zone === 'cell' || message.stage === 'scheduled' || message.stage === 'cancelled') return true
  const before = message.sentences[sentence.index - 1]
  return before !== undefined && (/[:\-–—]\W*$/.test(before.text) || hitsOf(before, 'event-label').length > 0) && hitsOf(before, 'post-stamp').length === 0
}

const counted = new Latest<readonly TimeExpression[], Map<string, number>>()

/** How many lines of the sentence's block, of its list or of its table begin with a clock time. */
function entries(message: Message, { block }: Sentence, times: readonly TimeExpression[]): number {
  let counts = counted.get(times)
  if (!counts) {
    counts = new Map()
    for (const time of times) {
      if (time.first !== 0 || time.moment?.hour === undefined) continue
      const key = keyOf((message.sentences[time.sentence] as Sentence).block)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    counted.set(times, counts)
  }
  return counts.get(keyOf(block)) ?? 0
}

function keyOf(block: Block): string {
  return block.list !== undefined ? `list ${block.list}` : block.zone === 'cell' ? 'cells' : `block ${block.index}`
}

/** A heading that is a clock time and little else dates the words below it. */
function headsEntry(message: Message, time: TimeExpression): boolean {
  const sentence = message.sentences[time.sentence] as Sentence
  if (sentence.block.zone !== 'heading' || time.moment?.hour === undefined || sentence.tokens.length - (time.last - time.first + 1) > 8 || time.first > 1)
    return false
  const below = message.blocks[sentence.block.index + 1]
  return below !== undefined && (states(below) || below.zone === 'code')
}

/** "09:12 - first failed upload", "[09:12] alert fired", a cell with a time. */
export function isListEntry(message: Message, time: TimeExpression, times: readonly TimeExpression[]): boolean {
  const sentence = message.sentences[time.sentence] as Sentence
  if (headsEntry(message, time)) return true
  if (time.first !== 0 || time.moment?.hour === undefined) return false
  const next = sentence.tokens[time.last + 1]
  if (sentence.block.zone === 'cell') return true
  if (!next) return false
  return /[-–—:\]|•>=,;→\t]/.test(next.lead) || entries(message, sentence, times) >= 2
}

/** A length of time counts where it is the length of the outage or of the work. */
function isSpan(message: Message, sentence: Sentence, time: TimeExpression): boolean {
  if (time.kind === 'relative' && time.direction === 'ago') return time.seconds !== undefined
  if ((time.seconds as number) < 1 || otherSpan(sentence, time)) return false
  if (time.kind === 'relative' || isPlan(sentence, time))
    return message.stage === 'scheduled' && hitsOf(sentence, 'span-cue').length > 0 && !promisesUpdate(sentence, time)
  const bracketed = /[([]\s*[~≈]?\s*$/.test(sentence.tokens[time.first]?.lead ?? '')
  return bracketed || hitsOf(sentence, 'span-cue').length > 0
}

/** "A latency of 30 seconds" against "high latency for a duration of one hour": the nearest word decides. */
function otherSpan(sentence: Sentence, time: TimeExpression): boolean {
  const distance = (hit: Hit) => Math.min(Math.abs(hit.last - time.first), Math.abs(hit.first - time.last))
  const nearest = (lexicon: string) => Math.min(99, ...hitsOf(sentence, lexicon).map(distance))
  return nearest('span-other') < 99 && nearest('span-other') <= nearest('span-cue')
}
