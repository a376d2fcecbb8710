import type { Draft } from './model.ts'
import type { FindingReport } from './report.ts'

type Step = (findings: FindingReport[], draft: Draft) => FindingReport[]

const RANK = { error: 0, warning: 1, info: 2 }
const KIND = { element: 0, fact: 1, thread: 2, wording: 3, limit: 4 }

const sort: Step = (findings) => findings.toSorted((a, b) => KIND[a.kind] - KIND[b.kind] || RANK[a.severity] - RANK[b.severity] || a.offset - b.offset || a.ruleId.localeCompare(b.ruleId, 'en'))

/** What happens to findings after judging, list to list, in this order. */
const STEPS: Step[] = [sort]

export function settle(findings: FindingReport[], draft: Draft): FindingReport[] {
  return STEPS.reduce((list, step) => step(list, draft), findings)
}
