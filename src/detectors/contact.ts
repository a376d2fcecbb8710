import type { Detector, DetectorContext, Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { readSignature } from '../prose/signature.ts'
import { states } from '../prose/zones.ts'
import { type Address, addressesIn } from './addresses.ts'
import { hollow, present } from './mark.ts'

/** A sentence with what asks the reader to get in touch and what they can get in touch by. */
interface Ask {
  sentence: Sentence
  invitations: Hit[]
  /** A verb in the imperative or a label, which invite only together with an address. */
  cue: boolean
  ticket: boolean
  addresses: Address[]
  oneWay: Hit | undefined
}

/** SPEC 1.2: a way to reach people who can act, and get an answer. */
export const detectContact: Detector = (message, context) => {
  const asks = message.sentences
    .filter((sentence) => states(sentence.block) || sentence.block.zone === 'signoff' || sentence.block.zone === 'footer')
    .map((sentence) => askOf(sentence, message, context))
  const marks: Mark[] = []
  asks.forEach((ask, at) => {
    marks.push(...marksOf(ask, [asks[at - 1], asks[at + 1]], message))
  })
  return [...marks.map((mark) => unlessDown(mark, message)), ...replyToOne(message)]
}

function askOf(sentence: Sentence, message: Message, context: DetectorContext): Ask {
  const thwarted = hitsOf(sentence, 'contact-thwarted').filter((hit) => sameClause(sentence, hit.first, hit.last))
  const addresses = addressesIn(sentence, message, context)
  // "email support@…": the word is part of the address.
  const clear = (hit: Hit) =>
    !addresses.some((address) => address.kind === 'mail' && hit.end > address.start && hit.end <= address.end && hit.start < address.start) &&
    !thwarted.some((one) => hit.first <= one.last && hit.last >= one.first)
  const open = (hit: Hit) => clear(hit) && isAsked(sentence, hit.first) && (hit.value !== 'verb' || isUrged(sentence, hit.first))
  const invitations = hitsOf(sentence, 'contact-invitation').filter(open)
  // An action item of a report ("Create a ticket to …") asks nobody to call.
  const item = message.stage === 'postmortem' && sentence.block.zone !== 'body' && addresses.length === 0
  const tickets = hitsOf(sentence, 'contact-ticket').filter((hit) => open(hit) && !(item && hit.first === 0))
  return {
    sentence,
    invitations: [...invitations, ...tickets, ...hitsOf(sentence, 'contact-offer').filter(clear)],
    cue:
      isOffered(sentence, addresses) ||
      isTitled(sentence, addresses) ||
      isImperative(sentence, thwarted, addresses) ||
      isLabelled(sentence, addresses) ||
      hitsOf(sentence, 'contact-reaches').length > 0 ||
      isBare(sentence, addresses),
    ticket: tickets.length > 0,
    addresses,
    oneWay: hitsOf(sentence, 'contact-one-way').find(
      (hit) => isAsked(sentence, hit.first) && (hit.value !== 'link' || addresses.some((address) => address.desk)),
    ),
  }
}

function sameClause(sentence: Sentence, first: number, last: number): boolean {
  return sentence.clauses.some((clause) => first >= clause.first && last <= clause.last)
}

/** Conditions invite ("if you need help, call"), negations do not, but for "do not hesitate". */
function isAsked(sentence: Sentence, index: number): boolean {
  const polarity = polarityAt(sentence, index)
  if (polarity === 'asserted' || polarity === 'conditional') return true
  return polarity === 'negated' && hitsOf(sentence, 'contact-offer').length > 0
}

/** A verb that is asked of the reader: "Call …", "please write …", "you can reach …", "feel free to …"; not "alerts tell us". */
function isUrged(sentence: Sentence, at: number): boolean {
  if (at === 0 || /[,;:–—(.?!\n"“]|\s-\s/.test(sentence.tokens[at]?.lead ?? '')) return true
  if (under(sentence, 'contact-to', at - 1)) return at === 1 || under(sentence, 'contact-willing', at - 2)
  if (under(sentence, 'contact-may', at - 1)) return hitsOf(sentence, 'reader').some((hit) => hit.last < at && hit.first > at - 12)
  if (under(sentence, 'reader', at - 1)) return true
  return under(sentence, 'contact-urge', at - 1)
}

/** A verb of getting in touch with an object behind: no noun ("call quality"), no tale ("we called"). */
function isImperative(sentence: Sentence, thwarted: Hit[], addresses: Address[]): boolean {
  return hitsOf(sentence, 'contact-verb').some((hit) => {
    const at = hit.first
    if (!isAsked(sentence, at) || !isUrged(sentence, at) || thwarted.some((one) => at >= one.first && at <= one.last)) return false
    const next = sentence.tokens[hit.last + 1]
    if (
      next === undefined ||
      addresses.some((address) => address.start === next.start) ||
      next.number ||
      next.capital ||
      next.norm === '@' ||
      /[@+(:]/.test(next.lead)
    )
      return true
    return (
      under(sentence, 'contact-object', hit.last + 1) ||
      under(sentence, 'phone-label', hit.last + 1) ||
      /[@/.]/.test(sentence.text[next.end - sentence.start] ?? '')
    )
  })
}

/** A number or address that stands by itself, or with nothing but a signature: "0113 496 0091", "Wulan, data officer, 020 …". */
function isBare(sentence: Sentence, addresses: Address[]): boolean {
  const rest = sentence.tokens.filter((token) => !addresses.some((address) => token.start >= address.start && token.end <= address.end))
  if (addresses.length === 0 || rest.length === sentence.tokens.length) return false
  const last = addresses.find(
    (address) => (address.kind !== 'url' || (address.sure && address.bare)) && /^[.!?)\s]*$/.test(sentence.text.slice(address.end - sentence.start)),
  )
  const stopped = last !== undefined && /[.!?]\s+$/.test(sentence.text.slice(0, last.start - sentence.start))
  return (
    (rest.length === 0 && addresses.some((address) => address.kind !== 'url' || (address.sure && address.bare))) ||
    stopped ||
    (addresses.some((address) => address.kind === 'mail' || address.kind === 'phone') && readSignature(sentence) !== undefined)
  )
}

/** "Email no-reply@…": its very name denies the sentence, so polarity tells nothing. */
function isOfferedDead(sentence: Sentence): boolean {
  const told = hitsOf(sentence, 'contact-failing').length > 0 || hitsOf(sentence, 'contact-told').length > 0
  return !told && hitsOf(sentence, 'contact-verb').some((hit) => isUrged(sentence, hit.first))
}

/** "At" and an address, in a sentence that tells of no failure and no past: "our engineers pick up at …". */
function isOffered(sentence: Sentence, addresses: Address[]): boolean {
  if (['contact-failing', 'contact-told', 'contact-thwarted'].some((lexicon) => hitsOf(sentence, lexicon).length > 0)) return false
  return addresses.some((address) => {
    if (address.kind !== 'phone' && address.kind !== 'mail') return false
    const at = sentence.tokens.findIndex((token) => token.end > address.start)
    const polarity = polarityAt(sentence, at)
    if (polarity === 'quoted' || polarity === 'policy' || (polarity === 'negated' && address.kind !== 'phone')) return false
    const led = under(sentence, 'contact-at', at - 1) || /[(,]\s*$/.test(sentence.tokens[at]?.lead ?? '')
    return led && (address.kind === 'phone' || at > 1)
  })
}

/** "For urgent cases: …": a few words and a colon right before a number or address. */
function isTitled(sentence: Sentence, addresses: Address[]): boolean {
  return addresses.some((address) => {
    if (address.kind !== 'mail' && address.kind !== 'phone') return false
    const before = sentence.tokens.filter((token) => token.end <= address.start)
    const led = /:\s*\(?$/.test(sentence.text.slice(0, address.start - sentence.start))
    return led && before.length <= 5 && before.every((_, at) => !NO_LABEL.some((lexicon) => under(sentence, lexicon, at)))
  })
}

/** What before a colon shows that the address is reported and not offered. */
const NO_LABEL = ['plain-verb', 'contact-failing', 'number-label', 'not-signing']

/** "Questions: …", "Tel 0…", "Helpdesk (24 h): …" */
function isLabelled(sentence: Sentence, addresses: Address[]): boolean {
  return hitsOf(sentence, 'contact-label').some((hit) => {
    if (!isAsked(sentence, hit.first)) return false
    return addresses.some((address) => {
      const at = sentence.tokens.findIndex((token) => token.end > address.start)
      const linked = at === hit.last + 2 && under(sentence, 'contact-is', hit.last + 1)
      if (
        at < 0 ||
        (at !== hit.last + 1 && !linked && !(hit.first <= 3 && at > hit.last && at <= hit.last + 5 && /[:?–—]/.test(sentence.tokens[hit.last + 1]?.lead ?? '')))
      )
        return false
      return address.kind !== 'url' || /[:?–—]/.test(sentence.tokens[hit.last + 1]?.lead ?? '')
    })
  })
}

function under(sentence: Sentence, lexicon: string, index: number): boolean {
  return sentence.found.of(lexicon).some((hit) => index >= hit.first && index <= hit.last)
}

function marksOf(ask: Ask, near: (Ask | undefined)[], message: Message): Mark[] {
  const { sentence } = ask
  const replied = replyMark(ask, message)
  if (replied) return [replied]
  const alive = ask.addresses.filter((address) => !address.dead)
  const invited = ask.invitations.length > 0 || ask.cue
  const neighbour = near.some((other) => other !== undefined && other.invitations.length > 0 && other.addresses.length === 0)
  const reachable = alive.find((address) => isReachable(address, ask, invited, neighbour, near, message))
  if (reachable) return [present(message, 'contact', sentence, { because: `${reachable.kind} with an invitation or label` })]
  const signed = sentence.block.zone === 'signoff' || sentence.block.zone === 'footer'
  const dead = ask.addresses.find((address) => address.dead)
  if (dead && (invited || neighbour || signed || isOfferedDead(sentence))) return [hollow(message, 'contact', dead, 'nobody reads this address')]
  if (sentence.block.zone === 'footer') return []
  const asked = ask.invitations.find((hit) => hit.value === 'verb') ?? ask.invitations[0]
  const url = alive.find((address) => address.kind === 'url')
  if (asked)
    return [
      hollow(
        message,
        'contact',
        { start: asked.start, end: Math.max(asked.end, url?.end ?? 0) },
        url ? 'a page to read, no form, chat or number' : 'no number, address or form',
      ),
    ]
  if (ask.oneWay) return [hollow(message, 'contact', ask.oneWay, 'a place to read, not to ask')]
  return []
}

function isReachable(address: Address, ask: Ask, invited: boolean, neighbour: boolean, near: (Ask | undefined)[], message: Message): boolean {
  const { zone } = ask.sentence.block
  const personal = address.kind === 'mail' || address.kind === 'phone'
  if (zone === 'signoff') return personal || (address.answers && address.kind === 'url') || (address.kind === 'known' && invited)
  if (zone === 'footer') return address.kind === 'phone' || (address.kind === 'mail' && (invited || isLabelled(ask.sentence, ask.addresses)))
  if (isFailing(ask)) return false
  switch (address.kind) {
    case 'url':
      return (
        (ask.invitations.length > 0 && (address.answers || isDesk(address, ask, message))) ||
        (address.sure && isPointed(address, ask)) ||
        (address.answers && (neighbour || isLabelled(ask.sentence, ask.addresses) || isBare(ask.sentence, [address]))) ||
        ask.ticket ||
        (neighbour && (address.answers || address.desk) && near.some((other) => other?.ticket === true && other.addresses.length === 0))
      )
    case 'handle':
      return handleReaches(address, ask, message)
    case 'room':
      return ask.invitations.length > 0 || ask.cue
    default:
      return invited || neighbour
  }
}

/** "Let us know at https://support.…": the address of a support desk right behind "at", "via", "on", or a room to talk in. */
function isDesk(address: Address, { sentence }: Ask, message: Message): boolean {
  if (hitsOf(sentence, 'room-word').some((hit) => hit.start >= address.start - 30)) return true
  const before = sentence.tokens.findLast((token) => token.end <= address.start)
  const behind = before !== undefined && under(sentence, 'contact-at', sentence.tokens.indexOf(before))
  return (
    behind &&
    sentence.found
      .of('contact-invitation')
      .some((hit) => hit.end <= address.start && hitsOf(sentence, 'self').some((self) => self.first >= hit.first && self.last <= hit.last)) &&
    message.text.slice(address.start, address.end) === address.target &&
    address.desk
  )
}

/** "Please use …/contact", "[Live chat](…/chat) is open": an undoubted page in an imperative, or labelled by its own link. */
function isPointed(address: Address, { sentence }: Ask): boolean {
  if (hitsOf(sentence, 'contact-failing').length > 0 || hitsOf(sentence, 'contact-told').some((hit) => hit.end <= address.start)) return false
  const labelled = hitsOf(sentence, 'contact-label').some((hit) => hit.start >= address.start && hit.end <= address.end)
  return labelled || hitsOf(sentence, 'contact-verb').some((hit) => hit.end <= address.start && isUrged(sentence, hit.first))
}

/** "Mail to help@… is delayed" tells of a failure. An explicit invitation in the sentence outweighs it. */
function isFailing({ sentence, invitations }: Ask): boolean {
  return invitations.length === 0 && sentence.found.of('contact-failing').some((hit) => polarityAt(sentence, hit.first) === 'asserted')
}

/** A handle reaches people when the reader is invited to write to it, or where replying is native (SPEC 1.2, CT-B4). */
function handleReaches(address: Address, ask: Ask, message: Message): boolean {
  if (ask.oneWay && ask.oneWay.end >= address.start - 4) return false
  if (ask.invitations.length > 0 || hitsOf(ask.sentence, 'contact-reply').length > 0) return true
  if (message.channel !== 'social') return ask.cue
  return (
    ask.cue ||
    (address.start > (message.sentences[0]?.start ?? 0) + 2 && hitsOf(ask.sentence, 'contact-handle').length > 0) ||
    ask.sentence.text.trim() === address.target
  )
}

/** "Reply to this email": an address where the channel brings answers back (SPEC 1.2). */
function replyMark({ sentence }: Ask, message: Message): Mark | undefined {
  const thwarted = hitsOf(sentence, 'contact-thwarted').filter((hit) => sameClause(sentence, hit.first, hit.last))
  const hit = hitsOf(sentence, 'contact-reply').find(
    (one) => isAsked(sentence, one.first) && !thwarted.some((other) => one.first <= other.last && one.last >= other.first),
  )
  if (!hit) return undefined
  const brings =
    hit.value === 'comment'
      ? message.channel === 'blog' || message.channel === 'social'
      : hit.value === 'dm'
        ? message.channel === 'social'
        : ['email', 'sms', 'social'].includes(message.channel)
  const shut = message.sentences.some((one) => one.found.of('unmonitored').length > 0)
  if (brings && !shut) return present(message, 'contact', sentence, { because: 'an answer to this message reaches people' })
  return shut ? hollow(message, 'contact', hit, 'nobody reads the answers') : undefined
}

/** An address on the very thing that is down reaches nobody. */
function unlessDown(mark: Mark, message: Message): Mark {
  if (mark.worth === 'hollow') return mark
  const down = message.sentences.flatMap((sentence) =>
    states(sentence.block) ? hitsOf(sentence, 'contact-down').filter((hit) => polarityAt(sentence, hit.first) === 'asserted') : [],
  )
  if (down.length === 0) return mark
  const said = message.text.slice(mark.place.start, mark.place.end).toLowerCase()
  const hit = down.find((one) => dependsOn(one, said, message))
  return hit ? hollow(message, 'contact', mark.place, 'it depends on what is down', { because: 'contact-down' }) : mark
}

const MEDIUM: Record<string, RegExp> = { phone: /\+?\d[\d\s().-]{5,}/, mail: /@[\w-]+\./ }

function dependsOn(hit: Hit, said: string, message: Message): boolean {
  const only = MEDIUM[hit.value ?? '']
  if (only) return only.test(said) && !Object.entries(MEDIUM).some(([medium, shape]) => medium !== hit.value && shape.test(said)) && !/https?:/.test(said)
  if (/@[\w-]+\.|\+?\d[\d\s().-]{6,}\d/.test(said)) return false
  const things = message.text
    .slice(hit.start, hit.end)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
  return things.some((word) => said.includes(`${word}.`) || said.includes(`/${word}`))
}

/** A social reply to one customer by name or handle: the signer becomes required (SPEC 2.4). */
function replyToOne(message: Message): Mark[] {
  const first = message.sentences[0]
  if (message.channel !== 'social' || !first) return []
  const [one, two] = first.tokens
  const handle = one?.norm === '@' && two !== undefined && /^\s*[.]?@/.test(first.text) && !/^\s*\./.test(first.text)
  const greeting = hitsOf(first, 'salutation').find((hit) => hit.first === 0)
  const name = greeting && first.tokens[1]
  const named = name?.capital === true && !under(first, 'group-word', 1) && !under(first, 'counted-noun', 1) && !under(first, 'ordinary-capital', 1)
  return handle || named ? [present(message, 'reply-to-one', first)] : []
}
