import type { Block, Detector, Mark, Message, Place, Zone } from '../model.ts'
import { isIn } from '../prose/prepare.ts'
import { hollow } from './mark.ts'

/** Where a slot would be read by the customer, or stands in a note that goes out with the message. */
const JUDGED: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption', 'signoff', 'footer', 'comment'])

/** Signs that only a template engine reads, whatever stands between them. */
const ENGINES = [
  /\{\{(?![<%])[^{}\n]{1,60}\}\}/g,
  /\{%[^%\n]{1,60}%\}/g,
  /<%[^%\n]{0,60}%>/g,
  /\$\{[^{}\n]{1,60}\}/g,
  /\*?\|[A-Z][A-Z0-9_:]{1,40}\|\*?/g,
  /%%?[A-Za-z][A-Za-z0-9]{0,20}(?:[_.][A-Za-z0-9]{1,20}){0,4}%%?(?![\w%])(?<!\d%[A-Za-z0-9_.]{1,60}%)/g,
  /\[object [A-Z][a-z]{2,12}\]/g,
  /(?<![\w.$])\$[A-Z][A-Z0-9]{1,30}(?:_[A-Z0-9]{1,30}){1,4}\b/g,
]
/** A form's date or time with letters where figures belong; a time that was never looked up. */
const BLANKS = [/\b(?:DD|MM|YYYY|YY|HH|hh)(?:[-/.:](?:DD|MM|YYYY|YY|HH|SS|mm|ss)){1,2}\b/g, /\b(?:\d|X{1,2})?X?:XX\b|\b\d{1,2}:XX\b|(?<![\w.])XX+(?![\w.])%?/g]
/** A line to be written on, and no ruler: words stand beside it. */
const LINES = [/(?<=[^\s_][^\n_]{0,200})_{4,}/g, /(?<=[\s:])\.{4,}(?=\s|$)|(?<=[^.\s])\.{8,}/g]
/** Brackets, of which only those count that hold the words of a slot. */
const BRACKETS = [
  /(?<![\w/=\]])\[[^[\]\n]{2,80}\](?![(:/[])/g,
  /(?<![=/-])<<?\s?[A-Za-z][^<>\n]{1,60}>>?(?!\/)/g,
  /(?<![\w)-])\{\s?[A-Za-z][^{}\n]{1,60}\}/g,
  /\b__[A-Za-z][A-Za-z0-9]{1,20}(?:_[A-Za-z0-9]{1,20}){0,4}__\b/g,
  /(?<![\w$])\$[A-Z]{3,20}\b/g,
]
const NOT_A_NUMBER = /(?<![\w."'`])NaN(?![\w."'`])/g

/** SPEC V26: a slot that nobody filled. Wording of that kind stands in the lexicon of the rule. */
export const detectSlots: Detector = (message) => {
  const marks = new Map<string, Mark>()
  for (const block of message.blocks) {
    if (!JUDGED.has(block.zone)) continue
    for (const place of slotsIn(message, block)) {
      if (inCode(message, place)) continue
      marks.set(`${place.start}`, hollow(message, 'no-unfilled-slot', place, ''))
    }
  }
  return [...marks.values()]
}

function slotsIn(message: Message, block: Block): Place[] {
  const text = message.text.slice(block.start, block.end)
  const find = (shape: RegExp) =>
    [...text.matchAll(shape)].map((match) => ({ start: block.start + match.index, end: block.start + match.index + match[0].length }))
  const places = SIGNS.test(text) ? [...ENGINES, ...BLANKS, ...LINES, NOT_A_NUMBER].flatMap(find) : []
  const found = [
    ...places,
    ...(OPENERS.test(text) ? BRACKETS.flatMap((shape) => find(shape).filter((place) => holdsSlotWords(message, block, place))) : []),
    ...strongSlots(message, block),
  ]
  return outermost(found)
}

/** Of slots within slots the outer ones. */
function outermost(places: Place[]): Place[] {
  let end = -1
  return places
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((place) => {
      if (place.end <= end) return false
      end = place.end
      return true
    })
}

/** One look that spares most texts all the shapes. */
const SIGNS = /[{%<$|[_]|\.{4}|X|NaN|DD|MM|YY|HH|hh:/
const OPENERS = /[[<{$]|__/

/** `[affected product]`, `<Date>`, `{the cause}`: nothing but words that a form has, or an order to fill it in. */
function holdsSlotWords(message: Message, block: Block, { start, end }: Place): boolean {
  const words = block.sentences.flatMap((sentence) =>
    sentence.tokens.filter((token) => token.start >= start && token.end <= end && /\w/.test(token.norm)).map((token) => ({ sentence, token })),
  )
  if (words.length === 0 || (words.length === 1 && isLabel(message, block, start, end))) return false
  const holds = (lexicon: string) => words.some(({ sentence, token }) => isIn(sentence, token, lexicon))
  if (words.length > 1 && holds('slot-order')) return true
  return (
    holds('slot-word') && words.every(({ sentence, token }) => token.number || isIn(sentence, token, 'slot-word') || isIn(sentence, token, 'function-word'))
  )
}

/** "[Update] Sign-in works": a word in brackets before a sentence says what the sentence is. */
function isLabel({ text }: Message, block: Block, start: number, end: number): boolean {
  const opens = start === block.start || text[start - 1] === '\n'
  return opens && text[start] === '[' && /^\s*[:\p{Lu}\d]/u.test(text.slice(end, end + 4))
}

/** Markdown makes bold words of `__NAME__`. */
function strongSlots(message: Message, block: Block): Place[] {
  return message.inlines
    .filter(
      (inline) => inline.kind === 'strong' && inline.start >= block.start && inline.end <= block.end && inline.end - inline.start < block.end - block.start,
    )
    .filter(
      ({ start, end }) => /^[A-Z]{2,20}(?:_[A-Z]{2,20}){0,4}$/.test(message.text.slice(start, end)) && !/^\s*[:–—-]/.test(message.text.slice(end, end + 3)),
    )
    .filter((place) => message.text.slice(place.start, place.end).includes('_') || holdsSlotWords(message, block, place))
}

function inCode(message: Message, { start, end }: Place): boolean {
  return message.inlines.some((inline) => inline.kind === 'code' && start < inline.end && end > inline.start)
}
