import type { Hit, Mark, Message, Sentence } from '../model.ts'
import { quantity, stretchOf } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { exposuresOf } from './impact-breach.ts'
import { clauseStart } from './impact-effect.ts'
import { hollow, present } from './mark.ts'

/** Words between what was touched and what became of it. */
const FAR = 9

/** The sub-part IM.data (SPEC 1.7): what became of data or money, denied or not. A concept of its own. */
export function dataMarks(sentence: Sentence, message: Message): Mark[] {
  const fate = fateOf(sentence) ?? exposuresOf(sentence, message)[0]?.fate
  if (!fate || polarityAt(sentence, fate.first) === 'conditional') return []
  const vague = vagueOf(sentence, fate)
  if (vague) return [hollow(message, 'impact.data', vague, '', { because: `data, but not which: ${message.text.slice(vague.start, vague.end)}` })]
  const mode = hitsOf(sentence, 'data-unknown').length > 0 ? 'unknown' : 'stated'
  return [present(message, 'impact.data', sentence, { mode, because: `fate of data: ${message.text.slice(fate.start, fate.end)}` })]
}

/** "Some of your data", "data was affected": no particular, unless a count says how much or a denial that none was. */
function vagueOf(sentence: Sentence, fate: Hit): Hit | undefined {
  if (quantity(stretchOf(sentence)) || hitsOf(sentence, 'data-unknown').length > 0) return undefined
  const start = clauseStart(sentence, fate.first)
  const denied = hitsOf(sentence, 'negation').some((one) => one.first >= start && one.first < fate.first)
  return denied ? undefined : hitsOf(sentence, 'data-vague').find((one) => clauseStart(sentence, one.first) === start)
}

function fateOf(sentence: Sentence): Hit | undefined {
  const other = hitsOf(sentence, 'not-data')
  const data = hitsOf(sentence, 'data-touched').filter((thing) => !other.some((one) => one.first <= thing.last && one.last >= thing.first))
  if (data.length === 0) return undefined
  const weak = new Set(hitsOf(sentence, 'data-fate-weak').map((hit) => hit.first))
  // "The logs say that the server was lost".
  const articles = hitsOf(sentence, 'article')
  return hitsOf(sentence, 'data-fate').find((fate) => {
    if (weak.has(fate.first) && !isStateOf(sentence, fate)) return false
    return data.some(
      (thing) =>
        thing.first !== fate.first &&
        Math.abs(thing.last - fate.first) <= FAR &&
        (!weak.has(fate.first) || thing.first < fate.first) &&
        (thing.last > thing.first || !articles.some((one) => one.first > thing.last && one.last < fate.first)) &&
        clauseStart(sentence, thing.first) === clauseStart(sentence, fate.first),
    )
  })
}

/** "Is safe", "were not restored". */
function isStateOf(sentence: Sentence, fate: Hit): boolean {
  return hitsOf(sentence, 'be-word').some((one) => one.last < fate.first && fate.first - one.last <= 2)
}
