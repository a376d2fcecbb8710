import type { Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import type { TimeExpression } from '../times/index.ts'
import type { Told } from './thread.ts'

const OF_TROUBLE = ['symptom', 'failure', 'inability', 'outage-word', 'error-noun', 'trouble']
const NOT_OF_TROUBLE = ['restored', 'no-effect', 'stage-resolved', 'tense-closed', 'act-doing', 'act-noun', 'repair-word', 'looking-into', 'planned-work']
/** Words between "since" and its time: "since about". */
const REACH = 3

/** "Sign-in has failed since 09:40 UTC": the begin of the trouble that the sentence tells of. */
export function sinceTimes({ message, judgement }: Told, times: readonly TimeExpression[]) {
  return times.flatMap((time) => {
    const sentence = message.sentences[time.sentence] as Sentence
    const since = hitsOf(sentence, 'since-word').some((hit) => hit.last < time.first && time.first - hit.last <= REACH)
    if (!since || time.until || time.converts !== undefined || time.moment?.hour === undefined || polarityAt(sentence, time.first) !== 'asserted') return []
    const has = (lexicon: string) => hitsOf(sentence, lexicon).length > 0
    const hurts = judgement.marks.some(({ concept, place }) => concept === 'impact' && place.start < sentence.end && place.end > sentence.start)
    if (NOT_OF_TROUBLE.some(has) || (!hurts && !OF_TROUBLE.some(has))) return []
    return [{ role: 'begin' as const, time, moment: time.moment, since: true }]
  })
}
