import { quantitiesIn } from '../detectors/impact-bound.ts'
import type { OpenLinter } from '../linter.ts'
import type { Sentence } from '../model.ts'
import { namedThing, specifics, stretchOf } from '../prose/anchors.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { findTimes } from '../times/index.ts'
import type { SlotType } from './model.ts'

/** Types whose answers may tell something that the judge of a whole message has no words for: any trade has its own verbs. */
const ANY_TRADE: Partial<Record<SlotType, readonly string[]>> = {
  act: ['empty-effort', 'looking-into', 'incident-over'],
  change: ['hollow-prevention', 'empty-effort'],
  check: ['empty-effort', 'hedge'],
  reason: ['hollow-cause'],
  group: ['vague-bound', 'hedge'],
}
/** Words that fill promises and reports, and are no content. */
const EMPTY = ['prevention-stock', 'generic-noun', 'empty-word', 'soft-word', 'inquiry-verb', 'recurrence', 'service-state']
/** Of a check they are the content: errors that stay away, tests that pass. */
const CHECKING = new Set(['generic-noun', 'prevention-stock', 'inquiry-verb'])
const ENOUGH = 2

/**
 * Whether an answer holds a figure, a time or a place that a reader can check, beside two words of content, and nothing that
 * fills a report without saying anything (SPEC 0.5).
 */
export function isParticular(answer: string, type: SlotType, lang: string, linter: OpenLinter): boolean {
  const spoiling = ANY_TRADE[type]
  const judging = spoiling && linter.open(answer, { language: lang, format: 'text' })[0]?.judging
  if (!spoiling || !judging) return false
  const { message, settings } = judging
  if (message.sentences.some((sentence) => spoiling.some((lexicon) => hitsOf(sentence, lexicon).length > 0))) return false
  const timed = findTimes(message, settings.context).some(({ moment, seconds }) => moment !== undefined || seconds !== undefined)
  const figure = message.sentences.some((sentence) => quantitiesIn(sentence).length > 0 || hitsOf(sentence, 'place-name').length > 0 || isCounted(sentence))
  const named = message.sentences.some((sentence) => namedThing(stretchOf(sentence), message, settings.context.org) !== undefined || namesSomebody(sentence))
  const content = message.sentences.reduce((sum, sentence) => sum + contentOf(sentence, type), 0)
  return timed || figure ? content >= ENOUGH : named && content > ENOUGH
}

/** "the 38 firms", "rack 12": a number beside a word, and no share of a whole. */
function isCounted({ tokens }: Sentence): boolean {
  return tokens.some((token, at) => {
    const next = tokens[at + 1]
    return /^\d[\d.,]*$/.test(token.norm) && /^\s*$/.test(token.lead) && next?.norm !== '%' && !/^\//.test(next?.lead ?? '')
  })
}

/** Two capitalised words at the begin: "Sven Holm swapped …". */
function namesSomebody(sentence: Sentence): boolean {
  const [first, second] = sentence.tokens
  const plain = (token: typeof first) => !token?.capital || EMPTY.some((lexicon) => isIn(sentence, token, lexicon)) || isIn(sentence, token, 'function-word')
  return !plain(first) && !plain(second)
}

function contentOf(sentence: Sentence, type: SlotType): number {
  const empty = type === 'check' ? EMPTY.filter((lexicon) => !CHECKING.has(lexicon)) : EMPTY
  const content = specifics(stretchOf(sentence)).filter((token) => !token.number && !empty.some((lexicon) => isIn(sentence, token, lexicon)))
  return new Set(content.map(({ norm }) => norm)).size
}
