import { describe, expect, test } from 'vitest'
import { formatters } from '../../src/formatters/index.ts'
import { paintOf } from '../../src/formatters/paint.ts'
import { version } from '../../src/generated/package.ts'
import { formatReports, lintText, type Report } from '../../src/index.ts'
import { countIn, emptySummary } from '../../src/summary.ts'
import { sayIn } from '../../src/words.ts'

const HOSTILE = 'status/50% "off",\n<b>&\u001b[31m.md'
const DRAFT = `We had a minor issue with sign-in & <checkout> this morning: \`||\` @everyone ::error::x %0A

<!-- incident-lint-disable-next-line stated-cause -- legal hold -->
It was down due to a technical issue.
`

const report: Report = { ...lintText(DRAFT, { stage: 'resolved' }), path: HOSTILE }
const unread = { path: 'gone.md', error: { message: 'permission denied' } }
const findings = report.messages[0]?.findings ?? []
const open = findings.filter((one) => !one.suppressed)
const text = (format: Parameters<typeof formatReports>[1]) => formatReports([report, unread], format)

test('the draft of these tests has findings of every kind that formats tell apart', () => {
  expect(findings.some((one) => one.suppressed?.reason === 'legal hold')).toBe(true)
  expect(new Set(open.map((one) => one.severity)).size).toBeGreaterThan(1)
})

describe('the function and the command know the same formats', () => {
  test.each(Object.entries(formatters))('%s', async (name, load) => {
    const formatter = (await load())({ tool: { name: 'incident-lint', version }, paint: paintOf(false), width: 80, sayIn, language: 'en' })
    const summary = emptySummary()
    countIn(summary, unread)
    expect(formatReports([unread], name as keyof typeof formatters)).toBe(formatter.start() + formatter.file(unread) + formatter.end(summary))
  })

  test('a format that is none is refused', () => {
    expect(() => formatReports([], 'xml' as never)).toThrow(/there is no format "xml"/)
  })
})

describe('sarif', () => {
  const { runs } = JSON.parse(text('sarif'))
  const [{ results, tool, invocations, columnKind }] = runs

  test('a result a finding, with the level, the place and a print of its own', () => {
    expect(results).toHaveLength(findings.length)
    expect(columnKind).toBe('utf16CodeUnits')
    const prints = results.map((one: { partialFingerprints: Record<string, string> }) => one.partialFingerprints['incidentLint/v1'])
    expect(new Set(prints).size).toBe(findings.length)
  })

  test('every result names a rule that is described', () => {
    const ids = tool.driver.rules.map((rule: { id: string }) => rule.id)
    for (const { ruleId } of results) expect(ids).toContain(ruleId)
  })

  test('what the text switches off is suppressed in the source, with its reason', () => {
    const off = results.filter((one: { suppressions?: object[] }) => one.suppressions)
    expect(off).toMatchObject([{ ruleId: 'stated-cause', suppressions: [{ kind: 'inSource', justification: 'legal hold' }] }])
  })

  test('a path is a relative URI, whatever it holds', () => {
    const { uri } = results[0].locations[0].physicalLocation.artifactLocation
    expect(uri).toBe(HOSTILE.split('/').map(encodeURIComponent).join('/'))
  })

  test('a file that could not be read makes the run fail', () => {
    expect(invocations).toMatchObject([{ executionSuccessful: false, toolExecutionNotifications: [{ message: { text: 'permission denied' } }] }])
  })
})

describe('github', () => {
  test('no text ends a command or begins another', () => {
    for (const line of text('github').trimEnd().split('\n')) expect(line).toMatch(/^::(error|warning|notice)( [^:]*)?::/)
  })

  test('errors first, ten of a level, and how many are left', () => {
    const many = formatReports([report, { ...report, path: 'b.md' }, { ...report, path: 'c.md' }], 'github')
      .trimEnd()
      .split('\n')
    const levels = many.map((line) => line.replace(/^::(\w+).*/s, '$1'))
    expect(levels.filter((level) => level === 'error')).toHaveLength(10)
    expect(levels).toEqual([...levels].sort((a, b) => ['error', 'warning', 'notice'].indexOf(a) - ['error', 'warning', 'notice'].indexOf(b)))
    expect(many.at(-1)).toMatch(/not shown here/)
  })
})

