import type { Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { exposuresOf } from './impact-breach.ts'
import { clauseStart } from './impact-effect.ts'
import { present } from './mark.ts'

/** The sub-part IM.data (SPEC 1.7): what became of data or money, denied or not. A concept of its own. */
export function dataMarks(sentence: Sentence, message: Message): Mark[] {
  const fate = fateOf(sentence) ?? exposuresOf(sentence, message)[0]?.fate
  if (!fate || polarityAt(sentence, fate.first) === 'conditional') return []
  const mode = hitsOf(sentence, 'data-unknown').length > 0 ? 'unknown' : 'stated'
  return [present(message, 'impact.data', sentence, { mode, because: `fate of data: ${message.text.slice(fate.start, fate.end)}` })]
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
