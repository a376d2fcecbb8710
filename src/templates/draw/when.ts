import { roleTimes } from '../../facts/roles.ts'
import type { Message, Sentence, Token } from '../../model.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { states } from '../../prose/zones.ts'
import type { TimeExpression } from '../../times/index.ts'
import type { Template } from '../model.ts'
import { hasForm } from '../slot-types.ts'
import type { Source, Take } from './index.ts'
import { endsOf } from './range.ts'
import { within } from './words.ts'

/** The begin or the end of what happened: a time that a word names so, "since" a time, or an end of one range. */
export const course =
  (role: 'begin' | 'end' | 'noticed'): Take =>
  (source) => {
    const { message, context, times, template } = source
    const named = roleTimes({ message, context, times: [...times] }).filter((one) => one.role === role && isStated(message, one.time))
    const ends = rangesOf(message, times, template).map(endsOf)[0]
    const found = [...named.map(({ time }) => time.text), ...(role === 'begin' ? sinceIn(source) : []), ...(role !== 'noticed' && ends ? [ends[role]] : [])]
    return found.find((text) => hasForm('instant', text))
  }

function isStated(message: Message, time: TimeExpression): boolean {
  const sentence = message.sentences[time.sentence]
  if (!sentence || !states(sentence.block) || hitsOf(sentence, 'other-incident').length > 0 || hitsOf(sentence, 'planned-work').length > 0) return false
  const polarity = polarityAt(sentence, time.first)
  return (polarity === 'asserted' || polarity === 'negated') && hitsOf(sentence, 'own-subject').length === 0
}

/** "You cannot sign in since 08:10 UTC": a time that the timeline rests on. */
function sinceIn({ message, times, told, marks }: Source): string[] {
  const spoken = marks.filter(({ concept, worth }) => concept === 'timeline' && worth === 'present')
  return told('timeline').flatMap((sentence) =>
    times
      .filter((time) => time.sentence === sentence.index && isStated(message, time) && spoken.some(({ place }) => within(place, time)))
      .filter((time) => isIn(sentence, sentence.tokens[time.first - 1] ?? (sentence.tokens[0] as Token), 'since-word'))
      .map(({ text }) => text),
  )
}

/** Ranges that tell how long people had it; several are its phases, and tell nothing of the whole. */
function rangesOf(message: Message, times: readonly TimeExpression[], { stage }: Template): TimeExpression[] {
  const ranges = times.filter((time) => time.until && time.moment?.hour !== undefined && (stage === 'scheduled' || isStated(message, time)))
  return ranges.length === 1 ? ranges : []
}

export const window =
  (lexicon?: string): Take =>
  ({ message, times, told }) => {
    const spoken = new Set(told('timeline'))
    const ranges = times.filter((time) => time.until && time.moment?.hour !== undefined && hasForm('window', time.text))
    const at = (time: TimeExpression) => message.sentences[time.sentence] as Sentence
    const named = lexicon ? ranges.filter((time) => hitsOf(at(time), lexicon).length > 0) : ranges.filter((time) => ranges.length === 1 && spoken.has(at(time)))
    return named.length === 1 ? named[0]?.text : undefined
  }

export const nextUpdate: Take = ({ marks, times }) => {
  const reports = marks.filter(({ mode }) => mode === 'deferred')
  const mark = marks.find(
    ({ concept, worth, mode, place, values }) =>
      concept === 'next-update' && worth === 'present' && mode === 'stated' && values?.['when'] && !reports.some((one) => within(one.place, place)),
  )
  const time = mark && times.find((one) => one.text === mark.values?.['when'] && within(mark.place, one))
  return time && hasForm('instant', time.text) ? time.text : undefined
}
