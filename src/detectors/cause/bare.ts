import type { Hit, Message, Org, Polarity, Sentence } from '../../model.ts'
import { mechanisms, namedThing, ownedAct, type Stretch, stretchOf, within } from '../../prose/anchors.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { words } from './content.ts'
import type { Found } from './links.ts'

const OURS: readonly Polarity[] = ['asserted', 'negated']

/**
 * A cause told plainly, with no word that links it to the effect: "The certificate expired at 09:00 UTC."
 * Stricter than a linked one, since a sentence of what the reader saw can look the same. `told`: under a heading that promises the story.
 */
export function bare(sentence: Sentence, message: Message, org: Org, told: boolean): Found | undefined {
  if (within(stretchOf(sentence), 'cause-guard').length > 0) return undefined
  const stretch = stretchOf(sentence)
  const known = hitsOf(sentence, 'known-cause').find((hit) => counts(sentence, hit) && (hit.value === 'whole' || message.stage !== 'postmortem'))
  if (known) return { worth: 'present', because: `known cause "${words(sentence, known)}"`, stretch: around(sentence, known) }
  const mending = hitsOf(sentence, 'cause-mending').length > 0
  const changed = hitsOf(sentence, 'change-noun').some((hit) => hit.first <= 3) || (hitsOf(sentence, 'self').length > 0 && hitsOf(sentence, 'act-verb').length > 0)
  const open = told || changed || message.stage === 'postmortem' || message.stage === 'security'
  const thing = mending ? undefined : mechanisms(stretch).find((hit) => OURS.includes(polarityAt(sentence, hit.first)) && (open || !isIn(sentence, sentence.tokens[hit.first] as never, 'cause-visible')))
  if (thing && !(within(stretch, 'cause-person').length > 0 && !open)) return { worth: 'present', because: `mechanism "${words(sentence, thing)}" with a failure`, stretch }
  if (hitsOf(sentence, 'cause-slip').length > 0 && !mending && sentence.polarity !== 'conditional' && ownedAct(stretch, message, org)) return { worth: 'present', because: 'own act, owned as a mistake', stretch }
  return supplied(sentence, message, org)
}

function counts(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  return polarity === 'asserted' || (polarity === 'negated' && hitsOf(sentence, 'negation').some((not) => not.first >= hit.first && not.last <= hit.last))
}

/** "CloudFlare is down", "our provider has an outage": a supplier named with its failure is a cause, one without a name is hollow. */
function supplied(sentence: Sentence, message: Message, org: Org): Found | undefined {
  const stretch = stretchOf(sentence)
  if (sentence.polarity !== 'asserted') return undefined
  const down = hitsOf(sentence, 'vendor-down')
  const name = hitsOf(sentence, 'vendor-name').find((hit) => down.some((fall) => fall.first === hit.last + 1))
  if (name && message.stage !== 'postmortem') return { worth: 'present', because: `the supplier "${words(sentence, name)}" was down`, stretch }
  const part = hitsOf(sentence, 'vendor-noun')[0]
  if (!part || (down.length === 0 && !TROUBLED.some((lexicon) => hitsOf(sentence, lexicon).length > 0))) return undefined
  const beside = { sentence, first: part.first, last: Math.min(part.last + 4, sentence.tokens.length - 1) }
  if (namedThing(beside, message, org) && message.stage !== 'postmortem') return { worth: 'present', because: 'a named supplier in trouble', stretch }
  return { worth: 'hollow', because: 'a supplier without a name', missing: 'which supplier, and what failed there', stretch }
}

const TROUBLED = ['cause-trouble', 'cause-mending']

function around(sentence: Sentence, hit: Hit): Stretch {
  return stretchOf(sentence, Math.max(0, hit.first - 6), Math.min(sentence.tokens.length - 1, hit.last + 8))
}
