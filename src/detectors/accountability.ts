import type { Detector, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

const REACH = 2

/** SPEC 1.11, AC: an earlier promise and where it stands, in words or as a table. */
export const detectAccountability: Detector = (message) => {
  const sentences = message.sentences.filter(({ block }) => states(block))
  const hasColumn = holdsPromises(message)
  return sentences.flatMap((sentence, index) => {
    const promise = hitsOf(sentence, 'promised-before').find((hit) => hit.value === 'said' || polarityAt(sentence, hit.first) !== 'quoted')
    const near = sentences.slice(index, index + 1 + REACH)
    if (promise && near.some(hasState)) return [present(message, 'accountability', sentence, { because: 'an earlier promise, and where it stands' })]
    if (hasColumn && sentence.block.zone === 'cell' && hasState(sentence))
      return [present(message, 'accountability', sentence, { because: 'a row of promises' })]
    const empty = hitsOf(sentence, 'promise-empty')[0]
    if (empty) return [hollow(message, 'accountability', empty, 'accountability.promise')]
    return []
  })
}

function hasState(sentence: Sentence): boolean {
  return hitsOf(sentence, 'promise-state').length > 0
}

/** A table with a column of promises. */
function holdsPromises({ sentences }: Message): boolean {
  return sentences.some((sentence) => sentence.block.zone !== 'body' && sentence.tokens.length <= 3 && hitsOf(sentence, 'promise-column').length > 0)
}
