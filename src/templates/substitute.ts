const SLOT = /\{\{([a-z_0-9]+)\}\}/g

/** The slots of a text, in its order, each once. */
export function slotsIn(text: string): string[] {
  return [...new Set([...text.matchAll(SLOT)].map((match) => match[1] as string))]
}

/** Puts values in; what is put in is never read for slots again. A slot without a value is left as it stands. */
export function fill(text: string, put: (slot: string, opens: boolean) => string | undefined): string {
  return text.replace(SLOT, (whole, slot: string, at: number) => put(slot, OPENS.test(text.slice(Math.max(0, at - LOOK_BACK), at))) ?? whole)
}

/** What stands before a slot that begins a sentence: nothing, a line's begin with its mark, or the end of another sentence. */
const OPENS = /(?:^|\n)[ \t]*(?:[-*+][ \t]+|\|[ \t]*)?$|[.!?] +$/
const LOOK_BACK = 8

/** Whether a slot begins a sentence wherever it stands in a text. */
export function opensIn(text: string, slot: string): boolean {
  const found: boolean[] = []
  fill(text, (name, opens) => {
    if (name === slot) found.push(opens)
    return undefined
  })
  return found.length > 0 && found.every(Boolean)
}

/** "we are …" at the begin of a sentence gets its capital; "iOS" keeps its own. */
export function capitalised(words: string): string {
  return /^\p{Ll}(?!\p{Lu})/u.test(words) ? words.slice(0, 1).toUpperCase() + words.slice(1) : words
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
