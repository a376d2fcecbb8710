import type { LintOptions } from '../linter.ts'
import type { Draft } from '../model.ts'
import { type Format, formatOf } from './format.ts'
import { htmlReader } from './html.ts'
import { markdownReader } from './markdown.ts'
import { textReader } from './text.ts'

export { ReadError } from './errors.ts'
export { htmlReader, markdownReader, textReader }

/** What a reader makes of a source: one draft a message, in their order. Throws ReadError when it cannot be read. */
export type Reader = (source: string) => Draft[]

/** One line a format. */
const readers: Record<Format, Reader> = { markdown: markdownReader, text: textReader, html: htmlReader }

/** Reads a source in the format that the options name, else in the one that its path or first signs say. Throws RangeError on a format that is none. */
export function read(source: string, options: Pick<LintOptions, 'format' | 'path'>): Draft[] {
  const format = options.format ?? formatOf(options.path, source)
  const reader: Reader | undefined = (readers as Record<string, Reader>)[format]
  if (reader) return reader(source)
  if (options.format !== undefined) throw new RangeError(`there is no input format "${format}": use one of ${Object.keys(readers).join(', ')}`)
  return readers.markdown(source)
}
