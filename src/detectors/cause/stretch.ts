import type { Hit, Sentence, Token } from '../../model.ts'
import { type Stretch, stretchOf } from '../../prose/anchors.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'

const COMMA = /[,;:–—]|\s-\s/
const MOST = 32
const TIMED: ReadonlySet<string> = new Set(['when', 'moment'])

/** From a link to where the cause ends: the next link, the words that begin the effect, the repair, the main clause. */
export function following(sentence: Sentence, link: Hit, links: Hit[]): Stretch {
  const { tokens } = sentence
  const first = link.last + 1
  let last = Math.min(tokens.length - 1, link.last + MOST)
  const next = links.find((other) => other.first > link.last && !TIMED.has(other.value ?? ''))
  if (next) last = Math.min(last, next.first - 1)
  for (const hit of hitsOf(sentence, 'cause-effect')) if (hit.first > first) last = Math.min(last, hit.first - 1)
  for (let i = first; i <= last; i++) if (polarityAt(sentence, i) === 'quoted') last = i - 1
  for (let i = first + 1; i <= last; i++) if (ends(sentence, link, i)) last = i - 1
  return stretchOf(sentence, first, last)
}

/** A comma ends a cause that began its sentence, and any cause before a clause of ours or of the repair. */
function ends(sentence: Sentence, link: Hit, at: number): boolean {
  const token = sentence.tokens[at]
  if (!token || !COMMA.test(token.lead)) return false
  if (/[;–—]/.test(token.lead)) return true
  if (link.first <= 2) return !isIn(sentence, token, 'act-verb') && !isIn(sentence, token, 'work-act') && !isIn(sentence, token, 'cause-relative')
  return isIn(sentence, token, 'self') || isIn(sentence, token, 'clause-joiner') || isIn(sentence, token, 'cause-mending')
}

/** What stands before a link: the piece next to it, and all from the link before or the sentence's beginning. */
export function preceding(sentence: Sentence, link: Hit, links: Hit[]): { near: Stretch; whole: Stretch } {
  const before = links.filter((other) => other.last < link.first && !TIMED.has(other.value ?? '')).at(-1)
  const from = before ? before.last + 1 : 0
  let last = link.first - 1
  while (last > from && isIn(sentence, sentence.tokens[last] as Token, 'cause-relative')) last--
  let near = from
  for (let i = last; i > from; i--) {
    const lead = sentence.tokens[i]?.lead ?? ''
    if (!COMMA.test(lead)) continue
    if (last - i < 2) continue
    near = i
    break
  }
  const effect = hitsOf(sentence, 'cause-effect').find((hit) => hit.first > near && hit.first <= last)
  return { near: stretchOf(sentence, near, effect ? effect.first - 1 : last), whole: stretchOf(sentence, from, last) }
}
