import type { FindingReport, MessageReport } from '../report.ts'
import { wholeText } from './findings.ts'
import type { FormatOptions, Formatter } from './index.ts'
import { attributes, xml } from './xml.ts'

/** JUnit XML: a suite a file, a test case a message; what would not fail the job is output, no failure. */
export function junit({ tool }: FormatOptions): Formatter {
  return {
    start: () => `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes({ name: tool.name })}>\n`,
    file(report) {
      if ('error' in report)
        return suite(report.path, { tests: 1, failures: 0, errors: 1 }, [
          `<testcase${attributes({ name: report.path, classname: report.path })}><error${attributes({ message: report.error.message })}/></testcase>`,
        ])
      const cases = report.messages.map((message) => testCase(report.path, message))
      return suite(
        report.path,
        { tests: cases.length, failures: cases.filter(({ failed }) => failed).length, errors: 0 },
        cases.map(({ text }) => text),
      )
    },
    end: () => '</testsuites>\n',
  }
}

function suite(path: string, counts: { tests: number; failures: number; errors: number }, cases: readonly string[]): string {
  return `<testsuite${attributes({ name: path, ...counts })}>\n${cases.map((one) => `${one}\n`).join('')}</testsuite>\n`
}

function testCase(path: string, message: MessageReport): { text: string; failed: boolean } {
  const findings = message.findings.filter((finding) => !finding.suppressed)
  const failures = findings.filter(({ severity }) => severity === 'error')
  const notes = findings.filter(({ severity }) => severity !== 'error')
  const name = message.title ?? `${path}:${message.place.line}`
  const inner = [
    ...failures.map((one) => `<failure${attributes({ message: one.message, type: one.ruleId })}>${xml(textAt(path, one))}</failure>`),
    ...(notes.length > 0 ? [`<system-out>${xml(notes.map((one) => textAt(path, one)).join('\n\n'))}</system-out>`] : []),
  ]
  return { text: `<testcase${attributes({ name, classname: path })}>${inner.join('')}</testcase>`, failed: failures.length > 0 }
}

function textAt(path: string, finding: FindingReport): string {
  return `${path}:${finding.line}:${finding.column} ${finding.severity} ${finding.ruleId}\n${wholeText(finding)}`
}
