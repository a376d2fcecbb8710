import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { Directives } from './directives.ts'
import { bodyStart, unclosedRemark } from './flat.ts'
import { markLength, metaOf, readSimple, splitFrontMatter } from './front-matter.ts'
import type { readFrontMatter } from './front-matter-full.ts'
import type { readHtmlBlock } from './html.ts'
import { addBareLinks } from './links.ts'
import { MarkdownWords } from './markdown-words.ts'
import { sectionsOf } from './sections.ts'
import { readTextInto } from './text.ts'

/** Parsers of what stands inside Markdown: heavy, and most sources need neither (`treeNeeds` tells). */
export interface TreeParts {
  html?: typeof readHtmlBlock
  frontMatter?: typeof readFrontMatter
}

/**
 * Reads Markdown (CommonMark and GFM, with YAML or TOML front matter) as one message, with the parser that mdast is
 * built on: its tokens say exactly which units of the source are words, where a tree of decoded texts no longer does.
 * Throws ReadError when the front matter cannot be parsed.
 */
export function readTree(source: string, parts: TreeParts): Draft {
  const builder = new DraftBuilder(source)
  const { front, unclosed } = splitFrontMatter(source)
  if (unclosed !== undefined) builder.remarks.push(unclosedRemark(unclosed))
  const simple = front?.kind === 'yaml' ? readSimple(source.slice(front.from, front.to)) : undefined
  const about = simple
    ? { ...metaOf(simple), pardons: [] }
    : front
      ? need(parts.frontMatter)(source, front, builder.remarks)
      : { meta: {}, said: {}, pardons: [] }
  builder.pardons.push(...about.pardons)
  const offset = bodyStart(source, front)
  const directives = new Directives(source, builder.pardons, builder.remarks)
  const words = new MarkdownWords(builder, directives, (...block) => need(parts.html)(...block))
  readBody(builder, directives, words, offset)
  if (about.meta.title === undefined && words.title !== undefined) about.meta.title = words.title
  return addBareLinks(builder.finish({ offset, endOffset: source.length }, about))
}

function need<Part>(part: Part | undefined): Part {
  if (!part) throw new Error('a parser that the source needs was not brought')
  return part
}

function readBody(builder: DraftBuilder, directives: Directives, words: MarkdownWords, offset: number): void {
  const body = builder.source.slice(offset)
  // The parser drops a byte order mark, wherever the text it is given came from.
  const base = offset + markLength(body)
  const sections = sectionsOf(body.slice(base - offset))
  if (!sections) {
    builder.remarks.push({ message: 'Unexpected nesting or amount of markup, expected Markdown as people write it: the text was read as plain text', offset })
    readTextInto(builder, directives, offset)
  } else for (const { events, from } of sections) words.read(events, base + from)
}
