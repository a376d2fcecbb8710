import type { ErrorObject, ValidateFunction } from 'ajv'
import schema from '../../schema/config.json'
import * as generated from '../generated/config-validator.ts'
import type { Config } from '../settings.ts'
import { nearest } from '../suggest.ts'
import type { Slots, WordKey } from '../words.ts'

/** What is wrong with a config, and at which of its keys. */
export interface ConfigFault {
  keys: (string | number)[]
  /** Whether the key itself is wrong, or what stands behind it. */
  part: 'key' | 'value'
  key: WordKey
  slots: Slots
}

const validate = (generated as unknown as { default: ValidateFunction<Config> }).default

/** Empty when `value` is a config. */
export function checkConfig(value: unknown): ConfigFault[] {
  const errors = validate(value) ? [] : (validate.errors ?? [])
  const faults = errors.filter((error) => error.keyword !== 'if').map((error) => faultOf(error, value))
  return faults.length > 0 ? faults : zonesOf(value as Config).filter(({ zone }) => !isZone(zone)).map(({ keys, zone }) => ({ keys, part: 'value', key: 'config.zone', slots: { value: zone } }))
}

function faultOf(error: ErrorObject, value: unknown): ConfigFault {
  const keys = keysOf(error.instancePath)
  const name = String(keys.at(-1) ?? '')
  const found = quoted(keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value))
  if (error.keyword === 'additionalProperties') return unknownKey(error, keys)
  if (error.keyword === 'required') return { keys, part: 'value', key: 'config.missing', slots: { key: error.params['missingProperty'] } }
  if (error.keyword === 'enum') {
    const allowed = (error.params['allowedValues'] as unknown[]).map(String)
    return { keys, part: 'value', key: 'config.value', slots: { key: name, found, allowed: allowed.join(', '), guess: nearest(found.replaceAll('"', ''), allowed) } }
  }
  const { type, examples } = schemaAt(error.schemaPath)
  const expected = error.keyword === 'type' ? [type].flat().join(' or ') : [examples].flat()[0]
  if (expected !== undefined) return { keys, part: 'value', key: 'config.expected', slots: { key: name, found, expected: typeof expected === 'string' ? expected : JSON.stringify(expected) } }
  return { keys, part: 'value', key: 'config.other', slots: { key: name, found, reason: error.message } }
}

function unknownKey(error: ErrorObject, parent: (string | number)[]): ConfigFault {
  const key = String(error.params['additionalProperty'])
  const allowed = Object.keys(schemaAt(error.schemaPath).properties ?? {})
  const guess = nearest(key, allowed)
  const rule = parent.at(-1) === 'rules'
  return { keys: [...parent, key], part: 'key', key: rule ? 'config.unknown-rule' : 'config.unknown-key', slots: { key, guess, allowed: allowed.join(', ') } }
}

interface SchemaNode {
  type?: string | string[]
  examples?: unknown[]
  properties?: Record<string, unknown>
}

/** The schema that holds the keyword at the end of an ajv `schemaPath`. */
function schemaAt(path: string): SchemaNode {
  const keys = keysOf(path.replace(/^#/, '')).slice(0, -1)
  return (keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], schema) ?? {}) as SchemaNode
}

/** The keys of a JSON pointer. */
function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => decodeURIComponent(key).replace(/~1/g, '/').replace(/~0/g, '~'))
}

function quoted(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function zonesOf(config: Config): { keys: string[]; zone: string }[] {
  const places = [{ keys: [] as string[], org: config.org }, ...(config.overrides ?? []).map(({ org }, index) => ({ keys: ['overrides', String(index)], org }))]
  return places.flatMap(({ keys, org }) => [
    ...(org?.zone === undefined ? [] : [{ keys: [...keys, 'org', 'zone'], zone: org.zone }]),
    ...Object.entries(org?.zoneAlias ?? {}).map(([alias, zone]) => ({ keys: [...keys, 'org', 'zoneAlias', alias], zone })),
  ])
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
