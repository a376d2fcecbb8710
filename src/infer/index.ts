import type { Audience, Channel, Draft, Finder, LanguagePack, Message, Situation, Stage } from '../model.ts'
import type { LintOptions } from '../linter.ts'
import type { Prose } from '../prose/prepare.ts'
import type { Config } from '../settings.ts'

type About = Pick<Message, 'stage' | 'situation' | 'channel' | 'language' | 'audience'>
type FoundBy = Record<'stage' | 'situation' | 'channel' | 'language' | 'audience' | 'publishedAt', Finder>

export interface SettledContext {
  language: string
  /** Before the words are read. */
  message: About
  found: FoundBy
  /** Once the words are read: may change what was only a default. Fills `found` too. */
  refine(prose: Prose, pack: LanguagePack): About & { publishedAt?: string }
}

/** Stage, situation, channel, language, audience: flag, front matter, config, file name, the words, default, in this order. */
export function settleContext(_draft: Draft, options: LintOptions, config: Config): SettledContext {
  const found: FoundBy = { stage: 'default', situation: 'default', channel: 'default', language: 'default', audience: 'default', publishedAt: 'default' }
  const pick = <T>(key: keyof FoundBy, flag: T | undefined, own: T | undefined, fallback: T): T => {
    found[key] = flag !== undefined ? 'flag' : own !== undefined ? 'config' : 'default'
    return flag ?? own ?? fallback
  }
  const message: About = {
    stage: pick<Stage>('stage', options.stage, config.stage, 'investigating'),
    situation: pick<Situation>('situation', options.situation, config.situation, 'ordinary'),
    channel: pick<Channel>('channel', options.channel, config.channel, 'status'),
    language: pick('language', options.language, config.language, 'en'),
    audience: pick<Audience>('audience', options.audience, config.audience, 'customers'),
  }
  return { language: message.language, message, found, refine: () => ({ ...message, ...(options.publishedAt && { publishedAt: options.publishedAt }) }) }
}
