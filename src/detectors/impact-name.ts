import type { Message, Sentence, Token } from '../model.ts'
import { Latest } from '../prose/latest.ts'
import { isIn } from '../prose/prepare.ts'

/** `www.oxbow.example`, `us-east-1`, `v2/put`: names by their shape, in any language. */
const NAME_SHAPE =
  /(?<![\p{L}\p{N}_.-])[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*\.[a-z]{2,}(?![\p{L}\p{N}])|(?<![\w-])[A-Za-z]{2,}(?:-[A-Za-z0-9]+)*-[A-Za-z]*\d+[a-z]?(?![\w])|(?<![\w])[a-z]+[A-Z]\w+|(?<![\w.-])[a-z]{2,12}\d{1,4}(?![\w])/gu
const OPENS = /[.:!?•\n"“„]\s*$/

/**
 * The first name in a stretch of tokens (both ends inclusive): a capital that does not begin the sentence, inline code,
 * a shape of a name, or two capitals in a row at the beginning. Generic nouns and ordinary capitals are none.
 */
export function nameIn(sentence: Sentence, message: Message, first: number, last: number): Token | undefined {
  for (let i = Math.max(0, first); i <= Math.min(last, sentence.tokens.length - 1); i++) {
    const token = sentence.tokens[i] as Token
    if (isName(sentence, message, i, token)) return token
  }
  return undefined
}

function isName(sentence: Sentence, message: Message, i: number, token: Token): boolean {
  if (token.number || isIn(sentence, token, 'place-name')) return false
  if (message.inlines.some((inline) => inline.kind === 'code' && token.start >= inline.start && token.end <= inline.end)) return true
  if (shaped(sentence, token)) return true
  if (
    !token.capital ||
    isIn(sentence, token, 'ordinary-capital') ||
    isIn(sentence, token, 'generic-noun') ||
    isIn(sentence, token, 'label-word') ||
    isIn(sentence, token, 'site-word')
  )
    return false
  const opens = i === 0 || OPENS.test(token.lead)
  return !opens || nameOpens(sentence, message, i, token)
}

/** A first word is a name when the next word is a capital too, when it is written in capitals, or when it is one elsewhere. */
function nameOpens(sentence: Sentence, message: Message, i: number, token: Token): boolean {
  const written = message.text.slice(token.start, token.end)
  if (isIn(sentence, token, 'opening-word')) return false
  if (/^\p{Lu}[\p{Lu}\p{N}]+$/u.test(written) || /\p{Ll}\p{Lu}/u.test(written)) return true
  const next = sentence.tokens[i + 1]
  if (next?.capital && /^\s*$/.test(next.lead) && !isIn(sentence, next, 'generic-noun')) return true
  return elsewhere(message, written, token.start)
}

function elsewhere(message: Message, written: string, at: number): boolean {
  for (let from = message.text.indexOf(written); from >= 0; from = message.text.indexOf(written, from + written.length)) {
    if (from !== at && /[\p{Ll},] $/u.test(message.text.slice(Math.max(0, from - 2), from)) && !/[\p{L}\p{N}]/u.test(message.text[from + written.length] ?? ''))
      return true
  }
  return false
}

const shapes = new Latest<Sentence, { start: number; end: number }[]>()

function shaped(sentence: Sentence, token: Token): boolean {
  let found = shapes.get(sentence)
  if (!found) {
    const places = sentence.found.of('place-name')
    found = [...sentence.text.matchAll(NAME_SHAPE)]
      .map((match) => ({ start: sentence.start + match.index, end: sentence.start + match.index + match[0].length }))
      .filter((shape) => !places.some((place) => place.start >= shape.start && place.end <= shape.end))
    shapes.set(sentence, found)
  }
  return found.some((shape) => token.start >= shape.start && token.end <= shape.end)
}
