import type { FindingReport } from '../report.ts'
import { findingsOf, wholeText } from './findings.ts'
import type { FormatOptions, Formatter } from './index.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const
type Level = keyof typeof COMMANDS

/** What GitHub shows of one step, for each level: the rest would be dropped without a word. */
const MOST = 10

/** Annotations on a pull request: errors first, at most ten of each level, then how many more there are. */
export function github({ sayIn, language }: FormatOptions): Formatter {
  const held: Record<Level, string[]> = { error: [], warning: [], info: [] }
  const counts: Record<Level, number> = { error: 0, warning: 0, info: 0 }
  const hold = (level: Level, line: string) => {
    counts[level]++
    if (held[level].length < MOST) held[level].push(line)
  }
  return {
    start: () => '',
    file(report) {
      if ('error' in report) hold('error', command('error', { file: report.path, line: report.error.line, col: report.error.column }, report.error.message))
      for (const finding of findingsOf(report)) hold(finding.severity, annotation(report.path, finding))
      return ''
    },
    end() {
      const levels = Object.keys(held) as Level[]
      const more = levels.reduce((sum, level) => sum + counts[level] - held[level].length, 0)
      const lines = levels.flatMap((level) => held[level])
      return [...lines, ...(more > 0 ? [command('notice', {}, sayIn(language)('formats.github-more', { count: more }))] : [])]
        .map((line) => `${line}\n`)
        .join('')
    },
  }
}

function annotation(path: string, finding: FindingReport): string {
  const { severity, line, column, endLine, endColumn, ruleId } = finding
  // GitHub takes columns only within one line.
  const columns = endLine === line ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {}
  return command(COMMANDS[severity], { file: path, line, endLine, ...columns, title: ruleId }, wholeText(finding))
}

/** A workflow command. What a text could end it with, or begin another one with, is escaped. */
function command(name: string, properties: Record<string, string | number | undefined>, text: string): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
  return `::${name}${list.length > 0 ? ` ${list.join(',')}` : ''}::${escaped(text)}`
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
