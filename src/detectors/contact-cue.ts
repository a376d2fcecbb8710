import type { Hit, Inline, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { readSignature } from '../prose/signature.ts'
import type { Address } from './addresses.ts'
import { isAsked, isUrged, near, under } from './contact-words.ts'

/** A verb of getting in touch with an object behind: no noun ("call quality"), no tale ("we called"). */
export function isImperative(sentence: Sentence, thwarted: Hit[], addresses: Address[]): boolean {
  return hitsOf(sentence, 'contact-verb').some((hit) => {
    const at = hit.first
    if (!isAsked(sentence, at) || !isUrged(sentence, at) || thwarted.some((one) => at >= one.first && at <= one.last)) return false
    const next = sentence.tokens[hit.last + 1]
    const named = addresses.find((address) => address.start === next?.start)
    if (named && isReported(sentence, named)) return false
    if (next === undefined || named || next.number || next.capital || next.norm === '@' || /[@+(:]/.test(next.lead)) return true
    return (
      under(sentence, 'contact-object', hit.last + 1) ||
      under(sentence, 'phone-label', hit.last + 1) ||
      /[@/.]/.test(sentence.text[next.end - sentence.start] ?? '')
    )
  })
}

/** "Message 0448812309 was delivered twice": told of right behind it. */
function isReported(sentence: Sentence, address: Address): boolean {
  const behind = sentence.tokens.findIndex((token) => token.start >= address.end)
  return behind >= 0 && (under(sentence, 'contact-told', behind) || under(sentence, 'contact-failing', behind))
}

/** A number or address that stands by itself, or with nothing but a signature: "0113 496 0091", "Wulan, data officer, 020 …". */
export function isBare(sentence: Sentence, addresses: Address[]): boolean {
  const rest = sentence.tokens.filter((token) => !addresses.some((address) => token.start >= address.start && token.end <= address.end))
  if (addresses.length === 0 || rest.length === sentence.tokens.length) return false
  const last = addresses.find(
    (address) => (address.kind !== 'url' || (address.sure && address.bare)) && /^[.!?)\s]*$/.test(sentence.text.slice(address.end - sentence.start)),
  )
  const stopped = last !== undefined && /[.!?]\s+$/.test(sentence.text.slice(0, last.start - sentence.start))
  // "security@… (key on request)": nothing but a remark in brackets.
  const [only] = addresses
  const remarked =
    only?.kind === 'mail' &&
    /^\W*$/u.test(sentence.text.slice(0, only.start - sentence.start)) &&
    /^\s*\([^()]{1,80}\)[.\s]*$/.test(sentence.text.slice(only.end - sentence.start))
  return (
    remarked ||
    (rest.length === 0 && addresses.some((address) => address.kind !== 'url' || (address.sure && address.bare))) ||
    stopped ||
    (addresses.some((address) => address.kind === 'mail' || address.kind === 'phone') && readSignature(sentence) !== undefined)
  )
}

/** "Email no-reply@…": its very name denies the sentence, so polarity tells nothing. */
export function isOfferedDead(sentence: Sentence): boolean {
  const told = hitsOf(sentence, 'contact-failing').length > 0 || hitsOf(sentence, 'contact-told').length > 0
  return !told && hitsOf(sentence, 'contact-verb').some((hit) => isUrged(sentence, hit.first))
}

/** In a sentence that tells of no failure and no past, an address that stands open: "our engineers pick up at …", "claims go to …". */
export function isOffered(sentence: Sentence, addresses: Address[], inlines: readonly Inline[]): boolean {
  if (hitsOf(sentence, 'contact-thwarted').length > 0) return false
  const ours = OURS.some((lexicon) => hitsOf(sentence, lexicon).length > 0)
  return addresses.some((address) => {
    const at = sentence.tokens.findIndex((token) => token.end > address.start)
    if (address.dead || at < 0 || !isPersonal(address, sentence) || under(sentence, 'contact-source', at - 1)) return false
    if (near(sentence, address, 'contact-failing') || near(sentence, address, 'contact-told')) return false
    if (inlines.some((inline) => inline.kind === 'code' && inline.start <= address.start && inline.end >= address.end)) return false
    const polarity = polarityAt(sentence, at)
    if (polarity === 'quoted' || (polarity === 'negated' && address.kind !== 'phone')) return false
    const led = under(sentence, 'contact-at', at - 1) || /[(,]\s*$/.test(sentence.tokens[at]?.lead ?? '')
    return (led && (address.kind === 'phone' || at > 1)) || ours
  })
}

/** A mail address, a telephone number that is no bare run of digits, or a page for messages and nothing else. */
function isPersonal(address: Address, sentence: Sentence): boolean {
  if (address.kind === 'mail') return true
  if (address.kind === 'url') return address.sure && address.bare
  return address.kind === 'phone' && /[^\d]/.test(sentence.text.slice(address.start - sentence.start, address.end - sentence.start))
}

const OURS = ['self', 'contact-reaches', 'contact-stand']

/** "For urgent cases: …": a few words and a colon right before a number or address. */
export function isTitled(sentence: Sentence, addresses: Address[]): boolean {
  return addresses.some((address) => {
    if (address.kind !== 'mail' && address.kind !== 'phone') return false
    const before = sentence.tokens.filter((token) => token.end <= address.start)
    const led = /:\s*\(?$/.test(sentence.text.slice(0, address.start - sentence.start))
    // "Report a lost booking: …": an order, whatever it is about.
    const ordered = before.length > 0 && under(sentence, 'contact-verb', 0) && under(sentence, 'contact-object', 1)
    const barred = NO_LABEL.filter((lexicon) => !(ordered && lexicon === 'contact-failing') && !(address.kind === 'mail' && lexicon === 'number-label'))
    return led && before.length <= 5 && before.every((_, at) => !barred.some((lexicon) => under(sentence, lexicon, at)))
  })
}

/** What before a colon shows that the address is reported and not offered. */
const NO_LABEL = ['plain-verb', 'contact-failing', 'number-label', 'not-signing']

/** "Questions: …", "Tel 0…", "Helpdesk (24 h): …" */
export function isLabelled(sentence: Sentence, addresses: Address[]): boolean {
  return hitsOf(sentence, 'contact-label').some((hit) => {
    if (!isAsked(sentence, hit.first)) return false
    return addresses.some((address) => {
      const at = sentence.tokens.findIndex((token) => token.end > address.start)
      const linked = at === hit.last + 2 && (under(sentence, 'contact-is', hit.last + 1) || under(sentence, 'phone-label', hit.last + 1))
      if (
        at < 0 ||
        (at !== hit.last + 1 &&
          !linked &&
          !(hit.first <= 3 && at > hit.last && at <= hit.last + 12 && /[:?–—]/.test(sentence.tokens[hit.last + 1]?.lead ?? '')))
      )
        return false
      return address.kind !== 'url' || /[:?–—]/.test(sentence.tokens[hit.last + 1]?.lead ?? '')
    })
  })
}
