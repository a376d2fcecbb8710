import type { Draft } from '../model.ts'
import { type About, readEmbedded, said } from './embedded.ts'
import { componentsOf, dateOf, HOLDERS, idOf, isMaintenance, languageOf, type Members, stageSaid, stateOf, textOf, titleOf, updatesOf } from './json-shapes.ts'
import { fault, type JsonNode, members, parseJson, scalar, stringWords } from './json-tree.ts'
import { isRecord, readRecord } from './records.ts'
import { orderThread } from './threads.ts'

/**
 * Reads the export of a status page (see `json-shapes.ts`), or messages as `{ text, stage, … }`, alone or in a list.
 * Each update is a message of its own. Throws ReadError when it is no JSON, or holds neither.
 */
export function jsonReader(source: string): Draft[] {
  const from = source.charCodeAt(0) === 0xfeff ? 1 : 0
  const root = parseJson(source, from)
  const reader = new ExportReader(source, from)
  reader.read(root)
  if (!reader.known) throw fault(source, from + root.offset, 'Unexpected JSON, expected the export of a status page or messages as `{ "text": … }`')
  return reader.drafts
}

/** Members that hold messages in some exports and anything in other files. */
const VAGUE: ReadonlySet<string> = new Set(['data', 'included', 'items', 'messages', 'results'])

interface Incident {
  object: Members
  maintenance: boolean
  id: string | undefined
  title: string | undefined
}

class ExportReader {
  readonly drafts: Draft[] = []
  /** Whether anything was met that status pages export, messages or not. */
  known = false
  private readonly ids = new Set<string>()
  /** Better Stack keeps reports and updates side by side. */
  private readonly reports = new Map<string, { incident: Incident; drafts: Draft[] }>()

  constructor(
    private readonly source: string,
    private readonly base: number,
  ) {}

  read(root: JsonNode): void {
    this.collectReports(root)
    const steps: { node: JsonNode; holder: 'incident' | 'maintenance' }[] = [{ node: root, holder: 'incident' }]
    for (let step = steps.pop(); step; step = steps.pop()) {
      const { node, holder } = step
      if (node.type === 'array') for (const child of [...(node.children ?? [])].reverse()) steps.push({ node: child, holder })
      if (node.type !== 'object' || this.resource(node)) continue
      const object = members(node)
      if (this.incident(object, holder) || this.alone(object, holder)) continue
      const held = [...object].filter(([key]) => Object.hasOwn(HOLDERS, key))
      if (held.some(([key]) => !VAGUE.has(key))) this.known = true
      for (const [key, child] of held.reverse()) steps.push({ node: child, holder: HOLDERS[key] as 'incident' | 'maintenance' })
    }
    for (const { drafts } of this.reports.values()) orderThread(drafts, 'oldest first')
  }

  /** An incident with its updates. */
  private incident(object: Members, holder: 'incident' | 'maintenance'): boolean {
    const updates = updatesOf(object)
    if (!updates) return false
    this.known = true
    const all = updates.nodes.map(members)
    const states = all.map((update) => stateOf(update)?.toLowerCase() ?? '')
    // Statuspage's own words for planned work, which some exports list among the incidents.
    const planned = states.includes('scheduled') || states.includes('verifying')
    const incident = { object, maintenance: planned || isMaintenance(object, holder), id: idOf(object), title: titleOf(object) }
    const drafts: Draft[] = []
    // The text of an issue is its first message; its state is that of the last.
    if (updates.name === 'comments') drafts.push(...this.update(object, incident, false))
    for (const update of all) drafts.push(...this.update(update, incident))
    // Updates stand newest first where a postmortem stands beside them.
    if (!states.includes('postmortem')) drafts.unshift(...this.postmortem(incident))
    orderThread(drafts, updates.name === 'comments' ? 'oldest first' : 'newest first')
    this.drafts.push(...drafts)
    return true
  }

