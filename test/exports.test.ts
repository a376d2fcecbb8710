import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { build } from 'esbuild'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { parse } from 'yaml'
import * as checks from '../src/checks.ts'
import { configSchema } from '../src/config/schema.ts'
import { policies } from '../src/generated/policies.ts'
import { rules } from '../src/generated/rules.ts'
import * as core from '../src/index.ts'
import * as node from '../src/node.ts'
import * as readers from '../src/readers.ts'
import * as retext from '../src/retext.ts'
import type { Config } from '../src/settings.ts'
import * as library from '../src/templates.ts'
import * as testing from '../src/testing.ts'
import * as textlint from '../src/textlint.ts'

const root = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

describe('what the package exports', () => {
  test.each([
    ['.', core, ['DetectorError', 'applyFixes', 'createLinter', 'defineConfig', 'defineDetector', 'formatReports', 'lintText', 'lintThread']],
    ['./node', node, ['compilePack', 'lintFiles', 'loadConfig']],
    ['./readers', readers, ['emailReader', 'feedReader', 'jsonReader', 'jsonlReader', 'readers', 'siteReader']],
    ['./checks', checks, ['checks', 'equalityCheck', 'readabilityCheck']],
    ['./retext', retext, ['retextIncident']],
    ['./textlint', textlint, ['default']],
    ['./testing', testing, ['packCases', 'testPack']],
    ['./templates', library, ['TemplateError', 'getTemplate', 'renderTemplate', 'templates']],
  ])('%s', (_, entry, names) => {
    expect(Object.keys(entry).sort()).toEqual(names)
  })

  test('entries, types first', () => {
    const { exports } = JSON.parse(root('package.json'))
    expect(Object.keys(exports)).toEqual([
      '.',
      './node',
      './readers',
      './checks',
      './retext',
      './textlint',
      './testing',
      './templates',
      './schema/*.json',
      './package.json',
    ])
    for (const entry of ['.', './node', './readers', './checks', './retext', './textlint', './testing', './templates'])
      expect(Object.keys(exports[entry])).toEqual(['types', 'default'])
  })

  test.each(['index.js', 'readers.js', 'checks.js', 'retext.js', 'textlint.js', 'templates.js'])(
    '%s goes into a browser bundle: no part of Node is named',
    async (entry) => {
      const { errors } = await build({
        entryPoints: [fileURLToPath(new URL(`../dist/${entry}`, import.meta.url))],
        bundle: true,
        platform: 'browser',
        format: 'esm',
        write: false,
        logLevel: 'silent',
      })
      expect(errors).toEqual([])
    },
  )
})

describe('the config schema', () => {
  const schema = JSON.parse(root('schema/config.json'))

  test('is what rules and profiles say', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(configSchema(rules, Object.keys(policies)))))
  })

  test('holds the keys of the type, and no others', () => {
    const keys: Record<keyof Config, true> = {
      $schema: true,
      extends: true,
      stage: true,
      situation: true,
      channel: true,
      language: true,
      locale: true,
      audience: true,
      platform: true,
      elements: true,
      provided: true,
      files: true,
      org: true,
      packs: true,
      plugins: true,
      rules: true,
      overrides: true,
      ignores: true,
      compat: true,
      waive: true,
    }
    expect(Object.keys(schema.properties).sort()).toEqual(Object.keys(keys).sort())
    const org: Record<keyof NonNullable<Config['org']>, true> = {
      name: true,
      people: true,
      products: true,
      components: true,
      vendors: true,
      contacts: true,
      zone: true,
      zoneAlias: true,
      dates: true,
      domains: true,
      cadence: true,
      maintenance: true,
      shifts: true,
    }
    expect(Object.keys(schema.definitions.org.properties).sort()).toEqual(Object.keys(org).sort())
  })

  test('every key is described, and the rules that it names exist', () => {
    const ids = new Set(rules.map(({ id }) => id))
    const leaves: [string, string | undefined][] = []
    const walk = (properties: Record<string, { description?: string; properties?: never; $ref?: string }>, path: string) => {
      for (const [key, node] of Object.entries(properties)) {
        if (node.$ref === undefined) leaves.push([path + key, node.description])
        if (node.properties && key !== 'rules') walk(node.properties, `${path}${key}.`)
      }
    }
    walk(schema.definitions, '')
    walk(schema.properties, '')
    expect(leaves.length).toBeGreaterThan(25)
    for (const [key, description] of leaves) {
      expect(description, key).toBeTruthy()
      for (const [, id] of (description as string).matchAll(/Read by[^.]*?`([a-z-]+)`/g)) expect(ids, `${key} names ${id}`).toContain(id)
    }
  })

  test('takes a config that uses every key', () => {
    const config = parse(root('test/config/full.yml'))
    expect(new Ajv({ allowUnionTypes: true }).validate(schema, config)).toBe(true)
    expect(Object.keys(config).sort()).toEqual(Object.keys(schema.properties).sort())
  })
})

describe('names that are none', () => {
  test('do not compile', () => {
    expectTypeOf<Config['stage']>().not.toEqualTypeOf<string | undefined>()
    // @ts-expect-error: there is no such stage
    expect(() => core.lintText('', { stage: 'resolvd' })).toThrow(RangeError)
  })

  test.each([
    [{ channel: 'telex' }, 'there is no channel "telex": use one of status,'],
    [{ config: { audience: 'everybody' } }, 'there is no audience "everybody"'],
    [{ config: { extends: 'hose' } }, 'there is no profile "hose"'],
    [{ config: { rules: { 'named-singer': 'off' } } }, 'there is no rule "named-singer"'],
    [{ config: { rules: { 'named-signer': 'eror' } } }, 'there is no severity "eror"'],
    [{ format: 'pdf' }, 'there is no input format "pdf"'],
  ])('%j is refused with what there is', (options, message) => {
    expect(() => core.lintText('Hi.', options as never)).toThrow(message)
  })
})
