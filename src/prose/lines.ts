import type { Block } from '../model.ts'
import { type Line, readSignature, type Signature } from './signature.ts'

/** Reads a range of the text by itself: tokens and phrase hits as if it were one sentence. */
export type ReadLine = (start: number, end: number) => Line

/** A line of a block that can carry statements, read when somebody asks. */
export interface TextLine {
  block: Block
  start: number
  end: number
  text: string
  /** A paragraph begins with it. */
  opens: boolean
  /** Words and phrase hits; undefined for a line too long to be anything but a statement. */
  read(): Line | undefined
  /** Its reading as a signature. */
  signature(): Signature | undefined
  /** The line from an offset of the text on, up to its end or another offset. */
  readFrom(start: number, end?: number): TextLine
}

/** Longer lines are statements, whatever they hold. */
const MOST_UNITS = 120

export function linesOf(text: string, blocks: readonly Block[], read: ReadLine): TextLine[] {
  const lines: TextLine[] = []
  for (const block of blocks) {
    let opens = true
    for (let from = block.start; from < block.end; ) {
      const at = text.indexOf('\n', from)
      const to = at < 0 || at > block.end ? block.end : at
      const line = trimmed(text, from, to)
      if (line.end > line.start) lines.push(lineOf(text, block, line.start, line.end, opens, read))
      if (line.end > line.start) opens = false
      else opens = true
      from = to + 1
    }
  }
  return lines
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  let start = from
  let end = to
  while (start < end && /\s/.test(text[start] as string)) start++
  while (end > start && /[\s\\]/.test(text[end - 1] as string)) end--
  return { start, end }
}

function lineOf(text: string, block: Block, start: number, end: number, opens: boolean, read: ReadLine): TextLine {
  let known: Line | undefined
  let signature: Signature | undefined | null = null
  const line: TextLine = {
    block,
    start,
    end,
    text: text.slice(start, end),
    opens,
    read: () => (end - start > MOST_UNITS ? undefined : (known ??= read(start, end))),
    readFrom: (from, to = end) => {
      const part = trimmed(text, from, to)
      return lineOf(text, block, part.start, part.end, false, read)
    },
    signature: () => {
      if (signature !== null) return signature
      const words = line.read()
      signature = words && readSignature(words)
      return signature
    },
  }
  return line
}
