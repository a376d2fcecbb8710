import type { ReadFormat } from '../linter.ts'
import type { Draft } from '../model.ts'
import { formatFor } from './format.ts'
import { htmlReader } from './html.ts'
import { markdownReader } from './markdown.ts'
import { textReader } from './text.ts'

export { ReadError } from './errors.ts'
export { htmlReader, markdownReader, textReader }

/** What a reader makes of a source: one draft a message, in their order. Throws ReadError when it cannot be read. */
export type Reader = (source: string) => Draft[]

/** What the library brings itself; the others stand in `incident-lint/readers`. */
const own: Record<string, Reader> = { markdown: markdownReader, text: textReader, html: htmlReader }

/** Readers by the name of their format. */
export type Readers = Readonly<Record<string, Reader>>

/** Reads a source in the format that the options name, else in the one that its path or first signs say. Throws RangeError on a format without a reader. */
export function readWith(readers: Readers = {}): ReadFormat {
  const all = { ...own, ...readers }
  const known = Object.keys(all)
  return (source, options) => (all[formatFor(source, options, known)] as Reader)(source)
}

export const read: ReadFormat = readWith()
