import type { Hit, Message, Org, Sentence, Stage } from '../model.ts'
import { type Stretch, specifics, stretchOf, within } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'

const LATE: ReadonlySet<Stage> = new Set(['resolved', 'postmortem', 'security'])
/** Words that tell the state of the service or of this event, and not a guard. */
const STATE = ['have-word', 'harm', 'service-state', 'incident-over', 'commitment', 'impossible', 'looking-into', 'advice-verb', 'addressee']
/** A habit may speak of users and of what can be done ("compares two users"); else such words tell a state of theirs. */
const READER = ['reader', 'advice-word']
/** Words of content that a guard needs: "now" alone may also tell that things work again, so it takes one more. */
const ENOUGH = { habit: 1, since: 2, now: 3 }
const NAMED = { since: ['guard', 'mechanism', 'reader-thing'], now: ['guard'] }

/**
 * A guard told in the present tense: "since Monday a phone rings 30 days before a certificate ends", "a test now opens
 * another shop's log before each release". Gives a trace, or nothing. A clock time tells of this event instead.
 */
export function standingGuard(sentence: Sentence, message: Message, org: Org): string | undefined {
  // "Keep your receipt; it counts from today" is advice.
  if (!LATE.has(message.stage) || hitsOf(sentence, 'sure-order')[0]?.first === 0) return undefined
  const times = timesIn(findTimes(message, { org }), sentence)
  for (const part of partsOf(sentence)) {
    const because = guardIn(part, times)
    if (because) return because
  }
  return undefined
}

/** Clauses, each with the one it leads into: "since Monday, a phone rings", "before a cache is switched on, a test runs". */
function partsOf(sentence: Sentence): Stretch[] {
  const { clauses } = sentence
  return clauses.flatMap(({ first, last }, index) => {
    const leads = ['since-word', 'now-word'].some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.first >= first && hit.first <= first + 1))
    return [stretchOf(sentence, first, leads ? (clauses[index + 1]?.last ?? last) : last)]
  })
}

function guardIn(part: Stretch, times: readonly TimeExpression[]): string | undefined {
  const holds = holdsSince(part, times)
  // "Nobody can publish alone now": the words of harm belong to the habit.
  const habits = within(part, 'guard-habit')
  const free = (hit: Hit) => !habits.some((habit) => hit.first >= habit.first && hit.last <= habit.last)
  // "No range goes live until ten cards have paid": what comes after a habit is its condition.
  // "It stops when one has no partner": "has" with a noun phrase tells of no past.
  const owns = (hit: Hit) => hitsOf(part.sentence, 'np-skip').some((skip) => skip.first === hit.last + 1)
  // The word that leads to the date tells no state: "mulai" is both "since" and "began to".
  const opens = (hit: Hit) => within(part, 'since-word').some((since) => since.first === hit.first)
  const leads = (hit: Hit) => !opens(hit) && (hit.lexicon !== 'have-word' || !(owns(hit) || habits.some((habit) => habit.last < hit.first)))
  if (!holds || STATE.some((lexicon) => within(part, lexicon).some((hit) => free(hit) && leads(hit)))) return undefined
  if (holds !== 'habit' && READER.some((lexicon) => within(part, lexicon).length > 0)) return undefined
  const named = holds === 'habit' || NAMED[holds].some((lexicon) => within(part, lexicon).length > 0)
  const content = specifics(part).filter((token) => !['prevention-stock', 'now-word', 'since-word'].some((lexicon) => isIn(part.sentence, token, lexicon)))
  const firm = named || (holds === 'since' && content.length > ENOUGH.since)
  return firm && content.length >= ENOUGH[holds] ? `holds since: ${content.map((token) => token.norm).join(', ')}` : undefined
}

function holdsSince(part: Stretch, times: readonly TimeExpression[]): keyof typeof ENOUGH | undefined {
  const { sentence } = part
  if (within(part, 'guard-habit').some((hit) => polarityAt(sentence, hit.first) !== 'conditional')) return 'habit'
  const beside = (index: number): boolean => hitsOf(sentence, 'be-word').some((hit) => hit.first === index - 1 || hit.last === index + 1)
  const words = within(part, 'now-word')
  if (words.some((hit) => hit.last > hit.first)) return 'since'
  const own = times.filter((time) => time.first >= part.first && time.last <= part.last)
  if (own.some((time) => time.kind === 'clock' || time.kind === 'instant' || time.kind === 'range')) return undefined
  const dated = own.some(
    (time) =>
      (time.kind === 'date' || time.kind === 'weekday' || time.kind === 'relative-day') &&
      hitsOf(sentence, 'since-word').some((hit) => hit.last === time.first - 1 || hit.first === time.first),
  )
  if (dated) return 'since'
  return words.some((hit) => !beside(hit.first) && !hitsOf(sentence, 'now-idle').some((idle) => idle.first <= hit.first && idle.last >= hit.last))
    ? 'now'
    : undefined
}
