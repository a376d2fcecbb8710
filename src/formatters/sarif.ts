import { printsByFile } from '../fingerprint.ts'
import { homepage } from '../generated/package.ts'
import { rules } from '../generated/rules.ts'
import { languageOf, languages } from '../languages/index.ts'
import type { FindingReport } from '../report.ts'
import type { FileReport } from '../summary.ts'
import type { FormatOptions, Formatter } from './index.ts'
import { safeJson } from './safe.ts'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

/** SARIF 2.1.0, for code scanning: one run, written as the files come. Columns count UTF-16 units. */
export function sarif({ tool, language }: FormatOptions): Formatter {
  const driver = { ...tool, ...(homepage && { informationUri: homepage }), rules: rules.map((rule) => ruleOf(rule, language)) }
  const unread: object[] = []
  const printsOf = printsByFile()
  let first = true
  return {
    start: () => `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{"tool":{"driver":${safeJson(driver)}},"columnKind":"utf16CodeUnits","results":[`,
    file(report) {
      if ('error' in report) {
        unread.push(notification(report))
        return ''
      }
      const prints = printsOf(report.path)
      return report.messages
        .flatMap(({ findings }) => findings)
        .map((finding) => {
          const comma = first ? '\n' : ',\n'
          first = false
          return comma + safeJson(resultOf(report.path, finding, prints.of(finding)))
        })
        .join('')
    },
    end: () => `\n],"invocations":[${safeJson({ executionSuccessful: unread.length === 0, toolExecutionNotifications: unread })}]}]}\n`,
  }
}

function ruleOf({ id, spec, severity, group }: (typeof rules)[number], language: string): object {
  const texts = (languageOf(language) ?? languages.en).texts[id]
  const expected = texts?.expected ?? []
  return {
    id,
    shortDescription: { text: texts?.summary ?? id },
    fullDescription: { text: texts?.why ?? id },
    help: {
      text: [texts?.why, texts?.question, ...expected].join('\n\n'),
      markdown: [texts?.why, `**${texts?.question}**`, ...expected.map((one) => `- ${code(one)}`)].join('\n\n'),
    },
    defaultConfiguration: { level: LEVELS[(severity ?? 'error') as keyof typeof LEVELS] ?? 'warning' },
    properties: { tags: [group, spec] },
  }
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``
}

function resultOf(path: string, finding: FindingReport, print: string): object {
  const { ruleId, severity, question, expected = [], suppressed, related, fix } = finding
  const message = [finding.message, question, ...expected.slice(0, 1).map((one) => `→ ${one}`)].filter(Boolean).join('\n')
  return {
    ruleId,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: physical(path, finding) }],
    partialFingerprints: { 'incidentLint/v1': print },
    ...(related && {
      relatedLocations: related.map((one, id) => ({ id, message: { text: one.label }, physicalLocation: physical(one.path ?? path, one) })),
    }),
    ...(fix && {
      fixes: [
        {
          artifactChanges: [
            {
              artifactLocation: { uri: uriOf(path) },
              replacements: [{ deletedRegion: { charOffset: fix.offset, charLength: fix.endOffset - fix.offset }, insertedContent: { text: fix.text } }],
            },
          ],
        },
      ],
    }),
    ...(suppressed && {
      suppressions: [{ kind: suppressed.by === 'disable' ? 'inSource' : 'external', ...(suppressed.reason && { justification: suppressed.reason }) }],
    }),
  }
}

function physical(path: string, { line, column, endLine, endColumn, offset, endOffset }: Omit<FindingReport, 'ruleId'> | Place): object {
  return {
    artifactLocation: { uri: uriOf(path) },
    region: { startLine: line, startColumn: column, endLine, endColumn, charOffset: offset, charLength: endOffset - offset },
  }
}

type Place = Pick<FindingReport, 'line' | 'column' | 'endLine' | 'endColumn' | 'offset' | 'endOffset'>

/** Relative to the folder of the run, as code scanning asks; what a URI may not hold is encoded. */
function uriOf(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
}

function notification({ path, error }: Extract<FileReport, { error: unknown }>): object {
  return { level: 'error', message: { text: error.message }, locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }] }
}
