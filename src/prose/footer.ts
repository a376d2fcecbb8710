import type { Block } from '../model.ts'
import type { TextLine } from './lines.ts'

/** RFC 3676: two dashes and a space part a message from what the mail program puts below it. */
const SEPARATOR = /(?:^|\n)(?:-- |_{5,}|-{5,}|={5,})[ \t]*(?=\n|$)/g
const MOST_BLOCKS = 8

/** Where the footer of a message begins, or `text.length`. Only trailing blocks are footer. */
export function footerFrom(text: string, blocks: readonly Block[], lines: readonly TextLine[]): number {
  const separator = separatorFrom(text, lines)
  let from = separator
  let seen = 0
  for (let at = blocks.length - 1; at > 0 && seen < MOST_BLOCKS; at--, seen++) {
    const block = blocks[at] as Block
    if (block.start >= from) continue
    if (!isFooter(block)) break
    from = block.start
  }
  return from
}

function isFooter(block: Block): boolean {
  if (block.zone !== 'body' && block.zone !== 'list') return false
  const legal = block.sentences.filter((sentence) => sentence.found.of('footer-line').length > 0).length
  return legal > 0 && legal * 3 >= block.sentences.length
}

/** A separator counts when only a few lines stand below it, and something above. */
function separatorFrom(text: string, lines: readonly TextLine[]): number {
  SEPARATOR.lastIndex = 0
  for (let match = SEPARATOR.exec(text); match; match = SEPARATOR.exec(text)) {
    const at = match.index
    const below = lines.filter((line) => line.start > at + 1)
    const mail = match[0].includes('-- ')
    if (
      below.length > 0 &&
      below.length < lines.length &&
      (mail ? below.length <= 12 : below.length <= 6 && below.some((line) => (line.read()?.found.of('footer-line').length ?? 0) > 0))
    )
      return at
  }
  return text.length
}
