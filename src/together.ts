import type { Clock } from './clock.ts'
import type { Judgement, Settings } from './judge.ts'
import { messageReport } from './message-report.ts'
import type { Draft, Message } from './model.ts'
import { previousOf } from './previous.ts'
import type { Locator, MessageReport, Report, SpanOf } from './report.ts'
import type { Baseline } from './set-aside.ts'
import type { Settling } from './settle.ts'
import { type Course, courseOf } from './thread/course.ts'
import { judgeThread } from './thread/index.ts'
import type { Former, Previous } from './thread/previous.ts'

/** A message with its judgement: what `--trace` explains. */
export interface Judged {
  draft: Draft
  message: Message
  judgement: Judgement
}

export type Aside = Pick<Settling, 'now' | 'baseline'>
/** What a message is judged and its findings are settled by. */
export type OwnSettings = Settings & Pick<Settling, 'rules' | 'texts' | 'severities' | 'waive' | 'compat'>

/** A draft on its way: `judging` is missing where its language has no pack. */
export interface Opened {
  draft: Draft
  locator: Locator
  found: MessageReport['found']
  path?: string
  judging?: { message: Message; settings: OwnSettings }
  judged?: Judged
  report?: (aside: Aside) => MessageReport
}

export function asideOf({ now, baseline }: { now?: string | Clock; baseline?: Baseline }): Aside {
  return { ...(now !== undefined && { now }), ...(baseline && { baseline: baseline.open() }) }
}

/** What the messages of an incident are judged by besides their words. */
export interface Beside {
  now?: string | Clock | undefined
  /** What an earlier run found. */
  previous?: Previous | undefined
}

/** Judges the updates of one incident, each beside those before it. Gives them in their order, and what put them so. Fills `judged` and `report`. */
export function judgeGroup(group: readonly Opened[], isThread: boolean, { now, previous }: Beside = {}): { updates: Opened[]; by: Course } {
  const { course, by } = courseOf(group.flatMap((one) => (one.judging ? [{ ...one.judging, found: one.found, opened: one }] : [])))
  const told = judgeThread(course, isThread, now, previous)
  for (const [index, { message, settings, opened }] of course.entries()) {
    const judgement = told[index] as Judgement
    opened.judged = { draft: opened.draft, message, judgement }
    const spanOf: SpanOf = (of, place) => {
      const other = course.find((one) => one.message === of)?.opened
      const path = other?.path
      return { ...(other ?? opened).locator.span(place), ...(path !== undefined && path !== opened.path && { path }) }
    }
    opened.report = (aside) => messageReport(message, judgement, opened.found, { draft: opened.draft, locator: opened.locator, ...aside, ...settings }, spanOf)
  }
  return { updates: course.map(({ opened }) => opened), by }
}

/** A file whose messages are judged beside those of others. */
export interface OpenedFile {
  path?: string
  opened: readonly Opened[]
  /** Old findings that are set aside. */
  baseline?: Baseline
}

/** Files judged together: a report for each in the order given, how their updates run, and what was taken for one incident. */
export interface Together {
  reports: Report[]
  by: Course
  /** The ids that the messages gave themselves: more than one of them was taken for the same incident. */
  ids: string[]
  /** How many incidents a file holds that keeps several apart. */
  apart?: { path?: string; incidents: number }
}

/**
 * Judges the messages of several files as updates of one incident. A file that holds several incidents keeps them apart;
 * so are languages kept apart, since a translation is no update. Messages get the `id` that none gives itself, and their place in the course.
 */
export function judgeTogether(files: readonly OpenedFile[], { id, now, former }: { id?: string; now?: string | Clock; former?: readonly Former[] }): Together {
  const several = files.map(({ opened }) => new Set(opened.flatMap(({ draft }) => draft.meta.incidentId ?? [])).size > 1)
  const groups = new Map<string, Opened[]>()
  const ids = new Set<string>()
  for (const [index, { path, opened }] of files.entries())
    for (const one of opened) {
      if (path !== undefined) one.path = path
      const { meta } = one.draft
      if (several[index] === false && meta.incidentId !== undefined) ids.add(meta.incidentId)
      const key = `${several[index] ? `${index} ${meta.incidentId}` : ''}\n${one.judging?.message.language}`
      const group = groups.get(key)
      if (group) group.push(one)
      else groups.set(key, [one])
    }
  const name = [...ids][0] ?? id
  let by: Course = 'given'
  for (const [key, group] of groups) {
    const judged = judgeGroup(group, group.length > 1, { now, previous: former && previousOf(group, former) })
    by = judged.by
    if (key.startsWith('\n') && files.length > 1) numberUpdates(judged.updates, name)
  }
  const apart = files.findIndex((_, index) => several[index])
  const path = files[apart]?.path
  return {
    reports: files.map((file) => reportOf(file, now)),
    by,
    ids: [...ids],
    ...(apart >= 0 && { apart: { ...(path !== undefined && { path }), incidents: groups.size } }),
  }
}

/** `id` is what the incident is called where a message does not say it itself. */
function numberUpdates(updates: readonly Opened[], id: string | undefined): void {
  for (const [index, { draft }] of updates.entries()) {
    draft.meta.order = index + 1
    if (id !== undefined) draft.meta.incidentId ??= id
  }
}

function reportOf({ path, opened, baseline }: OpenedFile, now: string | Clock | undefined): Report {
  const aside = asideOf({ ...(now !== undefined && { now }), ...(baseline && { baseline }) })
  const messages = opened.map(({ report }) => (report as (aside: Aside) => MessageReport)(aside))
  return { schemaVersion: 1, ...(path !== undefined && { path }), messages }
}

/** What each draft is an update of. Lines of a stream must stand together, since nobody knows what is still to come. */
export function threadsIn(drafts: readonly Draft[], inLine: boolean): string[] {
  let run = 0
  return drafts.map(({ meta: { incidentId } }, index) => {
    if (incidentId === undefined) return `#${index}`
    if (inLine && drafts[index - 1]?.meta.incidentId !== incidentId) run++
    return `${run}:${incidentId}`
  })
}
