import type { Detector, Hit, Sentence } from '../model.ts'
import { specifics } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

const INCIDENT = ['outage-noun', 'trouble']

/** SPEC 1.7, IM.unaffected: what still works, by name, or that all of the rest does. */
export const detectUnaffected: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => {
      const empty = hitsOf(sentence, 'unaffected-empty')[0]
      const going = hitsOf(sentence, 'goes-on').filter((hit) => polarityAt(sentence, hit.first) !== 'negated')
      const spared = [...hitsOf(sentence, 'no-effect'), ...going].find((hit) => !empty && namesPart(sentence, hit))
      if (spared) return [present(message, 'impact.unaffected', sentence, { because: 'what is not affected' })]
      return empty ? [hollow(message, 'impact.unaffected', empty, 'impact.unaffected')] : []
    })

/** "Mail stays readable", "no downtime is expected", not "we are fine". */
function namesPart(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  if (polarity === 'conditional' || polarity === 'quoted' || hitsOf(sentence, 'recurrence').length > 0) return false
  if (hitsOf(sentence, 'vague-bound').some((vague) => vague.first <= hit.last && hit.first - vague.last <= 8)) return false
  // "We continue to work on it", "the incident remains open".
  const own = hitsOf(sentence, 'own-subject').some((one) => one.last < hit.first)
  const first = sentence.tokens[hit.first]
  if (own && first && !isIn(sentence, first, 'be-word') && !isIn(sentence, first, 'negation')) return false
  if (INCIDENT.some((lexicon) => hitsOf(sentence, lexicon).some((one) => one.last < hit.first && hit.first - one.last <= 3))) return false
  const named = specifics({ sentence, first: Math.max(0, hit.first - 8), last: hit.last }).length > 0
  return named || hitsOf(sentence, 'customer-act').length > 0
}
