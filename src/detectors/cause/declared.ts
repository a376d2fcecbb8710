import type { DetectorContext, Hit, Mark, Message, Sentence } from '../../model.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { states } from '../../prose/zones.ts'
import { findTimes } from '../../times/index.ts'
import { deferred, isDated } from '../deferral.ts'
import { hollow, present } from '../mark.ts'

/** SPEC 0.4: "we do not know the cause" is an answer. After the end it stands only with what was tried, or why it cannot be known. */
export function unknown(sentence: Sentence, next: Sentence | undefined, message: Message): Mark[] {
  const hit = hitsOf(sentence, 'cause-unknown').find((one) => !['quoted', 'policy', 'conditional', 'other-incident'].includes(polarityAt(sentence, one.first)))
  if (!hit) return []
  const tried = [sentence, next].some((one) => one && hitsOf(one, 'cause-tried').length > 0)
  const over = message.stage === 'postmortem' || message.stage === 'resolved'
  return [present(message, 'cause', sentence, { mode: over && tried ? 'stated' : 'unknown', because: 'said outright that the cause is not known' })]
}

/** SPEC 0.4: a promise of the cause is an answer with a date and a place, and hollow without. */
export function promises(message: Message, context: DetectorContext): Mark[] {
  if (message.stage === 'scheduled' || message.stage === 'cancelled') return []
  const kept = deferred(message, context, 'cause').filter((promise) => promise.complete || message.stage !== 'investigating')
  const marks = kept.map((promise) =>
    promise.complete
      ? present(message, 'cause', promise, { mode: 'deferred', because: 'promised with a date and a place' })
      : hollow(message, 'cause', promise, promise.missing ?? 'promise.date', { because: 'promised' }),
  )
  return [...marks, ...withheld(message, context)]
}

/** SPEC 1.5, CA-B8: what would help an attacker may wait for a named day. */
function withheld(message: Message, context: DetectorContext): Mark[] {
  const sentences = message.sentences.filter((sentence) => states(sentence.block) && hitsOf(sentence, 'cause-withheld').length > 0)
  if (sentences.length === 0) return []
  const times = findTimes(message, context)
  return sentences.map((sentence) => {
    const dated = times.some((time) => time.sentence === sentence.index && isDated(message, time))
    return dated
      ? present(message, 'cause', sentence, { mode: 'deferred', because: 'held back until a named day' })
      : hollow(message, 'cause', sentence, 'promise.date', { because: 'held back' })
  })
}

/** SPEC 3, V13: a cause that is said to be known and not told, or told in words that fit anything. */
export function vague(sentence: Sentence, message: Message): Mark[] {
  if (message.stage === 'investigating') return []
  return hitsOf(sentence, 'hollow-cause')
    .filter((hit) => polarityAt(sentence, hit.first) === 'asserted' && !ahead(sentence, hit) && (hit.value === 'vague' || !PLANNED.has(message.stage)))
    .map((hit) => hollow(message, 'cause', hit, hit.value === 'named' ? 'cause.itself' : 'cause.what', { because: 'hollow cause' }))
}

const PLANNED: ReadonlySet<string> = new Set(['scheduled', 'cancelled'])

/** "once we have identified the cause", "working to identify": not found yet. */
function ahead(sentence: Sentence, hit: Hit): boolean {
  return sentence.tokens.slice(Math.max(0, hit.first - 4), hit.first).some((token) => isIn(sentence, token, 'cause-until') || isIn(sentence, token, 'negation'))
}
