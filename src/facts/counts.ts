import { hollow } from '../detectors/mark.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { timesIn } from '../times/index.ts'
import { type FactCheck, type Facts, isOurs } from './facts.ts'
import { type Figure, figuresIn } from './figures.ts'
import { lengthName } from './format.ts'

/** F17: "214 customers lost a payment … the 241 customers affected": one group, two sizes. */
const numberMismatch: FactCheck = (facts) => {
  const totals = countsOf(facts).filter((one) => isTotal(facts, one))
  return totals.flatMap((one, i) => {
    const first = totals.slice(0, i).find((other) => other.noun === one.noun && other.sentence !== one.sentence && isSlip(other, one))
    if (!first || totals.slice(0, i).some((other) => other.noun === one.noun && other.value === one.value)) return []
    return [
      hollow(facts.message, 'number-mismatch', { start: one.start, end: nounEnd(one) }, '', {
        values: { first: facts.message.text.slice(first.start, nounEnd(first)) },
        related: [{ place: { start: first.start, end: nounEnd(first) }, label: facts.message.text.slice(first.start, nounEnd(first)) }],
        because: `${first.value} and ${one.value}`,
      }),
    ]
  })
}

function countsOf(facts: Facts): Figure[] {
  return facts.message.sentences.flatMap((sentence) =>
    states(sentence.block) ? figuresIn(facts, sentence).filter(({ noun, percent, currency }) => noun !== undefined && !percent && currency === undefined) : [],
  )
}

/** The whole group that was hit, told outright: no part, no bound, no time of its own, no correction. */
function isTotal(facts: Facts, { sentence, at, nounAt = at }: Figure): boolean {
  if (hitsOf(sentence, 'count-part').length > 0 || timesIn(facts.times, sentence).some(({ moment }) => moment?.hour !== undefined)) return false
  const bounded = ['time-about', 'length-bound'].some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.last < at && at - hit.last <= 2))
  return !bounded && hitsOf(sentence, 'affect-word').some((hit) => Math.abs(hit.first - nounAt) <= 6)
}

/** Figures that a slip of the finger makes of each other: two exchanged, one mistaken or dropped. */
function isSlip({ value: a }: Figure, { value: b }: Figure): boolean {
  if (a === b || Math.max(a, b) < 10) return false
  const [one, other] = [String(a), String(b)]
  if (one.length !== other.length) return one === `${other}0` || other === `${one}0`
  const wrong = [...one].filter((digit, i) => digit !== other[i]).length
  return wrong === 1 || (wrong === 2 && [...one].sort().join() === [...other].sort().join())
}

function nounEnd({ sentence, nounAt, end }: Figure): number {
  return sentence.tokens[nounAt ?? -1]?.end ?? end
}

/** A group of more than this is no "few". */
const MOST_FEW = 20
const LONGEST_BRIEF = 15 * 60

/** F19: "a few customers (312)", "a brief outage of 40 minutes". */
const scopeMismatch: FactCheck = (facts) => {
  const counts = countsOf(facts)
  return facts.message.sentences.flatMap((sentence) => {
    if (!states(sentence.block)) return []
    return hitsOf(sentence, 'scope-word').flatMap((hit) => {
      if (!isOurs(sentence, hit.first)) return []
      const [place, because] = hit.value === 'brief' ? longIn(facts, sentence.index) : manyIn(counts, sentence.index, hit.last)
      if (!place) return []
      return [
        hollow(facts.message, 'scope-mismatch', hit, '', {
          values: { number: because },
          related: [{ place: { start: place.start, end: place.end }, label: facts.message.text.slice(place.start, place.end) }],
          because,
        }),
      ]
    })
  })
}

function manyIn(counts: readonly Figure[], sentence: number, at: number): [Figure | undefined, string] {
  const found = counts.find(
    (one) => one.value > MOST_FEW && one.sentence.index === sentence && one.at > at && one.at - at <= 8 && hitsOf(one.sentence, 'count-part').length === 0,
  )
  return [found, found ? String(found.value) : '']
}

function longIn(facts: Facts, sentence: number): [{ start: number; end: number } | undefined, string] {
  const found = facts.times.find((time) => {
    if (time.sentence !== sentence) return false
    if (time.kind === 'duration') return (time.seconds ?? 0) > LONGEST_BRIEF && hitsOf(facts.message.sentences[sentence] as never, 'whole-length').length > 0
    return (
      time.until?.instant !== undefined &&
      time.moment?.instant !== undefined &&
      Date.parse(time.until.instant) - Date.parse(time.moment.instant) > LONGEST_BRIEF * 1000
    )
  })
  if (!found) return [undefined, '']
  const seconds = found.seconds ?? (Date.parse(found.until?.instant ?? '') - Date.parse(found.moment?.instant ?? '')) / 1000
  return [found, lengthName(seconds)]
}

/** F24: two currencies of which neither is the other's conversion; a total that is not the unit times the count. */
const moneyMismatch: FactCheck = (facts) => {
  const sums = facts.message.sentences.flatMap((sentence) => (states(sentence.block) ? figuresIn(facts, sentence) : []))
  const money = sums.filter(({ currency }) => currency !== undefined)
  const products = money.flatMap((unit) => {
    const near = sums.filter((one) => one.sentence === unit.sentence)
    if (!hitsOf(unit.sentence, 'money-each').some((hit) => Math.abs(hit.first - unit.at) <= 3 || Math.abs(hit.last - unit.at) <= 3)) return []
    const total = near.find(
      (one) => one.currency === unit.currency && one !== unit && hitsOf(one.sentence, 'money-total').some((hit) => Math.abs(hit.first - one.at) <= 4),
    )
    const count = near.find((one) => one.currency === undefined && !one.percent && one.at < unit.at && unit.at - one.at <= 8)
    if (!total || !count || Math.abs(count.value * unit.value - total.value) <= 0.01 * total.value) return []
    return [
      hollow(facts.message, 'money-mismatch', total, '', {
        form: 'total',
        values: { count: String(count.value), unit: String(unit.value), product: String(Math.round(count.value * unit.value * 100) / 100) },
        because: `${count.value} x ${unit.value}`,
      }),
    ]
  })
  const [first] = money
  const other = money.find((one) => one.currency !== first?.currency && !/[(/=]\s*$/.test(one.sentence.text.slice(0, one.start - one.sentence.start)))
  if (!first || !other) return products
  return [
    ...products,
    hollow(facts.message, 'money-mismatch', other, '', { values: { first: facts.message.text.slice(first.start, first.end) }, because: 'two currencies' }),
  ]
}

export const countChecks: readonly FactCheck[] = [numberMismatch, scopeMismatch, moneyMismatch]
