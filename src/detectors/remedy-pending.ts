import type { Detector } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { present } from './mark.ts'

/** SPEC 2.4: while refunds or data are still on their way, a resolved message owes its reader the next update. */
export const detectRemedyPending: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => hitsOf(sentence, 'remedy-pending').map((hit) => ({ sentence, hit })))
    .filter(({ sentence, hit }) => polarityAt(sentence, hit.first) === 'asserted')
    .map(({ hit }) => present(message, 'remedy-pending', hit))
