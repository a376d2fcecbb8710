import type { Token } from '../model.ts'

/**
 * A word starts with a letter (a mark without one, as behind an emoji, is a sign) and may hold digits and inner apostrophes; a number may hold inner `.`, `,` and `:`.
 * Percent and currency signs, `#`, `@` and `&` are tokens of their own; all other signs only stand in `lead`.
 */
const TOKEN = /\p{L}[\p{L}\p{M}\p{N}_]*(?:['’ʼ][\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[%$€£¥#@&]/gu

/** Tokens of `text` from `start` to `end`; offsets count in `text`. Linear in the length. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = []
  const slice = start === 0 && end === text.length ? text : text.slice(start, end)
  TOKEN.lastIndex = 0
  let before = 0
  for (let match = TOKEN.exec(slice); match; match = TOKEN.exec(slice)) {
    const word = match[0]
    const first = word.charCodeAt(0)
    const number = first >= 48 && first <= 57
    tokens.push({
      norm: number ? word : normalise(word),
      start: start + match.index,
      end: start + match.index + word.length,
      number,
      capital: !number && isCapital(word),
      lead: slice.slice(before, match.index),
    })
    before = match.index + word.length
  }
  return tokens
}

/** How words are compared everywhere: NFKC, lower case, straight apostrophes. */
export function normalise(word: string): string {
  const lower = word.toLowerCase()
  // The ASCII range is the fast way out.
  return /^[\x00-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKC').replace(/[’ʼ]/g, "'")
}

function isCapital(word: string): boolean {
  const first = word.codePointAt(0)
  if (first === undefined) return false
  if (first < 128) return first >= 65 && first <= 90
  const letter = String.fromCodePoint(first)
  return letter !== letter.toLowerCase()
}
