import type { FileReport, Summary } from '../formatters/index.ts'
import type { FindingReport } from '../report.ts'
import type { Flags } from './arguments.ts'

/** Counts what was found and unread; suppressed findings do not count. */
export class Tally {
  readonly summary: Summary = { files: 0, messages: 0, errors: 0, warnings: 0, infos: 0 }
  private unread = 0

  add(report: FileReport): void {
    this.summary.files++
    if ('error' in report) {
      this.unread++
      return
    }
    this.summary.messages += report.messages.length
    for (const { findings } of report.messages) for (const finding of findings) if (!finding.suppressed) this.count(finding.severity)
  }

  /** 2 when a file could not be read, else 1 when findings are grave or many enough, else 0. */
  exitCode({ 'fail-on': failOn = 'error', 'max-warnings': maxWarnings, 'exit-zero': exitZero }: Flags): number {
    const { errors, warnings, infos } = this.summary
    if (this.unread > 0) return 2
    const grave = errors + (failOn === 'error' ? 0 : warnings) + (failOn === 'info' ? infos : 0)
    const tooMany = maxWarnings !== undefined && warnings > Number(maxWarnings)
    return !exitZero && (grave > 0 || tooMany) ? 1 : 0
  }

  private count(severity: FindingReport['severity']): void {
    if (severity === 'error') this.summary.errors++
    else if (severity === 'warning') this.summary.warnings++
    else this.summary.infos++
  }
}
