import { type Clock, clockOf } from './clock.ts'
import type { Rule, RuleTexts } from './compile/rules.ts'
import { homepage, version } from './generated/package.ts'
import { budget, merge } from './merge.ts'
import type { Draft, Pardon, Severity } from './model.ts'
import type { FindingReport, Locator } from './report.ts'
import { applyBaseline, applyWaivers, type Baseline, type Waiver, waiversIn } from './set-aside.ts'
import { nearest } from './suggest.ts'

/** What settling needs to know besides the findings. */
export interface Settling {
  draft: Draft
  locator: Locator
  rules: readonly Rule[]
  texts: Record<string, RuleTexts>
  /** Severity by rule id, from the config. */
  severities: Record<string, Severity>
  waive: Readonly<Record<string, Waiver>>
  /** Without it no waiver ends. */
  now?: string | Clock
  /** Of the file: the messages of one share it. */
  baseline?: ReturnType<Baseline['open']>
  /** A version: newer rules are held at info. */
  compat?: string
}

type Step = (findings: FindingReport[], settling: Settling) => FindingReport[]

const RANK = { error: 0, warning: 1, info: 2 }
const KIND = { element: 0, fact: 1, thread: 2, wording: 3, limit: 4 }
const UNUSED = 'unused-disable'
const TROUBLE = 'source-trouble'
const ENDED = 'waiver-ended'

/** What happens to findings after judging, list to list, in this order. */
const STEPS: Step[] = [(findings, { rules }) => merge(findings, rules), pardon, trouble, waive, aside, hold, budget, link, sort]

export function settle(findings: FindingReport[], settling: Settling): FindingReport[] {
  return STEPS.reduce((list, step) => step(list, settling), findings)
}

/** Sets aside what the text itself switches off, and reports a switch that sets nothing aside. */
function pardon(findings: FindingReport[], settling: Settling): FindingReport[] {
  const { pardons } = settling.draft
  if (pardons.length === 0) return findings
  const used = new Set<Pardon>()
  const settled = findings.map((finding) => {
    const covering = pardons.filter((one) => finding.offset >= one.offset && finding.offset <= one.endOffset && names(one, finding))
    for (const one of covering) used.add(one)
    const [first] = covering
    return first ? { ...finding, suppressed: { by: 'disable' as const, ...(first.reason && { reason: first.reason }) } } : finding
  })
  return [...settled, ...pardons.filter((one) => !used.has(one)).flatMap((one) => unused(one, settling))]
}

function names({ rule }: Pardon, { ruleId, spec }: FindingReport): boolean {
  return rule === undefined || rule === ruleId || rule === spec
}

function unused({ rule, at }: Pardon, settling: Settling): FindingReport[] {
  const known = rule === undefined || settling.rules.some((one) => one.id === rule || one.spec === rule)
  const guess = known
    ? undefined
    : nearest(
        rule,
        settling.rules.map((one) => one.id),
      )
  const place = settling.locator.line(at)
  return own(UNUSED, settling, (texts) => ({
    ...place,
    message: (texts.messages[known ? 'hollow' : 'unknown'] ?? '').replace('{rule}', () => (rule === undefined ? '' : `\`${rule}\``)),
    ...(guess && { expected: [guess] }),
  }))
}

/** What the reader stumbled over. */
function trouble(findings: FindingReport[], settling: Settling): FindingReport[] {
  return [
    ...findings,
    ...settling.draft.remarks.flatMap(({ message, offset }) => own(TROUBLE, settling, () => ({ ...settling.locator.line(offset), message }))),
  ]
}

/** A finding of the linter's own about the source rather than the message. */
function own(
  id: string,
  { rules, texts, severities }: Settling,
  about: (texts: RuleTexts) => ReturnType<Locator['line']> & Pick<FindingReport, 'message'> & { expected?: string[] },
): FindingReport[] {
  const rule = rules.find((one) => one.id === id)
  const words = texts[id]
  const severity = severities[id] ?? rule?.severity ?? 'warning'
  if (!rule || !words || severity === 'off') return []
  const { text, expected = words.expected, ...rest } = about(words)
  return [{ ruleId: id, spec: rule.spec, kind: rule.group, severity, why: words.why, question: words.question, expected, actual: text, ...rest }]
}

function waive(findings: FindingReport[], settling: Settling): FindingReport[] {
  const { waive: waivers, draft, now } = settling
  const { findings: settled, ended } = applyWaivers(findings, { ...waivers, ...waiversIn(draft.meta.data) }, now === undefined ? undefined : clockOf(now))
  if (ended.size === 0) return settled
  return [...settled, ...Array.from(ended).flatMap(([element, one]) => over(element, one, settling))]
}

/** A waiver that is over is said where it is missed. */
function over(element: string, { waiver: { reason, until = '' }, finding }: { waiver: Waiver; finding: FindingReport }, settling: Settling): FindingReport[] {
  const { line, column, endLine, endColumn, offset, endOffset, actual = '' } = finding
  const slots: Record<string, string> = { element, reason, until }
  return own(ENDED, settling, (texts) => ({
    ...{ text: actual, line, column, endLine, endColumn, offset, endOffset },
    message: (texts.messages['hollow'] ?? '').replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot),
  }))
}

function aside(findings: FindingReport[], { baseline }: Settling): FindingReport[] {
  return applyBaseline(findings, baseline)
}

/** `compat`: rules that came after it do not break a build until the config names them. */
function hold(findings: FindingReport[], { rules, severities, compat }: Settling): FindingReport[] {
  if (compat === undefined) return findings
  const held = new Set(rules.filter((rule) => newer(rule.since, compat) && !severities[rule.id]).map((rule) => rule.id))
  return findings.map((finding) => (held.has(finding.ruleId) ? { ...finding, severity: 'info' } : finding))
}

/** Whether version `a` came after version `b`; a missing part is 0. */
export function newer(a: string, b: string): boolean {
  const [left = [], right = []] = [a, b].map((one) => one.split('.').map(Number))
  const at = [0, 1, 2].find((index) => (left[index] ?? 0) !== (right[index] ?? 0))
  return at !== undefined && (left[at] ?? 0) > (right[at] ?? 0)
}

/** Where the rule book says more, once the package says where it lives. */
function link(findings: FindingReport[]): FindingReport[] {
  const base = homepage?.replace(/#.*$/, '').replace(/\/$/, '')
  return base === undefined ? findings : findings.map((finding) => ({ ...finding, url: `${base}/blob/v${version}/rules/README.md#${finding.ruleId}` }))
}

function sort(findings: FindingReport[]): FindingReport[] {
  return findings.toSorted(
    (a, b) => KIND[a.kind] - KIND[b.kind] || RANK[a.severity] - RANK[b.severity] || a.offset - b.offset || (a.ruleId < b.ruleId ? -1 : 1),
  )
}
