import type { Detector, DetectorContext, Mark, Message, Place, Stage, Zone } from '../model.ts'
import { states } from '../prose/zones.ts'
import { addressesIn } from './addresses.ts'
import { hollow } from './mark.ts'
import { postedLength } from './posted-length.ts'
import { smsSize } from './sms.ts'
import { SPOKEN, wordsBeforePause, wordsIn } from './spoken.ts'

const RULE = 'channel-length'
const SENT: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'signoff', 'footer', 'quote', 'caption'])
const EARLY: ReadonlySet<Stage> = new Set(['investigating', 'identified', 'monitoring'])
/** SPEC 2.6, in words. */
const STATUS = 150
const EMAIL = 250
/** Of a subject line, in characters: a phone shows some forty, a desk some seventy. */
const SUBJECT = 70
/** A row of posts: each has a number, and its own length. */
const NUMBERED = /(?:^|\n)\s*2\s?\/\s?\d*/

/** SPEC 2.6: what a channel holds, and what is read or heard of it. */
export const detectChannelLength: Detector = (message, context) => {
  const { channel, stage } = message
  if (channel === 'social') return social(message, context.platform)
  if (channel === 'sms') return sms(message)
  if (channel === 'phone') return phone(message, context)
  if (channel === 'status' && EARLY.has(stage)) return words(message, STATUS)
  if (channel === 'email') return [...subject(message), ...(stage === 'postmortem' ? [] : words(message, EMAIL))]
  return []
}

/** What is sent, from the first word to the last. */
function sent({ text, blocks }: Message): { text: string; place: Place } | undefined {
  const own = blocks.filter(({ zone, sentences }) => SENT.has(zone) && sentences.length > 0)
  const [first, last] = [own[0]?.sentences[0], own.at(-1)?.sentences.at(-1)]
  return first && last && { text: text.slice(first.start, last.end), place: first }
}

function social(message: Message, house?: string): Mark[] {
  const whole = sent(message)
  if (!whole || NUMBERED.test(whole.text)) return []
  const platform = message.meta.data?.['platform']
  const { count, most } = postedLength(whole.text, typeof platform === 'string' ? platform : house)
  return count > most ? [mark(message, whole.place, count, most, { severity: 'error', form: 'social' })] : []
}

function sms(message: Message): Mark[] {
  const whole = sent(message)
  if (!whole) return []
  const { parts, units, room, wide } = smsSize(whole.text)
  if (parts === 1) return []
  const start = whole.place.start + wide
  if (wide < 0) return [mark(message, whole.place, units, room, { form: 'sms', parts })]
  const sign = String.fromCodePoint(whole.text.codePointAt(wide) ?? 0)
  return [mark(message, { start, end: start + sign.length }, units, room, { form: 'unicode', parts })]
}

/** A listener must be let in before long: `[pause]` is where. */
function phone(message: Message, context: DetectorContext): Mark[] {
  const whole = sent(message)
  if (!whole) return []
  const count = wordsBeforePause(whole.text)
  return [...(count > SPOKEN ? [mark(message, whole.place, count, SPOKEN, { form: 'phone' })] : []), ...saidOnce(message, context)]
}

/** Who hears a number has no pen yet: of the numbers that are said, one is said again. */
function saidOnce(message: Message, context: DetectorContext): Mark[] {
  const said = message.sentences
    .filter(({ block }) => states(block) || block.zone === 'signoff')
    .flatMap((sentence) => addressesIn(sentence, message, context).filter(({ kind, target }) => kind === 'phone' && digitsOf(target).length >= HARD))
  const [first] = said
  const digits = said.map(({ target }) => digitsOf(target))
  return first && new Set(digits).size === digits.length ? [mark(message, first, 1, 2, { form: 'once' })] : []
}

/** Digits from which on a number must be written down: 111 is kept in mind. */
const HARD = 7

function digitsOf(target: string): string {
  return target.replace(/\D/g, '')
}

/** A list of mails shows its beginning. */
function subject(message: Message): Mark[] {
  const count = [...(message.meta.title ?? '')].length
  const first = message.sentences.find(({ block }) => states(block))
  return first && count > SUBJECT ? [mark(message, first, count, SUBJECT, { form: 'subject' })] : []
}

function words(message: Message, most: number): Mark[] {
  const blocks = message.blocks.filter(states)
  const count = blocks.reduce((sum, { start, end }) => sum + wordsIn(message.text.slice(start, end)), 0)
  const first = blocks[0]?.sentences[0]
  return first && count > most ? [mark(message, first, count, most, {})] : []
}

function mark(
  message: Message,
  place: Place,
  count: number,
  most: number,
  { parts, ...extra }: Partial<Pick<Mark, 'severity' | 'form'>> & { parts?: number },
): Mark {
  return hollow(message, RULE, place, '', { ...extra, values: { count: String(count), most: String(most), parts: String(parts ?? 1) } })
}
