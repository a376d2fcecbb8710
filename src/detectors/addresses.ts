import type { DetectorContext, LanguagePack, Message, Place, Sentence, Token } from '../model.ts'
import { wordsOf } from '../prose/prepare.ts'
import { isPhone } from './phone.ts'

/** SPEC 0.5, A5: something that a reader can write to, ring or open. */
export interface Address extends Place {
  kind: 'mail' | 'phone' | 'url' | 'handle' | 'room' | 'known' | 'postal'
  /** Nobody reads it: no-reply. */
  dead: boolean
  /** A URL whose host or path shows a form, a ticket, a chat or a list of numbers; any other address is one. */
  answers: boolean
  /** Its words leave no doubt: `/contact`, `/ticket`. */
  sure: boolean
  /** Written out, not the target of a link with words of its own. */
  bare: boolean
  /** A URL whose host or path begins with a support desk. */
  desk: boolean
  /** A URL whose host or path is that of a status page. */
  status: boolean
  /** As written, or the target of the link. */
  target: string
}

const MAIL =
  /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?)[\p{L}\p{N}-]{1,63}){1,5}/gu
const URL_SHAPE = /(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![@\w.-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}[a-z]{2,12}(?:\/[^\s<>"')\]]*)?(?![\w@])/gi
const HANDLE = /(?<![\p{L}\p{N}_.@/])@[a-z0-9_]{3,30}(?![\w@]|\.[a-z])/giu
const ROOM = /(?<![\p{L}\p{N}_&/])#[a-z][a-z0-9_-]{1,40}/giu
/** Digits with the signs that people put between them; letters only behind a national prefix ("1-800-LARKMAIL"). */
const PHONE = /(?<![\p{L}\p{N}.,:#/_-])(?:\+|\()?\d(?:[ \u00a0().\-–/]{0,2}\d){2,18}(?:-[A-Z]{4,9})?(?![\p{L}\p{N}:%])/gu

/** Addresses of one sentence, in order of kind. Each shape is looked for only where a sign of it stands. Links bring their targets. */
export function addressesIn(sentence: Sentence, message: Message, { pack, org }: DetectorContext): Address[] {
  const found: Address[] = []
  const taken = (start: number, end: number) => found.some((one) => start < one.end && end > one.start)
  const add = (kind: Address['kind'], start: number, end: number, target: string, more: Partial<Address> = {}) => {
    if (!taken(start, end)) found.push({ kind, start, end, target, dead: false, answers: true, sure: false, bare: true, desk: false, status: false, ...more })
  }
  for (const inline of message.inlines) {
    if (inline.kind === 'link' && inline.url && inline.start >= sentence.start && inline.end <= sentence.end)
      addLink(inline.url, inline, message.text.startsWith('http', inline.start), pack, add)
  }
  const each = (shape: RegExp, sign: RegExp, use: (start: number, end: number, words: string) => void) => {
    if (!sign.test(sentence.text)) return
    for (const match of sentence.text.matchAll(shape)) use(sentence.start + match.index, sentence.start + match.index + match[0].length, match[0])
  }
  each(MAIL, /@|at[\])]/, (start, end, words) => add('mail', start, end, words, { dead: isDead(words, pack) }))
  for (const hit of sentence.found.of('spelled-address')) add('mail', hit.start, hit.end, message.text.slice(hit.start, hit.end))
  for (const hit of sentence.found.of('contact-known-place')) add('known', hit.start, hit.end, message.text.slice(hit.start, hit.end))
  each(URL_SHAPE, /[\w-]\.\w|:\/\/|www\./i, (start, end, words) => {
    const bare = words.replace(/[.,;:!?*_]+$/, '')
    add('url', start, end - words.length + bare.length, bare, {
      answers: showsAnswer(bare, pack),
      sure: showsAnswer(bare, pack, 'contact-path-sure'),
      desk: isSupport(bare, pack),
      status: isSupport(bare, pack, 'status-path'),
    })
  })
  each(HANDLE, /@/, (start, end, words) => add('handle', start, end, words))
  each(ROOM, /#/, (start, end, words) => {
    if (sentence.found.of('room-word').length > 0) add('room', start, end, words)
  })
  each(PHONE, /\d[ \u00a0().\-–/]{0,2}\d/, (start, end, words) => {
    if (isPhone(words, sentence, start, end)) add('phone', start, end, words)
  })
  for (const place of postalIn(sentence)) add('postal', place.start, place.end, message.text.slice(place.start, place.end))
  for (const own of org.contacts) {
    const at = own.length > 2 ? sentence.text.toLowerCase().indexOf(own.toLowerCase()) : -1
    if (at < 0) continue
    const known = found.find((one) => one.start < sentence.start + at + own.length && one.end > sentence.start + at)
    if (known) known.answers = true
    else add('known', sentence.start + at, sentence.start + at + own.length, own)
  }
  return found
}

function addLink(
  url: string,
  place: Place,
  bare: boolean,
  pack: LanguagePack,
  add: (kind: Address['kind'], start: number, end: number, target: string, more?: Partial<Address>) => void,
): void {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/i.exec(url) ?? []
  if (/^mailto$/i.test(scheme)) add('mail', place.start, place.end, rest, { dead: isDead(rest, pack) })
  else if (/^(?:tel|sms|callto|whatsapp)$/i.test(scheme)) add('phone', place.start, place.end, rest)
  else
    add('url', place.start, place.end, url, {
      answers: showsAnswer(url, pack),
      sure: showsAnswer(url, pack, 'contact-path-sure'),
      bare,
      desk: isSupport(url, pack),
      status: isSupport(url, pack, 'status-path'),
    })
}

function isDead(mail: string, pack: LanguagePack): boolean {
  const local = (mail.split('@')[0] ?? '').toLowerCase()
  const dead = wordsOf(pack, 'no-reply-mailbox')
  return dead.has(local.replace(/[._+-]/g, '')) || local.split(/[.+]/).some((part) => dead.has(part.replace(/[_-]/g, '')))
}

/** "12 Quay Street", "Box 44": a number and, within four words, what makes it a place to write or go to. */
function postalIn(sentence: Sentence): Place[] {
  const { tokens, found } = sentence
  const places = found.of('street-word').flatMap((hit) => {
    for (let at = hit.first - 1; at >= Math.max(0, hit.first - 4); at--) {
      const token = tokens[at]
      if (token?.number && at < hit.first - 1 && /^\d{1,5}$/.test(token.norm)) return [{ start: token.start, end: hit.end }]
      if (!token?.capital) return []
    }
    return []
  })
  const boxes = found.of('box-word').flatMap((hit) => {
    const next = tokens[hit.last + 1]
    return next?.number ? [{ start: hit.start, end: next.end }] : []
  })
  return [...places, ...boxes, ...desksIn(sentence)]
}

/** "The service counter in Marlowe Hall, between 9:00 and 16:00": where people sit, the name of the place, and when. */
function desksIn({ tokens, found, text }: Sentence): Place[] {
  if (!/\d[:.]\d{2}(?!\d)/.test(text)) return []
  return found.of('contact-person').flatMap((hit) => {
    const at = tokens.findIndex((token, index) => index > hit.last && index <= hit.last + 3 && token.capital)
    const led = at > hit.last + 1 && found.of('place-preposition').some((link) => link.first > hit.last && link.last < at)
    return led ? [{ start: hit.start, end: (tokens[at] as Token).end }] : []
  })
}

/** The words of the host but for its last label, and of the path: `help.x.example/contact-us`, `x.example/support/new-ticket`. */
function partsOf(url: string): { host: string[]; path: string[] } {
  const [host = '', ...path] =
    url
      .toLowerCase()
      .replace(/^[a-z]+:\/\//, '')
      .split(/[?#]/)[0]
      ?.split('/') ?? []
  return { host: host.split('.').slice(0, -1), path: path.flatMap((step) => [...step.split(/[-_.]/), step.replace(/[-_]/g, '')]) }
}

/** A host may run words together: `larkmailchat.example`. */
function showsAnswer(url: string, pack: LanguagePack, lexicon = 'contact-path'): boolean {
  const { host, path } = partsOf(url)
  const words = wordsOf(pack, lexicon)
  return (
    path.some((word) => words.has(word)) ||
    (lexicon === 'contact-path-sure' && beginsNew(path, pack)) ||
    host.some((label) => words.has(label) || tails(label).some((tail) => words.has(tail))) ||
    /^(?:https?:\/\/)?(?:wa|t|m)\.me\//.test(url)
  )
}

/** The endings of a label that are longer than three letters, and as long as words get. */
function tails(label: string): string[] {
  return Array.from({ length: Math.max(0, Math.min(label.length, 64) - 4) }, (_, i) => label.slice(-4 - i))
}

/** `/tickets/new`: a word of the path begins something, another says what. */
function beginsNew(path: string[], pack: LanguagePack): boolean {
  return path.some((word) => wordsOf(pack, 'contact-path-new').has(word)) && path.some((word) => wordsOf(pack, 'contact-path').has(word))
}

function isSupport(url: string, pack: LanguagePack, lexicon = 'support-path'): boolean {
  const { host, path } = partsOf(url)
  const words = wordsOf(pack, lexicon)
  return [...host, ...path.slice(0, 2)].some((word) => words.has(word))
}
