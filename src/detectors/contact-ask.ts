import type { DetectorContext, Hit, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { type Address, addressesIn } from './addresses.ts'
import { isBare, isImperative, isLabelled, isOffered, isTitled } from './contact-cue.ts'
import { helpOffered, mattersSent } from './contact-offer.ts'
import { isAsked, isUrged, peopleAsked, peopleGiven, thwartedIn } from './contact-words.ts'

/** A sentence with what asks the reader to get in touch and what they can get in touch by. */
export interface Ask {
  sentence: Sentence
  invitations: Hit[]
  /** A verb in the imperative or a label, which invite only together with an address. */
  cue: boolean
  ticket: boolean
  addresses: Address[]
  oneWay: Hit | undefined
}

/** The address of a status page close behind, and not that of a supplier whom the message names. */
function isOwnStatus({ status, start, target }: Address, hit: Hit, message: Message): boolean {
  if (!status || start <= hit.start || start - hit.end >= NEAR) return false
  const url = target.toLowerCase()
  return !message.sentences.some((one) => hitsOf(one, 'vendor-name').some((name) => url.includes(message.text.slice(name.start, name.end).toLowerCase())))
}

/** Units between "keep an eye on" and the address of the status page. */
const NEAR = 30

export function askOf(sentence: Sentence, message: Message, context: DetectorContext): Ask {
  const thwarted = thwartedIn(sentence)
  const addresses = addressesIn(sentence, message, context)
  // "email support@…": the word is part of the address.
  const clear = (hit: Hit) =>
    !addresses.some((address) => address.kind === 'mail' && hit.end > address.start && hit.end <= address.end && hit.start < address.start) &&
    !thwarted.some((one) => hit.first <= one.last && hit.last >= one.first)
  // "do-not-reply@…": the address denies, not the sentence.
  const denied = addresses.some((address) => address.dead && sentence.found.of('negation').some((hit) => hit.start >= address.start && hit.end <= address.end))
  const asked = (hit: Hit) => isAsked(sentence, hit.first) || (denied && polarityAt(sentence, hit.first) === 'negated')
  const open = (hit: Hit) => clear(hit) && asked(hit) && (hit.value !== 'verb' || isUrged(sentence, hit.first))
  // An action item of a report ("Create a ticket to …") asks nobody to call.
  const item = message.stage === 'postmortem' && sentence.block.zone !== 'body' && addresses.length === 0
  const invitations = [...hitsOf(sentence, 'contact-invitation'), ...(item ? [] : [...peopleAsked(sentence), ...peopleGiven(sentence)])].filter(open)
  const tickets = hitsOf(sentence, 'contact-ticket').filter((hit) => open(hit) && !(item && hit.first === 0))
  return {
    sentence,
    invitations: [...invitations, ...tickets, ...[...hitsOf(sentence, 'contact-offer'), ...helpOffered(sentence), ...mattersSent(sentence)].filter(clear)],
    cue:
      isOffered(sentence, addresses, message.inlines) ||
      isTitled(sentence, addresses) ||
      isImperative(sentence, thwarted, addresses) ||
      isLabelled(sentence, addresses) ||
      hitsOf(sentence, 'contact-reaches').length > 0 ||
      isBare(sentence, addresses),
    ticket: tickets.length > 0,
    addresses,
    oneWay: hitsOf(sentence, 'contact-one-way').find(
      (hit) =>
        isAsked(sentence, hit.first) &&
        (hit.value !== 'link' || addresses.some((address) => address.desk)) &&
        (hit.value !== 'status' || addresses.some((address) => isOwnStatus(address, hit, message))),
    ),
  }
}
