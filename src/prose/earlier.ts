import type { Block, Sentence, Zone } from '../model.ts'
import { linesOf, type TextLine } from './lines.ts'
import type { Prose } from './prepare.ts'
import type { ZoneTools } from './zones.ts'

/** Zones that can hold an older message: the rest is never judged anyway. */
const PASTED: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'caption', 'footer'])
/** The look of a separator: between rulers, in brackets, or before a colon. */
const RULED = /^[-=_*~#─—–+>]{2,}/
const LABELLED = /:\**$|^[[(].*[\])]$/
/** Words that may stand in a separator beside those that make it one. */
const BESIDE = ['article', 'month', 'weekday', 'zone-name', 'zone-word', 'clock-word']
/** A zone after a clock time. */
const ZONE = /^[A-Z]{2,5}$/
const MOST_TOKENS = 12
/** A mail program's line above an answered mail holds a date, a name and an address. */
const MOST_OPENER_TOKENS = 24

type Words = Pick<Sentence, 'start' | 'end' | 'tokens' | 'found'>

/**
 * Earlier messages pasted below a separator belong to the thread (SPEC 0.2). Only a line that says so parts them, and
 * only below a message: a list of updates in one post is one post. Under a heading they end with its section.
 */
export function setEarlier(prose: Prose, tools: ZoneTools): void {
  let section: number | undefined
  let stated = false
  for (const block of [...prose.blocks]) {
    if (!PASTED.has(block.zone)) continue
    if (section !== undefined && block.zone === 'heading' && (block.depth ?? Number.POSITIVE_INFINITY) <= section) section = undefined
    const from = section === undefined ? separatorIn(prose.text, block, tools) : block.start
    if (from !== undefined && (section !== undefined || stated || from > block.start)) {
      section ??= block.zone === 'heading' ? (block.depth ?? 0) : 0
      tools.cut(block, from, block.end, 'earlier')
    }
    stated ||= block.zone !== 'heading'
  }
}

/** Where in a block a separator begins. */
function separatorIn(text: string, block: Block, tools: ZoneTools): number | undefined {
  const [only, ...more] = block.sentences
  if (block.zone === 'heading' ? block.depth !== undefined : block.zone === 'body') {
    if (only && more.length === 0 && saysEarlier(only, text.slice(only.start, only.end))) return block.start
  }
  if (block.zone !== 'body') return undefined
  return linesOf(text, [block], tools.read).find((line) => (RULED.test(line.text) || LABELLED.test(line.text) ? isSeparator(line) : false))?.start
}

function isSeparator(line: TextLine): boolean {
  const words = line.read()
  return words !== undefined && saysEarlier(words, line.text)
}

function saysEarlier({ start, tokens, found }: Words, words: string): boolean {
  if (tokens.length === 0 || tokens.length > MOST_OPENER_TOKENS) return false
  if (words.endsWith(':') && found.of('reply-opener').some((hit) => hit.first === 0 && hit.last === tokens.length - 1)) return true
  const [label] = found.of('earlier-message')
  if (!label || tokens.length > MOST_TOKENS) return false
  const hits = BESIDE.flatMap((lexicon) => found.of(lexicon))
  return tokens.every((token, index) => {
    if ((index >= label.first && index <= label.last) || token.number || hits.some((hit) => index >= hit.first && index <= hit.last)) return true
    return tokens[index - 1]?.number === true && ZONE.test(words.slice(token.start - start, token.end - start))
  })
}
