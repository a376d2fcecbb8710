import { Session } from '../disk/lint.ts'
import type { Span } from '../model.ts'
import { ELEMENTS, type JudgedId, OPTIONALS } from '../model.ts'
import { Problem } from '../problem.ts'
import type { MessageReport } from '../report.ts'
import { type Context, optionsOf } from './run.ts'
import { complainOf, paintFor, print, widthOf } from './terminal.ts'
import { traceElement } from './trace.ts'

/** Why the elements and findings on one line of a file were judged as they were. */
export async function explainLine(path: string, line: number, context: Context): Promise<number> {
  const { flags, say } = context
  const session = new Session({ ...optionsOf(flags), ignore: false })
  for await (const outcome of session.lintPatterns([path])) {
    if ('problem' in outcome) {
      complainOf(outcome, say)
      return 2
    }
    const { judged } = outcome
    if (!judged) continue
    const count = judged.text.replace(/\r?\n$/, '').split('\n').length
    if (line < 1 || line > count) throw new Problem('usage.no-line', { line, count }, { path: outcome.path })
    const show = { paint: paintFor(flags, process.stdout), width: widthOf(process.stdout), say }
    const elements = elementsOn(line, outcome.report.messages)
    const texts = elements.map((element) => traceElement({ ...outcome, judged }, element, show))
    const findings = outcome.report.messages.flatMap(({ findings: all }) => all.filter((finding) => !finding.element && covers(finding, line)))
    const others = findings.map(
      ({ line: at, column, severity, message, ruleId, why }) =>
        `${outcome.path}:${at}:${column} ${say(`severity.${severity}`)} ${message} [${ruleId}]\n  ${why}\n`,
    )
    await print([...texts, ...others].join('\n') || `${say('explain.nothing-on-line', { line })}\n`)
  }
  return 0
}

/** Elements whose marks or findings stand on the line, in the order of the table. */
function elementsOn(line: number, messages: readonly MessageReport[]): JudgedId[] {
  return [...ELEMENTS, ...OPTIONALS].filter((element) =>
    messages.some(
      ({ elements, findings }) =>
        elements[element]?.evidence.some((span) => covers(span, line)) || findings.some((finding) => finding.element === element && covers(finding, line)),
    ),
  )
}

function covers(span: Pick<Span, 'line' | 'endLine'>, line: number): boolean {
  return span.line <= line && span.endLine >= line
}
