import type { LintOptions, ReadFormat } from '../linter.ts'
import { needsTree, readFlat, treeNeeds } from '../readers/flat.ts'
import { formatOf } from '../readers/format.ts'
import type { Reader } from '../readers/index.ts'
import type { TreeParts } from '../readers/markdown-tree.ts'
import { textReader } from '../readers/text.ts'

type About = Pick<LintOptions, 'format' | 'path'>

/** The readers that the core is given. Parsers are heavy and most posts need none: `prepare` brings in what a source needs. */
export class Readers {
  private html: Reader | undefined
  private tree: Reader | undefined
  private readonly parts: TreeParts = {}

  /** `inlineConfig` false: what a text says of rules is not heeded. */
  constructor(private readonly inlineConfig: boolean) {}

  async prepare(source: string, about: About): Promise<void> {
    const format = about.format ?? formatOf(about.path, source)
    if (format === 'html') this.html ??= (await import('../readers/html.ts')).htmlReader
    else if (format !== 'text' && needsTree(source)) {
      const { readTree } = await import('../readers/markdown-tree.ts')
      const needs = treeNeeds(source)
      if (needs.html) this.parts.html ??= (await import('../readers/html.ts')).readHtmlBlock
      if (needs.frontMatter) this.parts.frontMatter ??= (await import('../readers/front-matter-full.ts')).readFrontMatter
      this.tree ??= (text) => [readTree(text, this.parts)]
    }
  }

  /** Call `prepare` for the same source first. */
  readonly read: ReadFormat = (source, about) => {
    const drafts = this.readerFor(source, about)(source)
    return this.inlineConfig ? drafts : drafts.map((draft) => ({ ...draft, pardons: [] }))
  }

  private readerFor(source: string, about: About): Reader {
    const format = about.format ?? formatOf(about.path, source)
    if (format === 'text') return textReader
    const reader: Reader | undefined = format === 'html' ? this.html : needsTree(source) ? this.tree : (text) => [readFlat(text)]
    if (!reader) throw new Error('prepare() was not called for this source')
    return reader
  }
}
