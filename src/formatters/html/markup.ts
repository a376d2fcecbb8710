import { safeLines } from '../safe.ts'

/** Text that is mark-up already. Everything else that goes into a page is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = string | number | Markup | undefined | false | readonly Part[]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const PLAIN = /^[\w .,:;/()+%-]*$/

/** Fit for the text of an element and for an attribute in quotes: no mark-up, no signs that are obeyed instead of shown. */
function escaped(text: string): string {
  if (PLAIN.test(text)) return text
  return safeLines(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string)
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string') return escaped(part)
  return typeof part === 'number' ? String(part) : part.map(textOf).join('')
}

/** Mark-up with values put in: what is not `Markup` is escaped. */
export function html(strings: readonly string[], ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => text + textOf(parts[index])).join(''))
}

/** At most two digits after the point: sizes of drawings. */
export function size(value: number): number {
  return Math.round(value * 100) / 100
}
