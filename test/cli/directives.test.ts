import { describe, expect, test } from 'vitest'
import { json, run } from './run.ts'

interface Finding {
  ruleId: string
  severity: string
  line: number
  message: string
  suppressed?: { by: string; reason?: string }
}

const DRAFT = 'Some users may see issues.\n\nWe apologise for any inconvenience.\n\nThe Support Team\n'

function judged(input: string, args: string[] = []) {
  const { report, status } = json(['-', '--stage', 'resolved', ...args], { input })
  const findings: Finding[] = report.reports[0].messages[0].findings
  return { status, summary: report.summary, of: (rule: string) => findings.filter((one) => one.ruleId === rule), findings }
}

describe('rules switched off in the text', () => {
  test.each([
    ['the next line', DRAFT.replace('The Support', '<!-- incident-lint-disable-next-line named-signer -- legal hold -->\nThe Support')],
    ['from here on', DRAFT.replace('The Support', '<!-- incident-lint-disable named-signer -- legal hold -->\n\nThe Support')],
    ['the file', `<!-- incident-lint-disable-file named-signer -- legal hold -->\n\n${DRAFT}`],
    ['by its other name', DRAFT.replace('The Support', '<!-- incident-lint-disable SG -- legal hold -->\n\nThe Support')],
  ])('%s: the finding stays in the report, with the reason, and does not count', (_, input) => {
    const { of, summary } = judged(input)
    expect(of('named-signer')).toMatchObject([{ severity: 'error', suppressed: { by: 'disable', reason: 'legal hold' } }])
    expect(of('unused-disable')).toEqual([])
    expect(summary.errors).toBe(judged(DRAFT).summary.errors - 1)
  })

  test('front matter does it too', () => {
    expect(judged(`---\nincident-lint:\n  disable: [named-signer]\n---\n${DRAFT}`).of('named-signer')).toMatchObject([{ suppressed: { by: 'disable' } }])
  })

  test('all rules: a message that lacks everything is clean', () => {
    const { status, summary } = judged(`<!-- incident-lint-disable-file -- archive -->\n\n${DRAFT}`)
    expect({ status, summary }).toMatchObject({ status: 0, summary: { errors: 0, warnings: 0, infos: 0 } })
  })

  test('another rule on the same line stays', () => {
    const { of } = judged(DRAFT.replace('The Support', '<!-- incident-lint-disable-next-line real-apology -- legal hold -->\nThe Support'))
    expect(of('named-signer')[0]?.suppressed).toBeUndefined()
  })

  test('one that sets nothing aside is reported where it stands', () => {
    const { of } = judged(`<!-- incident-lint-disable-next-line named-signer -- legal hold -->\n${DRAFT}`)
    expect(of('unused-disable')).toMatchObject([
      { severity: 'warning', line: 1, message: 'Unexpected directive `named-signer`, expected a finding that it sets aside' },
    ])
  })

  test('one that names no rule says so, and which was meant', () => {
    const [finding] = judged(`<!-- incident-lint-disable-next-line named-singer -->\n${DRAFT}`).of('unused-disable')
    expect(finding).toMatchObject({ expected: ['named-signer'], message: expect.stringMatching(/^Unexpected rule `named-singer` in a directive/) })
  })

  test('--report-unused-disable-directives makes it an error', () => {
    const input = `<!-- incident-lint-disable-file next-update -->\n\n${DRAFT}`
    const before = judged(input, ['--channel', 'blog', '--stage', 'postmortem'])
    const after = judged(input, ['--channel', 'blog', '--stage', 'postmortem', '--report-unused-disable-directives'])
    expect(after.of('unused-disable').map(({ severity }) => severity)).toEqual(before.of('unused-disable').map(() => 'error'))
  })

  test('--no-inline-config: what the text says of rules has no effect', () => {
    const { of } = judged(`<!-- incident-lint-disable-file named-signer -->\n\n${DRAFT}`, ['--no-inline-config'])
    expect(of('named-signer')[0]?.suppressed).toBeUndefined()
    expect(of('unused-disable')).toEqual([])
  })

  test('pretty says that findings are switched off, and does not show them', () => {
    const { stdout } = run(['-', '--stage', 'resolved'], { input: `<!-- incident-lint-disable-file named-signer -->\n\n${DRAFT}` })
    expect(stdout).toContain('One finding switched off in the text')
    expect(stdout).not.toContain('Unexpected signer')
  })
})
