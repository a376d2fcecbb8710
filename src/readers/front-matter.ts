import type { Draft, Found } from '../model.ts'
import { isoDate } from './dates.ts'

/** Where front matter stands: `from` to `to` is what lies between the fences, `end` where the message may begin. */
export interface FrontMatter {
  kind: 'yaml' | 'toml'
  from: number
  to: number
  end: number
}

const FENCE = { '---': 'yaml', '+++': 'toml' } as const
const FIRST_KEY = { yaml: /^(?:[\p{L}_$][^:\n]{0,100}|"[^"\n]{0,100}"|'[^'\n]{0,100}'):(?:\s|$)/u, toml: /^(?:[\w"'.-]{1,100}[ \t]*=|\[)/ }

/** Length of the byte order mark that a source may begin with. */
export function markLength(source: string): number {
  return source.charCodeAt(0) === 0xfeff ? 1 : 0
}

/**
 * Front matter is a fence on the first line, its twin below, and between them nothing or keys: two rulers around prose are prose.
 * `unclosed` is set when keys stand under a fence that nothing closes.
 */
export function splitFrontMatter(source: string): { front?: FrontMatter; unclosed?: number } {
  const start = markLength(source)
  const fence = source.slice(start, start + 3)
  if (fence !== '---' && fence !== '+++') return {}
  const kind = FENCE[fence]
  const from = lineEnd(source, start)
  if (source.slice(start + 3, from).trim() !== '' || from >= source.length) return {}
  let keyed: boolean | undefined
  for (let at = from; at < source.length; ) {
    const next = lineEnd(source, at)
    const line = source.slice(at, Math.min(next, at + 400)).trimEnd()
    if (line === fence) return keyed === false ? {} : { front: { kind, from, to: at, end: next } }
    if (keyed === undefined && line !== '' && !/^\s*#/.test(line)) keyed = FIRST_KEY[kind].test(line)
    if (keyed === false) return {}
    at = next
  }
  return keyed ? { unclosed: start } : {}
}

/** Offset after the line break that ends the line at `at`. */
function lineEnd(source: string, at: number): number {
  const next = source.indexOf('\n', at)
  return next < 0 ? source.length : next + 1
}

const KEY = /^([A-Za-z][\w-]*):(?:[ \t]+(.*))?$/
const ITEM = /^[ \t]*-[ \t]+(.+)$/

/** Reads `key: value` lines and plain lists by hand; undefined when anything in them needs a YAML parser. */
export function readSimple(yaml: string): Record<string, unknown> | undefined {
  // YAML forbids or folds control characters, so they go to its parser.
  if (/[\0-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufeff]|\r(?!\n)/.test(yaml)) return undefined
  const data: Record<string, unknown> = {}
  let list: string | undefined
  for (const raw of yaml.split(/\r?\n/)) {
    const line = raw.trimEnd()
    if (line === '' || /^[ \t]*#/.test(line)) continue
    const item = ITEM.exec(line)
    const pair = item ? undefined : KEY.exec(line)
    if (!item && !pair) return undefined
    const value = simpleScalar((item?.[1] ?? pair?.[2] ?? '').trim(), Boolean(item))
    if (value === undefined) return undefined
    if (item) {
      if (list === undefined) return undefined
      data[list] = [...((data[list] as unknown[] | null) ?? []), value]
    } else {
      const key = pair?.[1] as string
      if (Object.hasOwn(data, key) || /^(?:true|false|null|yes|no)$/i.test(key)) return undefined
      data[key] = value
      list = pair?.[2] ? undefined : key
    }
  }
  return data
}

/** A YAML 1.2 core scalar, or a flow list of them, that can be read at sight; undefined for anything else. */
function simpleScalar(raw: string, inList: boolean): unknown {
  if (/^\[[^[\]{}"'#:]*\]$/.test(raw) && !inList) {
    const parts = raw.slice(1, -1).trim()
    if (parts === '') return []
    const values = parts.split(',').map((part) => simpleScalar(part.trim(), true))
    return values.some((value) => value === undefined || value === null) ? undefined : values
  }
  if (/^"[^"\\]*"$/.test(raw) || /^'[^']*'$/.test(raw)) return raw.slice(1, -1)
  if (raw === '') return inList ? undefined : null
  if (!/^[\p{L}\d(/]/u.test(raw) || /:(?:\s|$)|[ \t]#|\t/.test(raw)) return undefined
  if (/^null$/i.test(raw)) return /^(?:null|Null|NULL)$/.test(raw) ? null : raw
  if (/^(?:true|True|TRUE)$/.test(raw)) return true
  if (/^(?:false|False|FALSE)$/.test(raw)) return false
  if (/^0[ox]/.test(raw)) return undefined
  if (/^\d+(?:\.\d*)?(?:[eE][-+]?\d+)?$/.test(raw)) return raw.length < 15 ? Number(raw) : undefined
  return raw
}

/** What data say a message is an update of: `incident_id: x`, `thread_id: x`, `incident: x`, `incident: { id: x }`. */
export function incidentIdIn(data: Readonly<Record<string, unknown>>): string | undefined {
  const { incident } = data
  const own = typeof incident === 'object' && incident !== null ? (incident as Record<string, unknown>) : {}
  return [...INCIDENT_KEYS.map((key) => data[key]), own['id'], incident].map(words).find((id) => id !== undefined)
}

const INCIDENT_KEYS = ['incident_id', 'incidentId', 'thread_id', 'threadId']

/** What the keys say of the message. Unknown keys stay in `meta.data`. */
export function metaOf(data: Record<string, unknown>): Pick<Draft, 'meta' | 'said'> {
  const pick = (...keys: string[]): unknown => data[keys.find((key) => data[key] !== undefined && data[key] !== null) ?? '']
  const publishedAt = isoDate(pick('publishedAt', 'published_at', 'posted_at', 'postedAt', 'display_at', 'date'))
  const meta: Draft['meta'] = { data }
  const title = words(pick('title', 'subject'))
  const author = nameOf(pick('signed_by', 'author'))
  const incidentId = incidentIdIn(data) ?? words(pick('id'))
  const components = namesOf(pick('components', 'affected', 'services', 'systems'))
  if (title) meta.title = title
  if (author) meta.author = author
  if (publishedAt) meta.publishedAt = publishedAt
  if (incidentId) meta.incidentId = incidentId
  if (components.length > 0) meta.components = components
  return { meta, said: saidBy(pick, publishedAt) }
}

function saidBy(pick: (...keys: string[]) => unknown, publishedAt: string | undefined): Draft['said'] {
  const say = (value: string | undefined): Found<string> | undefined => (value === undefined ? undefined : { value, finder: 'front matter' })
  const all = {
    stage: say(words(pick('stage', 'status'))),
    situation: say(words(pick('situation'))),
    channel: say(words(pick('channel'))),
    language: say(words(pick('lang', 'language', 'locale'))),
    audience: say(words(pick('audience'))),
    publishedAt: say(publishedAt),
  }
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found !== undefined))
}

function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** A name may be written as such, as `{ name }`, or as a list of either. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0])
  if (typeof value === 'object' && value !== null) return words((value as Record<string, unknown>).name)
  return words(value)
}

function namesOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  return Array.isArray(value) ? value.map(nameOf).filter((name) => name !== undefined) : []
}
