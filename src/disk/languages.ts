import { english } from '../languages/en.ts'
import type { Language, LanguageOf, Tag } from '../languages/language.ts'

/** One line a language that not every run needs. */
const LOAD: Readonly<Record<Exclude<Tag, 'en'>, () => Promise<Language>>> = { id: async () => (await import('../languages/id.ts')).indonesian }

/**
 * The language packs that the core is given. Most runs meet one language: another is brought in when a message needs it.
 * After judging, `load` says whether to judge again.
 */
export class Languages {
  private readonly loaded = new Map<string, Language>([['en', english]])
  private readonly wanted = new Set<keyof typeof LOAD>()

  readonly of: LanguageOf = (tag) => {
    const known = this.loaded.get(tag)
    if (!known && Object.hasOwn(LOAD, tag)) this.wanted.add(tag as keyof typeof LOAD)
    return known
  }

  /** Brings in what the messages judged so far need. True when there was something to bring in. */
  async load(): Promise<boolean> {
    if (this.wanted.size === 0) return false
    for (const tag of this.wanted) this.loaded.set(tag, await LOAD[tag]())
    this.wanted.clear()
    return true
  }
}
