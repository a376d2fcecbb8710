import { incidentIdIn } from '../readers/front-matter.ts'
import type { Report } from '../report.ts'
import { decode, tooLarge } from './read.ts'
import { inShard, type Shard } from './shard.ts'

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
    const whole = decode(Buffer.concat([...rest, chunk.subarray(0, cut)]), shown)
    // The updates of an incident that stand together are judged together.
    const text = more ? whole.slice(0, openThread(whole)) : whole
    rest = more ? [Buffer.from(whole.slice(text.length)), Buffer.from(chunk.subarray(cut))] : []
    size = rest.reduce((sum, { length }) => sum + length, 0)
    if (text !== '') yield { text, lines, offset }
    lines += text.split('\n').length - 1
    offset += text.length
  }
}

/** What stands before and after a line, counted from 1 in the stream; undefined where that is nothing. */
export function around({ text, lines, offset }: Batch, line: number): [before: Batch | undefined, after: Batch | undefined] {
  let start = 0
  for (let left = line - lines - 1; left > 0; left--) start = text.indexOf('\n', start) + 1
  const end = text.indexOf('\n', start) + 1
  const part = (from: number, to: number, skipped: number) =>
    text.slice(from, to).trim() === '' ? undefined : { text: text.slice(from, to), lines: lines + skipped, offset: offset + from }
  return [part(0, start, 0), end === 0 ? undefined : part(end, text.length, line - lines)]
}

/** Bytes of one incident that are held for its sake; a longer one is judged in parts. */
const LONGEST_THREAD = 1 << 20

/** Where the updates at the end of the text begin that are of the same incident as its last line: more of them may follow. */
function openThread(text: string): number {
  let at = text.length
  let id: string | undefined
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 2) + 1
    const own = incidentOf(text.slice(start, at))
    id ??= own
    if (own === undefined || own !== id) break
    at = start
  }
  return at > 0 || text.length < LONGEST_THREAD ? at : text.length
}

/**
 * The lines of a batch that fall to the part, the others blanked, so that places stay. The updates of one incident fall to one
 * part, other lines by their number in turn. Updates that another line parts are no thread in the whole run, and so are none here.
 */
export function* partOf({ text, lines, offset }: Batch, shard: Shard): Generator<Batch> {
  let kept: string[] = []
  let start = 0
  let count = 0
  let last: string | undefined
  let passed = false
  const all = text.split(/(?<=\n)/)
  for (const [index, line] of all.entries()) {
    const id = incidentOf(line)
    const isOwn = line.trim() !== '' && (id === undefined ? (lines + index) % shard.count === shard.index - 1 : inShard(id, shard))
    if (isOwn && passed && id !== undefined && id === last) {
      yield { text: kept.join(''), lines: lines + count, offset: offset + start }
      start += kept.reduce((sum, { length }) => sum + length, 0)
      count = index
      kept = []
    }
    kept.push(isOwn ? line : line.replace(/[^\n]/g, ' '))
    if (line.trim() === '') continue
    passed = !isOwn
    if (isOwn) last = id
  }
  if (kept.some((line) => line.trim() !== '')) yield { text: kept.join(''), lines: lines + count, offset: offset + start }
}

/** What a line says it is an update of; undefined when it says nothing, or is no record. */
function incidentOf(line: string): string | undefined {
  try {
    const record: unknown = JSON.parse(line.replace(/^\ufeff/, ''))
    return typeof record === 'object' && record !== null ? incidentIdIn(record as Record<string, unknown>) : undefined
  } catch {
    return undefined
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
