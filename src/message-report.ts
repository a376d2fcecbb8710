import type { Judgement } from './judge.ts'
import { TAGS } from './languages/language.ts'
import type { Draft, Message } from './model.ts'
import { elementReports, findingReport, type Locator, type MessageReport, type SpanOf } from './report.ts'
import { type Settling, settle } from './settle.ts'

export function metaOf(draft: Draft): Pick<MessageReport, 'title' | 'incidentId' | 'order' | 'components'> {
  const { title, incidentId, order, components } = draft.meta
  return {
    ...(title !== undefined && { title }),
    ...(incidentId !== undefined && { incidentId }),
    ...(order !== undefined && { order }),
    ...(components && { components }),
  }
}

/** `spanOf` finds places in other messages of the thread. */
export function messageReport(message: Message, judgement: Judgement, found: MessageReport['found'], settling: Settling, spanOf?: SpanOf): MessageReport {
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
    ...(judgement.promise && { promise: promiseReport(judgement.promise, locator) }),
    place: locator.span({ start: 0, end: draft.text.length }),
    elements: elementReports(judgement, locator),
    findings: settle(
      judgement.findings.map((finding) => findingReport(finding, locator, message, spanOf)),
      settling,
    ),
    skipped: skippedOf(message),
  }
}

function promiseReport({ place, due, kept }: NonNullable<Judgement['promise']>, locator: Locator): NonNullable<MessageReport['promise']> {
  return { ...locator.span(place), due: new Date(due).toISOString(), ...(kept !== undefined && { kept }) }
}

function skippedOf(message: Message): MessageReport['skipped'] {
  const counts = new Map<MessageReport['skipped'][number]['zone'], number>()
  for (const { zone } of message.blocks) if (['code', 'quote', 'comment', 'earlier'].includes(zone)) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  return [...counts].map(([zone, count]) => ({ zone, count }))
}

export function unjudged(
  about: Pick<MessageReport, 'stage' | 'situation' | 'channel' | 'language' | 'audience'>,
  found: MessageReport['found'],
  locator: Locator,
  draft: Draft,
): MessageReport {
  const place = locator.span({ start: 0, end: draft.text.length })
  const { text: _, ...at } = place
  const message = `Unexpected language "${about.language}", expected one of ${TAGS.join(', ')}`
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
