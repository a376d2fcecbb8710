import type { Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import type { Bound } from './impact-bound.ts'
import { clauseStart, denied } from './impact-effect.ts'
import { nameIn } from './impact-name.ts'
import { present } from './mark.ts'

/** The sub-part IM.data (SPEC 1.7): what became of data or money, denied or not. A concept of its own. */
export function dataMarks(sentence: Sentence, message: Message, bounds: Bound[]): Mark[] {
  const fate = fateOf(sentence)
  if (!fate || polarityAt(sentence, fate.first) === 'conditional') return []
  const mark = present(message, 'impact.data', sentence, { because: `fate of data: ${message.text.slice(fate.start, fate.end)}` })
  return answers(sentence, message, fate, bounds) ? [mark, { ...mark, concept: 'impact', because: 'data touched + whose or which' }] : [mark]
}

/** In a notice of a breach the data is the harm: whose, how many, which kinds; "nothing was taken" is an answer too. */
function answers(sentence: Sentence, message: Message, fate: Hit, bounds: Bound[]): boolean {
  if (message.stage !== 'security') return false
  if (denied(sentence, fate) || bounds.length > 0) return true
  const kinds = new Set(hitsOf(sentence, 'data-touched').map((hit) => hit.first)).size
  return kinds > 1 || hitsOf(sentence, 'addressee').length > 0 || nameIn(sentence, message, fate.last + 1, sentence.tokens.length - 1) !== undefined
}

function fateOf(sentence: Sentence): Hit | undefined {
  const data = hitsOf(sentence, 'data-touched')
  return hitsOf(sentence, 'data-fate').find((fate) =>
    data.some(
      (thing) =>
        thing.first !== fate.first && Math.abs(thing.first - fate.first) <= 7 && clauseStart(sentence, thing.first) === clauseStart(sentence, fate.first),
    ),
  )
}
