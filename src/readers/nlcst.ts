import type { LintOptions } from '../linter.ts'
import type { Draft, Inline, Run, Zone } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { read } from './index.ts'
import { lineIndex, spanOf } from './source.ts'

/** A node of an nlcst tree (unist, after `@types/nlcst`). */
export interface NlcstNode {
  type: string
  value?: string
  children?: readonly NlcstNode[]
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined
}

/** A stretch of the file of which the reader knows the zone. */
interface Known {
  from: number
  to: number
  zone: Zone
  block: Draft['blocks'][number]
}

/**
 * A draft of what an nlcst tree holds. Such a tree knows paragraphs and words, no headings and no quotations: where
 * `file` is the text that it was made from, our own reader says the zones, links and front matter of it.
 */
export function draftOfTree(tree: NlcstNode, file: string, options: LintOptions): { draft: Draft; source: string } {
  const positioned = file !== '' && hasOffsets(tree)
  const source = positioned ? file : textOf(tree)
  const base = positioned ? read(source, options)[0] : undefined
  const builder = new DraftBuilder(source)
  addParagraphs(tree, builder, base ? zonesOf(base, source) : [], positioned ? undefined : { at: 0 })
  const draft = builder.finish({ offset: base?.offset ?? 0, endOffset: base?.endOffset ?? source.length }, base)
  if (!base) return { draft, source }
  return { source, draft: { ...draft, inlines: inlinesOf(base, draft, source), pardons: base.pardons, remarks: base.remarks } }
}

/** Without offsets in the file, words stand where they stand in the tree's own text; `cursor` counts along. */
function addParagraphs(node: NlcstNode, builder: DraftBuilder, known: readonly Known[], cursor: { at: number } | undefined): void {
  if (node.type !== 'ParagraphNode' && node.children && !node.children.some(isLeafOrSentence)) {
    for (const child of node.children) addParagraphs(child, builder, known, cursor)
    return
  }
  const words = leaves(node)
  const first = words.find((leaf) => offsets(leaf))
  const at = first && !cursor ? (offsets(first)?.from ?? 0) : 0
  const covering = known.find(({ from, to }) => at >= from && at < to)
  const { zone = 'body', depth, ordered, list } = covering?.block ?? {}
  builder.begin(zone, { ...(depth !== undefined && { depth }), ...(ordered !== undefined && { ordered }), ...(list !== undefined && { list }) })
  let ended = at
  for (const leaf of words) {
    const value = leaf.value ?? ''
    const { from, to } = cursor ? { from: cursor.at, to: cursor.at + value.length } : (offsets(leaf) ?? { from: ended, to: ended })
    if (cursor) cursor.at = to
    builder.put(value, from, to)
    ended = to
  }
  builder.end()
}

function isLeafOrSentence({ type }: NlcstNode): boolean {
  return type === 'SentenceNode' || type === 'WordNode'
}

function leaves(node: NlcstNode): NlcstNode[] {
  return node.children ? node.children.flatMap(leaves) : [node]
}

function offsets({ position }: NlcstNode): { from: number; to: number } | undefined {
  const from = position?.start.offset
  const to = position?.end.offset
  return from === undefined || to === undefined ? undefined : { from, to }
}

function hasOffsets(tree: NlcstNode): boolean {
  return leaves(tree).some((leaf) => offsets(leaf) !== undefined)
}

function textOf(tree: NlcstNode): string {
  return leaves(tree)
    .map(({ value = '' }) => value)
    .join('')
}

function zonesOf(base: Draft, source: string): Known[] {
  const lines = lineIndex(source)
  return base.blocks.map((block) => {
    const { offset, endOffset } = spanOf(lines, base.runs, block)
    return { from: offset, to: endOffset, zone: block.zone, block }
  })
}

/** Links and the like, found by the reader, at the same words of the tree's draft. */
function inlinesOf(base: Draft, draft: Draft, source: string): Inline[] {
  const lines = lineIndex(source)
  return base.inlines.flatMap((inline) => {
    const { offset, endOffset } = spanOf(lines, base.runs, inline)
    const start = toText(draft.runs, offset)
    const end = toText(draft.runs, endOffset - 1)
    return start === undefined || end === undefined ? [] : [{ ...inline, start, end: end + 1 }]
  })
}

/** Where an offset of the file stands in the judged words. */
function toText(runs: readonly Run[], offset: number): number | undefined {
  const run = runs.find(({ from, to }) => offset >= from && offset < to)
  return run && (run.whole ? run.at : run.at + offset - run.from)
}
