import { DecodingMode, HtmlEntityDecoder } from 'entities/decode'

let decoded = ''
const decoder = new HtmlEntityDecoder((code) => {
  decoded += String.fromCodePoint(code)
})

/** The reference that begins with the `&` at `at`: what it stands for and how many units it takes; undefined when it is a bare `&`. */
export function entityAt(source: string, at: number, end: number, mode = DecodingMode.Legacy): { words: string; length: number } | undefined {
  decoded = ''
  decoder.startEntity(mode)
  // No reference is longer than this; the slice keeps the decoder from looking past the end of the text.
  const input = source.slice(at + 1, Math.min(end, at + 48))
  const consumed = decoder.write(input, 0)
  const length = consumed < 0 ? decoder.end() : consumed
  return length > 0 && decoded !== '' ? { words: decoded, length } : undefined
}

/** A short text with its references decoded. */
export function decodeEntities(words: string, mode = DecodingMode.Legacy): string {
  let out = ''
  let from = 0
  for (let at = words.indexOf('&'); at >= 0; at = words.indexOf('&', at + 1)) {
    const entity = entityAt(words, at, words.length, mode)
    if (!entity) continue
    out += words.slice(from, at) + entity.words
    from = at + entity.length
    at = from - 1
  }
  return out + words.slice(from)
}

/** An attribute's value with its references decoded: in `?a=1&copy=2`, none is meant. */
export function decodeAttribute(raw: string): string {
  return decodeEntities(raw, DecodingMode.Attribute)
}
