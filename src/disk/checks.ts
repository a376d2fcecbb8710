import type { Check, Message } from '../model.ts'
import { hardBlocks, insensitiveBlocks } from '../stock/gates.ts'

/** The stock checks: a test that needs no plugin, and where the plugin is. */
const STOCK: { rule: string; language: string; isNeeded: (message: Message) => boolean; load: () => Promise<Check> }[] = [
  {
    rule: 'no-insensitive-wording',
    language: 'en',
    isNeeded: (message) => insensitiveBlocks(message).length > 0,
    load: async () => (await import('../stock/equality.ts')).equalityCheck,
  },
  {
    rule: 'readable',
    language: 'en',
    isNeeded: (message) => hardBlocks(message).length > 0,
    load: async () => (await import('../stock/readability.ts')).readabilityCheck,
  },
]

/**
 * The checks that the core is given. Plugins are heavy and most posts need none: in place of each stands its test, until a
 * message needs it. After judging, `load` says whether to judge again.
 */
export class Checks {
  private readonly loaded = new Map<string, Check>()
  private readonly wanted = new Set<string>()

  readonly all: readonly Check[] = STOCK.map(({ rule, language, isNeeded }) => ({
    rule,
    language,
    detect: (message, context) => {
      const check = this.loaded.get(rule)
      if (check) return check.detect(message, context)
      if (isNeeded(message)) this.wanted.add(rule)
      return []
    },
  }))

  /** Brings in what the messages judged so far need. True when there was something to bring in. */
  async load(): Promise<boolean> {
    if (this.wanted.size === 0) return false
    for (const { rule, load } of STOCK) if (this.wanted.has(rule)) this.loaded.set(rule, await load())
    this.wanted.clear()
    return true
  }
}
