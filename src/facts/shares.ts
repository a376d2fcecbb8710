import { hollow } from '../detectors/mark.ts'
import type { Hit, Mark, Place } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { type FactCheck, type Facts, isOurs } from './facts.ts'
import { type Figure, figuresIn } from './figures.ts'

/** F07: shares of one whole make no more than it, and a part is no larger than its whole. */
const shareMismatch: FactCheck = (facts) =>
  facts.message.sentences.flatMap((sentence) => {
    if (!isOurs(sentence, 0) || !sentence.tokens.some((token) => token.number)) return []
    const figures = figuresIn(facts, sentence)
    return [...partsOf(facts, figures), ...overfull(facts, figures), ...summed(facts, figures)]
  })

/** "312 of 214 customers", "12 of 48 servers (30 %)". */
function partsOf(facts: Facts, figures: readonly Figure[]): Mark[] {
  return figures.flatMap((part, i) => {
    const whole = figures[i + 1]
    if (!whole || part.percent || whole.percent || part.currency !== whole.currency || whole.at - part.at > 6 || !joined(part, whole)) return []
    const place = { start: part.start, end: whole.end }
    if (part.value > whole.value) return [mark(facts, place, 'part', { part: String(part.value), whole: String(whole.value) })]
    const share = figures[i + 2]
    const actual = (part.value / whole.value) * 100
    if (!share?.percent || share.sentence !== whole.sentence || share.at - whole.at > 6 || whole.value < 2 || !bracketed(share)) return []
    if (Math.abs(share.value - actual) <= 1) return []
    return [mark(facts, { start: part.start, end: share.end }, 'share', { share: actual.toFixed(1), part: String(part.value), whole: String(whole.value) })]
  })
}

function joined({ sentence, at }: Figure, whole: Figure): boolean {
  return hitsOf(sentence, 'share-of').some((hit) => hit.first === at + 1 && hit.last === whole.at - 1)
}

function bracketed({ sentence, at }: Figure): boolean {
  return /[(,=~–—-]\s*$/.test(sentence.tokens[at]?.lead ?? '')
}

/** "120 % of customers" */
function overfull(facts: Facts, figures: readonly Figure[]): Mark[] {
  return figures.flatMap((one) => {
    if (!one.percent || one.value <= 100) return []
    const of = hitsOf(one.sentence, 'share-of').find((hit) => hit.first === one.at + 2)
    if (!of || grows(one, of)) return []
    const noun = hitsOf(one.sentence, 'counted-noun').some((hit) => hit.first > of.last && hit.first <= of.last + 3)
    return noun ? [mark(facts, one, 'over', {})] : []
  })
}

/** "Rose to 130 % of the usual requests": a word of growth right before the share or in what it is a share of. */
function grows({ sentence, at }: Figure, of: Hit): boolean {
  return hitsOf(sentence, 'share-growth').some((hit) => {
    if (hit.first > of.last) return hit.first <= of.last + 5
    return (
      hit.last < at &&
      at - hit.last <= 8 &&
      !sentence.tokens.slice(hit.last + 1, at + 1).some((token, i, { length }) => /[,;:(]/.test(token.lead) || (token.number && i < length - 1))
    )
  })
}

/** "60 % in Europe, 30 % in Asia, 20 % elsewhere": three and more shares of one kind, side by side. */
function summed(facts: Facts, figures: readonly Figure[]): Mark[] {
  const shares = figures.filter(({ percent, value }) => percent && value <= 100)
  const [first] = shares
  const last = shares.at(-1)
  if (!first || !last || shares.length < 3 || shares.some((one, i) => i > 0 && one.at - (shares[i - 1] as Figure).at > 9)) return []
  const { sentence } = first
  if (hitsOf(sentence, 'share-growth').length > 0 || hitsOf(sentence, 'share-rate').length > 0) return []
  // Shares of different wholes name them with "of".
  const parted = shares.map((one) => hitsOf(sentence, 'share-part').some((hit) => hit.first === one.at + 2 || hit.last === one.at - 1))
  const lists = shares.every((one, i) => i === 0 || /[,;]|^\s*$/.test(sentence.tokens[one.at]?.lead ?? ''))
  if (!lists || parted.some((one) => !one)) return []
  const sum = shares.reduce((total, one) => total + one.value, 0)
  const place = { start: first.start, end: last.end }
  if (sum > 100.5) return [mark(facts, place, 'hollow', { sum: String(Math.round(sum * 10) / 10) })]
  const rest = hitsOf(sentence, 'share-rest').length > 0
  return rest && sum < 99.5 ? [mark(facts, place, 'short', { sum: String(Math.round(sum * 10) / 10) })] : []
}

function mark({ message }: Facts, place: Place, form: string, values: Record<string, string>): Mark {
  return hollow(message, 'share-mismatch', place, '', {
    form,
    values,
    because:
      Object.entries(values)
        .map(([key, value]) => `${key} ${value}`)
        .join(', ') || form,
  })
}

export const shareChecks: readonly FactCheck[] = [shareMismatch]
