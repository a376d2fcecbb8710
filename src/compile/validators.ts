import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { shortened } from './short-validators.ts'

/** What only people and editors read of a schema. */
const FOR_READERS = new Set(['$schema', 'title', 'description', 'examples', 'default'])
/** From how many keys of one kind on a pattern is shorter. */
const ALIKE = 3

/** ajv's validators as a module: compiling a schema at run time would cost more than all else the command does. Each is exported under its name. */
export function validatorsModule(schemas: Record<string, object>, from: string): string {
  const named = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { $id: name, ...(lean(schema) as object) }]))
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, inlineRefs: false, schemas: named, code: { esm: true, source: true, lines: true } })
  const code = (standalone as unknown as { default: typeof standalone }).default ?? standalone
  const source = code(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])))
  return `// @ts-nocheck\n// Generated from ${from} by scripts/generate.mjs.\n${shortened(source)}`
}

/** The same schema without what only readers need, and with one pattern for keys whose values are asked for alike: ajv writes code for every key. */
function lean(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(lean)
  if (typeof schema !== 'object' || schema === null) return schema
  const kept = Object.entries(schema).filter(([key]) => !FOR_READERS.has(key))
  const out = Object.fromEntries(kept.map(([key, value]) => [key, key === 'properties' || key === 'definitions' ? leanMap(value) : lean(value)]))
  return 'properties' in out ? { ...out, ...withPatterns(out.properties as Record<string, unknown>) } : out
}

/** Its keys are names, not keywords. */
function leanMap(map: object): object {
  return Object.fromEntries(Object.entries(map).map(([name, schema]) => [name, lean(schema)]))
}

function withPatterns(properties: Record<string, unknown>): object {
  const alike = new Map<string, string[]>()
  for (const [name, schema] of Object.entries(properties)) {
    const key = JSON.stringify(schema)
    alike.set(key, [...(alike.get(key) ?? []), name])
  }
  const many = [...alike].filter(([, names]) => names.length >= ALIKE)
  const taken = new Set(many.flatMap(([, names]) => names))
  return {
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !taken.has(name))),
    ...(many.length > 0 && { patternProperties: Object.fromEntries(many.map(([key, names]) => [`^(?:${names.map(literal).join('|')})$`, JSON.parse(key)])) }),
  }
}

function literal(name: string): string {
  return name.replace(/[^\w-]/g, '\\$&')
}
