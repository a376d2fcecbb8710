import type { Draft } from '../model.ts'
import { needsTree, readFlat } from './flat.ts'
import { readFrontMatter } from './front-matter-full.ts'
import { readHtmlBlock } from './html.ts'
import { readTree, type TreeParts } from './markdown-tree.ts'

const parts: TreeParts = { html: readHtmlBlock, frontMatter: readFrontMatter }

/** Reads Markdown as one message: the fast way where nothing needs a parser, else with it. */
export function markdownReader(source: string): Draft[] {
  return [needsTree(source) ? readTree(source, parts) : readFlat(source)]
}
