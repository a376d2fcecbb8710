import type { Detector } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow, present } from './mark.ts'

/** SPEC 8, IM.consequences: what somebody can do with what was taken; "the risk is low" says nothing of it. */
export const detectConsequences: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => {
      const done = hitsOf(sentence, 'can-be-done').find((hit) => ['asserted', 'conditional'].includes(polarityAt(sentence, hit.first)))
      if (done) return [present(message, 'impact.consequences', sentence, { because: 'what may come of it for the reader' })]
      const empty = hitsOf(sentence, 'consequence-empty')[0]
      return empty ? [hollow(message, 'impact.consequences', empty, 'impact.consequences')] : []
    })
