import { createTwoFilesPatch } from 'diff'
import type { Outcome } from '../disk/outcome.ts'
import { writeWhole } from '../disk/write.ts'
import { applyFixes, safeEdits } from '../fix.ts'
import { safe } from '../formatters/safe.ts'

/** An edit may bring another one to light; more rounds than this would be two rules that disagree. */
const MOST_ROUNDS = 10

export interface Fixed {
  /** Judged again after the edits. */
  outcome: Outcome
  edits: number
  /** A unified diff of what was, or would be, changed; empty when nothing is. */
  diff: string
}

/** A line of a diff as a terminal can be given it, its indent kept. */
function shown(line: string): string {
  const indent = /^[ +@-]* */.exec(line)?.[0] ?? ''
  return indent + safe(line.slice(indent.length))
}

/** Makes the edits that keep the meaning, in the file or, with `dryRun`, in a diff only. Throws Problem when the file cannot be written. */
export function fix(outcome: Outcome, dryRun: boolean): Fixed {
  if (!('report' in outcome) || !outcome.judged) return { outcome, edits: 0, diff: '' }
  const { path, judged } = outcome
  let { report } = outcome
  let { text } = judged
  let edits = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const found = safeEdits(report).length
    if (found === 0) break
    edits += found
    text = applyFixes(text, report)
    report = { ...judged.linter(judged.config).lint(text, judged.options), path }
  }
  if (edits === 0) return { outcome, edits, diff: '' }
  if (!dryRun) writeWhole(judged.absolute ?? path, text)
  const diff = createTwoFilesPatch(path, path, judged.text, text, undefined, undefined, { context: 1 }).replace(/^=+\n/, '')
  return { outcome: { path, report, judged: { ...judged, text } }, edits, diff: diff.split('\n').map(shown).join('\n') }
}
