import type { Detector, Mark, Message, Org, Sentence } from '../model.ts'
import { stretchOf, within } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, timesIn } from '../times/index.ts'
import { deferred } from './deferral.ts'
import { hollow, present } from './mark.ts'
import { type Change, changesIn, isLasting, type Setting } from './prevention-change.ts'
import { particularOf } from './prevention-object.ts'
import { type Section, sectionsOf } from './prevention-section.ts'
import { standingGuard } from './prevention-standing.ts'

const CONCEPT = 'prevention'

/**
 * SPEC 1.6: an own change that lasts, done or to come, with an object that a reader can check, for the sake of next time:
 * the sentence says so, a heading does, or the change can have no other point. Mending this event is no prevention.
 */
export const detectPrevention: Detector = (message, { org }) => {
  const sections = sectionsOf(message)
  const marks = message.sentences.flatMap((sentence, index) => {
    const section = sections[index]
    return section && states(sentence.block) ? marksOf(sentence, section, message, org) : []
  })
  return [...deferralMarks(message, org), ...marks]
}

/** SPEC 0.4: a promise to say it counts with a date and a place; without them it is hollow, and a bare "report will follow" promises no change. */
function deferralMarks(message: Message, org: Org): Mark[] {
  return deferred(message, { org }, CONCEPT).flatMap((promise) => {
    if (promise.complete) return [present(message, CONCEPT, promise, { mode: 'deferred', because: `promised by ${promise.time?.text}` })]
    return promise.what === CONCEPT
      ? [hollow(message, CONCEPT, promise, promise.missing ?? 'promise.date', { because: 'a promise without a date and a place' })]
      : []
  })
}

function marksOf(sentence: Sentence, section: Section, message: Message, org: Org): Mark[] {
  // A question promises nothing.
  if (hitsOf(sentence, 'no-prevention').length > 0 || /\?\W*$/.test(sentence.text)) return []
  const times = timesIn(findTimes(message, { org }), sentence)
  const setting: Setting = {
    section,
    purpose: serves(sentence, message),
    stage: message.stage,
    dated: times.some((time) => time.kind === 'date'),
    clocked: times.some((time) => time.kind === 'clock' || time.kind === 'instant'),
  }
  const marks: Mark[] = []
  for (const change of changesIn(sentence)) {
    if (!isOurs(change, sentence) || !isLasting(change, sentence, setting)) continue
    const outside = isVendors(change, sentence)
    const because = outside ? undefined : particularOf(change, setting, message, org)
    if (because) marks.push(present(message, CONCEPT, sentence, { because }))
    else
      marks.push(
        hollow(message, CONCEPT, sentence, outside ? 'prevention.ours' : 'prevention.what', {
          because: outside ? 'only a vendor acts' : 'no particular in the change',
        }),
      )
  }
  const guard = section === 'other' || marks.some((mark) => mark.worth === 'present') ? undefined : standingGuard(sentence, message, org)
  if (guard) return [present(message, CONCEPT, sentence, { because: guard })]
  if (marks.length > 0) return marks
  return stockPromise(sentence, section, message)
}

/** The purpose stands in the sentence, or the next one gives it: "This prevents …". */
function serves(sentence: Sentence, message: Message): boolean {
  if (hitsOf(sentence, 'recurrence').length > 0) return true
  const next = message.sentences[sentence.index + 1]
  return (
    next !== undefined && next.block === sentence.block && hitsOf(next, 'anaphor')[0]?.first === 0 && hitsOf(next, 'recurrence').some((hit) => hit.first <= 4)
  )
}

function isOurs(change: Change, sentence: Sentence): boolean {
  const { first } = change.verb
  const polarity = polarityAt(sentence, first)
  const governed = polarity === 'conditional' && hitsOf(sentence, 'conditional').some((hit) => hit.last < first)
  const advised = hitsOf(sentence, 'advice-verb').some((hit) => hit.first < first)
  return polarity !== 'quoted' && polarity !== 'policy' && !governed && !advised
}

/** A vendor acts, and nobody of ours stands before it: "our engineers work with the vendor to …" is ours. */
function isVendors({ verb }: Change, sentence: Sentence): boolean {
  const before = stretchOf(sentence, 0, verb.first - 1)
  const vendor = within(before, 'vendor')[0]
  if (!vendor || within(before, 'writer').length > 0) return false
  return !within(before, 'actor').some((actor) => actor.first < vendor.first && !within(before, 'vendor').some((hit) => hit.first === actor.first))
}

/** The stock forms of V14: at the end of an incident, or wherever they promise that it will not come back. */
function stockPromise(sentence: Sentence, section: Section, message: Message): Mark[] {
  if (section === 'other') return []
  const late = message.stage === 'resolved' || message.stage === 'postmortem' || message.stage === 'security'
  const stock = hitsOf(sentence, 'hollow-prevention')[0]
  const purpose = hitsOf(sentence, 'recurrence')[0]
  const has = (lexicon: string): boolean => hitsOf(sentence, lexicon).length > 0
  const ours = has('commitment') || has('writer')
  const found =
    stock && (late || purpose) && (ours || stock.value === 'whole' || has('actor') || has('have-word')) ? stock : purpose && ours ? purpose : undefined
  if (!found || ['quoted', 'policy', 'conditional'].includes(polarityAt(sentence, found.first))) return []
  return [
    hollow(message, CONCEPT, sentence, 'prevention.what', {
      because: stock ? `a stock promise: "${message.text.slice(stock.start, stock.end)}"` : 'a purpose without an act',
    }),
  ]
}
