import type { Place, Run, Span } from '../model.ts'

/** Offsets at which the lines of a source begin. */
export type LineIndex = readonly number[]

export function lineIndex(source: string): LineIndex {
  const starts = [0]
  // A carriage return alone ends a line too; files that hold one are rare, and the search for feeds is fast.
  if (source.includes('\r')) {
    for (const { index, 0: end } of source.matchAll(/\r\n?|\n/g)) starts.push(index + end.length)
    return starts
  }
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column, both from 1, of an offset. */
export function pointAt(lines: LineIndex, offset: number): { line: number; column: number } {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] as number) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines[low] as number) + 1 }
}

/** The file's range of a place in the judged words. The end of a whole run maps to its end in the file. */
export function spanOf(lines: LineIndex, runs: readonly Run[], place: Place): Omit<Span, 'text'> {
  const offset = toSource(runs, place.start)
  const endOffset = place.end > place.start ? Math.max(offset, toSourceEnd(runs, place.end)) : offset
  const begin = pointAt(lines, offset)
  const end = pointAt(lines, endOffset)
  return { line: begin.line, column: begin.column, endLine: end.line, endColumn: end.column, offset, endOffset }
}

/** Index of the run that holds `at`, or that ends before it; 0 when there is none. */
export function runIndex(runs: readonly Run[], at: number): number {
  let low = 0
  let high = Math.max(0, runs.length - 1)
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((runs[middle] as Run).at <= at) low = middle
    else high = middle - 1
  }
  return low
}

function runAt(runs: readonly Run[], at: number): Run | undefined {
  return runs[runIndex(runs, at)]
}

/** Where a unit of the judged words stands in the file. */
export function toSource(runs: readonly Run[], at: number): number {
  const run = runAt(runs, at)
  if (!run) return 0
  return run.whole ? run.from : Math.min(run.to, run.from + at - run.at)
}

/** Where the unit before `end` ends in the file. */
export function toSourceEnd(runs: readonly Run[], end: number): number {
  const run = runAt(runs, end - 1)
  if (!run) return 0
  return run.whole ? run.to : Math.min(run.to, run.from + end - run.at)
}
