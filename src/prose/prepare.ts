import type { Block, Draft, Hit, LanguagePack, Message, Sentence, Token } from '../model.ts'
import { Matcher } from './match.ts'
import { setPolarity } from './polarity.ts'
import { sentenceRanges } from './sentences.ts'
import { tokenize } from './tokenize.ts'
import { setZones } from './zones.ts'

interface Tools {
  matcher: Matcher
  abbreviations: ReadonlySet<string>
}

/** A pack's matcher is built once, on first use, and lives as long as the pack. */
const tools = new WeakMap<LanguagePack, Tools>()

function toolsOf(pack: LanguagePack): Tools {
  const known = tools.get(pack)
  if (known) return known
  const made = { matcher: new Matcher(pack.lexicons), abbreviations: listed(pack, 'abbreviation') }
  tools.set(pack, made)
  return made
}

/** The single words that a lexicon of the pack lists, normalised. */
export function listed(pack: LanguagePack, lexicon: string): ReadonlySet<string> {
  const index = pack.lexicons.names.indexOf(lexicon)
  const words = Object.entries(pack.lexicons.words).filter(([, lexicons]) => lexicons.includes(index))
  return new Set(words.map(([word]) => word))
}

export type Prose = Pick<Message, 'text' | 'blocks' | 'sentences' | 'inlines'>

/** Sentences, tokens, phrase hits, zones and polarity of a draft: all that detectors read, computed once. */
export function prepare(draft: Draft, pack: LanguagePack): Prose {
  const { matcher, abbreviations } = toolsOf(pack)
  const blocks: Block[] = []
  const sentences: Sentence[] = []
  let heading: Block | undefined
  for (const raw of draft.blocks) {
    const block: Block = { ...raw, index: blocks.length, sentences: [], ...(heading && { heading }) }
    blocks.push(block)
    if (raw.zone === 'heading') heading = block
    for (const range of sentenceRanges(draft.text, raw.start, raw.end, abbreviations)) {
      const tokens = tokenize(draft.text, range.start, range.end)
      const sentence: Sentence = { ...range, index: sentences.length, block, text: draft.text.slice(range.start, range.end), tokens, clauses: [], polarity: 'asserted', hits: raw.zone === 'code' ? [] : matcher.find(tokens) }
      block.sentences.push(sentence)
      sentences.push(sentence)
    }
  }
  for (const sentence of sentences) setPolarity(sentence)
  const prose: Prose = { text: draft.text, blocks, sentences, inlines: draft.inlines }
  setZones(prose)
  return prose
}

/** The first hit of a lexicon in a sentence, at or after a token. */
export function hitOf(sentence: Sentence, lexicon: string, from = 0): Hit | undefined {
  return sentence.hits.find((hit) => hit.lexicon === lexicon && hit.first >= from)
}

/** All hits of a lexicon in a sentence, in order. */
export function hitsOf(sentence: Sentence, lexicon: string): Hit[] {
  return sentence.hits.filter((hit) => hit.lexicon === lexicon)
}

/** Whether a token stands under any hit of a lexicon. */
export function isIn(sentence: Sentence, token: Token, lexicon: string): boolean {
  return sentence.hits.some((hit) => hit.lexicon === lexicon && token.start >= hit.start && token.end <= hit.end)
}
