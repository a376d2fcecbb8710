import { detectors } from './detectors/index.ts'
import { detectFacts } from './facts/index.ts'
import { Fingerprints } from './fingerprint.ts'
import { policies } from './generated/policies.ts'
import { rules } from './generated/rules.ts'
import { settleContext } from './infer/index.ts'
import { type Judgement, judge } from './judge.ts'
import { languages } from './languages/index.ts'
import type { Audience, Channel, DetectorContext, Draft, LanguagePack, Message, Situation, Stage } from './model.ts'
import { prepare } from './prose/prepare.ts'
import { repaired } from './readers/mojibake.ts'
import { lineIndex } from './readers/source.ts'
import { elementReports, findingReport, Locator, type MessageReport, type Report } from './report.ts'
import type { Baseline } from './set-aside.ts'
import { type Config, checkNames, orgOf, policyOf, severitiesOf } from './settings.ts'
import { type Settling, settle } from './settle.ts'

/** What is known of the text from outside; each wins over what the file, the config and the words say. */
export interface LintOptions {
  path?: string
  format?: string
  stage?: Stage
  situation?: Situation
  channel?: Channel
  language?: string
  audience?: Audience
  /** ISO 8601 date or instant. A bare date stands for the whole day in every zone. */
  publishedAt?: string
  /** ISO 8601 instant. The core never asks the clock. */
  now?: string
  /** Addresses that the text is about to be sent to: what is internal may not leave the domains of the house. */
  to?: readonly string[]
  /** Old findings that are set aside. */
  baseline?: Baseline
}

export interface Linter {
  /** Synchronous and pure. Throws ReadError when the text cannot be read in its format. */
  lint(text: string, options?: LintOptions): Report
}

/** A message with its judgement: what `--trace` explains. */
export interface Judged {
  draft: Draft
  message: Message
  judgement: Judgement
}

type Aside = Pick<Settling, 'prints' | 'now' | 'baseline'>

export type ReadFormat = (text: string, options: LintOptions) => Draft[]

/** `read` brings the readers: the library's own brings all, the CLI those that the files at hand need. */
export function linterOf(config: Config, read: ReadFormat): Linter & { trace(text: string, options?: LintOptions): Judged[] } {
  checkNames(config)
  const settings = {
    policy: policyOf(config, policies),
    rules,
    severities: severitiesOf(config, rules),
    org: orgOf(config),
    provided: config.provided ?? [],
    waive: config.waive ?? {},
    ...(config.compat !== undefined && { compat: config.compat }),
  }

  function contextOf(pack: LanguagePack, { now, to }: LintOptions): DetectorContext {
    return { org: settings.org, pack, provided: settings.provided, ...(now !== undefined && { now }), ...(to && { to }) }
  }

  function judgeDraft(
    draft: Draft,
    options: LintOptions,
    aside: Aside = { prints: new Fingerprints() },
  ): { report: (locator: Locator) => MessageReport; judged?: Judged } {
    const context = settleContext(draft, options, config)
    const language = languages[context.language]
    const about = { ...context.message, ...metaOf(draft) }
    if (!language) return { report: (locator) => unjudged(about, context.found, locator, draft) }
    const prose = prepare(draft, language.pack)
    const refined = context.refine(prose, language.pack)
    const message: Message = { ...prose, runs: draft.runs, meta: draft.meta, thread: [], ...refined, audienceFound: context.found.audience }
    const judgement = judge(message, { ...settings, texts: language.texts, context: contextOf(language.pack, options) }, [...detectors, detectFacts])
    return {
      judged: { draft, message, judgement },
      report: (locator) => reportOf(message, judgement, context.found, { draft, locator, ...aside, ...settings, texts: language.texts }),
    }
  }

  return {
    lint(text, options = {}) {
      checkNames(options)
      const drafts = read(text, options).map(repaired)
      const lines = lineIndex(text)
      const { now, baseline } = options
      const aside = { prints: new Fingerprints(), ...(now !== undefined && { now }), ...(baseline && { baseline: baseline.open() }) }
      const messages = drafts.map((draft) => judgeDraft(draft, options, aside).report(new Locator(text, draft, lines)))
      return { schemaVersion: 1, ...(options.path !== undefined && { path: options.path }), messages }
    },
    trace(text, options = {}) {
      return read(text, options)
        .map(repaired)
        .flatMap((draft) => judgeDraft(draft, options).judged ?? [])
    },
  }
}

function metaOf(draft: Draft): Pick<MessageReport, 'title' | 'incidentId' | 'order'> {
  const { title, incidentId, order } = draft.meta
  return { ...(title !== undefined && { title }), ...(incidentId !== undefined && { incidentId }), ...(order !== undefined && { order }) }
}

function reportOf(message: Message, judgement: Judgement, found: MessageReport['found'], settling: Settling): MessageReport {
  const { draft, locator } = settling
  const { stage, situation, channel, language, audience, publishedAt } = message
  return {
    stage,
    situation,
    channel,
    language,
    audience,
    ...(publishedAt !== undefined && { publishedAt }),
    found,
    judged: true,
    ...metaOf(draft),
    place: locator.span({ start: 0, end: draft.text.length }),
    elements: elementReports(judgement, locator),
    findings: settle(
      judgement.findings.map((finding) => findingReport(finding, locator, message)),
      settling,
    ),
    skipped: skippedOf(message),
  }
}

function skippedOf(message: Message): MessageReport['skipped'] {
  const counts = new Map<MessageReport['skipped'][number]['zone'], number>()
  for (const { zone } of message.blocks) if (['code', 'quote', 'comment', 'earlier'].includes(zone)) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return [...counts].map(([zone, count]) => ({ zone, count }))
}

function unjudged(
  about: Pick<MessageReport, 'stage' | 'situation' | 'channel' | 'language' | 'audience'>,
  found: MessageReport['found'],
  locator: Locator,
  draft: Draft,
): MessageReport {
  const place = locator.span({ start: 0, end: draft.text.length })
  const { text: _, ...at } = place
  const message = `Unexpected language "${about.language}", expected one of ${Object.keys(languages).join(', ')}`
  const why = 'There is no language pack for it, and verdicts from another language would be wrong. The message was not judged.'
  return {
    ...about,
    found,
    judged: false,
    place,
    elements: {} as MessageReport['elements'],
    findings: [
      {
        ruleId: 'language-pack',
        spec: '-',
        kind: 'limit',
        severity: 'warning',
        message,
        why,
        ...at,
        endLine: at.line,
        endColumn: at.column,
        endOffset: at.offset,
      },
    ],
    skipped: [],
  }
}
