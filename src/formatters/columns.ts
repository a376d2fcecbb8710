const PLAIN = /^[\x20-\x7e]*$/

/** How many columns a text takes in a terminal: two for wide scripts and emoji, none for combining marks. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length
  // Made here, since most texts need neither and a start should not pay for them.
  const none = /\p{Mn}|\p{Me}|[\u200b-\u200d]/u
  const wide =
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u
  let columns = 0
  for (const sign of text) columns += none.test(sign) ? 0 : wide.test(sign) ? 2 : 1
  return columns
}

/** The text followed by blanks up to a width; longer texts are left alone. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)))
}

/** The text, or its beginning and an ellipsis, in at most `width` columns. */
export function clip(text: string, width: number): string {
  if (columnsOf(text) <= width) return text
  let out = ''
  let columns = 1
  for (const sign of text) {
    columns += columnsOf(sign)
    if (columns > width) break
    out += sign
  }
  return `${out.trimEnd()}…`
}

/** Lines of at most `width` columns, broken at blanks; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}
