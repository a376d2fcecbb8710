import type { CompiledWording, Detector, Hit, Mark, Message, Sentence, Setting, WordingEntry, Zone } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hollow } from './mark.ts'
import { type Found, hasNeighbour } from './neighbours.ts'

/** SPEC 0.2: the zones whose words are the writer's to answer for. */
const JUDGED: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption', 'signoff'])
/** A rewrite of a longer sentence is no help. */
const LONGEST_REWRITE = 220

/** Vague and evasive wording (SPEC 3): each hit of a lexicon that names a concept, unless its neighbours make it legitimate. */
export const detectWording: Detector = (message, context) => {
  const marks: Mark[] = []
  for (const sentence of message.sentences) {
    const { zone } = sentence.block
    const judged = JUDGED.has(zone)
    for (const lexicon of context.pack.wording) {
      if (!judged && !lexicon.also?.includes(zone)) continue
      for (const hit of sentence.found.of(lexicon.lexicon)) {
        if (polarityAt(sentence, hit.first) === 'quoted') continue
        const entry = entryOf(lexicon, hit)
        const found = { hit, sentence, message, context }
        if (counts(entry, found)) marks.push(markOf(lexicon, entry, found))
      }
    }
  }
  return marks
}

function entryOf({ entries }: CompiledWording, hit: Hit): WordingEntry {
  return entries.at(hit.entry) ?? {}
}

function counts({ only, not, unless = [], needs = [] }: WordingEntry, found: Found): boolean {
  const { message, sentence } = found
  if (only && !fits(only, message, sentence)) return false
  if (not && fits(not, message, sentence)) return false
  return needs.every((name) => hasNeighbour(name, found)) && !unless.some((name) => hasNeighbour(name, found))
}

/** Whether each thing that is named holds. */
function fits({ stage, channel, audience, zone }: Setting, message: Message, sentence: Sentence): boolean {
  return (
    (stage?.includes(message.stage) ?? true) &&
    (channel?.includes(message.channel) ?? true) &&
    (audience?.includes(message.audience) ?? true) &&
    (zone?.includes(sentence.block.zone) ?? true)
  )
}

function markOf(
  { lexicon, concept }: CompiledWording,
  { severity, element, missing = '', use, swap, safe }: WordingEntry,
  { hit, sentence, message }: Found & { hit: Hit },
): Mark {
  const rewrite = swap === undefined ? undefined : rewritten(sentence, hit, swap)
  const uses = [...(rewrite ? [rewrite] : []), ...(use ?? [])]
  return hollow(message, concept, hit, missing, {
    because: `${lexicon}: "${message.text.slice(hit.start, hit.end)}"`,
    ...(severity && { severity }),
    ...(element && { element }),
    ...(uses.length > 0 && { use: uses }),
    ...(swap !== undefined && { fix: { text: swap, safe: safe ?? false } }),
  })
}

/** The writer's own sentence with a typed slot, or nothing, in place of the words. */
function rewritten({ text, start }: Sentence, hit: Hit, swap: string): string | undefined {
  if (text.length > LONGEST_REWRITE) return undefined
  const [before, after] = [text.slice(0, hit.start - start), text.slice(hit.end - start)]
  return `${before}${swap}${swap === '' ? after.trimStart() : after}`.replace(/\s+/g, ' ').trim()
}
