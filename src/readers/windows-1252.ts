/** What the bytes 0x80 to 0x9f stand for in windows-1252; five stand for control characters. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTES = new Map([...HIGH].map((sign, index) => [sign, 0x80 + index]))

/** Labels that the encoding standard takes for windows-1252. */
export const LABELS = /^(?:us-ascii|ascii|latin-?1|l1|iso-?8859-?1|windows-1252|cp1252|x-cp1252)$/

/** Text of bytes. Some versions of Node read them as ISO 8859-1, so the table is our own. */
export function fromBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte >= 0x80 && byte < 0xa0 ? HIGH[byte - 0x80] : String.fromCharCode(byte)
  return text
}

/** The byte that a sign stands for; undefined when it has none. */
export function byteOf(sign: string): number | undefined {
  const code = sign.charCodeAt(0)
  return code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : BYTES.get(sign)
}
