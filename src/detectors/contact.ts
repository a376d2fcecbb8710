import type { Detector, Mark, Message } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import type { Address } from './addresses.ts'
import { type Ask, askOf } from './contact-ask.ts'
import { isBare, isLabelled, isOfferedDead } from './contact-cue.ts'
import { unlessDown } from './contact-down.ts'
import { isAsked, isUrged, near, thwartedIn, under } from './contact-words.ts'
import { hollow, present } from './mark.ts'
import { replyToOne } from './reply-to-one.ts'

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

function marksOf(ask: Ask, around: (Ask | undefined)[], message: Message): Mark[] {
  const { sentence } = ask
  const replied = replyMark(ask, message)
  if (replied) return [replied]
  const alive = ask.addresses.filter((address) => !address.dead)
  const invited = ask.invitations.length > 0 || ask.cue
  const neighbour = around.some((other) => other !== undefined && other.invitations.length > 0 && other.addresses.length === 0)
  const reachable = alive.find((address) => isReachable(address, ask, invited, neighbour, around, message))
  if (reachable) return [present(message, 'contact', sentence, { because: `${reachable.kind} with an invitation or label` })]
  const signed = sentence.block.zone === 'signoff' || sentence.block.zone === 'footer'
  const dead = ask.addresses.find((address) => address.dead)
  if (dead && (invited || neighbour || signed || isOfferedDead(sentence))) return [hollow(message, 'contact', dead, 'contact.unread')]
  if (sentence.block.zone === 'footer') return []
  const asked = ask.invitations.find((hit) => hit.value === 'verb') ?? ask.invitations[0]
  const url = alive.find((address) => address.kind === 'url')
  if (asked) return [hollow(message, 'contact', { start: asked.start, end: Math.max(asked.end, url?.end ?? 0) }, url ? 'contact.page' : 'contact.no-address')]
  if (ask.oneWay) return [hollow(message, 'contact', ask.oneWay, 'contact.one-way')]
  return []
}

function isReachable(address: Address, ask: Ask, invited: boolean, neighbour: boolean, around: (Ask | undefined)[], message: Message): boolean {
  const { zone } = ask.sentence.block
  const personal = address.kind === 'mail' || address.kind === 'phone'
  if (zone === 'signoff') return personal || (address.answers && address.kind === 'url') || (address.kind === 'known' && invited)
  if (zone === 'footer') return address.kind === 'phone' || (address.kind === 'mail' && (invited || isLabelled(ask.sentence, ask.addresses)))
  if (isFailing(address, ask)) return false
  switch (address.kind) {
    case 'url':
      return (
        (ask.invitations.length > 0 && (address.answers || isDesk(address, ask, message))) ||
        (address.sure && (ask.cue || isPointed(address, ask))) ||
        (address.answers && (neighbour || isLabelled(ask.sentence, ask.addresses) || isBare(ask.sentence, [address]))) ||
        ask.ticket ||
        (neighbour && (address.answers || address.desk) && around.some((other) => other?.ticket === true && other.addresses.length === 0))
      )
    case 'handle':
      return handleReaches(address, ask, message)
    case 'postal':
      return (
        ask.invitations.length > 0 ||
        hitsOf(ask.sentence, 'contact-reaches').length > 0 ||
        hitsOf(ask.sentence, 'contact-visit').some((hit) => hit.start < address.start && isAsked(ask.sentence, hit.first))
      )
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
  if (near(sentence, address, 'contact-failing') || hitsOf(sentence, 'contact-told').some((hit) => hit.end <= address.start)) return false
  const labelled = hitsOf(sentence, 'contact-label').some((hit) => hit.start >= address.start && hit.end <= address.end)
  const filed = hitsOf(sentence, 'contact-ticket').some((hit) => hit.end <= address.start && isAsked(sentence, hit.first)) && thwartedIn(sentence).length === 0
  return labelled || filed || hitsOf(sentence, 'contact-verb').some((hit) => hit.end <= address.start && isUrged(sentence, hit.first))
}

/** "Mail to help@… is delayed" tells of a failure near the address. An explicit invitation in the sentence outweighs it. */
function isFailing(address: Address, { sentence, invitations }: Ask): boolean {
  return invitations.length === 0 && near(sentence, address, 'contact-failing')
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
  const thwarted = thwartedIn(sentence)
  const hit = hitsOf(sentence, 'contact-reply').find(
    (one) => isAsked(sentence, one.first) && !thwarted.some((other) => one.first >= other.first && one.first <= other.last),
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
  return shut ? hollow(message, 'contact', hit, 'contact.shut') : undefined
}
