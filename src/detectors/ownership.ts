import type { Detector, Hit, Sentence } from '../model.ts'
import { specifics } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

/** SPEC 1.11, OW: an act or an omission that was ours; taking responsibility for none is hollow. */
export const detectOwnership: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => {
      const faults = hitsOf(sentence, 'own-fault').filter((hit) => ['asserted', 'negated'].includes(polarityAt(sentence, hit.first)))
      const empty = [...hitsOf(sentence, 'own-fault-empty'), ...hitsOf(sentence, 'responsibility')]
      const named = faults.find((hit) => tellsWhat(sentence, hit, empty))
      if (named) return [present(message, 'ownership', sentence, { because: 'our fault, and the act' })]
      const first = [...empty, ...faults].sort((a, b) => a.first - b.first)[0]
      return first ? [hollow(message, 'ownership', first, 'ownership.act')] : []
    })

/** Words of content beside the fault that no stock phrase covers. */
function tellsWhat(sentence: Sentence, fault: Hit, empty: readonly Hit[]): boolean {
  if (empty.some((hit) => hit.first <= fault.last + 2 && hit.last >= fault.first)) return false
  if (fault.value === 'whole') return true
  const last = sentence.tokens.length - 1
  const after = specifics({ sentence, first: fault.last + 1, last: Math.min(last, fault.last + 14) })
  const before = fault.value === 'before' ? specifics({ sentence, first: Math.max(0, fault.first - 10), last: fault.last }) : []
  return after.length + before.length > 0
}
