import { ELEMENTS, type ElementId, type Verdict } from '../../model.ts'

/** How many messages have each verdict of one element. */
export type Share = Record<Verdict, number>

/** By element, the messages that should have it. */
export type Shares = Record<ElementId, Share>

/** From left to right in every drawing. */
export const DRAWN: readonly Verdict[] = ['present', 'hollow', 'absent']

export function emptyShare(): Share {
  return { present: 0, hollow: 0, absent: 0 }
}

function emptyShares(): Shares {
  return Object.fromEntries(ELEMENTS.map((element) => [element, emptyShare()])) as Shares
}

export function total({ present, hollow, absent }: Share): number {
  return present + hollow + absent
}

/** The share of one verdict, 0 to 1; 0 where there is none. */
export function part(share: Share, verdict: Verdict): number {
  const all = total(share)
  return all === 0 ? 0 : share[verdict] / all
}

function countVerdicts(shares: Shares, verdicts: Partial<Record<ElementId, Verdict>>): void {
  for (const element of ELEMENTS) {
    const verdict = verdicts[element]
    if (verdict) shares[element][verdict]++
  }
}

export function sharesOf(posts: Iterable<{ verdicts: Partial<Record<ElementId, Verdict>> }>): Shares {
  const shares = emptyShares()
  for (const { verdicts } of posts) countVerdicts(shares, verdicts)
  return shares
}

export function sum(shares: Shares): Share {
  const all = emptyShare()
  for (const share of Object.values(shares)) for (const verdict of DRAWN) all[verdict] += share[verdict]
  return all
}

/** Standard errors from which two shares count as different: one in twenty times by chance. */
const CLEAR = 1.96

/** Whether the share that is present differs by more than chance: 1 more, -1 less, 0 neither (test of two proportions). */
export function change(before: Share, after: Share): -1 | 0 | 1 {
  const [a, b] = [total(before), total(after)]
  if (a === 0 || b === 0) return 0
  const pooled = (before.present + after.present) / (a + b)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a + 1 / b))
  const apart = part(after, 'present') - part(before, 'present')
  return error === 0 || Math.abs(apart) < CLEAR * error ? 0 : apart > 0 ? 1 : -1
}
