import { type Clock, clockOf } from './clock.ts'
import { extrasOf } from './extras.ts'
import { policies } from './generated/policies.ts'
import { rules as ownRules } from './generated/rules.ts'
import { settleContext } from './infer/index.ts'
import { languageTag, partsBeside, type ToldLanguage } from './infer/language.ts'
import { type Language, type LanguageOf, withHouse } from './languages/language.ts'
import { metaOf, unjudged } from './message-report.ts'
import type { Audience, Channel, Check, DetectorContext, Draft, LanguagePack, Message, Meter, Situation, Stage } from './model.ts'
import { type PreviousMessage, previousOf } from './previous.ts'
import { prepare } from './prose/prepare.ts'
import { repaired } from './readers/mojibake.ts'
import { lineIndex } from './readers/source.ts'
import { Locator, type MessageReport, type Report } from './report.ts'
import type { Baseline } from './set-aside.ts'
import { type Config, checkNames, orgOf, packsOf, pluginsOf, policyOf, severitiesOf, waiversOf } from './settings.ts'
import { type Former, formerOf } from './thread/previous.ts'
import { type Aside, asideOf, type Judged, judgeGroup, type Opened, type OwnSettings, threadsIn } from './together.ts'

/** What is known of the text from outside; each wins over what the file, the config and the words say. */
export interface LintOptions {
  path?: string
  format?: string
  stage?: Stage
  situation?: Situation
  channel?: Channel
  language?: string
  /** Language of what the findings say; that of each message when nothing is said. */
  locale?: string
  audience?: Audience
  /** ISO 8601 date or instant. A bare date stands for the whole day in every zone. */
  publishedAt?: string
  /** ISO 8601 instant, or a clock that keeps in mind how long the answers hold. The core has none of its own. */
  now?: string | Clock
  /** Addresses that the text is about to be sent to: what is internal may not leave the domains of the house. */
  to?: readonly string[]
  /** Old findings that are set aside. */
  baseline?: Baseline
  /** What an earlier run found: messages that were changed or that vanished since, and promises that were forgotten. */
  previous?: readonly PreviousMessage[]
}

/** One update of an incident, as `lintThread` takes it. A `format` other than Markdown is named. */
export interface ThreadUpdate extends Pick<LintOptions, 'stage' | 'situation' | 'channel' | 'language' | 'audience' | 'publishedAt' | 'format'> {
  text: string
  title?: string
  /** What tells incidents apart where `previous` holds several. */
  incidentId?: string
}

export interface Linter {
  /** Synchronous and pure. Throws ReadError when the text cannot be read in its format. */
  lint(text: string, options?: LintOptions): Report
  /** The updates of one incident, in any order of time: the report has a message for each, in the order given. Throws as `lint` does. */
  lintThread(updates: readonly ThreadUpdate[], options?: Pick<LintOptions, 'now' | 'to' | 'locale' | 'previous'>): Report
}

/** A linter whose judgements can be looked into, and whose messages can be judged beside those of other files: see `judgeTogether`. */
export interface OpenLinter extends Linter {
  trace(text: string, options?: LintOptions): Judged[]
  open(text: string, options?: LintOptions): Opened[]
  /** What an earlier run found, opened: for `judgeTogether`. */
  former(options: LintOptions): readonly Former[] | undefined
}

type ToReport = (aside: Aside) => MessageReport

export type ReadFormat = (text: string, options: LintOptions) => Draft[]

