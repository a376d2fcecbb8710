import type { Clock } from './clock.ts'
import { ELEMENTS, OPTIONALS } from './model.ts'
import type { FindingReport } from './report.ts'

const DAY = 86_400_000

/** Why an element is excused, and until when (ISO date). */
export interface Waiver {
  reason: string
  until?: string
}

/** What was there when a baseline was made. Opened once for each judging of a file. */
export interface Baseline {
  /** Whether a finding was set aside: asked once for each that still stands, in the order of the text. */
  open(): (finding: Pick<FindingReport, 'ruleId' | 'actual'>) => boolean
}

/** Waivers of a front matter: `incident-lint: {waive: {signer: {reason, until}}}`, or the reason alone. Anything else is none. */
export function waiversIn(data: Record<string, unknown> | undefined): Record<string, Waiver> {
  const own = data?.['incident-lint']
  const waive = isRecord(own) ? own['waive'] : undefined
  if (!isRecord(waive)) return {}
  return Object.fromEntries(
    Object.entries(waive).flatMap(([element, said]) => {
      const { reason, until } = typeof said === 'string' ? { reason: said, until: undefined } : isRecord(said) ? said : {}
      if (![...ELEMENTS, ...OPTIONALS].some((one) => one === element) || typeof reason !== 'string' || reason.trim() === '') return []
      return [[element, { reason, ...(until !== undefined && { until: dateOf(until) }) }]]
    }),
  )
}

/** YAML gives an unquoted date as one. */
function dateOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Sets aside what is said of waived elements. A waiver holds through its last day; without a clock it always holds. `ended`:
 * those that are over and would be needed, each with the first finding that it does not excuse any more.
 */
export function applyWaivers(
  findings: FindingReport[],
  waivers: Readonly<Record<string, Waiver>>,
  now: Clock | undefined,
): { findings: FindingReport[]; ended: Map<string, { waiver: Waiver; finding: FindingReport }> } {
  const ended = new Map<string, { waiver: Waiver; finding: FindingReport }>()
  const settled = findings.map((finding) => {
    const { element } = finding
    const waiver = element === undefined || finding.suppressed ? undefined : waivers[element]
    if (element === undefined || !waiver) return finding
    if (!hasEnded(waiver, now)) return { ...finding, suppressed: { by: 'waive' as const, ...waiver } }
    if (!ended.has(element)) ended.set(element, { waiver, finding })
    return finding
  })
  return { findings: settled, ended }
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(Date.parse(text)).toJSON()?.startsWith(text) === true
}

/** Days are those of UTC; a last day that is no date never comes. */
function hasEnded({ until }: Waiver, now: Clock | undefined): boolean {
  return until !== undefined && now?.isAfter(Date.parse(until) + DAY - 1) === true
}

/** Sets aside what was there when the baseline was made. */
export function applyBaseline(findings: FindingReport[], covers: ReturnType<Baseline['open']> | undefined): FindingReport[] {
  if (!covers) return findings
  const settled = new Map<FindingReport, FindingReport>()
  for (const finding of findings.toSorted((a, b) => a.offset - b.offset || (a.ruleId < b.ruleId ? -1 : 1))) {
    if (!finding.suppressed && covers(finding)) settled.set(finding, { ...finding, suppressed: { by: 'baseline' } })
  }
  return findings.map((finding) => settled.get(finding) ?? finding)
}