test('prints tell the findings of a stream apart, which comes in parts', () => {
  const printed = (found: unknown) => JSON.stringify(found).match(/"(?:fingerprint|incidentLint\/v1)":"\w+"/g) ?? []
  for (const format of ['gitlab', 'sarif'] as const) {
    const once = printed(JSON.parse(formatReports([report], format)))
    const thrice = printed(JSON.parse(formatReports([report, report, { ...report, path: 'b.md' }], format)))
    expect(new Set(thrice).size).toBe(format === 'gitlab' ? 3 * once.length : 2 * once.length)
  }
})

test('gitlab: an issue a finding, each with the documented fields and a print of its own', () => {
  const issues = JSON.parse(text('gitlab'))
  expect(issues).toHaveLength(open.length + 1)
  for (const one of issues) {
    expect(one).toMatchObject({
      description: expect.any(String),
      check_name: expect.any(String),
      location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
    })
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(one.severity)
  }
  expect(new Set(issues.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(issues.length)
})

test('rdjson: lines, a severity and a code', () => {
  const { source, diagnostics } = JSON.parse(text('rdjson'))
  expect(source).toEqual({ name: 'incident-lint' })
  expect(diagnostics).toHaveLength(open.length + 1)
  expect(diagnostics[0]).toMatchObject({ location: { path: HOSTILE, range: { start: { line: 1 } } }, severity: 'ERROR', code: { value: open[0]?.ruleId } })
})

describe.each(['junit', 'checkstyle'] as const)('%s', (format) => {
  test('nothing that a message says is mark-up', () => {
    const out = text(format)
    expect(out).not.toMatch(/<b>|<checkout>|\u001b/)
    expect(out.replace(/<\/?[a-z-]+( [a-z]+="[^"<]*")*\/?>|<\?xml[^>]*\?>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos|#10|#13|#9);)/)
  })
})

test('junit: a message fails by its errors alone, a file that cannot be read is an error', () => {
  const out = text('junit')
  expect(out.match(/<failure /g)).toHaveLength(open.filter((one) => one.severity === 'error').length)
  expect(out).toContain('<testsuite name="gone.md" tests="1" failures="0" errors="1">')
})

describe('markdown', () => {
  test('the verdicts, the hollow words and the next question; no name is called, no cell broken', () => {
    const out = text('markdown')
    expect(out).toMatch(/\| cause \| \*\*hollow\*\* \| `due to a technical issue`/)
    expect(out).toMatch(/To answer next:/)
    expect(out.replace(/`[^`]*`/g, '')).not.toMatch(/@\w|<b>/)
  })

  test('stays within what a comment holds', () => {
    const reports = Array.from({ length: 200 }, (_, index) => ({ ...report, path: `${index}.md` }))
    const out = formatReports(reports, 'markdown')
    expect(out.length).toBeLessThan(65_536)
    expect(out).toMatch(/more messages do not fit/)
  })
})

test('agent: a line a message, a line a finding', () => {
  const lines = text('agent').trimEnd().split('\n')
  expect(lines).toHaveLength(1 + open.length + 1 + 1)
  expect(lines[0]).toMatch(/ resolved status .*cause=hollow/)
})

test('a message in a language without a pack is shown by its tag, in all formats', () => {
  const foreign: Report = { ...lintText('Der Zahlungsdienst antwortet seit heute Morgen nicht mehr.', { language: 'de' }), path: 'de.md' }
  expect(formatReports([foreign], 'pretty')).toMatch(/ · de\b/)
  for (const name of Object.keys(formatters)) expect(formatReports([foreign], name as keyof typeof formatters)).toBeTypeOf('string')
})
