import type { Draft } from '../model.ts'
import { needsTree, readFlat } from './flat.ts'
import { readTree } from './markdown-tree.ts'

/** Reads Markdown as one message: the fast way where nothing needs a parser, else with it. */
export function markdownReader(source: string): Draft[] {
  return [needsTree(source) ? readTree(source) : readFlat(source)]
}
