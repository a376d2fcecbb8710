import { describe, expect, test } from 'vitest'
import { createLinter, lintText } from '../src/index.ts'
import type { FindingReport } from '../src/report.ts'

const DRAFT = 'Sign-in was down due to a technical issue.\n'
const OPEN = { stage: 'resolved' } as const
const signer = (findings: readonly FindingReport[]) => findings.find((one) => one.ruleId === 'named-signer')
const lint = (text: string, config = {}, now = '2026-03-04T08:00:00Z') => createLinter(config).lint(text, { ...OPEN, now }).messages[0]?.findings ?? []

describe('a waived element', () => {
  const waive = { signer: { reason: 'the page cannot show a name yet', until: '2026-05-31' } }

  test('is set aside with its reason, by config', () => {
    expect(signer(lint(DRAFT, { waive }))?.suppressed).toEqual({ by: 'waive', ...waive.signer })
  })

  test.each([
    ['waive: {signer: {reason: no name field, until: 2026-05-31}}', { by: 'waive', reason: 'no name field', until: '2026-05-31' }],
    ['waive: {signer: no name field}', { by: 'waive', reason: 'no name field' }],
    ['waive: {signer: {until: 2026-05-31}}', undefined],
    ['waive: {signature: no name field}', undefined],
  ])('by front matter: %s', (line, expected) => {
    expect(signer(lint(`---\nincident-lint: {${line}}\n---\n${DRAFT}`))?.suppressed).toEqual(expected)
  })

  test('is asked for again after the last day', () => {
    expect(signer(lint(DRAFT, { waive }, '2026-05-31T23:59:00Z'))?.suppressed).toBeDefined()
    expect(signer(lint(DRAFT, { waive }, '2026-06-01T00:00:00Z'))?.suppressed).toBeUndefined()
  })

  test('that is over is reported where it is missed, with its reason and last day', () => {
    const ended = (text: string, now: string, config = {}) => lint(text, config, now).filter(({ ruleId }) => ruleId === 'waiver-ended')
    const [one, ...more] = ended(DRAFT, '2026-06-01T00:00:00Z', { waive })
    expect(more).toEqual([])
    expect(one).toMatchObject({
      severity: 'warning',
      line: 1,
      message:
        'Unexpected lack of signer after its waiver ended on 2026-05-31 ("the page cannot show a name yet"), expected what was put off, or a new last day',
    })
    expect(ended(DRAFT, '2026-05-31T23:59:00Z', { waive })).toEqual([])
    expect(ended(`${DRAFT}\nAmara Diallo, Head of Platform, Larkmail\n`, '2026-06-01T00:00:00Z', { waive })).toEqual([])
    expect(ended(`---\nincident-lint: {waive: {signer: {reason: "{until}", until: 2026-01-01}}}\n---\n${DRAFT}`, '2026-06-01T00:00:00Z')[0]?.message).toContain(
      '("{until}")',
    )
    expect(ended(DRAFT, '2026-06-01T00:00:00Z', { waive, rules: { 'waiver-ended': 'off' } })).toEqual([])
  })

  test.each(['soon', '2026-02-30', '2026-13-01', '31.5.2026', '2026-5-1', '2026-05-31T10:00:00Z'])('ends on a day, which %s is not', (until) => {
    expect(() => lint(DRAFT, { waive: { signer: { reason: 'x', until } } })).toThrow(`the waiver of signer ends on "${until}", which is no day`)
    expect(() => lint(`---\ntitle: x\nincident-lint:\n  waive:\n    signer: {reason: x, until: "${until}"}\n---\n${DRAFT}`)).toThrow(
      expect.objectContaining({
        line: 5,
        column: 32,
        message: `Unexpected front matter: the waiver of signer ends on "${until}". Expected a last day such as 2026-05-31`,
      }),
    )
    expect(() => lint(`+++\n[incident-lint.waive.signer]\nreason = "x"\nuntil = "${until}"\n+++\n${DRAFT}`)).toThrow(
      expect.objectContaining({ line: 4, column: 1 }),
    )
  })

  test('a date as TOML has it is a day', () => {
    expect(signer(lint(`+++\n[incident-lint.waive.signer]\nreason = "x"\nuntil = 2026-05-31\n+++\n${DRAFT}`))?.suppressed).toEqual({
      by: 'waive',
      reason: 'x',
      until: '2026-05-31',
    })
  })

  test('leaves the others alone', () => {
    expect(lint(DRAFT, { waive }).filter((one) => one.suppressed && one.element !== 'signer')).toEqual([])
  })
})

describe('a baseline', () => {
  const prints: string[] = []
  const printOf = ({ ruleId, actual }: Pick<FindingReport, 'ruleId' | 'actual'>) => `${ruleId} ${actual}`
  const all = { open: () => (finding: Parameters<typeof printOf>[0]) => prints.push(printOf(finding)) > 0 }
  const old = lintText(DRAFT, { ...OPEN, baseline: all }).messages[0]?.findings ?? []
  const known = {
    open() {
      const left = [...prints]
      return (finding: Parameters<typeof printOf>[0]) => {
        const at = left.indexOf(printOf(finding))
        return at >= 0 && left.splice(at, 1).length > 0
      }
    },
  }

  test('sets all of it aside', () => {
    expect(old.length).toBeGreaterThan(3)
    expect(old.filter((one) => one.suppressed?.by !== 'baseline')).toEqual([])
  })

  test('holds when the words move, and lets new ones through', () => {
    const later =
      lintText(`We looked at it again today.\n\nSome users may have been hit by a minor issue.\n\n${DRAFT}`, { ...OPEN, baseline: known }).messages[0]
        ?.findings ?? []
    const open = later.filter((one) => !one.suppressed)
    expect(open.map((one) => one.ruleId)).not.toContain('named-signer')
    expect(open.map((one) => one.ruleId)).toContain('no-minimiser')
  })
})
