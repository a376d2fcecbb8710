import type { Rule } from './compile/rules.ts'
import type { FindingReport } from './report.ts'

/** SPEC 3.9: nobody reads a fourth note of the same kind. */
const MOST_OF_A_KIND = 3
const RANK = { error: 0, warning: 1, info: 2 }

/**
 * Wording is said once for the same words: of finds that overlap the heaviest stays, of those as heavy the longest, then the
 * first; what a hollow element says of its own is not said twice. A `fixed` rule always speaks, once for the same words.
 */
export function merge(findings: FindingReport[], rules: readonly Rule[]): FindingReport[] {
  const wording = findings.filter((one) => one.kind === 'wording')
  if (wording.length === 0) return findings
  const fixed = fixedIn(rules)
  const hollow = findings.filter((one) => one.kind === 'element' && one.verdict === 'hollow')
  const silent = new Set(
    wording.filter((one) => {
      if (fixed.has(one.ruleId)) return wording.some((other) => other.ruleId === one.ruleId && covers(other, one, wording))
      return hollow.some((other) => saysIt(other, one))
    }),
  )
  const kept: FindingReport[] = []
  const places = new Map(wording.map((one, at) => [one, at]))
  const ranked = wording
    .filter((one) => !silent.has(one))
    .toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || length(b) - length(a) || (places.get(a) as number) - (places.get(b) as number))
  for (const one of ranked) {
    if (!fixed.has(one.ruleId) && kept.some((other) => overlap(other, one) > 0)) silent.add(one)
    else kept.push(one)
  }
  return silent.size === 0 ? findings : findings.filter((one) => !silent.has(one))
}

/** By list of rules: a linter judges all messages by one. */
const known = new WeakMap<readonly Rule[], ReadonlySet<string>>()

function fixedIn(rules: readonly Rule[]): ReadonlySet<string> {
  const fixed = known.get(rules) ?? new Set(rules.filter((rule) => rule.fixed).map((rule) => rule.id))
  known.set(rules, fixed)
  return fixed
}

function saysIt(element: FindingReport, one: FindingReport): boolean {
  return element.element === one.element && overlap(element, one) * 2 >= Math.min(length(element), length(one))
}

/** Whether two finds of one rule are the same words, and `one` is the shorter or later. */
function covers(other: FindingReport, one: FindingReport, all: readonly FindingReport[]): boolean {
  if (other === one || overlap(other, one) * 2 < length(one)) return false
  return length(other) > length(one) || (length(other) === length(one) && all.indexOf(other) < all.indexOf(one))
}

function length({ offset, endOffset }: FindingReport): number {
  return endOffset - offset
}

function overlap(a: FindingReport, b: FindingReport): number {
  return Math.min(a.endOffset, b.endOffset) - Math.max(a.offset, b.offset)
}

/** At most three of a kind of wording or of a limit, the heaviest first; the last of them says how many more there are. Of a `fixed` rule all are said. */
export function budget(findings: FindingReport[], { rules }: { rules: readonly Rule[] }): FindingReport[] {
  const fixed = fixedIn(rules)
  const kinds = new Map<string, FindingReport[]>()
  for (const one of findings)
    if ((one.kind === 'wording' || one.kind === 'limit') && !fixed.has(one.ruleId) && !one.suppressed)
      kinds.set(one.ruleId, [...(kinds.get(one.ruleId) ?? []), one])
  const dropped = new Set<FindingReport>()
  const more = new Map<FindingReport, number>()
  for (const list of kinds.values()) {
    const ranked = list.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || a.offset - b.offset)
    const rest = ranked.slice(MOST_OF_A_KIND)
    if (rest.length > 0) more.set(ranked[MOST_OF_A_KIND - 1] as FindingReport, rest.length)
    for (const one of rest) dropped.add(one)
  }
  if (dropped.size === 0) return findings
  return findings.filter((one) => !dropped.has(one)).map((one) => (more.has(one) ? { ...one, more: more.get(one) as number } : one))
}
