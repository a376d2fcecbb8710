import type { Detector } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** SPEC 1.7, IM.data: words about data that tell nothing of it. What tells its fate is marked beside `impact`. */
export const detectEmptyData: Detector = (message) =>
  message.sentences
    .filter((sentence) => states(sentence.block))
    .flatMap((sentence) => hitsOf(sentence, 'data-empty'))
    .map((hit) => hollow(message, 'impact.data', hit, 'impact.data'))
