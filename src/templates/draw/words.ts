import type { Message, Place, Sentence, Token } from '../../model.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import type { TimeExpression } from '../../times/index.ts'

/** Words whose capital comes from where they stand: at the begin of a sentence, and not because they are a name. */
const COMMON = [
  'article',
  'function-word',
  'harmed-group',
  'own-subject',
  'number-word',
  'whole-word',
  'time-about',
  'counted-noun',
  'product-part',
  'stranger',
]

/** Words as their new place wants them: one line, a capital or none in front, no full stop behind. Undefined where nobody can tell a name from a word. */
export function fitted(words: string, head: { sentence: Sentence; token: Token } | undefined, asOpening: boolean): string | undefined {
  const line = words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s.;:,–—-]+$/, '')
  if (line === '' || isTorn(line)) return undefined
  if (asOpening) return line.slice(0, 1).toUpperCase() + line.slice(1)
  if (!head?.token.capital) return line
  const { sentence, token } = head
  // "I" and "DNS" keep their capitals; so does "Jonas Weber".
  if (/^\p{Lu}(?!\p{Ll})/u.test(line)) return isIn(sentence, token, 'article') ? lowered(line) : line
  if (COMMON.some((lexicon) => isIn(sentence, token, lexicon))) return lowered(line)
  if (sentence.tokens[sentence.tokens.indexOf(token) + 1]?.capital) return line
  return isIn(sentence, token, 'reader-verb') ? lowered(line) : undefined
}

const lowered = (line: string) => line.slice(0, 1).toLowerCase() + line.slice(1)

/** Half of a pair of quotation marks or brackets: the other half stayed behind. */
function isTorn(line: string): boolean {
  const count = (sign: RegExp) => line.match(sign)?.length ?? 0
  return count(/"/g) % 2 === 1 || count(/[“„]/g) !== count(/”/g) || count(/[([]/g) !== count(/[)\]]/g)
}

/** A whole sentence that can stand elsewhere: it does not lean on the one before, and has no label in front. */
export function standsAlone(sentence: Sentence): boolean {
  const [head] = sentence.tokens
  if (!head || sentence.tokens.length < 3 || isIn(sentence, head, 'points-back') || isIn(sentence, head, 'anaphor')) return false
  return !sentence.tokens.slice(1, 4).some((token) => /^\s*[:|–—]/.test(token.lead))
}

export function within(place: Place, one: Place): boolean {
  return one.start >= place.start && one.end <= place.end
}

export function sentencesAt({ sentences }: Message, place: Place): Sentence[] {
  return sentences.filter((one) => one.start < place.end && one.end > place.start)
}

/** Words of a message between two tokens of a sentence, both inclusive. */
export function between({ text }: Message, { tokens }: Sentence, first: number, last: number): string {
  const [from, to] = [tokens[first], tokens[last]]
  return from && to && first <= last ? text.slice(from.start, to.end) : ''
}

/** The last token of what begins at `first`, before a time, a reason, or a pause: how long it lasted and why have slots of their own. */
export function endBefore(sentence: Sentence, first: number, times: readonly TimeExpression[]): number {
  const stops = [
    ...times.filter((time) => time.sentence === sentence.index && time.first > first).map((time) => time.first),
    ...['causal-link', 'since-word', 'clause-joiner'].flatMap((lexicon) => hitsOf(sentence, lexicon)).map((hit) => hit.first),
    ...sentence.tokens.flatMap((token, at) => (/[,;:(–—]|\s-\s/.test(token.lead) ? [at] : [])),
    sentence.tokens.length,
  ].filter((at) => at > first)
  const stop = Math.min(...stops)
  // "… from 11:02": the joint stays with the time; "sign in" keeps its own.
  const joint = sentence.tokens[stop - 1]
  const isJoint = joint !== undefined && stop - 1 > first && times.some((time) => time.sentence === sentence.index && time.first === stop)
  const inAct = hitsOf(sentence, 'customer-act').some((hit) => hit.last === stop - 1)
  return isJoint && !inAct && isIn(sentence, joint, 'function-word') ? stop - 2 : stop - 1
}
