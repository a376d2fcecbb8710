import { aliasOf } from '../infer/aliases.ts'
import type { Draft, Situation } from '../model.ts'
import { isoDate } from './dates.ts'
import { type JsonNode, members, scalar } from './json-tree.ts'

/**
 * How exports of status pages are built, one table for all, since they differ in names and little else. Read from the
 * published descriptions of Atlassian Statuspage (api/v2, api/v1), Instatus, incident.io, Better Stack (index.json, JSON:API),
 * Rootly, Checkly, OpenStatus, Google Cloud (incidents.json) and GitHub issues (REST and `gh issue view --json`).
 */

/** Members that hold incidents or lists of them, and whether those are planned work. */
export const HOLDERS: Record<string, 'incident' | 'maintenance'> = {
  incidents: 'incident',
  incident: 'incident',
  ongoing_incidents: 'incident',
  activeIncidents: 'incident',
  issues: 'incident',
  status_reports: 'incident',
  data: 'incident',
  included: 'incident',
  items: 'incident',
  messages: 'incident',
  results: 'incident',
  scheduled_maintenances: 'maintenance',
  scheduledMaintenances: 'maintenance',
  scheduled_maintenance: 'maintenance',
  in_progress_maintenances: 'maintenance',
  maintenances: 'maintenance',
  maintenance: 'maintenance',
  activeMaintenances: 'maintenance',
  maintenance_windows: 'maintenance',
}

/** Lists of updates inside an incident. */
const UPDATES = ['incident_updates', 'incidentUpdates', 'status_updates', 'statusReportUpdates', 'status_report_updates', 'updates', 'comments']
const TEXTS = ['body', 'message', 'text', 'content', 'description', 'messageHtml', 'message_html', 'last_update_message']
/** A message that stands alone, with no list of updates around it. */
const OWN_TEXTS = ['text', 'body', 'message', 'content', 'last_update_message']
const TITLES = ['name', 'title', 'subject', 'external_desc']
const IDS = ['id', 'code', 'uuid', 'number']
const STATES = ['status', 'state', 'stage', 'to_status', 'new_incident_status', 'lastUpdateStatus']
const DATES = ['display_at', 'displayed_at', 'published_at', 'publishedAt', 'publicIncidentUpdateDate', 'posted_at', 'date', 'when', 'started', 'created_at']
const LATER_DATES = ['createdAt', 'created', 'timestamp', 'last_update_at', 'updated_at', 'updatedAt', 'modified']
const LANGUAGES = ['lang', 'language', 'locale']
/** What an incident or an update says is affected. Google Cloud has products, Checkly services. */
const COMPONENTS = ['affected_components', 'affectedComponents', 'components', 'affected_products', 'affectedServices', 'services']
/** Only planned work has them. */
const WINDOWS = ['scheduled_for', 'scheduled_until', 'scheduledFor', 'notstartedyet']

export type Members = Map<string, JsonNode>

/** The first of some names that has a value. */
function pick(object: Members, names: readonly string[]): string | undefined {
  for (const name of names) {
    const node = object.get(name)
    // incident.io: `new_incident_status: { name }`.
    const value = scalar(node) ?? (node?.type === 'object' ? scalar(members(node).get('name')) : undefined)
    if (value !== undefined) return value
  }
  return undefined
}

export const titleOf = (object: Members): string | undefined => pick(object, TITLES)
export const idOf = (object: Members): string | undefined => pick(object, IDS)
export const stateOf = (object: Members): string | undefined => pick(object, STATES)
export const languageOf = (object: Members): string | undefined => pick(object, LANGUAGES)

/** The names of what is affected: texts, or objects with a name. */
export function componentsOf(object: Members): string[] {
  for (const key of COMPONENTS) {
    const names = (object.get(key)?.children ?? []).flatMap((node) => scalar(node) ?? titleOf(members(node)) ?? [])
    if (names.length > 0) return [...new Set(names)]
  }
  return []
}

export function dateOf(object: Members): string | undefined {
  for (const name of [...DATES, ...LATER_DATES]) {
    const date = isoDate(scalar(object.get(name)))
    if (date !== undefined) return date
  }
  return undefined
}

/** The list of updates of an incident. */
export function updatesOf(object: Members): { nodes: JsonNode[]; name: string } | undefined {
  for (const name of UPDATES) {
    const node = object.get(name)
    if (node?.type === 'array') return { nodes: (node.children ?? []).filter(({ type }) => type === 'object'), name }
  }
  return undefined
}

/** The string that holds the words of an update. Where it is translated, the default or the first of the languages. */
export function textOf(object: Members, alone = false): JsonNode | undefined {
  for (const name of alone ? OWN_TEXTS : TEXTS) {
    const node = object.get(name)
    if (node?.type === 'string') return scalar(node) === undefined ? undefined : node
    const versions = [...members(node)].filter(([, { type }]) => type === 'string')
    const version = versions.find(([key]) => key === 'default') ?? versions[0]
    if (version) return version[1]
  }
  return undefined
}

/** Whether an incident is planned work: what holds it says so, or a member that only such has. */
export function isMaintenance(object: Members, holder: 'incident' | 'maintenance'): boolean {
  return holder === 'maintenance' || WINDOWS.some((name) => scalar(object.get(name)) !== undefined) || pick(object, ['report_type', 'type']) === 'maintenance'
}

/** What exports write for the course of planned work, `_` and case aside. */
const WORK: Record<string, Situation | undefined> = {
  inprogress: 'in-progress',
  verifying: 'in-progress',
  maintenanceinprogress: 'in-progress',
  completed: 'completed',
  complete: 'completed',
  maintenancecomplete: 'completed',
  resolved: 'completed',
}
const PLANNED: ReadonlySet<string> = new Set(['scheduled', 'notstartedyet', 'maintenancescheduled', 'planned', 'upcoming', 'update'])

/** Stage and situation that the `status` of an update says; nothing where it says something else ("degraded performance"). */
export function stageSaid(state: string | undefined, maintenance: boolean): Draft['said'] {
  const say = (value: string) => ({ value, finder: 'container' as const })
  const key = (state ?? '').toLowerCase().replace(/[^a-z]/g, '')
  if (maintenance) {
    const situation = WORK[key]
    if (situation) return { stage: say('scheduled'), situation: say(situation) }
    if (state === undefined || PLANNED.has(key)) return { stage: say('scheduled') }
  }
  return state !== undefined && aliasOf('stage', state) ? { stage: say(state) } : {}
}
