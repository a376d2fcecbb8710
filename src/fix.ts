import type { Report } from './report.ts'

interface Edit {
  offset: number
  endOffset: number
  text: string
}

/** The edits of a report that keep the meaning, in the order of the text; of two that overlap the first. */
export function safeEdits({ messages }: Report): Edit[] {
  const edits = messages
    .flatMap((message) => message.findings)
    .flatMap(({ fix, suppressed }) => (fix?.safe && !suppressed ? [fix] : []))
    .toSorted((a, b) => a.offset - b.offset || a.endOffset - b.endOffset)
  let end = -1
  return edits.filter((edit) => {
    if (edit.offset < end) return false
    end = edit.endOffset
    return true
  })
}

/** The text that a report was made of, with its safe edits in place. `text` must be the very text that was judged. */
export function applyFixes(text: string, report: Report): string {
  let out = ''
  let at = 0
  for (const { offset, endOffset, text: instead } of safeEdits(report)) {
    out += text.slice(at, offset) + instead
    at = endOffset
  }
  return out + text.slice(at)
}
