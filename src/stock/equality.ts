import retextEquality, { type Options } from 'retext-equality'
import type { Plugin } from 'unified'
import { hollow } from '../detectors/mark.ts'
import { stock } from '../generated/stock-en.ts'
import type { Check, Message, Place } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { insensitiveBlocks } from './gates.ts'
import { runnerOf } from './run.ts'

const run = runnerOf(retextEquality as Plugin<[Options?], never>, { ignore: stock.equality.ignore })

/** The plugin may know a dozen words for one. */
const MOST = 4

/** retext-equality as a rule of ours; in quotations and code the words are not the writer's. */
export const equalityCheck: Check = {
  rule: 'no-insensitive-wording',
  language: 'en',
  detect(message) {
    return run(message, insensitiveBlocks(message)).flatMap(({ place, id, expected }) =>
      isOwn(message, place)
        ? [
            hollow(message, 'no-insensitive-wording', place, '', {
              because: `retext-equality: ${id}`,
              ...(expected.length > 0 && { use: expected.slice(0, MOST) }),
            }),
          ]
        : [],
    )
  },
}

function isOwn({ sentences, inlines }: Message, { start, end }: Place): boolean {
  if (inlines.some((one) => one.kind === 'code' && one.start < end && one.end > start)) return false
  const sentence = sentences.find((one) => one.start <= start && one.end >= end)
  return (
    !sentence ||
    polarityAt(
      sentence,
      sentence.tokens.findIndex((token) => token.end > start),
    ) !== 'quoted'
  )
}
