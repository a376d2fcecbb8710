import type { Template, TemplateSlot } from './model.ts'
import { renderUnchecked } from './render.ts'
import { FORMS } from './slot-types.ts'

/** Weighted characters of a post on X: an address counts 23, a sign beyond the scripts of Europe two. */
const POST = 280
const ADDRESS_WEIGHT = 23
/** Words of a phone script before the first pause: about 45 seconds. */
const FIRST_WORDS = 110
/** Septets of one text message, and of a part where it takes several; UTF-16 units where a sign is not in GSM 03.38. */
const SMS = { gsm: [160, 153], ucs2: [70, 67] } as const
const GSM = /^[A-Za-z0-9@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./:;<=>?¡ÄÖÑÜ§¿äöñüà\n\r^{}\\[\]~|€]*$/u
const TWICE = /[\^{}\\[\]~|€]/gu

/** SPEC V-6: with values as long as the slots allow, it still fits where it is posted. What is too long, in words. */
export function fitsChannel(template: Template): string[] {
  const { text } = renderUnchecked(template, longestValues(template))
  if (template.channel === 'social') return over(weightOf(text.trim()), POST, 'characters')
  if (template.channel === 'sms') return over(partsOf(text.trim()), template.stage === 'security' ? 3 : 1, 'parts')
  if (template.channel === 'phone') return over(wordsIn(text.split(/\[pause\]/i)[0] as string), FIRST_WORDS, 'words before the first pause')
  return []
}

const over = (count: number, most: number, of: string) => (count > most ? [`${count} ${of} with its longest values, at most ${most}`] : [])
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Parts that a text message is sent in. */
export function partsOf(text: string): number {
  const plain = GSM.test(text)
  const [one, part] = plain ? SMS.gsm : SMS.ucs2
  const length = text.length + (plain ? (text.match(TWICE)?.length ?? 0) : 0)
  return length <= one ? 1 : Math.ceil(length / part)
}

function weightOf(text: string): number {
  const addresses = text.match(/https?:\/\/\S+/gu) ?? []
  const rest = text.replace(/https?:\/\/\S+/gu, '')
  return addresses.length * ADDRESS_WEIGHT + [...rest].reduce((sum, sign) => sum + ((sign.codePointAt(0) as number) > 0x10ff ? 2 : 1), 0)
}

/** Every slot at its limit: on short channels the good value drawn out with short words, on others as it is. */
function longestValues({ channel, slots, fixtures: { good } }: Template): Record<string, string> {
  const drawnOut = channel === 'social' || channel === 'sms'
  return Object.fromEntries(slots.map((slot) => [slot.name, drawnOut ? stretched(good[slot.name] ?? '', slot) : (good[slot.name] ?? '')]))
}

function stretched(value: string, { type, longest }: TemplateSlot): string {
  const limit = Math.min(FORMS[type].maxLength, longest ?? Number.POSITIVE_INFINITY)
  return (type === 'url' ? value + 'a'.repeat(limit) : `${value} ${'abcd '.repeat(limit)}`).slice(0, limit).trimEnd()
}
