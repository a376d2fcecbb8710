import { nameOf } from '../detectors/index.ts'
import type { Outcome } from '../disk/outcome.ts'
import { pad } from '../formatters/columns.ts'
import type { Detector, Meter } from '../model.ts'
import type { Say } from '../words.ts'

type Stage = 'load' | 'judge' | 'report'

/** Shares below this are not listed one by one. */
const LEAST = 0.01

/** `--stats`: what a run did, what it left out and why, and where its time went. */
export class Stats implements Meter {
  private readonly counts = { files: 0, messages: 0, judged: 0, cached: 0, unread: 0, language: 0, disable: 0, waive: 0, baseline: 0 }
  private readonly detectors = new Map<Detector, number>()
  private readonly names = new Map<Detector, string>()
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

  run<T>(detector: Detector, act: () => T): T {
    const from = performance.now()
    try {
      return act()
    } finally {
      this.detectors.set(detector, (this.detectors.get(detector) ?? 0) + performance.now() - from)
    }
  }

  call(detector: Detector, name: string): void {
    this.names.set(detector, name)
  }

  /** What rules took of the time of judging, the most first; the words of a sentence are looked up for whichever asks first. */
  private ofRules(say: Say): [string, string][] {
    const { judge } = this.spent
    const taken = [...this.detectors].map(([one, ms]) => ({ rule: this.names.get(one) ?? nameOf(one) ?? 'facts', ms })).sort((a, b) => b.ms - a.ms)
    const rest = judge - taken.reduce((sum, { ms }) => sum + ms, 0)
    const listed = taken.filter(({ ms }) => ms >= LEAST * judge)
    const small = taken.slice(listed.length).reduce((sum, { ms }) => sum + ms, 0)
    const row = (label: string, ms: number): [string, string] => [label, `${Math.round(ms)} ms  ${Math.round((100 * ms) / judge)} %`]
    if (taken.length === 0) return []
    return [
      ...listed.map(({ rule, ms }) => row(say('stats.rule', { rule }), ms)),
      ...(taken.length > listed.length ? [row(say('stats.rules-small', { count: taken.length - listed.length }), small)] : []),
      row(say('stats.rules-rest'), rest),
    ]
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
        if (suppressed) counts[suppressed.by]++
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
      ...this.ofRules(say),
      ...[...this.rules].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([rule, count]): [string, string] => [rule, String(count)]),
    ]
    const width = Math.max(...rows.map(([label]) => label.length)) + 2
    return rows.map(([label, value]) => `${pad(label, width)}${value}`.trimEnd()).join('\n')
  }
}
