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
  const known = within(stretch, 'known-cause').find((hit) => !inAddress(message, hit) && (hit.value === 'whole' || message.stage !== 'postmortem'))
  if (known) return `known cause "${words(stretch.sentence, known)}"`
  const thing = mechanism(stretch)
  if (thing) return `mechanism "${words(stretch.sentence, thing)}" with a failure`
  const act = ownedAct(stretch, message, org)
  return act && !within(stretch, 'cause-mending').some((hit) => hit.first === act.first) ? `own act "${words(stretch.sentence, act)}"` : undefined
}

/** A supplier by its name, and that it did not work. Enough until the postmortem, which must say our own part. */
export function supplier(stretch: Stretch, message: Message, org: Org): 'named' | 'unnamed' | undefined {
  const down = within(stretch, 'vendor-down')
  const name = within(stretch, 'vendor-name').find((hit) => !inAddress(message, hit) && !product(stretch.sentence, hit)) ?? ownVendor(stretch, message, org)
  if (name && (down.length > 0 || within(stretch, 'cause-trouble').length > 0)) return 'named'
  const part = within(stretch, 'vendor-noun')
  if (down.length > 0 && placeName(stretch, message, org)) return 'named'
  return part.length > 0 && (down.length > 0 || within(stretch, 'cause-trouble').length > 0) ? 'unnamed' : undefined
}

/** "Google Compute Engine", "AWS Lambda": a part of the writer's own house as often as a supplier's. */
function product(sentence: Sentence, name: Hit): boolean {
  const next = sentence.tokens[name.last + 1]
  return next?.capital === true && /^\s*$/.test(next.lead)
}

function ownVendor({ sentence, first, last }: Stretch, message: Message, org: Org): Token | undefined {
  const names = org.vendors.map((name) => name.toLowerCase())
  return sentence.tokens
    .slice(first, last + 1)
    .find((token) => names.some((name) => message.text.slice(token.start, token.start + name.length).toLowerCase() === name))
}

/** A name that is more than a part of the trade ("CDN", "DNS"), or a code-like word with a figure in it ("eastus2", "ns3"). */
function placeName({ sentence, first, last }: Stretch, message: Message, org: Org): boolean {
  return sentence.tokens.slice(first, last + 1).some((token, i) => {
    if (isIn(sentence, token, 'empty-word') || isIn(sentence, token, 'mechanism')) return false
    const at = { sentence, first: first + i, last: first + i }
    return namedThing(at, message, org) !== undefined || (!token.number && /\p{L}\p{N}/u.test(token.norm))
  })
}

/** A thing and what befell it, in words of any trade: "a pole fell on the line". The thing must be named beside the verb. */
export function accident(stretch: Stretch, thief = false): boolean {
  const { sentence, first } = stretch
  const broke = within(stretch, 'cause-break').find((hit) => hit.first > first && (thief || hit.value === 'thing'))
  if (!broke) return false
  const before = residue({ sentence, first, last: broke.first - 1 }).filter(
    (token) => !isIn(sentence, token, 'customer-act') && !isIn(sentence, token, 'cause-break'),
  )
  return before.length > 0 && broke.first - first <= 10
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
  const told = ['mechanism', 'failure', 'change-noun', 'act-verb'].some((lexicon) => within(stretch, lexicon).length > 0)
  // A product's name beside a generic noun ("errors in Reports Studio") is the effect again.
  const rest = residue(stretch).filter((token) => told || !token.capital)
  if (rest.length > 0 && within(stretch, 'self').length > 0 && ['failure', 'cause-slip'].some((lexicon) => within(stretch, lexicon).length > 0))
    return { worth: 'present', because: 'our own failing' }
  if (other && rest.length < least) return { worth: 'hollow', because: 'a supplier', missing: 'cause.our-part' }
  const changed = within(stretch, 'change-noun').length > 0 && rest.some((token) => !isIn(stretch.sentence, token, 'class-word'))
  const anchored = told || quantity(stretch) !== undefined
  if (rest.length >= least || (anchored && rest.length >= least - 1) || (changed && least < 9))
    return { worth: 'present', because: `words of content: ${rest.map((token) => token.norm).join(', ')}` }
  if (within(stretch, 'known-cause').length > 0) return { worth: 'hollow', because: 'a kind of cause', missing: 'cause.reach' }
  const generic = GENERIC.flatMap((lexicon) => within(stretch, lexicon))
  return generic.length > 0 ? { worth: 'hollow', because: 'only generic nouns', missing: 'cause.what' } : undefined
}

/** Words inside a URL or a path say nothing. */
export function inAddress(message: Message, hit: Hit): boolean {
  return (
    /[/=&?#@_%]|[^\s.]\./.test(message.text.slice(Math.max(0, hit.start - 2), hit.start).replace(/^.*\s/, '')) ||
    /^[/=&?@]|^\.\p{Ll}/u.test(message.text.slice(hit.end, hit.end + 2))
  )
}

export function words(sentence: Sentence, hit: Hit): string {
  return sentence.text.slice(hit.start - sentence.start, hit.end - sentence.start)
}
