import type { Detector, DetectorContext, Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, timesIn } from '../times/index.ts'
import { type Address, addressesIn } from './addresses.ts'
import { hollow, present } from './mark.ts'

/** What laws on breaches ask for beside the elements (SPEC 8), and the lexicon that a language has when it can tell it. Runs for a preset alone. */
export const noticeReads: Readonly<Record<string, string | undefined>> = {
  'notice.kinds': 'open-list',
  'notice.identity-number': 'identity-number',
  'notice.credit-agency': 'credit-agency',
  'notice.identity-service': 'identity-service',
  'notice.discovery': 'found-out',
  'notice.law-delay': 'law-delay',
  'notice.free-contact': undefined,
}

export const detectNotice: Detector = (message, context) => {
  const said = message.sentences.filter(({ block }) => states(block) || block.zone === 'footer' || block.zone === 'signoff')
  const addresses = said.flatMap((sentence) => addressesIn(sentence, message, context))
  return [
    ...kindsOf(said, message),
    ...told(said, message, 'identity-number'),
    ...told(said, message, 'identity-service'),
    ...told(said, message, 'law-delay'),
    ...agencies(said, message, addresses),
    ...discovery(said, message, context),
    ...addresses.filter(isFree).map((place) => present(message, 'notice.free-contact', place)),
  ]
}

function told(said: readonly Sentence[], message: Message, lexicon: string): Mark[] {
  return said.flatMap((sentence) =>
    hitsOf(sentence, lexicon)
      .filter((hit) => lexicon !== 'identity-number' || polarityAt(sentence, hit.first) !== 'negated')
      .map((hit) => present(message, `notice.${lexicon}`, hit)),
  )
}

/** Words between a list of data and what leaves it open. */
const NEAR = 4
/** What a sentence about data that came into strange hands says of it. */
const FATES = ['data-fate', 'data-list', 'breach-act']

/** A closed list of the kinds of data (SPEC 8, common checks): one that is left open anywhere is none. */
function kindsOf(said: readonly Sentence[], message: Message): Mark[] {
  const marks = said.flatMap((sentence) => {
    const kinds = hitsOf(sentence, 'data-kind').filter((hit) => ['asserted', 'policy'].includes(polarityAt(sentence, hit.first)))
    const [first] = kinds
    if (!first || !(sentence.block.zone === 'list' || FATES.some((lexicon) => hitsOf(sentence, lexicon).length > 0))) return []
    const open = hitsOf(sentence, 'open-list').find((hit) => kinds.some((kind) => leavesOpen(hit, kind)))
    return [
      open ? hollow(message, 'notice.kinds', open, 'by-law.kinds') : present(message, 'notice.kinds', { start: first.start, end: (kinds.at(-1) as Hit).end }),
    ]
  })
  return marks.some(({ worth }) => worth === 'hollow') ? marks.filter(({ worth }) => worth === 'hollow') : marks
}

function leavesOpen(open: Hit, kind: Hit): boolean {
  return (kind.first > open.last && kind.first - open.last <= NEAR) || (open.first > kind.last && open.first - kind.last <= NEAR)
}

/** Agencies are named with numbers that cost nothing, or they are of no use. */
function agencies(said: readonly Sentence[], message: Message, addresses: readonly Address[]): Mark[] {
  const free = addresses.some(isTollFree)
  return said.flatMap((sentence) =>
    hitsOf(sentence, 'credit-agency').map((hit) =>
      free ? present(message, 'notice.credit-agency', hit) : hollow(message, 'notice.credit-agency', hit, 'by-law.free-number'),
    ),
  )
}

function discovery(said: readonly Sentence[], message: Message, context: DetectorContext): Mark[] {
  return said.flatMap((sentence) => {
    const hit = [...hitsOf(sentence, 'found-out'), ...hitsOf(sentence, 'detection')][0]
    if (!hit) return []
    const when = timesIn(findTimes(message, context), sentence).some(({ kind }) => kind !== 'duration')
    return [when ? present(message, 'notice.discovery', sentence) : hollow(message, 'notice.discovery', hit, 'by-law.day')]
  })
}

function isFree(address: Address): boolean {
  const { kind, dead, answers } = address
  return (kind === 'mail' && !dead) || (kind === 'url' && answers) || kind === 'postal' || kind === 'known' || isTollFree(address)
}

/** North America 800, 833 … 888; 0800 and 0808, 1800 and the like elsewhere. */
function isTollFree({ kind, target }: Address): boolean {
  return kind === 'phone' && /^(?:\+?1)?8(?:00|33|44|55|66|77|88)|^(?:\+\d{1,3})?0?80[08]|^1800/.test(target.replace(/[^+\d]/g, ''))
}
