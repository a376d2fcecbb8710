import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { Directives } from './directives.ts'
import { bodyStart, unclosedRemark } from './flat.ts'
import { markLength, metaOf, readSimple, splitFrontMatter } from './front-matter.ts'
import { readFrontMatter } from './front-matter-full.ts'
import { addBareLinks } from './links.ts'
import { MarkdownWords } from './markdown-words.ts'
import { sectionsOf } from './sections.ts'
import { readTextInto } from './text.ts'

/**
 * Reads Markdown (CommonMark and GFM, with YAML or TOML front matter) as one message, with the parser that mdast is
 * built on: its tokens say exactly which units of the source are words, where a tree of decoded texts no longer does.
 * Throws ReadError when the front matter cannot be parsed.
 */
export function readTree(source: string): Draft {
  const builder = new DraftBuilder(source)
  const { front, unclosed } = splitFrontMatter(source)
  if (unclosed !== undefined) builder.remarks.push(unclosedRemark(unclosed))
  const simple = front?.kind === 'yaml' ? readSimple(source.slice(front.from, front.to)) : undefined
  const about = simple ? { ...metaOf(simple), pardons: [] } : front ? readFrontMatter(source, front, builder.remarks) : { meta: {}, said: {}, pardons: [] }
  builder.pardons.push(...about.pardons)
  const offset = bodyStart(source, front)
  const directives = new Directives(source, builder.pardons, builder.remarks)
  readBody(builder, directives, offset, about.meta)
  return addBareLinks(builder.finish({ offset, endOffset: source.length }, about))
}

function readBody(builder: DraftBuilder, directives: Directives, offset: number, meta: Draft['meta']): void {
  const body = builder.source.slice(offset)
  // The parser drops a byte order mark, wherever the text it is given came from.
  const base = offset + markLength(body)
  const sections = sectionsOf(body.slice(base - offset))
  if (!sections) {
    builder.remarks.push({ message: 'Unexpected nesting or amount of markup, expected Markdown as people write it: the text was read as plain text', offset })
    return readTextInto(builder, directives, offset)
  }
  const words = new MarkdownWords(builder, directives)
  for (const { events, from } of sections) words.read(events, base + from)
  if (meta.title === undefined && words.title !== undefined) meta.title = words.title
}
