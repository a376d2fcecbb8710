import { parse, postprocess, preprocess } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import type { Draft } from '../model.ts'
import { DraftBuilder } from './builder.ts'
import { Directives } from './directives.ts'
import { bodyStart, unclosedRemark } from './flat.ts'
import { markLength, metaOf, readSimple, splitFrontMatter } from './front-matter.ts'
import { readFrontMatter } from './front-matter-full.ts'
import { addBareLinks } from './links.ts'
import { MarkdownWords } from './markdown-words.ts'
import { nestsTooDeep } from './nesting.ts'
import { readTextInto } from './text.ts'

/** `~30 minutes` is how people write "about", so a single tilde strikes nothing out. */
const OPTIONS = { extensions: [gfm({ singleTilde: false })] }

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
  if (nestsTooDeep(source, offset)) {
    builder.remarks.push({ message: 'Unexpected nesting more than 100 deep, expected Markdown that a person wrote: it was read as plain text', offset })
    readTextInto(builder, directives, offset)
  } else readBody(builder, directives, offset, about.meta)
  return addBareLinks(builder.finish({ offset, endOffset: source.length }, about))
}

function readBody(builder: DraftBuilder, directives: Directives, offset: number, meta: Draft['meta']): void {
  const body = builder.source.slice(offset)
  // The parser drops a byte order mark, wherever the text it is given came from.
  const base = offset + markLength(body)
  const events = postprocess(parse(OPTIONS).document().write(preprocess()(body, undefined, true)))
  const words = new MarkdownWords(builder, directives, base)
  words.read(events)
  if (meta.title === undefined && words.title !== undefined) meta.title = words.title
}
