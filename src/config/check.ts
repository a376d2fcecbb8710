import type { ErrorObject, ValidateFunction } from 'ajv'
import { configShape } from '../generated/config-shape.ts'
import * as generated from '../generated/config-validator.ts'
import { isDay } from '../set-aside.ts'
import type { Config } from '../settings.ts'
import { nearest } from '../suggest.ts'
import type { Slots, WordKey } from '../words.ts'
import type { SchemaNode } from './shape.ts'
import { isZone } from './zone.ts'

/** What is wrong with a config, and at which of its keys. */
export interface ConfigFault {
  keys: (string | number)[]
  /** Whether the key itself is wrong, or what stands behind it. */
  part: 'key' | 'value'
  key: WordKey
  slots: Slots
}

const validate = (generated as unknown as { config: ValidateFunction<Config> }).config

/** Empty when `value` is a config. */
export function checkConfig(value: unknown): ConfigFault[] {
  const errors = validate(value) ? [] : (validate.errors ?? [])
  const faults = errors.filter((error) => error.keyword !== 'if').map((error) => faultOf(error, value))
  if (faults.length > 0) return faults
  const zones = zonesOf(value as Config).filter(({ zone }) => !isZone(zone))
  const days = daysOf(value as Config).filter(({ until }) => !isDay(until))
  return [
    ...zones.map(({ keys, zone }): ConfigFault => ({ keys, part: 'value', key: 'config.zone', slots: { value: zone } })),
    ...days.map(
      ({ keys, until }): ConfigFault => ({
        keys,
        part: 'value',
        key: 'config.expected',
        slots: { key: 'until', found: quoted(until), expected: '2026-05-31' },
      }),
    ),
  ]
}

const TYPE_WORDS: Record<string, WordKey> = {
  array: 'config.list',
  object: 'config.object',
  string: 'config.text',
  integer: 'config.integer',
  boolean: 'config.boolean',
}

function faultOf(error: ErrorObject, value: unknown): ConfigFault {
  const keys = keysOf(error.instancePath)
  const name = String(keys.at(-1) ?? '')
  const found = quoted(keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value))
  if (error.keyword === 'additionalProperties') return unknownKey(error, keys)
  if (error.keyword === 'required') return { keys, part: 'value', key: 'config.missing', slots: { key: error.params.missingProperty } }
  if (error.keyword === 'enum') {
    const allowed = (error.params.allowedValues as unknown[]).map(String)
    return {
      keys,
      part: 'value',
      key: 'config.value',
      slots: { key: name, found, allowed: allowed.join(', '), guess: nearest(found.replaceAll('"', ''), allowed) },
    }
  }
  const { type, examples } = schemaAt(keys)
  if (error.keyword === 'type')
    return { keys, part: 'value', key: TYPE_WORDS[String([type].flat().at(-1))] ?? 'config.other', slots: { key: name, found, reason: error.message } }
  const example = examples?.[0]
  if (example !== undefined)
    return {
      keys,
      part: 'value',
      key: 'config.expected',
      slots: { key: name, found, expected: typeof example === 'string' ? example : JSON.stringify(example) },
    }
  return { keys, part: 'value', key: 'config.other', slots: { key: name, found, reason: error.message } }
}

function unknownKey(error: ErrorObject, parent: (string | number)[]): ConfigFault {
  const key = String(error.params.additionalProperty)
  const allowed = Object.keys(schemaAt(parent).properties ?? {})
  const guess = nearest(key, allowed)
  const rule = parent.at(-1) === 'rules'
  return { keys: [...parent, key], part: 'key', key: rule ? 'config.unknown-rule' : 'config.unknown-key', slots: { key, guess, allowed: allowed.join(', ') } }
}

/** The schema of the value at `keys`, references followed. */
function schemaAt(keys: readonly (string | number)[]): SchemaNode {
  let node = configShape.schema
  for (const key of keys) {
    const { properties, items, additionalProperties } = node
    const open = typeof additionalProperties === 'object' ? additionalProperties : {}
    node = properties?.[key] ?? (/^\d+$/.test(String(key)) && items ? items : open)
    const [, name] = /^#\/definitions\/(.+)$/.exec(node.$ref ?? '') ?? []
    if (name !== undefined) node = configShape.definitions[name] ?? {}
  }
  return node
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

/** The last days of waivers. */
function daysOf(config: Config): { keys: string[]; until: string }[] {
  const parts = [
    { keys: [] as string[], waive: config.waive },
    ...(config.overrides ?? []).map(({ waive }, index) => ({ keys: ['overrides', String(index)], waive })),
  ]
  return parts.flatMap(({ keys, waive = {} }) =>
    Object.entries(waive).flatMap(([element, { until }]) => (until === undefined ? [] : [{ keys: [...keys, 'waive', element, 'until'], until }])),
  )
}

function zonesOf(config: Config): { keys: string[]; zone: string }[] {
  const places = [{ keys: [] as string[], org: config.org }, ...(config.overrides ?? []).map(({ org }, index) => ({ keys: ['overrides', String(index)], org }))]
  return places.flatMap(({ keys, org }) => [
    ...(org?.zone === undefined ? [] : [{ keys: [...keys, 'org', 'zone'], zone: org.zone }]),
    ...Object.entries(org?.zoneAlias ?? {}).map(([alias, zone]) => ({ keys: [...keys, 'org', 'zoneAlias', alias], zone })),
  ])
}
