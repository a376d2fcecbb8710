import type { Sentence, Token } from '../../model.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import type { Source } from './index.ts'
import { endBefore } from './words.ts'

/** Tokens of a sentence, both inclusive. */
interface Part {
  first: number
  last: number
}

/** The act behind "cannot": a bare verb and its object, up to a time, a reason or a pause. */
export function whatCannotBeDone(sentence: Sentence, { times }: Source): Part | undefined {
  const hit = cannotIn(sentence)
  if (!hit) return undefined
  const first = sentence.tokens.findIndex((token, at) => at > hit.last && !isIn(sentence, token, 'adverb'))
  if (first < 0) return undefined
  const part = { first, last: endBefore(sentence, first, times) }
  return pointsBack(sentence, part) ? undefined : part
}

/** Who could not do it, where the sentence begins with them; or whom "it" hit. */
export function groupIn(sentence: Sentence, { times }: Source): Part | undefined {
  return hitBy(sentence, times) ?? subjectOf(sentence, times)
}

function hitBy(sentence: Sentence, times: Source['times']): Part | undefined {
  const [head] = sentence.tokens
  const hit = hitsOf(sentence, 'affect-word').find(({ first }) => first <= 2)
  if (!head || !hit || !isIn(sentence, head, 'points-back') || polarityAt(sentence, hit.first) !== 'asserted') return undefined
  const part = { first: hit.last + 1, last: endBefore(sentence, hit.last + 1, times) }
  const rest = sentence.tokens[part.last + 1]
  return part.first > part.last || pointsBack(sentence, part) || (rest && /,/.test(rest.lead)) ? undefined : part
}

function subjectOf(sentence: Sentence, times: Source['times']): Part | undefined {
  const hit = cannotIn(sentence)
  if (!hit || hit.first === 0) return undefined
  const before = times.filter((time) => time.sentence === sentence.index && time.last < hit.first)
  const pauses = sentence.tokens.flatMap((token, at) => (at > 0 && at < hit.first && /[,;:(–—]/.test(token.lead) ? [at] : []))
  const [pause, ...more] = pauses
  // "Since 03:20 UTC, dealers in Poland cannot": what stands in front is a time or a reason, and nothing else.
  const fronted = pause !== undefined && (before.some((time) => time.last < pause) || hitsOf(sentence, 'causal-link').some((link) => link.first === 0))
  if (more.length > 0 || (pause !== undefined && !fronted)) return undefined
  const first = pause ?? 0
  if (before.some((time) => time.last >= first)) return undefined
  let last = hit.first - 1
  while (last > first && isIn(sentence, sentence.tokens[last] as Token, 'adverb')) last--
  const part = { first, last }
  return pointsBack(sentence, part) || STRANGE.some((lexicon) => hitsOf(sentence, lexicon).some((one) => one.first >= first && one.last <= last))
    ? undefined
    : part
}

/** Subjects that are no group of readers, and words that no group holds. */
const STRANGE = ['own-subject', 'addressee', 'hedge', 'clause-word', 'causal-link']

function cannotIn(sentence: Sentence) {
  if (hitsOf(sentence, 'other-incident').length > 0 || hitsOf(sentence, 'hedge').length > 0) return undefined
  const [hit, ...others] = hitsOf(sentence, 'cannot-do').filter(
    (one, _, all) => !all.some((two) => two !== one && two.first <= one.first && two.last >= one.last),
  )
  if (!hit || others.length > 0 || hitsOf(sentence, 'own-subject').some((own) => own.last === hit.first - 1)) return undefined
  const polarity = polarityAt(sentence, hit.first)
  return polarity === 'asserted' || polarity === 'negated' ? hit : undefined
}

function pointsBack(sentence: Sentence, { first, last }: Part): boolean {
  return sentence.tokens.slice(first, last + 1).some((token) => isIn(sentence, token, 'points-back'))
}
