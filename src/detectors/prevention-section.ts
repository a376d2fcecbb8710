import type { Block, Message, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'

/**
 * What the heading or label above a sentence says of it: `change` lends a prevention purpose ("What we are changing"),
 * `fix` tells what was done about this event, `lesson` announces remarks, `other` belongs to something else (the timeline, advice to the reader).
 */
export type Section = 'change' | 'fix' | 'lesson' | 'other' | 'none'

interface Open {
  section: Section
  /** Depth of the heading that opened it; a deeper heading stays inside. Labels have none. */
  depth?: number
  /** Opened by a sentence that leads into a list: the next plain paragraph ends it. */
  lead?: Block
}

/** A label is short: "Next steps:". A sentence that leads into a list may be longer. */
const LABEL_WORDS = 8
const BARE_LABEL_WORDS = 4

/** The section of every sentence, by its index; a label by itself says nothing and has none. */
export function sectionsOf(message: Message): (Section | undefined)[] {
  const sections: (Section | undefined)[] = []
  let open: Open = { section: 'none' }
  for (const block of message.blocks) {
    if (block.zone === 'heading') {
      open = afterHeading(open, block)
      continue
    }
    if (open.lead && open.lead !== block && block.zone !== 'list' && block.zone !== 'cell') open = { section: 'none' }
    for (const sentence of block.sentences) {
      const own = states(block) ? labelOf(sentence, message) : undefined
      const kept = own?.section === 'none' && open.depth !== undefined
      if (own?.alone && !kept) open = { section: own.section, ...(own.leads && { lead: block }) }
      sections[sentence.index] = own ? (own.alone ? undefined : own.section) : open.section
    }
  }
  return sections
}

function afterHeading(open: Open, block: Block): Open {
  const section = kindOf(block.sentences, block.sentences.length)
  const inside = open.depth !== undefined && block.depth !== undefined && block.depth > open.depth
  return inside && section === 'none' ? open : { section, depth: block.depth ?? 1 }
}

function kindOf(sentences: readonly Sentence[], last: number): Section {
  const has = (lexicon: string): boolean => sentences.some((sentence) => hitsOf(sentence, lexicon).some((hit) => hit.first <= last))
  if (has('advice-heading')) return 'other'
  if (has('lesson-heading')) return 'lesson'
  if (has('fix-heading')) return 'fix'
  return has('prevention-heading') ? 'change' : 'none'
}

/** `alone`: the label is a line of its own and opens a section; else it governs its own sentence ("Next steps: …"). */
function labelOf(sentence: Sentence, message: Message): { section: Section; alone: boolean; leads: boolean } | undefined {
  const { tokens, text } = sentence
  const words = tokens.length
  if (/:\W*$/.test(text)) {
    const section = kindOf([sentence], words)
    if (words <= LABEL_WORDS && (section !== 'none' || words <= BARE_LABEL_WORDS)) return { section, alone: true, leads: false }
    return section === 'change' || section === 'fix' ? { section, alone: true, leads: true } : undefined
  }
  if (words <= LABEL_WORDS && ownLine(sentence, message)) return { section: kindOf([sentence], words), alone: true, leads: false }
  const colon = tokens.findIndex((token, index) => index > 0 && index <= LABEL_WORDS && /:/.test(token.lead))
  if (colon < 0) return undefined
  const section = kindOf([sentence], colon - 1)
  return section === 'none' ? undefined : { section, alone: false, leads: false }
}

/** A line without a full stop, bold or in a paragraph of its own, that no list holds. */
function ownLine(sentence: Sentence, message: Message): boolean {
  if (/[.!?;,]\W*$/.test(sentence.text)) return false
  const bold = message.inlines.some((inline) => inline.kind === 'strong' && inline.start <= sentence.start + 2 && inline.end >= sentence.end - 2)
  if (bold) return true
  const { text } = message
  const alone =
    /(?:^|\n)[^\p{L}\p{N}]*$/u.test(text.slice(Math.max(0, sentence.start - 8), sentence.start)) &&
    /^[^\p{L}\p{N}]*(?:\n|$)/u.test(text.slice(sentence.end, sentence.end + 8))
  return alone && sentence.block.zone === 'body' && kindOf([sentence], sentence.tokens.length) !== 'none'
}
