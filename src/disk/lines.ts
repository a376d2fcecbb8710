import type { Report } from '../report.ts'
import { decode, tooLarge } from './read.ts'

/** Whole lines of a stream, with what stood before them: JSON Lines are judged as they come, and nothing of them is kept. */
export interface Batch {
  text: string
  /** Lines and UTF-16 units before it. */
  lines: number
  offset: number
}

const FEED = 10

/** Parts what `read` gives, until it gives nothing, at its line ends. Throws Problem when a line is too long or not UTF-8. */
export function* batchesOf(read: () => Buffer, shown: string, longest: number): Generator<Batch> {
  let rest: Buffer[] = []
  let size = 0
  let lines = 0
  let offset = 0
  for (let more = true; more; ) {
    const chunk = read()
    more = chunk.length > 0
    const cut = more ? chunk.lastIndexOf(FEED) + 1 : 0
    if (more && cut === 0) {
      rest.push(Buffer.from(chunk))
      size += chunk.length
      if (size > longest) throw tooLarge(size, longest, shown)
      continue
    }
    const text = decode(Buffer.concat([...rest, chunk.subarray(0, cut)]), shown)
    rest = more ? [Buffer.from(chunk.subarray(cut))] : []
    size = chunk.length - cut
    if (text !== '') yield { text, lines, offset }
    lines += text.split('\n').length - 1
    offset += text.length
  }
}

/** A batch line by line, for when one of them is at fault. */
export function* linesOf({ text, lines, offset }: Batch): Generator<Batch> {
  let at = 0
  for (const line of text.split('\n')) {
    if (line.trim() !== '') yield { text: line, lines, offset: offset + at }
    at += line.length + 1
    lines++
  }
}

type Placed = { line: number; endLine: number; offset: number; endOffset: number }

/** A report of a batch, with its places in the stream. */
export function shifted<R extends Report>(report: R, { lines, offset }: Batch): R {
  if (offset === 0) return report
  const move = <P extends Placed>(place: P): P => ({
    ...place,
    line: place.line + lines,
    endLine: place.endLine + lines,
    offset: place.offset + offset,
    endOffset: place.endOffset + offset,
  })
  const messages = report.messages.map((message) => ({
    ...message,
    place: move(message.place),
    elements: Object.fromEntries(Object.entries(message.elements).map(([id, one]) => [id, { ...one, evidence: one.evidence.map(move) }])),
    findings: message.findings.map((finding) => ({ ...move(finding), ...(finding.related && { related: finding.related.map(move) }) })),
  }))
  return { ...report, messages } as R
}
