import type { Detector, Hit, Polarity, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

/** What readers told is somebody else's word; that they told it is ours. */
const TOLD: ReadonlySet<Polarity> = new Set(['asserted', 'quoted'])

/** SPEC 1.11, LI: what readers told us, and what follows from it, in one sentence or the next. */
export const detectListening: Detector = (message) => {
  const sentences = message.sentences.filter(({ block }) => states(block))
  return sentences.flatMap((sentence, index) => {
    const told = hitsOf(sentence, 'reader-told').find((hit) => isTold(sentence, hit))
    if (told && isAnswered(sentence, told, sentences[index + 1]))
      return [present(message, 'listening', sentence, { because: 'what readers told, and what follows from it' })]
    const empty = hitsOf(sentence, 'listening-empty')[0]
    return empty ? [hollow(message, 'listening', empty, 'listening.heard')] : []
  })
}

/** "Parents complained that nobody called": the denial is part of what they told. */
function isTold(sentence: Sentence, told: Hit): boolean {
  const polarity = polarityAt(sentence, told.first)
  return TOLD.has(polarity) || (polarity === 'negated' && hitsOf(sentence, 'negation').every((one) => one.first > told.last))
}

/** In the rest of the sentence, or in the next one of its block. */
function isAnswered(sentence: Sentence, told: Hit, next: Sentence | undefined): boolean {
  const answers = (one: Sentence, from: number) => hitsOf(one, 'told-answer').some((hit) => hit.last > from)
  return answers(sentence, told.first) || (next !== undefined && next.block === sentence.block && answers(next, -1))
}
