import type { Draft, Inline, Pardon, Run, Zone } from '../model.ts'

export type BlockInfo = Pick<Draft['blocks'][number], 'depth' | 'ordered' | 'list'>

/** One block while it grows; offsets of runs and inlines count from its own first unit. */
interface OpenBlock {
  zone: Zone
  info: BlockInfo
  parts: string[]
  length: number
  runs: Run[]
  inlines: (Inline & { open?: boolean })[]
  /** Finished blocks that began inside this one (a comment, a caption): they follow it. */
  after: OpenBlock[]
  /** Set right after a line break that markup stands for. */
  broken?: boolean
}

/**
 * Collects the judged words of one message with the way back to the file. Readers say which ranges of the source
 * are words and what the rest stands for; joining blocks, trimming and offsets happen here and nowhere else.
 */
export class DraftBuilder {
  private text = ''
  private readonly runs: Run[] = []
  private readonly blocks: Draft['blocks'] = []
  private readonly inlines: Inline[] = []
  private readonly stack: OpenBlock[] = []
  readonly pardons: Pardon[] = []
  readonly remarks: Draft['remarks'] = []

  constructor(readonly source: string) {}

  /** Opens a block; inside another one it becomes a block of its own that follows the outer one. */
  begin(zone: Zone, info: BlockInfo = {}): void {
    this.stack.push({ zone, info, parts: [], length: 0, runs: [], inlines: [], after: [] })
  }

  /** Closes the innermost block. One without words leaves nothing behind but what began inside it. */
  end(): void {
    const block = this.stack.pop()
    if (!block) return
    const outer = this.stack.at(-1)
    if (outer) outer.after.push(block)
    else this.append(block)
  }

  get open(): boolean {
    return this.stack.length > 0
  }

  get depth(): number {
    return this.stack.length
  }

  /** The words of the innermost block so far. Joins them: for headings, not for every word. */
  get words(): string {
    return this.stack.at(-1)?.parts.join('') ?? ''
  }

  /** Whether the innermost block has no words yet. */
  get empty(): boolean {
    return (this.stack.at(-1)?.length ?? 0) === 0
  }

  /** The innermost block, for what is only known at its end (the depth of an underlined heading). */
  amend(zone: Zone, info: BlockInfo): void {
    const block = this.stack.at(-1)
    if (block) Object.assign(block, { zone, info })
  }

  /** Adds a range of the source as it stands. */
  keep(from: number, to: number): void {
    const block = this.stack.at(-1)
    if (!block) return
    let first = from
    if (block.length === 0 || block.broken) while (first < to && isSpace(this.source.charCodeAt(first))) first++
    if (first >= to) return
    const last = block.runs.at(-1)
    if (last && !last.whole && last.to === first) last.to = to
    else block.runs.push({ at: block.length, from: first, to, whole: false })
    add(block, this.source.slice(first, to))
  }

  /** Adds `words` that stand for a range of the source: a decoded entity, an escape, a line break. */
  put(words: string, from: number, to: number): void {
    const block = this.stack.at(-1)
    if (!block || words === '' || (block.length === 0 && words.trim() === '')) return
    if (words.length === to - from && this.source.startsWith(words, from)) this.keep(from, to)
    else {
      block.runs.push({ at: block.length, from, to, whole: true })
      add(block, words)
    }
  }

  /** A line break that markup stands for. White space around it goes; two of them part paragraphs. */
  putBreak(from: number, to: number): void {
    const block = this.stack.at(-1)
    if (!block || block.length === 0) return
    if (block.broken) {
      this.end()
      this.begin(block.zone, block.info)
    } else {
      trimSpaces(block)
      this.put('\n', from, to)
      block.broken = true
    }
  }

  /** A line break of the source, which means nothing beside one that markup stands for. */
  putLine(words: string, from: number, to: number): void {
    if (!this.stack.at(-1)?.broken) this.put(words, from, to)
  }

  /** Opens a stretch; `close` ends the innermost open one of that kind. */
  mark(kind: Inline['kind'], url?: string): void {
    const block = this.stack.at(-1)
    block?.inlines.push({ kind, ...(url !== undefined && { url }), start: block.length, end: block.length, open: true })
  }

  close(kind: Inline['kind'], url?: string): void {
    const block = this.stack.at(-1)
    for (let index = (block?.inlines.length ?? 0) - 1; block && index >= 0; index--) {
      const inline = block.inlines[index] as OpenBlock['inlines'][number]
      if (!inline.open || inline.kind !== kind) continue
      inline.open = false
      inline.end = block.length
      if (url !== undefined) inline.url = url
      return
    }
  }

  /** The finished draft. `body` is the range of the file that the message stands in. */
  finish(body: { offset: number; endOffset: number }, more: Partial<Pick<Draft, 'meta' | 'said' | 'escaped'>> = {}): Draft {
    while (this.stack.length > 0) this.end()
    const first = this.runs[0]
    const last = this.runs.at(-1)
    return {
      text: this.text,
      runs: this.runs,
      blocks: this.blocks,
      inlines: this.inlines.sort((a, b) => a.start - b.start || b.end - a.end),
      meta: more.meta ?? {},
      pardons: this.pardons,
      offset: first?.from ?? body.offset,
      endOffset: last?.to ?? body.endOffset,
      escaped: more.escaped ?? false,
      said: more.said ?? {},
      remarks: this.remarks,
    }
  }

  private append(block: OpenBlock): void {
    const words = block.parts.join('').trimEnd()
    if (words !== '') this.settle(block, words)
    for (const follower of block.after) this.append(follower)
  }

  private settle(block: OpenBlock, words: string): void {
    if (this.text !== '') this.text += '\n\n'
    const base = this.text.length
    this.text += words
    this.blocks.push({ zone: block.zone, start: base, end: base + words.length, ...block.info })
    for (const run of block.runs) {
      if (run.at >= words.length) break
      const to = run.whole ? run.to : Math.min(run.to, run.from + words.length - run.at)
      this.runs.push({ at: base + run.at, from: run.from, to, whole: run.whole })
    }
    for (const { open, ...inline } of block.inlines) {
      const end = Math.min(open ? words.length : inline.end, words.length)
      if (inline.start < end) this.inlines.push({ ...inline, start: base + inline.start, end: base + end })
    }
  }
}

/** The white space that `trim` removes, for the codes that occur at the start of a block. */
function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029
  )
}

function add(block: OpenBlock, words: string): void {
  block.parts.push(words)
  block.length += words.length
  block.broken = false
}

/** Takes spaces off the end of what was kept last. */
function trimSpaces(block: OpenBlock): void {
  const last = block.parts.at(-1) as string
  const run = block.runs.at(-1) as Run
  const kept = last.replace(/(?<![ \t])[ \t]{1,100}$/, '')
  if (run.whole || kept === '' || kept.length === last.length) return
  run.to -= last.length - kept.length
  block.length -= last.length - kept.length
  block.parts[block.parts.length - 1] = kept
}
