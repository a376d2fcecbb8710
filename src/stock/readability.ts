import retextReadability, { type Options } from 'retext-readability'
import type { Plugin } from 'unified'
import { hollow } from '../detectors/mark.ts'
import type { Check } from '../model.ts'
import { hardBlocks } from './gates.ts'
import { runnerOf } from './run.ts'

const run = runnerOf(retextReadability as Plugin<[Options?], never>, { age: 16 })

/** retext-readability as a rule of ours. */
export const readabilityCheck: Check = {
  rule: 'readable',
  language: 'en',
  detect(message) {
    return run(message, hardBlocks(message)).map(({ place }) => hollow(message, 'readable', place, ''))
  },
}
