import { expect } from 'vitest'
import type { Draft } from '../../src/model.ts'
import { lineIndex, pointAt, spanOf } from '../../src/readers/source.ts'

/** What holds for every draft of every reader, whatever the source. One comparison in the end: sources may be large. */
export function invariants(source: string, draft: Draft): void {
  expect([...blocksInOrder(draft), ...runsInOrder(source, draft), ...placesInside(source, draft)].slice(0, 5)).toEqual([])
}

/** Blocks follow each other two line breaks apart and carry no outer white space. */
function* blocksInOrder(draft: Draft): Generator<string> {
  let end = -2
  for (const block of draft.blocks) {
    const words = draft.text.slice(block.start, block.end)
    if (block.start !== end + 2) yield `a block begins at ${block.start}, not ${end + 2}`
    if (words === '' || words.trim() !== words) yield `a block of outer white space: ${JSON.stringify(words)}`
    end = block.end
  }
  if (draft.text.length !== Math.max(end, 0)) yield 'words outside blocks'
}

/** Words that stand as they are in the file are those of the file; only whole runs may differ. */
function* runsInOrder(source: string, draft: Draft): Generator<string> {
  let next = 0
  for (const [index, run] of draft.runs.entries()) {
    const gap = draft.text.slice(next, run.at)
    if (gap !== '' && gap !== '\n\n') yield `words without a run: ${JSON.stringify(gap)}`
    if (!(run.from < run.to && run.to <= source.length)) yield `a run outside the file: ${JSON.stringify(run)}`
    const until = draft.runs[index + 1]?.at ?? draft.text.length
    next = run.whole ? (draft.text.startsWith('\n\n', until - 2) ? until - 2 : until) : run.at + run.to - run.from
    if (!run.whole && draft.text.slice(run.at, next) !== source.slice(run.from, run.to)) yield `other words than the file's: ${JSON.stringify(run)}`
  }
}

function* placesInside(source: string, draft: Draft): Generator<string> {
  const lines = lineIndex(source)
  for (const block of draft.blocks) {
    const { offset, endOffset, line, column } = spanOf(lines, draft.runs, block)
    const point = pointAt(lines, offset)
    if (!(offset >= 0 && endOffset > offset && endOffset <= source.length)) yield `a block outside the file: ${offset} to ${endOffset}`
    if (point.line !== line || point.column !== column) yield `line ${line}, column ${column} for offset ${offset}`
  }
  let index = 0
  for (const inline of draft.inlines) {
    while (index < draft.blocks.length - 1 && (draft.blocks[index]?.end ?? 0) <= inline.start) index++
    const block = draft.blocks[index]
    if (!(block && inline.start < inline.end && block.start <= inline.start && inline.end <= block.end))
      yield `a stretch outside its block: ${JSON.stringify(inline)}`
  }
  for (const { offset, endOffset, at } of draft.pardons)
    if (!(offset <= endOffset && endOffset <= source.length && at >= 0 && at < source.length)) yield `a pardon outside the file: ${offset} to ${endOffset}`
}
