import type { AliasKind } from '../compile/aliases.ts'
import type { LintOptions } from '../linter.ts'
import {
  AUDIENCES,
  type Audience,
  CHANNELS,
  type Channel,
  type Draft,
  type Finder,
  type LanguagePack,
  type Message,
  SITUATIONS,
  type Situation,
  STAGES,
  type Stage,
} from '../model.ts'
import type { Prose } from '../prose/prepare.ts'
import { type Config, orgOf } from '../settings.ts'
import { aliasOf, isSilent, STAGE_OF } from './aliases.ts'
import { audienceOf, channelOf } from './channel.ts'
import { type FileName, readFileName } from './file-name.ts'
import { languageOf, languageTag, type ToldLanguage } from './language.ts'
import { situationOf } from './situation.ts'
import { stageOf } from './stage.ts'

type About = Pick<Message, 'stage' | 'situation' | 'channel' | 'language' | 'audience'>
type FoundBy = Record<'stage' | 'situation' | 'channel' | 'language' | 'audience' | 'publishedAt', Finder>

export interface SettledContext {
  language: string
  /** What the words told of it; undefined where somebody else said the language. */
  told?: ToldLanguage
  /** Before the words are read. */
  message: About
  found: FoundBy
  /** Once the words are read: may change what was only a default. Fills `found` too. */
  refine(prose: Prose, pack: LanguagePack): About & { publishedAt?: string }
}

const DEFAULTS = { stage: 'investigating', situation: 'ordinary', channel: 'status', audience: 'customers' } as const
const ALLOWED: Record<AliasKind, readonly string[]> = { stage: STAGES, situation: SITUATIONS, channel: CHANNELS, audience: AUDIENCES }

/**
 * Stage, situation, channel, language, audience and time of publication, each from the first that says it: flag, front matter
 * or container, config, file name, the words, default. A value of the file that nobody knows becomes a remark.
 */
export function settleContext(draft: Draft, options: LintOptions, config: Config): SettledContext {
  const settled = new Settling(draft, options, config)
  const { found, message } = settled
  const { told } = settled
  return { language: message.language, ...(told && { told }), message, found, refine: (prose, pack) => settled.refine(prose, pack) }
}

class Settling {
  readonly found: FoundBy = { stage: 'default', situation: 'default', channel: 'default', language: 'default', audience: 'default', publishedAt: 'default' }
  readonly message: About
  told: ToldLanguage | undefined
  private readonly file: FileName
  private readonly publishedAt: string | undefined

  constructor(
    private readonly draft: Draft,
    private readonly options: LintOptions,
    private readonly config: Config,
  ) {
    this.file = readFileName(options.path)
    const stage = this.known<Stage>('stage')
    const situation = this.known<Situation>('situation')
    this.message = {
      situation: situation ?? DEFAULTS.situation,
      stage: stage ?? DEFAULTS.stage,
      channel: this.known<Channel>('channel') ?? DEFAULTS.channel,
      audience: this.known<Audience>('audience') ?? DEFAULTS.audience,
      language: this.language(),
    }
    if (!stage && situation) this.stageOfSituation(situation)
    this.publishedAt = this.published()
  }

  refine(prose: Prose, pack: LanguagePack): About & { publishedAt?: string } {
    const { found, message, draft } = this
    const about = { ...message }
    const told = found.stage === 'default' || found.situation === 'default' ? stageOf(draft, prose, pack, orgOf(this.config)) : undefined
    if (told && found.stage === 'default') {
      about.stage = told.stage
      found.stage = 'words'
    }
    if (told?.situation && told.stage === about.stage && found.situation === 'default') this.tell(about, told.situation)
    const channel = found.channel === 'default' ? channelOf(draft, prose, this.config.org?.name) : undefined
    if (channel) {
      about.channel = channel
      found.channel = 'words'
    }
    const audience = found.audience === 'default' ? audienceOf(prose) : undefined
    if (audience) {
      about.audience = audience
      found.audience = 'words'
    }
    const situation = found.situation === 'default' ? situationOf(prose, about.stage, about.channel) : undefined
    if (situation) {
      this.tell(about, situation)
      const stage = STAGE_OF[situation]
      if (stage && found.stage !== 'flag' && (found.stage === 'words' || found.stage === 'default')) {
        about.stage = stage
        found.stage = 'words'
      }
    }
    return { ...about, ...(this.publishedAt && { publishedAt: this.publishedAt }) }
  }

  private tell(about: About, situation: Situation): void {
    about.situation = situation
    this.found.situation = 'words'
  }

  /** From outside the words; sets the finder. */
  private known<T extends string>(kind: AliasKind): T | undefined {
    const said = this.draft.said[kind]
    const tries: [Finder, string | undefined][] = [
      ['flag', this.options[kind]],
      [said?.finder ?? 'front matter', said && this.fromFile(kind, said.value)],
      ['config', this.config[kind]],
      ['file name', this.file.said<T>(kind)],
    ]
    for (const [finder, value] of tries) {
      if (value === undefined) continue
      this.found[kind] = finder
      return value as T
    }
    return undefined
  }

  /** A value of the front matter or container. `status: false alarm` is a situation said under the name of a stage. */
  private fromFile(kind: AliasKind, value: string): string | undefined {
    const known = aliasOf(kind, value)
    if (known) return known
    const { said, remarks, offset } = this.draft
    if (kind === 'stage') {
      const situation = aliasOf<Situation>('situation', value)
      if (situation) {
        said.situation ??= { value, finder: said.stage?.finder ?? 'front matter' }
        return STAGE_OF[situation]
      }
      if (isSilent(value)) return undefined
    }
    remarks.push({ message: `Unexpected ${kind} "${value}", expected one of ${ALLOWED[kind].join(', ')}`, offset })
    return undefined
  }

  private stageOfSituation(situation: Situation): void {
    const stage = STAGE_OF[situation]
    if (!stage) return
    this.message.stage = stage
    this.found.stage = this.found.situation
  }

  private language(): string {
    const { draft, options, config, file, found } = this
    const said = draft.said.language
    const tries: [Finder, string | undefined][] = [
      ['flag', options.language],
      [said?.finder ?? 'front matter', said?.value],
      ['config', config.language],
      ['file name', file.language],
    ]
    for (const [finder, value] of tries) {
      if (value === undefined) continue
      const tag = languageTag(value)
      if (tag) {
        found.language = finder
        return tag
      }
      draft.remarks.push({ message: `Unexpected language "${value}", expected a tag such as en or pt-BR`, offset: draft.offset })
    }
    const told = languageOf(draft)
    if (told.tag) found.language = 'words'
    const tag = told.tag ?? 'en'
    this.told = { tag, beside: told.beside.filter((other) => other !== tag) }
    return tag
  }

  private published(): string | undefined {
    const { draft, options, file, found } = this
    const said = draft.said.publishedAt
    const [finder, value] = options.publishedAt
      ? (['flag', options.publishedAt] as const)
      : said
        ? ([said.finder, said.value] as const)
        : file.date
          ? (['file name', file.date] as const)
          : (['default', undefined] as const)
    found.publishedAt = finder
    return value ?? draft.meta.publishedAt
  }
}
