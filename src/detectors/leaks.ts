import type { Block, Detector, DetectorContext, Mark, Message, Place, Sentence, Zone } from '../model.ts'
import { hitsOf, wordsOf } from '../prose/prepare.ts'
import { hollow } from './mark.ts'

/** What only a machine shows: it leaks from logs as well. Each shape has a fixed head, so that it costs a scan. */
const KEYS = [
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\b/g,
  /\bAIza[\w-]{35}(?![\w-])/g,
  /\bya29\.[\w-]{20,200}/g,
  /\b(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{30,80}\b|\bgithub_pat_\w{22,120}\b|\bglpat-[\w-]{20,60}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,120}/g,
  /\b(?:sk|pk|rk)_(?:live|test)_[A-Za-z0-9]{16,120}\b|\bsk-[A-Za-z0-9_-]{20,120}|\bwhsec_[A-Za-z0-9]{20,80}/g,
  /\bSG\.[\w-]{16,64}\.[\w-]{16,64}|\bnpm_[A-Za-z0-9]{36}\b|\bdop_v1_[a-f0-9]{64}\b/g,
  /\beyJ[\w-]{8,2000}\.eyJ[\w-]{8,4000}\.[\w-]{8,1000}/g,
  /-----BEGIN (?:[A-Z]{2,12} ){0,3}PRIVATE KEY-----/g,
  /\bhttps:\/\/hooks\.slack\.com\/services\/[\w/]{10,80}/g,
  /\b[a-z][a-z0-9+.-]{1,12}:\/\/[^\s:@/]{1,64}:[^\s:@/]{1,64}@[\w.-]{1,100}/g,
]
/** A label of the lexicon `secret-label`, a colon or an equals sign, and a value that is no word of prose. */
const ASSIGNED = /([A-Za-z][\w-]{2,40})["']?\s{0,2}(?:=|:)\s{0,2}["'`]?([^\s"'`,;<>()[\]]{5,200})(?![([])/g
const CARD = /(?<![\w.,+-])(?:[3-6]\d{3}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,4}(?:[ -]?\d{3})?|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\w-])/g
const PRIVATE_IP = /(?<![\w.])(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2})(?:\/\d{1,2}|:\d{2,5})?(?![\w.])/g
/** Names that no public resolver knows, and machines by number. */
const INNER_HOST = /(?<![\w@.-])(?:[a-z0-9][a-z0-9-]{0,40}\.){1,6}(?:internal|corp|local|lan|intranet|localdomain|svc)(?:\.[a-z0-9-]{1,20}){0,2}(?![\w-])/gi
const NUMBERED = /(?<![\w@./:-])[a-z]{2,12}(?:-[a-z0-9]{1,12}){0,5}-?\d{1,5}[a-z]?(?:\.[a-z]{2,8}\d{0,2}){0,2}(?![\w@./-])/gi
const TICKET = /(?<![\w/-])(?:[A-Z][A-Z0-9]{1,9}-\d{2,7}|(?:INC|CHG|PRB|RITM|TASK)\d{6,10})(?![\w-])/g
/** A frame of a stack: where in which file, of the languages that print one so. */
const STACK =
  /(?:^|\n)\s{0,12}(?:at [\w.$<>[\] ]{1,120}\([\w./\\:-]{1,160}:\d+(?::\d+)?\)|File "[^"\n]{1,200}", line \d+|Traceback \(most recent call last\)|Caused by: [\w.]{3,120}(?:Exception|Error)\b|goroutine \d+ \[)/g
const MARKERS = /(?<![\w./#-])(?:TODO|FIXME|HACK)(?![\w-])|(?<![\w@])@(?:here|channel|everyone)\b(?!\.)/g
const MAIL = /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5})/gu

type Kind = 'secret' | 'host' | 'ticket' | 'stack' | 'marker' | 'person'

/** Read by people: here everything counts. In logs and code only secrets do. */
const READ: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption', 'signoff', 'footer', 'comment'])
const SECRETS_TOO: ReadonlySet<Zone> = new Set(['code', 'quote'])

/** SPEC V21: what must not leave the house and has a shape. Words that do the same stand in the lexicon of the rule. */
export const detectLeaks: Detector = (message, context) => {
  const marks: Mark[] = []
  for (const block of message.blocks) {
    const read = READ.has(block.zone)
    if (!read && !SECRETS_TOO.has(block.zone)) continue
    const text = message.text.slice(block.start, block.end)
    const taken = new Set<number>()
    const add = (kind: Kind, start: number, end: number) => {
      const place = { start: block.start + start, end: block.start + end }
      for (let at = place.start; at < place.end; at++) if (taken.has(at)) return
      for (let at = place.start; at < place.end; at++) taken.add(at)
      marks.push(markOf(message, kind, place))
    }
    secretsIn(text, context, add)
    if (read) remarksIn(message, block, text, context, add)
  }
  return marks
}

type Add = (kind: Kind, start: number, end: number) => void

const each = (text: string, shape: RegExp, use: (start: number, end: number, match: RegExpMatchArray) => void) => {
  for (const match of text.matchAll(shape)) use(match.index, match.index + match[0].length, match)
}

function secretsIn(text: string, { pack }: DetectorContext, add: Add): void {
  for (const shape of KEYS) each(text, shape, (start, end) => add('secret', start, end))
  if (/[:=]/.test(text)) {
    const labels = wordsOf(pack, 'secret-label')
    each(text, ASSIGNED, (start, end, [, label = '', value = '']) => {
      const words = label.toLowerCase().split(/[-_]/)
      const named = labels.has(words.at(-1) as string) || labels.has(words.join(''))
      if (named && isValue(value)) add('secret', start, end)
    })
  }
  if (/\d{4}/.test(text)) each(text, CARD, (start, end, [digits = '']) => isCard(digits) && add('secret', start, end))
}

/** Letters with figures or signs among them: no word of prose, no placeholder, no code. */
function isValue(value: string): boolean {
  const bare = value.replace(/[.!?]+$/, '')
  return bare.length >= 6 && /[A-Za-z]/.test(bare) && /[\d!@#$%^&*+=]/.test(bare) && !/^(?:https?:|\$|\{|<|\*|#|x{3}|\d{4}-\d{2}|\d{1,2}:\d{2})/i.test(bare)
}

/** Luhn's sum over 13 to 19 digits that are not all alike. */
function isCard(text: string): boolean {
  const digits = text.replace(/\D/g, '')
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

function remarksIn(message: Message, block: Block, text: string, context: DetectorContext, add: Add): void {
  const technical = message.audience === 'developers' || (message.audience === 'internal' && message.audienceFound !== 'words')
  each(text, MARKERS, (start, end) => add('marker', start, end))
  if (technical) return
  each(text, STACK, (start, end) => add('stack', start, end))
  if (/\d/.test(text)) {
    each(text, PRIVATE_IP, (start, end) => add('host', start, end))
    each(text, TICKET, (start, end, [ticket]) => !isStandard(ticket, context) && !isLinked(message, block.start + start) && add('ticket', start, end))
    each(text, NUMBERED, (start, end, [host]) => isMachine(host, context) && add('host', start, end))
  }
  if (text.includes('.')) each(text, INNER_HOST, (start, end) => add('host', start, end))
  for (const domain of context.org.domains.internal) each(text, hostsOf(domain), (start, end) => add('host', start, end))
  if (text.includes('@') && block.zone !== 'signoff' && block.zone !== 'footer')
    each(text, MAIL, (start, end, [, domain = '']) => {
      const sentence = block.sentences.find((one) => block.start + start >= one.start && block.start + start < one.end)
      if (sentence && isStranger(domain, sentence, context) && !isContact(text.slice(start, end), context)) add('person', start, end)
    })
}

function hostsOf(domain: string): RegExp {
  return new RegExp(`(?<![\\w@-])(?:[a-z0-9-]{1,60}\\.){0,6}${domain.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`, 'gi')
}

/** `CVE-2026-1234`, `ISO-27001`: known by their first part to everybody. */
function isStandard(ticket: string, { pack }: DetectorContext): boolean {
  return wordsOf(pack, 'standard-prefix').has((ticket.split('-')[0] as string).toLowerCase())
}

function isLinked(message: Message, at: number): boolean {
  return message.inlines.some((inline) => inline.kind === 'link' && at >= inline.start && at < inline.end)
}

/** `app-server-123`, `db4`: its first or last word is that of a machine. */
function isMachine(host: string, { pack, org }: DetectorContext): boolean {
  if (org.components.some((name) => name.toLowerCase() === host.toLowerCase()) || org.products.some((name) => name.toLowerCase() === host.toLowerCase()))
    return false
  const words = (host.toLowerCase().split('.')[0] as string).split('-').map((word) => word.replace(/\d+[a-z]?$/, ''))
  const machines = wordsOf(pack, 'machine-name')
  return words.filter(Boolean).some((word) => machines.has(word))
}

/** A private mailbox, or one of a house that is not ours where ours are known; not where it is given as a way to reach somebody. */
function isStranger(domain: string, sentence: Sentence, { pack, org }: DetectorContext): boolean {
  const host = domain.toLowerCase().replace(/\.$/, '')
  const { own, internal } = org.domains
  if ([...own, ...internal].some((one) => host === one || host.endsWith(`.${one}`))) return false
  if (['contact-verb', 'contact-invitation', 'contact-offer', 'contact-label'].some((lexicon) => hitsOf(sentence, lexicon).length > 0)) return false
  return own.length > 0 || wordsOf(pack, 'private-mail-host').has(host.split('.')[0] as string)
}

function isContact(mail: string, { org }: DetectorContext): boolean {
  return org.contacts.some((one) => one.toLowerCase() === mail.toLowerCase())
}

const WEIGHTS: Record<Kind, NonNullable<Mark['severity']>> = {
  secret: 'error',
  marker: 'error',
  stack: 'warning',
  person: 'warning',
  host: 'info',
  ticket: 'info',
}

/** A secret is not said again in a report that others read. */
function markOf(message: Message, kind: Kind, place: Place): Mark {
  const mark = hollow(message, 'no-leak', place, '', { severity: WEIGHTS[kind], form: kind })
  return kind === 'secret' ? { ...mark, actual: `${mark.actual.slice(0, 4)}…` } : mark
}
