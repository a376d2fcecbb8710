/**
 * Signs of a file that a terminal would obey instead of showing: control characters (escape sequences begin with one),
 * their eight-bit twins, and the marks that turn the direction of writing.
 */
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g

/** One line of text that a terminal can be given: white space becomes a blank, other controls become visible (`␛`). */
export function safe(text: string): string {
  return text.replace(/\s+/g, (space) => (/^[ \t\r\n\u00a0]+$/.test(space) ? ' ' : space)).replace(OBEYED, visible)
}

function visible(sign: string): string {
  const code = sign.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : `\\u${code.toString(16).padStart(4, '0')}`
}

/** JSON for a terminal: what `JSON.stringify` lets through is escaped as JSON allows. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(/[\u007f-\u009f\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The same for several lines: line breaks and tabs stay, halves of signs beyond 16 bits become visible. */
export function safeLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(OBEYED, (sign) => (sign === '\n' || sign === '\t' ? sign : visible(sign)))
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
}
