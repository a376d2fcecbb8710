const SLOT = /\{\{([a-z_0-9]+)\}\}/g

/** The slots of a text, in its order, each once. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] as string))]
}

/** Puts values in; what is put in is never read for slots again. A slot without a value is left as it stands. */
export function fill(text: string, put: (slot: string) => string | undefined): string {
  return text.replace(SLOT, (whole, slot: string) => put(slot) ?? whole)
}

/** A value as plain text inside Markdown: what could be mark-up is escaped, and nothing else, so that addresses stay readable. */
export function escapeMarkdown(value: string): string {
  return value
    .replace(/[\\`*[\]<>|]/g, (sign) => `\\${sign}`)
    .replace(/(^|\W)_|_(?=\W|$)/g, (match) => match.replace('_', '\\_'))
    .replace(/^(#{1,6}|[-+])(?=\s)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
    .replace(/&(?=#?\w+;)/g, '\\&')
}
