import { agent } from './formatters/agent.ts'
import { checkstyle } from './formatters/checkstyle.ts'
import { compact } from './formatters/compact.ts'
import { github } from './formatters/github.ts'
import { gitlab } from './formatters/gitlab.ts'
import { html } from './formatters/html/index.ts'
import type { FormatName, MakeFormatter } from './formatters/index.ts'
import { json } from './formatters/json.ts'
import { jsonl } from './formatters/jsonl.ts'
import { junit } from './formatters/junit.ts'
import { markdown } from './formatters/markdown.ts'
import { paintOf } from './formatters/paint.ts'
import { pretty } from './formatters/pretty.ts'
import { rdjson } from './formatters/rdjson.ts'
import { sarif } from './formatters/sarif.ts'
import { name, version } from './generated/package.ts'
import { words as english } from './generated/words-en.ts'
import { words as indonesian } from './generated/words-id.ts'
import type { Report } from './report.ts'
import { countIn, emptySummary, type FileReport } from './summary.ts'
import { sayFrom } from './words.ts'

/** What a report is called whose text came from no file. */
const UNNAMED = '<text>'

const FORMATTERS: Record<FormatName, MakeFormatter> = { pretty, compact, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson, markdown, html, agent }

export interface FormatReportsOptions {
  /** Of `pretty`; none by default. */
  colour?: boolean
  /** Columns; 80 by default. */
  width?: number
  /** BCP 47 tag of what is said about all files together; English by default. */
  language?: string
}

/** Reports as the command prints them. Throws RangeError on a format that is none. */
export function formatReports(reports: readonly (Report | FileReport)[], format: FormatName, options: FormatReportsOptions = {}): string {
  const make = Object.hasOwn(FORMATTERS, format) ? FORMATTERS[format] : undefined
  if (!make) throw new RangeError(`there is no format "${format}": use one of ${Object.keys(FORMATTERS).join(', ')}`)
  const { colour = false, width = 80, language = 'en' } = options
  const sayIn = (tag: string) => sayFrom({ en: english, id: indonesian }, english, tag)
  const formatter = make({ tool: { name, version }, paint: paintOf(colour), width, sayIn, language })
  const summary = emptySummary()
  const files = reports.map((one) => {
    const report = { ...one, path: one.path ?? UNNAMED } as FileReport
    countIn(summary, report)
    return formatter.file(report)
  })
  return [formatter.start(), ...files, formatter.end(summary)].join('')
}
