import { hollow } from '../detectors/mark.ts'
import { isListEntry } from '../detectors/timeline-events.ts'
import type { Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { timesIn } from '../times/index.ts'
import type { FactCheck, Facts } from './facts.ts'
import { isLog } from './log.ts'

/** What a stage does not speak of: SPEC F06. The lexicon that tells it, and which message says so. */
const AGAINST: Partial<Record<Message['stage'], [lexicon: string, form: string]>> = {
  investigating: ['tense-closed', 'early'],
  identified: ['tense-closed', 'early'],
  resolved: ['tense-open', 'hollow'],
  postmortem: ['tense-open', 'hollow'],
  scheduled: ['tense-held', 'held'],
  cancelled: ['tense-ahead', 'ahead'],
}

/** F06: the tense of a sentence fits the stage. One finding a message: the first. */
const tenseMismatch: FactCheck = (facts) => {
  const { message } = facts
  const [lexicon, form] = AGAINST[message.stage] ?? []
  if (!lexicon || !form || message.situation !== 'ordinary' || isLog(message)) return []
  // A part that is over beside a part that is not.
  const open = ['tense-open', 'stage-unfinished']
  if (form === 'early' && message.sentences.some((sentence) => open.some((one) => hitsOf(sentence, one).length > 0))) return []
  for (const sentence of message.sentences) {
    if (!states(sentence.block) || isStory(facts, sentence) || (form === 'held' && isLabelled(sentence))) continue
    if (form === 'hollow' && isOlder(message, sentence)) return []
    const hit = hitsOf(sentence, lexicon).find(
      (one) => counts(message, sentence, one) && !hitsOf(sentence, 'tense-free').some((free) => Math.abs(free.first - one.first) <= 12),
    )
    if (hit) return [mark(message, sentence, hit, form, lexicon)]
  }
  return []
}

function counts(message: Message, sentence: Sentence, hit: Hit): boolean {
  if (polarityAt(sentence, hit.first) !== 'asserted') return false
  if (hit.value === 'announced') return isAnnounced(message, sentence, hit)
  return hit.value === undefined || hit.value === message.stage
}

/** "Ranges have been added" in an announcement that elsewhere says "we will be adding". */
function isAnnounced(message: Message, sentence: Sentence, hit: Hit): boolean {
  const stem = sentence.tokens[hit.last]?.norm.slice(0, STEM)
  const thing = sentence.tokens[hit.first - 1]?.norm.slice(0, 5)
  return message.sentences.some((other) =>
    hitsOf(other, 'will-word').some((will) => {
      const ahead = other.tokens.slice(will.last + 1, will.last + 10).map(({ norm }) => norm)
      const at = ahead.findIndex((norm) => norm.slice(0, STEM) === stem)
      return (at >= 0 && at < 4) || (at >= 0 && ahead.some((norm) => norm.slice(0, 5) === thing))
    }),
  )
}

const STEM = 3

function mark(message: Message, sentence: Sentence, hit: { start: number; end: number }, form: string, lexicon: string): Mark {
  return hollow(message, 'tense-mismatch', hit, '', {
    form,
    values: { stage: message.stage },
    because: `${lexicon}: "${sentence.text.slice(hit.start - sentence.start, hit.end - sentence.start)}"`,
  })
}

/** Where the end is told first, what stands in the paragraphs below it is what was said before. */
function isOlder({ sentences }: Message, { block }: Sentence): boolean {
  return sentences.some(
    (one) =>
      states(one.block) &&
      one.block.index < block.index &&
      (isLabelled(one) || ['tense-closed', 'restored'].some((lexicon) => hitsOf(one, lexicon).length > 0)),
  )
}

/** "**Update** The routes are live": a page that grows with each update of an incident. */
function isLabelled({ block: { sentences } }: Sentence): boolean {
  const [first] = sentences
  return first !== undefined && hitsOf(first, 'update-label').some((hit) => hit.first === 0 && hit.value === undefined)
}

/** An entry of a timeline is told in the present of its own time. */
function isStory({ message, times }: Facts, sentence: Sentence): boolean {
  const own = timesIn(times, sentence)
  const stamped = timesIn(times, sentence.block.sentences[0] ?? sentence).some((time) => time.first === 0 && time.moment?.hour !== undefined)
  const headed = sentence.block.heading?.sentences.some((one) => timesIn(times, one).some((time) => time.moment?.hour !== undefined))
  return stamped || headed === true || own.some((time) => isListEntry(message, time, times))
}

export const tenseChecks: readonly FactCheck[] = [tenseMismatch]
