import type { Block, Draft, Hit, HitIndex, LanguagePack, Message, Sentence, Token, Zone } from '../model.ts'
import { linesOf } from './lines.ts'
import { Matchers } from './matchers.ts'
import { setPolarity } from './polarity.ts'
import { type Abbreviations, sentenceRanges } from './sentences.ts'
import type { Line } from './signature.ts'
import { tokenize } from './tokenize.ts'
import { setZones, type ZoneTools } from './zones.ts'

/** Words that can be asked for. */
export interface WordList {
  has(word: string): boolean
}

interface Tools {
  matcher: Matchers
  abbreviations: Abbreviations
}

/** A pack's matcher is built once, on first use, and lives as long as the pack. */
const tools = new WeakMap<LanguagePack, Tools>()

function toolsOf(pack: LanguagePack): Tools {
  const known = tools.get(pack)
  if (known) return known
  const matcher = new Matchers(pack)
  const made = {
    matcher,
    abbreviations: { ...matcher.listed('abbreviation'), wordlike: matcher.listed('abbreviation-word'), counted: matcher.listed('after-ordinal') },
  }
  tools.set(pack, made)
  return made
}

/** The single words that a lexicon of the pack lists, normalised: for strings that are no sentences, as hosts and authors. */
export function wordsOf(pack: LanguagePack, lexicon: string): WordList {
  return toolsOf(pack).matcher.listed(lexicon)
}

/** Whether a lexicon of the pack hits a text that stands outside the message, such as a title from a container. */
export function textHits(text: string, pack: LanguagePack, lexicon: string): boolean {
  return toolsOf(pack).matcher.find(tokenize(text)).of(lexicon).length > 0
}

export type Prose = Pick<Message, 'text' | 'blocks' | 'sentences' | 'inlines'>

/** Sentences, tokens, phrase hits, zones and polarity of a draft: all that detectors read, computed once. */
export function prepare(draft: Draft, pack: LanguagePack): Prose {
  const maker = new Maker(draft.text, toolsOf(pack))
  let heading: Block | undefined
  for (const raw of draft.blocks) {
    const block: Block = { ...raw, index: 0, sentences: [], ...(heading && { heading }) }
    if (raw.zone === 'heading') heading = block
    maker.add(block)
  }
  const prose: Prose = { text: draft.text, blocks: maker.blocks, sentences: [], inlines: draft.inlines }
  setZones(prose, maker)
  prose.sentences = maker.number()
  return prose
}

/** Makes blocks of sentences, and cuts them where the words show another zone than the markup. */
class Maker implements ZoneTools {
  readonly blocks: Block[] = []
  private readonly words = new Map<number, Words>()
  constructor(
    private readonly text: string,
    private readonly tools: Tools,
  ) {}

  add(block: Block): void {
    this.fill(block)
    this.blocks.push(block)
  }

  readonly read = (start: number, end: number): Line => {
    const { tokens, found } = this.wordsIn(start, end)
    return {
      start,
      end,
      text: this.text.slice(start, end),
      tokens,
      found,
      get hits() {
        return found.all
      },
    }
  }

  readonly cut = (block: Block, start: number, end: number, zone: Zone): void => {
    const parts = [
      { ...block, end: start },
      { ...block, start, end, zone },
      { ...block, start: end },
    ].filter((part) => this.text.slice(part.start, part.end).trim() !== '')
    for (const part of parts) this.fill(part)
    this.blocks.splice(this.blocks.indexOf(block), 1, ...parts)
  }

  /** Indices are given last: zones may have cut blocks. */
  number(): Sentence[] {
    const sentences = this.blocks.flatMap((block) => block.sentences)
    for (const [index, block] of this.blocks.entries()) block.index = index
    for (const [index, sentence] of sentences.entries()) sentence.index = index
    return sentences
  }

  /** A sentence is often a line too, and a block that is cut keeps most of its sentences: each range is read once. */
  private wordsIn(start: number, end: number): Words {
    const key = start * MOST_TEXT + end
    const known = this.words.get(key)
    if (known) return known
    const tokens = tokenize(this.text, start, end)
    const words = { tokens, found: this.tools.matcher.find(tokens) }
    this.words.set(key, words)
    return words
  }

  /** In a sign-off every line stands by itself. */
  private fill(block: Block): void {
    const { text, tools } = this
    const ranges = block.zone === 'signoff' ? linesOf(text, [block], this.read) : sentenceRanges(text, block.start, block.end, tools.abbreviations)
    block.sentences = []
    for (const { start, end } of ranges) {
      const { tokens, found } = block.zone === 'code' ? { tokens: tokenize(text, start, end), found: NOTHING } : this.wordsIn(start, end)
      const sentence: Sentence = {
        start,
        end,
        index: 0,
        block,
        text: text.slice(start, end),
        tokens,
        clauses: [],
        polarity: 'asserted',
        found,
        get hits() {
          return found.all
        },
      }
      setPolarity(sentence)
      block.sentences.push(sentence)
    }
  }
}

interface Words {
  tokens: Token[]
  found: HitIndex
}

/** A text is shorter than this many units, so that two offsets make one number. */
const MOST_TEXT = 2 ** 26

const NOTHING: HitIndex = { of: () => [], among: () => [], all: [] }

/** All hits of a lexicon in a sentence, in order. The list is shared: do not change it. */
export function hitsOf(sentence: Pick<Sentence, 'found'>, lexicon: string): readonly Hit[] {
  return sentence.found.of(lexicon)
}

/** Whether a token stands under any hit of a lexicon. */
export function isIn(sentence: Pick<Sentence, 'found'>, token: Token, lexicon: string): boolean {
  return hitsOf(sentence, lexicon).some((hit) => token.start >= hit.start && token.end <= hit.end)
}
