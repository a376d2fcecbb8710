import type { Message, Org, Sentence, Stage } from '../model.ts'
import { specifics, stretchOf } from '../prose/anchors.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { findTimes, timesIn } from '../times/index.ts'

const LATE: ReadonlySet<Stage> = new Set(['resolved', 'postmortem', 'security'])
/** Words that tell the state of the service or of this event, and not a guard. */
const STATE = [
  'have-word',
  'harm',
  'service-state',
  'incident-over',
  'commitment',
  'impossible',
  'looking-into',
  'advice-verb',
  'advice-word',
  'addressee',
  'reader',
]
/** Words of content that a guard needs: "now" alone may also tell that things work again, so it takes one more. */
const ENOUGH = { since: 2, now: 3 }
const NAMED = { since: ['guard', 'mechanism', 'reader-thing'], now: ['guard'] }

/**
 * A guard told in the present tense: "since Monday a phone rings 30 days before a certificate ends", "a test now opens
 * another shop's log before each release". Gives a trace, or nothing. A clock time tells of this event instead.
 */
export function standingGuard(sentence: Sentence, message: Message, org: Org): string | undefined {
  if (!LATE.has(message.stage) || STATE.some((lexicon) => hitsOf(sentence, lexicon).length > 0)) return undefined
  const holds = holdsSince(sentence, message, org)
  if (!holds) return undefined
  const named = NAMED[holds].some((lexicon) => hitsOf(sentence, lexicon).length > 0)
  const content = specifics(stretchOf(sentence)).filter(
    (token) => !isIn(sentence, token, 'prevention-stock') && !isIn(sentence, token, 'now-word') && !isIn(sentence, token, 'since-word'),
  )
  return named && content.length >= ENOUGH[holds] ? `holds since: ${content.map((token) => token.norm).join(', ')}` : undefined
}

function holdsSince(sentence: Sentence, message: Message, org: Org): 'since' | 'now' | undefined {
  const beside = (index: number): boolean => hitsOf(sentence, 'be-word').some((hit) => hit.first === index - 1 || hit.last === index + 1)
  const words = hitsOf(sentence, 'now-word')
  if (words.some((hit) => hit.last > hit.first)) return 'since'
  const times = timesIn(findTimes(message, { org }), sentence)
  if (times.some((time) => time.kind === 'clock' || time.kind === 'instant' || time.kind === 'range')) return undefined
  const dated = times.some(
    (time) =>
      (time.kind === 'date' || time.kind === 'weekday' || time.kind === 'relative-day') &&
      hitsOf(sentence, 'since-word').some((hit) => hit.last === time.first - 1 || hit.first === time.first),
  )
  if (dated) return 'since'
  return words.some((hit) => !beside(hit.first) && !hitsOf(sentence, 'now-idle').some((idle) => idle.first <= hit.first && idle.last >= hit.last))
    ? 'now'
    : undefined
}