  private update(update: Members, incident: Incident, stated = true): Draft[] {
    const text = textOf(update)
    if (!text) return []
    const date = dateOf(update)
    const draft = this.message(text, incident, stated ? stateOf(update) : undefined, date, languageOf(update))
    const components = [update, incident.object].map(componentsOf).find((names) => names.length > 0)
    if (components) draft.meta.components = components
    if (date === undefined)
      this.remark(draft, text, 'Unexpected update without a time, expected `display_at` or its like: it was put in order by its place in the file')
    const id = scalar(update.get('id'))
    if (id !== undefined && this.ids.has(id)) this.remark(draft, text, `Unexpected second update with the id "${id}", expected an id of its own`)
    if (id !== undefined) this.ids.add(id)
    return [draft]
  }

  /** Statuspage's management API keeps it beside the updates. */
  private postmortem(incident: Incident): Draft[] {
    const text = incident.object.get('postmortem_body')
    if (text?.type !== 'string' || scalar(text) === undefined) return []
    return [this.message(text, incident, 'postmortem', scalar(incident.object.get('postmortem_published_at')), undefined)]
  }

  /** A message with no updates around it: `{ text, stage, … }`, or an incident of which only the last words are exported. */
  private alone(object: Members, holder: 'incident' | 'maintenance'): boolean {
    if (isRecord(object)) {
      this.known = true
      this.drafts.push(...readRecord(this.source, object, this.base))
      return true
    }
    const text = textOf(object, true)
    if (!text || titleOf(object) === undefined) return false
    this.known = true
    const incident = { object, maintenance: isMaintenance(object, holder), id: idOf(object), title: titleOf(object) }
    this.drafts.push(...this.update(object, { ...incident }))
    return true
  }

  private collectReports(root: JsonNode): void {
    const object = members(root)
    const resources = ['data', 'included'].flatMap((key) => {
      const node = object.get(key)
      return node?.type === 'array' ? (node.children ?? []) : node ? [node] : []
    })
    for (const node of resources) {
      const { type, id, attributes } = resourceOf(node)
      if (type !== 'status_report' || id === undefined) continue
      const incident = { object: attributes, maintenance: isMaintenance(attributes, 'incident'), id, title: titleOf(attributes) }
      this.reports.set(id, { incident, drafts: [] })
    }
  }

  /** JSON:API: `{ id, type, attributes }`. */
  private resource(node: JsonNode): boolean {
    const { type, attributes, report } = resourceOf(node)
    if (type === undefined || attributes.size === 0) return false
    this.known = true
    if (type !== 'status_update') return true
    const known = this.reports.get(report ?? '')
    const incident = known?.incident ?? { object: attributes, maintenance: false, id: report, title: titleOf(attributes) }
    const drafts = this.update(attributes, incident)
    known?.drafts.push(...drafts)
    this.drafts.push(...drafts)
    return true
  }

  private message(
    text: JsonNode,
    { id, title, maintenance }: Incident,
    state: string | undefined,
    date: string | undefined,
    language: string | undefined,
  ): Draft {
    const about: About = {
      meta: { ...(title !== undefined && { title }), ...(id !== undefined && { incidentId: id }), ...(date !== undefined && { publishedAt: date }) },
      said: {
        ...stageSaid(state, maintenance),
        channel: said('status'),
        ...(date !== undefined && { publishedAt: said(date) }),
        ...(language !== undefined && { language: said(language) }),
      },
    }
    return readEmbedded(stringWords(this.source, text, this.base), about)
  }

  private remark(draft: Draft, { offset }: JsonNode, message: string): void {
    draft.remarks.push({ message, offset: this.base + offset })
  }
}

function resourceOf(node: JsonNode): { type?: string; id?: string; attributes: Members; report?: string } {
  const object = members(node)
  const attributes = members(object.get('attributes'))
  const related = members(members(members(object.get('relationships')).get('status_report')).get('data'))
  const report = scalar(related.get('id')) ?? scalar(attributes.get('status_report_id'))
  const type = scalar(object.get('type'))
  const id = scalar(object.get('id'))
  return { ...(type !== undefined && { type }), ...(id !== undefined && { id }), attributes, ...(report !== undefined && { report }) }
}
