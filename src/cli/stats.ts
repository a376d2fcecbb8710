import type { Outcome } from '../disk/outcome.ts'
import { pad } from '../formatters/columns.ts'
import type { Say } from '../words.ts'

type Stage = 'load' | 'judge' | 'report'

/** `--stats`: what a run did, what it left out and why, and where its time went. */
export class Stats {
  private readonly counts = { files: 0, messages: 0, judged: 0, cached: 0, unread: 0, language: 0, suppressed: 0 }
  private readonly zones = new Map<string, number>()
  private readonly rules = new Map<string, number>()
  private readonly spent: Record<Stage, number> = { load: 0, judge: 0, report: 0 }
  /** Of the process, in milliseconds: what went before was spent on loading. */
  private at = 0

  /** Books the time since the last call. */
  lap(stage: Stage): void {
    const now = performance.now()
    this.spent[stage] += now - this.at
    this.at = now
  }

  count(outcome: Outcome): void {
    const { counts } = this
    if (!outcome.continued) counts.files++
    if ('problem' in outcome) {
      counts.unread++
      return
    }
    if (outcome.cached) counts.cached++
    for (const { judged, findings, skipped } of outcome.report.messages) {
      counts.messages++
      counts[judged ? 'judged' : 'language']++
      for (const { ruleId, suppressed } of findings) {
        if (suppressed) counts.suppressed++
        else this.rules.set(ruleId, (this.rules.get(ruleId) ?? 0) + 1)
      }
      for (const { zone, count } of skipped) this.zones.set(zone, (this.zones.get(zone) ?? 0) + count)
    }
  }

  /** `passed`: how many files of the folders were left out, by why. */
  text(say: Say, passed: Readonly<Record<'ignored' | 'unlike', number>>): string {
    const whole = Object.values(this.spent).reduce((sum, one) => sum + one, 0)
    const rows: [string, string][] = [
      ...Object.entries({ ...this.counts, ...passed }).flatMap(([key, count]): [string, string][] =>
        count > 0 || key === 'files' ? [[say(`stats.${key}` as 'stats.files'), String(count)]] : [],
      ),
      ...[...this.zones].map(([zone, count]): [string, string] => [say('stats.zone', { zone: say(`zone.${zone}` as 'zone.code', { count }) }), '']),
      ...Object.entries(this.spent).map(([stage, ms]): [string, string] => [
        say(`stats.${stage}` as 'stats.load'),
        `${Math.round(ms)} ms  ${Math.round((100 * ms) / whole)} %`,
      ]),
      ...[...this.rules].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([rule, count]): [string, string] => [rule, String(count)]),
    ]
    const width = Math.max(...rows.map(([label]) => label.length)) + 2
    return rows.map(([label, value]) => `${pad(label, width)}${value}`.trimEnd()).join('\n')
  }
}
