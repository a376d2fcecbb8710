import type { Message, Sentence } from '../../model.ts'
import { type Stretch, stretchOf } from '../../prose/anchors.ts'
import { hitsOf } from '../../prose/prepare.ts'
import { states } from '../../prose/zones.ts'

/** What a heading or a label promises of the sentences under it. */
export interface Promised {
  kind: 'cause' | 'story'
  /** The heading or label itself. */
  label: Sentence
  parts: Stretch[]
}

/** A section speaks for this many sentences at most. */
const REACH = 12
const OTHER_LABEL = /^\W*\p{Lu}[^.:!?\n]{0,40}:(?:\s|$)/u

/** Stretches that stand under "Root cause", "What happened" and their like, as headings or as labels with a colon. */
export function sections(message: Message): Promised[] {
  const found: Promised[] = []
  let open: Promised | undefined
  for (const sentence of message.sentences) {
    const heading = sentence.block.zone === 'heading'
    const label = labelOf(sentence, heading)
    if (label) {
      open = { kind: label.kind, label: sentence, parts: [] }
      found.push(open)
      if (label.rest <= sentence.tokens.length - 1) open.parts.push(stretchOf(sentence, label.rest))
    } else if (heading || OTHER_LABEL.test(sentence.text)) open = undefined
    else if (open && open.parts.length < REACH && states(sentence.block) && sentence.tokens.length > 0) open.parts.push(stretchOf(sentence))
  }
  return found
}

function labelOf(sentence: Sentence, heading: boolean): { kind: 'cause' | 'story'; rest: number } | undefined {
  if (!heading && !states(sentence.block)) return undefined
  const hit = hitsOf(sentence, 'cause-label').find((one) => sentence.tokens.slice(0, one.first).every((token) => token.number))
  if (!hit) return undefined
  const kind = hit.value === 'cause' ? 'cause' : 'story'
  if (heading || hit.last === sentence.tokens.length - 1) return sentence.tokens.length <= 10 ? { kind, rest: sentence.tokens.length } : undefined
  const rest = sentence.tokens.findIndex((token, i) => i > hit.last && i <= 10 && /^[^\p{L}\p{N}]*:/u.test(token.lead))
  return rest < 0 ? undefined : { kind, rest }
}
