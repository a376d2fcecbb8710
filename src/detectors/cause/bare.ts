import type { Hit, Message, Org, Polarity, Sentence, Token } from '../../model.ts'
import { mechanisms, namedThing, ownedAct, type Stretch, stretchOf, within } from '../../prose/anchors.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { accident, inAddress, words } from './content.ts'
import type { Found } from './links.ts'

const OURS: readonly Polarity[] = ['asserted', 'negated']

/**
 * A cause told plainly, with no word that links it to the effect: "The certificate expired at 09:00 UTC."
 * Stricter than a linked one, since a sentence of what the reader saw can look the same. `told`: under a heading that promises the story.
 */
export function bare(sentence: Sentence, message: Message, org: Org, told: boolean): Found | undefined {
  const stretch = stretchOf(sentence)
  if (hitsOf(sentence, 'cause-unknown').length > 0) return undefined
  const guards = hitsOf(sentence, 'cause-guard')
  const known = hitsOf(sentence, 'known-cause').find(
    (hit) =>
      counts(sentence, hit) &&
      !guards.some((guard) => guard.first < hit.first) &&
      !inAddress(message, hit) &&
      (hit.value === 'whole' || message.stage !== 'postmortem'),
  )
  if (known) return { worth: 'present', because: `known cause "${words(sentence, known)}"`, stretch: around(sentence, known) }
  if (guards.length > 0) return undefined
  const mending = hitsOf(sentence, 'cause-mending').length > 0
  const changed =
    hitsOf(sentence, 'change-noun').some((hit) => hit.first <= 3) || (hitsOf(sentence, 'self').length > 0 && hitsOf(sentence, 'act-verb').length > 0)
  const open = (changed && message.stage !== 'investigating') || told || message.stage === 'postmortem' || message.stage === 'security'
  const thing = mending
    ? undefined
    : mechanisms(stretch).find(
        (hit) =>
          !repair(sentence) &&
          !inAddress(message, hit) &&
          OURS.includes(polarityAt(sentence, hit.first)) &&
          (open || inner(sentence, hit, message.stage === 'investigating')),
      )
  if (thing && !(within(stretch, 'cause-person').length > 0 && !open))
    return { worth: 'present', because: `mechanism "${words(sentence, thing)}" with a failure`, stretch }
  if (hitsOf(sentence, 'cause-slip').length > 0 && !mending && sentence.polarity !== 'conditional' && ownedAct(stretch, message, org))
    return { worth: 'present', because: 'own act, owned as a mistake', stretch }
  return (mending || sentence.polarity === 'conditional' ? undefined : befallen(sentence, message)) ?? supplied(sentence, message, org)
}

/** "Deleted the pods and waited": an entry of a log that begins with what was done. */
function repair(sentence: Sentence): boolean {
  const head = sentence.tokens[0]
  return head !== undefined && isIn(sentence, head, 'act-verb')
}

/** Not what the reader uses, or failed in a way that no reader sees. */
function inner(sentence: Sentence, thing: Hit, early: boolean): boolean {
  if (!isIn(sentence, sentence.tokens[thing.first] as Token, 'cause-visible')) return true
  if (early) return false
  const seen = hitsOf(sentence, 'cause-seen')
  return hitsOf(sentence, 'failure').some(
    (failure) =>
      failure.first !== thing.first &&
      Math.abs(failure.first - thing.first) <= 12 &&
      !seen.some((one) => one.first <= failure.last && one.last >= failure.first),
  )
}

/** A clause of an accident beside the trouble: "no trains since 12:40, a pole fell on the line". */
function befallen(sentence: Sentence, message: Message): Found | undefined {
  const breach = message.stage === 'security'
  for (const part of partsOf(sentence)) {
    const head = sentence.tokens[part.first]
    if (!head || !isIn(sentence, head, 'cause-opener') || within(part, 'cause-person').length > (breach ? 9 : 0)) continue
    // "A stranger could read your bills" tells what happened to them, not how.
    if (within(part, 'cause-event').length > 0 || (breach && within(part, 'cause-modal').length > 0) || !accident(part, breach)) continue
    return { worth: 'present', because: 'an accident with its object', stretch: part }
  }
  return undefined
}

/** Runs of words between the larger pauses of a sentence. */
function partsOf(sentence: Sentence): Stretch[] {
  const starts = sentence.tokens.flatMap((token, i) => (i === 0 || /[,;:–—(]/.test(token.lead) ? [i] : []))
  return starts.map((first, i) => stretchOf(sentence, first, (starts[i + 1] ?? sentence.tokens.length) - 1))
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
  const name = hitsOf(sentence, 'vendor-name').find(
    (hit) =>
      !inAddress(message, hit) &&
      down.some(
        (fall) =>
          fall.first === hit.last + 1 || (hit.first - fall.last === 2 && isIn(sentence, sentence.tokens[hit.first - 1] as Token, 'supplier-preposition')),
      ),
  )
  if (name && message.stage !== 'postmortem') return { worth: 'present', because: `the supplier "${words(sentence, name)}" was down`, stretch }
  const part = hitsOf(sentence, 'vendor-noun').find((hit) => polarityAt(sentence, hit.first) === 'asserted')
  if (!part || (down.length === 0 && !TROUBLED.some((lexicon) => hitsOf(sentence, lexicon).length > 0))) return undefined
  const beside = stretchOf(sentence, part.last + 1, Math.min(part.last + 4, sentence.tokens.length - 1))
  const then = stretchOf(sentence, part.last + 1)
  if (
    beside.first <= beside.last &&
    [...down, ...hitsOf(sentence, 'cause-trouble')].some((hit) => hit.first >= then.first) &&
    namedThing(beside, message, org) &&
    message.stage !== 'postmortem'
  )
    return { worth: 'present', because: 'a named supplier in trouble', stretch }
  return { worth: 'hollow', because: 'a supplier without a name', missing: 'cause.supplier', stretch }
}

const TROUBLED = ['cause-trouble', 'cause-mending']

function around(sentence: Sentence, hit: Hit): Stretch {
  return stretchOf(sentence, Math.max(0, hit.first - 6), Math.min(sentence.tokens.length - 1, hit.last + 8))
}
