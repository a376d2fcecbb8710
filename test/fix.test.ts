import { describe, expect, test } from 'vitest'
import { applyFixes, safeEdits } from '../src/fix.ts'
import type { FindingReport, Report } from '../src/report.ts'

type Fix = NonNullable<FindingReport['fix']>

function report(...fixes: (Fix & { off?: true })[]): Report {
  const findings = fixes.map(({ off, ...fix }) => ({ fix, ...(off && { suppressed: { by: 'disable' } }) }))
  return { schemaVersion: 1, messages: [{ findings }] } as unknown as Report
}

const TEXT = 'in order to sign in prior to noon'
const TO: Fix = { offset: 0, endOffset: 11, text: 'to', safe: true }
const BEFORE: Fix = { offset: 20, endOffset: 28, text: 'before', safe: true }

describe('safe edits', () => {
  test('all are made, whatever their order', () => {
    expect(applyFixes(TEXT, report(BEFORE, TO))).toBe('to sign in before noon')
  })

  test('an edit that changes the meaning is not made', () => {
    expect(applyFixes(TEXT, report({ ...TO, safe: false }))).toBe(TEXT)
  })

  test('what the text switches off is left alone', () => {
    expect(applyFixes(TEXT, report({ ...TO, off: true }, BEFORE))).toBe('in order to sign in before noon')
  })

  test('of two that overlap the first is made', () => {
    expect(safeEdits(report({ offset: 3, endOffset: 15, text: 'x', safe: true }, TO))).toEqual([TO])
  })
})
