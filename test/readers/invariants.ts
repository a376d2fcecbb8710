import { expect } from 'vitest'
import type { Draft } from '../../src/model.ts'
import { lineIndex, pointAt, spanOf } from '../../src/readers/source.ts'

/** What holds for every draft of every reader, whatever the source. */
export function invariants(source: string, draft: Draft): void {
  blocksInOrder(draft)
  runsInOrder(source, draft)
  const lines = lineIndex(source)
  for (const block of draft.blocks) {
    const span = spanOf(lines, draft.runs, block)
    expect(span.offset).toBeGreaterThanOrEqual(0)
    expect(span.endOffset).toBeGreaterThan(span.offset)
    expect(span.endOffset).toBeLessThanOrEqual(source.length)
    expect(pointAt(lines, span.offset)).toEqual({ line: span.line, column: span.column })
  }
  for (const inline of draft.inlines) {
    expect(inline.start).toBeLessThan(inline.end)
    expect(draft.blocks.some((block) => block.start <= inline.start && inline.end <= block.end)).toBe(true)
  }
  for (const { offset, endOffset, at } of draft.pardons) expect([offset <= endOffset, endOffset <= source.length, at >= 0, at < source.length]).toEqual([true, true, true, true])
}

/** Blocks follow each other two line breaks apart and carry no outer white space. */
function blocksInOrder(draft: Draft): void {
  let end = -2
  for (const block of draft.blocks) {
    expect(block.start).toBe(end + 2)
    expect(draft.text.slice(block.start, block.end).trim()).toBe(draft.text.slice(block.start, block.end))
    expect(block.end).toBeGreaterThan(block.start)
    end = block.end
  }
  expect(draft.text.length).toBe(Math.max(end, 0))
}

/** Words that stand as they are in the file are those of the file; only whole runs may differ. */
function runsInOrder(source: string, draft: Draft): void {
  let next = 0
  for (const [index, run] of draft.runs.entries()) {
    const gap = draft.text.slice(next, run.at)
    expect(gap === '' || gap === '\n\n', `between runs ${index - 1} and ${index}`).toBe(true)
    expect(run.from).toBeLessThan(run.to)
    expect(run.to).toBeLessThanOrEqual(source.length)
    const until = draft.runs[index + 1]?.at ?? draft.text.length
    next = run.whole ? (draft.text.slice(run.at, until).endsWith('\n\n') ? until - 2 : until) : run.at + run.to - run.from
    if (!run.whole) expect(draft.text.slice(run.at, next)).toBe(source.slice(run.from, run.to))
  }
}
