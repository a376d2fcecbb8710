import type { Draft } from '../../src/model.ts'
import { readFrontMatter } from '../../src/readers/front-matter-full.ts'
import { readHtmlBlock } from '../../src/readers/html.ts'
import { readTree as read } from '../../src/readers/markdown-tree.ts'

/** The tree reader with all its parts, also where the fast way would do. */
export function readTree(source: string): Draft {
  return read(source, { html: readHtmlBlock, frontMatter: readFrontMatter })
}