/** `read` brings the readers: the library's own brings all, the CLI those that the files at hand need; so do `languageOf` and `checks`. */
export function linterOf(config: Config, read: ReadFormat, languageOf: LanguageOf, checks: readonly Check[] = [], meter?: Meter): OpenLinter {
  checkNames(config)
  const packs = packsOf(config)
  const rules = [...ownRules, ...packs.flatMap((pack) => pack.rules)]
  const spoken = withHouse(languageOf, packs)
  const settings = {
    policy: policyOf(config, policies),
    rules,
    severities: severitiesOf(config, rules),
    org: orgOf(config),
    provided: config.provided ?? [],
    waive: waiversOf(config),
    ...(config.compat !== undefined && { compat: config.compat }),
    ...(meter && { meter }),
  }

  const formers = new WeakMap<readonly PreviousMessage[], Former[]>()
  const extrasFor = extrasOf({ ...settings, checks, plugins: pluginsOf(config), meter }, (concept) =>
    rules.some((rule) => rule.concept === concept && settings.severities[rule.id] !== 'off'),
  )

  function contextOf(pack: LanguagePack, { now, to }: LintOptions): DetectorContext {
    const org = settings.org.dates === undefined && pack.dates ? { ...settings.org, dates: pack.dates } : settings.org
    return {
      org,
      pack,
      provided: settings.provided,
      ...(now !== undefined && { now: clockOf(now) }),
      ...(to && { to }),
      ...(config.platform && { platform: config.platform }),
    }
  }

  /** The words of the language asked for. A rule that nobody has put into it speaks that of the message. */
  function wordsFor({ texts, remarks }: Language, { locale = config.locale }: LintOptions): Pick<Language, 'texts' | 'remarks'> {
    const said = locale === undefined ? undefined : spoken(languageTag(locale) ?? '')
    return said ? { texts: { ...texts, ...said.texts }, remarks: said.remarks } : { texts, remarks }
  }

  /** The blocks of a draft that are in its own language, and those in others that have a pack at hand. */
  function inLanguages(draft: Draft, told: ToldLanguage | undefined): { own: Draft['blocks']; others: { pack: LanguagePack; blocks: Draft['blocks'] }[] } {
    const others = told && told.beside.length > 0 ? [...partsBeside(draft, told)] : []
    const judged = others.flatMap(([tag, blocks]) => {
      const pack = spoken(tag)?.pack
      return pack ? [{ pack, blocks }] : []
    })
    const taken = new Set(judged.flatMap(({ blocks }) => blocks))
    return { own: taken.size > 0 ? draft.blocks.filter((block) => !taken.has(block)) : draft.blocks, others: judged }
  }

  /** Reads one draft: who says what stage it is at, its words, its sentences. */
  function open(draft: Draft, options: LintOptions, locator: Locator): Opened {
    const { message: about, found, language: tag, told, refine } = settleContext(draft, options, config)
    const language = spoken(tag)
    const { path } = options
    const from = { draft, locator, found, ...(path !== undefined && { path }) }
    if (!language) return { ...from, report: () => unjudged({ ...about, ...metaOf(draft) }, found, locator, draft) }
    const { own: blocks, others } = inLanguages(draft, told)
    const prose = prepare({ ...draft, blocks }, language.pack)
    const known = { runs: draft.runs, meta: draft.meta, thread: [], ...refine(prose, language.pack), audienceFound: found.audience }
    const beside = others.map(({ pack, blocks }) => ({
      message: { ...prepare({ ...draft, blocks }, pack), ...known, language: pack.tag },
      context: contextOf(pack, options),
    }))
    const message: Message = { ...prose, ...known }
    const context = contextOf(language.pack, options)
    const own: OwnSettings = {
      ...settings,
      ...extrasFor(language.pack),
      ...wordsFor(language, options),
      context,
      ...(beside.length > 0 && { beside }),
    }
    return { ...from, judging: { message, settings: own } }
  }

  function openUpdate({ text, title, incidentId, format = 'markdown', ...about }: ThreadUpdate, options: LintOptions): Opened {
    checkNames(about)
    const own: LintOptions = { ...about, format, ...options }
    const [draft] = read(text, own).map(repaired) as [Draft]
    if (title !== undefined) draft.meta.title ??= title
    if (incidentId !== undefined) draft.meta.incidentId ??= incidentId
    return open(draft, own, new Locator(text, draft))
  }

  /** Opened once for a list, however many texts are held against it. */
  function formersOf({ previous }: LintOptions): Former[] | undefined {
    if (!previous) return undefined
    const had = formers.get(previous)
    if (had) return had
    const made = previous.flatMap(({ components, path, ...update }) => {
      const { judging, found, draft } = openUpdate(update, {})
      if (components) draft.meta.components = [...components]
      return judging ? [formerOf({ ...judging, found }, path)] : []
    })
    formers.set(previous, made)
    return made
  }

  /** The drafts of one file. A thread is judged as soon as its last update is read, so that no more than that is held. */
  function openAll(text: string, options: LintOptions, done: (one: Opened, index: number) => void): void {
    const drafts = read(text, options).map(repaired)
    const lines = lineIndex(text)
    const ids = threadsIn(drafts, options.format === 'jsonl')
    const left = new Map<string, number>()
    for (const id of ids) left.set(id, (left.get(id) ?? 0) + 1)
    const held = new Map<string, { one: Opened; index: number }[]>()
    const former = formersOf(options)
    for (const [index, draft] of drafts.entries()) {
      const id = ids[index] as string
      const group = [...(held.get(id) ?? []), { one: open(draft, options, new Locator(text, draft, lines)), index }]
      const more = (left.get(id) ?? 1) - 1
      left.set(id, more)
      held.set(id, group)
      if (more > 0) continue
      held.delete(id)
      const updates = group.map(({ one }) => one)
      judgeGroup(updates, updates.length > 1, { now: options.now, previous: former && previousOf(updates, former, drafts) })
      for (const each of group) done(each.one, each.index)
    }
  }

  return {
    lint(text, options = {}) {
      checkNames(options)
      const aside = asideOf(options)
      const messages: MessageReport[] = []
      openAll(text, options, (one, index) => {
        messages[index] = (one.report as ToReport)(aside)
      })
      return { schemaVersion: 1, ...(options.path !== undefined && { path: options.path }), messages }
    },
    lintThread(updates, options = {}) {
      const { now } = options
      const opened = updates.map((update) => openUpdate(update, options))
      const former = formersOf(options)
      judgeGroup(opened, true, { now, previous: former && previousOf(opened, former) })
      const aside = asideOf(options)
      return { schemaVersion: 1, messages: opened.map(({ report }) => (report as ToReport)(aside)) }
    },
    open(text, options = {}) {
      checkNames(options)
      const lines = lineIndex(text)
      return read(text, options)
        .map(repaired)
        .map((draft) => open(draft, options, new Locator(text, draft, lines)))
    },
    former: formersOf,
    trace(text, options = {}) {
      const out: Judged[] = []
      openAll(text, options, ({ judged }, index) => {
        if (judged) out[index] = judged
      })
      return out.filter(() => true)
    },
  }
}
