import type { Sentence } from '../model.ts'
import { isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, timesIn } from '../times/index.ts'
import { dueOf } from './dues.ts'
import { mechanisms } from './elements.ts'
import type { Former } from './previous.ts'
import { markOn, says, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

/** Words that name no thing that is to be done. */
const IDLE = ['function-word', 'adverb', 'commitment', 'writer', 'lasting-to-do', 'empty-verb', 'month', 'weekday', 'recurrence']
/** Share of the words of a promise that a report must hold to speak of it. */
const SPOKEN_OF = 0.5
const STEM = 5

interface Pledge {
  words: string
  due: string
  keys: Set<string>
}

/** T20: what a report promised by a day is spoken of when the like happens again. */
const evaporated: ThreadCheck = ({ updates, previous }) => {
  const last = updates.findLast(({ message }) => message.stage === 'postmortem')
  if (!last || last.at === undefined || says(last, 'promised-before')) return []
  const said = stemsIn(last.message.sentences)
  const reports = (previous?.others ?? []).filter((one) => one.message.stage === 'postmortem' && one.at !== undefined && one.at < (last.at as number))
  return reports.flatMap((one): ThreadMark[] => {
    if (!isRelated(one, last)) return []
    const silent = pledgesOf(one.told()).find(({ keys }) => [...keys].filter((key) => said.has(key)).length < keys.size * SPOKEN_OF)
    if (!silent) return []
    const values = { promised: silent.words, due: silent.due, when: one.message.publishedAt?.slice(0, 10) ?? '' }
    return [markOn(last, 'prevention-forgotten', undefined, [], { values, because: `promised by ${silent.due} in the report of ${values.when}` })]
  })
}

/** Whether the same part of the service was hit or the same thing failed, as far as the messages say. */
function isRelated(one: Former, last: Told): boolean {
  const parts = new Set((one.message.meta.components ?? []).map((name) => name.toLowerCase()))
  if ((last.message.meta.components ?? []).some((name) => parts.has(name.toLowerCase()))) return true
  const failed = mechanisms(one.told())
  return [...mechanisms(last)].some((name) => failed.has(name))
}

/** The changes that a report promises by a day of their own. */
function pledgesOf(told: Told): Pledge[] {
  const { message, settings, judgement } = told
  const times = findTimes(message, settings.context)
  return message.sentences.flatMap((sentence): Pledge[] => {
    const promised = judgement.marks.some(
      ({ concept, worth, mode, place }) => concept === 'prevention' && worth === 'present' && mode === 'stated' && place.start === sentence.start,
    )
    const time = promised ? timesIn(times, sentence).find((one) => (dueOf(told, one) ?? 0) > (told.at as number)) : undefined
    return time ? [{ words: sentence.text.trim(), due: time.text, keys: stemsIn([sentence]) }] : []
  })
}

/** What the words name, cut to their beginnings, so that forms of one word are the same. */
function stemsIn(sentences: readonly Sentence[]): Set<string> {
  const out = new Set<string>()
  for (const sentence of sentences) {
    if (!states(sentence.block)) continue
    for (const token of sentence.tokens)
      if (!token.number && /\p{L}{3}/u.test(token.norm) && !IDLE.some((lexicon) => isIn(sentence, token, lexicon))) out.add(token.norm.slice(0, STEM))
  }
  return out
}

export const pledgeChecks: readonly ThreadCheck[] = [evaporated]
