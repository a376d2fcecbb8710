import type { Hit, Message, Org, Sentence, Token } from '../../model.ts'
import { mechanism, namedThing, ownedAct, quantity, type Stretch, specifics, within } from '../../prose/anchors.ts'
import { isIn } from '../../prose/prepare.ts'

/** What a stretch of words says as a cause. */
export interface Content {
  worth: 'hollow' | 'present'
  because: string
  missing?: string
}

const REMARKS = ['cause-trouble', 'cause-mending', 'cause-load', 'causal-link', 'change-noun', 'cause-guard']
const GENERIC = ['generic-noun', 'cause-trouble', 'change-noun', 'cause-load', 'vendor-noun', 'hollow-cause']

/** A particular that makes a cause by itself: a mechanism, a cause known by name, our own definite act. Says which. */
export function strong(stretch: Stretch, message: Message, org: Org): string | undefined {
  const known = within(stretch, 'known-cause').find((hit) => hit.value === 'whole' || message.stage !== 'postmortem')
  if (known) return `known cause "${words(stretch.sentence, known)}"`
  const thing = mechanism(stretch)
  if (thing) return `mechanism "${words(stretch.sentence, thing)}" with a failure`
  const act = ownedAct(stretch, message, org)
  return act && !within(stretch, 'cause-mending').some((hit) => hit.first === act.first) ? `own act "${words(stretch.sentence, act)}"` : undefined
}

/** A supplier by its name, and that it did not work. Enough until the postmortem, which must say our own part. */
export function supplier(stretch: Stretch, message: Message, org: Org): 'named' | 'unnamed' | undefined {
  const down = within(stretch, 'vendor-down')
  const name = within(stretch, 'vendor-name')[0] ?? ownVendor(stretch, message, org)
  if (name && (down.length > 0 || within(stretch, 'cause-trouble').length > 0)) return 'named'
  const part = within(stretch, 'vendor-noun')
  if (down.length > 0 && placeName(stretch, message, org)) return 'named'
  return part.length > 0 && (down.length > 0 || within(stretch, 'cause-trouble').length > 0) ? 'unnamed' : undefined
}

function ownVendor({ sentence, first, last }: Stretch, message: Message, org: Org): Token | undefined {
  const names = org.vendors.map((name) => name.toLowerCase())
  return sentence.tokens.slice(first, last + 1).find((token) => names.some((name) => message.text.slice(token.start, token.start + name.length).toLowerCase() === name))
}

/** A name that is more than a part of the trade ("CDN", "DNS"), or a code-like word with a figure in it ("eastus2", "ns3"). */
function placeName({ sentence, first, last }: Stretch, message: Message, org: Org): boolean {
  return sentence.tokens.slice(first, last + 1).some((token, i) => {
    if (isIn(sentence, token, 'empty-word') || isIn(sentence, token, 'mechanism')) return false
    const at = { sentence, first: first + i, last: first + i }
    return namedThing(at, message, org) !== undefined || (!token.number && /\p{L}\p{N}/u.test(token.norm))
  })
}

/** Content words that say more than that something was wrong. */
export function residue(stretch: Stretch): Token[] {
  const { sentence } = stretch
  const covered = REMARKS.flatMap((lexicon) => sentence.found.of(lexicon))
  return specifics(stretch).filter((token) => !covered.some((hit) => token.start >= hit.start && token.end <= hit.end))
}

/** The noun phrase or clause that a causal link names. `least` is how many content words make a cause without an anchor. */
export function weigh(stretch: Stretch, message: Message, org: Org, least = 3): Content | undefined {
  if (stretch.first > stretch.last) return undefined
  const why = strong(stretch, message, org)
  if (why) return { worth: 'present', because: why }
  const other = supplier(stretch, message, org)
  if (other === 'named' && message.stage !== 'postmortem') return { worth: 'present', because: 'a named supplier that was down' }
  const rest = residue(stretch)
  if (other && rest.length < least) return { worth: 'hollow', because: 'a supplier', missing: 'which part of ours depended on it, and who it is' }
  const anchored = quantity(stretch) !== undefined || ['mechanism', 'failure', 'change-noun', 'act-verb'].some((lexicon) => within(stretch, lexicon).length > 0)
  if (rest.length >= least || (anchored && rest.length >= least - 1)) return { worth: 'present', because: `words of content: ${rest.map((token) => token.norm).join(', ')}` }
  if (within(stretch, 'known-cause').length > 0) return { worth: 'hollow', because: 'a kind of cause', missing: 'why it could reach the readers' }
  const generic = GENERIC.flatMap((lexicon) => within(stretch, lexicon))
  return generic.length > 0 ? { worth: 'hollow', because: 'only generic nouns', missing: 'what failed, or what we did' } : undefined
}

export function words(sentence: Sentence, hit: Hit): string {
  return sentence.text.slice(hit.start - sentence.start, hit.end - sentence.start)
}
