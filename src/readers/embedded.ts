import type { Draft, Found } from '../model.ts'
import { type Decoded, embed } from './decoded.ts'
import { formatOf } from './format.ts'
import { htmlReader } from './html.ts'
import { markdownReader } from './markdown.ts'
import { textReader } from './text.ts'

const READERS = { markdown: markdownReader, html: htmlReader, text: textReader }
export type Prose = keyof typeof READERS

/** What the container says of a message; what the message's own text says of itself gives way to it. */
export type About = Partial<Pick<Draft, 'meta' | 'said'>>

/**
 * Reads decoded words as one message. Without a format, words that begin with a tag are HTML, all others Markdown, which
 * is what status pages take. Front matter belongs to files: rulers at the head of an embedded text are rulers.
 */
export function readEmbedded(decoded: Decoded, about: About, format?: Prose): Draft {
  const named = format ?? (formatOf(undefined, decoded.text) === 'html' ? 'html' : 'markdown')
  const words = named === 'markdown' ? guarded(decoded) : decoded
  const [draft] = READERS[named](words.text)
  const { meta, said, ...rest } = embed(draft as Draft, words)
  return { ...rest, meta: { ...meta, ...about.meta }, said: { ...said, ...about.said } }
}

/** A blank line before a ruler, so that no reader takes it for a fence. It stands for nothing, and no reader keeps it. */
function guarded(decoded: Decoded): Decoded {
  if (!/^\ufeff?(?:---|\+\+\+)/.test(decoded.text)) return decoded
  return { text: `\n${decoded.text}`, runs: decoded.runs.map((run) => ({ ...run, at: run.at + 1 })) }
}

/** What a container says. */
export function said(value: string): Found<string> {
  return { value, finder: 'container' }
}
