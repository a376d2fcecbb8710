import type { LintOptions, ReadFormat } from '../linter.ts'
import { needsTree, readFlat, treeNeeds } from '../readers/flat.ts'
import { FORMATS, type Format, formatFor } from '../readers/format.ts'
import type { Reader } from '../readers/index.ts'
import type { TreeParts } from '../readers/markdown-tree.ts'
import { textReader } from '../readers/text.ts'

type About = Pick<LintOptions, 'format' | 'path'>

/** One line a format that brings a parser of its own. */
const LOAD: Record<Exclude<Format, 'markdown' | 'text'>, () => Promise<Reader>> = {
  html: async () => (await import('../readers/html.ts')).htmlReader,
  site: async () => (await import('../readers/site.ts')).siteReader,
  email: async () => (await import('../readers/email.ts')).emailReader,
  feed: async () => (await import('../readers/feed.ts')).feedReader,
  json: async () => (await import('../readers/json.ts')).jsonReader,
  jsonl: async () => (await import('../readers/records.ts')).jsonlReader,
}

/** The readers that the core is given. Parsers are heavy and most posts need none: `prepare` brings in what a source needs. */
export class Readers {
  private readonly loaded: Partial<Record<Format, Reader>> = { text: textReader }
  private tree: Reader | undefined
  private readonly parts: TreeParts = {}

  /** `inlineConfig` false: what a text says of rules is not heeded. */
  constructor(private readonly inlineConfig: boolean) {}

  /** Throws RangeError when the options name a format that there is not. */
  async prepare(source: string, about: About): Promise<void> {
    const format = formatOf(source, about)
    if (format === 'text') return
    if (format !== 'markdown') this.loaded[format] ??= await LOAD[format]()
    else if (needsTree(source)) {
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
    const format = formatOf(source, about)
    const reader = format !== 'markdown' ? this.loaded[format] : needsTree(source) ? this.tree : (text: string) => [readFlat(text)]
    if (!reader) throw new Error('prepare() was not called for this source')
    return reader
  }
}

function formatOf(source: string, about: About): Format {
  return formatFor(source, about, FORMATS) as Format
}
