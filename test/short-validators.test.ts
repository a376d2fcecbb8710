import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import schema from '../schema/config.json' with { type: 'json' }
import { houseLexiconSchema, ruleSchema, textsSchema } from '../src/compile/schemas.ts'
import { templateSchema } from '../src/compile/templates.ts'
import * as config from '../src/generated/config-validator.ts'
import * as pack from '../src/generated/pack-validators.ts'
import * as template from '../src/generated/template-validators.ts'

type Validator = { (value: unknown): boolean; errors?: { instancePath: string; keyword: string; message?: string }[] | null }

const SAMPLES: [string, object, unknown, object][] = [
  [
    'config',
    schema,
    (config as unknown as { config: unknown }).config,
    { extends: 'house', org: { people: { AR: 'Ana Ruiz' }, cadence: { gap: '1 h' } }, rules: {}, overrides: [{ files: ['*.md'] }] },
  ],
  [
    'lexicon',
    houseLexiconSchema,
    (pack as unknown as { lexicon: unknown }).lexicon,
    { about: 'x', words: ['a'], entries: [{ phrases: ['a'], hits: ['a'], only: { stage: ['resolved'] } }] },
  ],
  [
    'rule',
    ruleSchema,
    (pack as unknown as { rule: unknown }).rule,
    { id: 'x', by: [{ stage: ['resolved'], severity: 'error' }], cases: { hollow: [{ stage: 'resolved' }] } },
  ],
  ['texts', textsSchema, (pack as unknown as { texts: unknown }).texts, { summary: 'x', why: 'y', messages: { absent: 'x' } }],
  ['template', templateSchema, (template as unknown as { template: unknown }).template, { id: 'x', slots: {}, carries: [] }],
]
const VALUES = [null, 0, -1, true, '', 'x', 'a/b~c', 'resolved', [], ['x'], [0], {}, { 'a/b~c': 1 }, { stage: 'never' }, [{}], { x: [null] }]

test.each(SAMPLES)('%s: the short validator finds what ajv finds', (_name, schema, short, sample) => {
  const whole = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false }).compile(schema)
  let faulty = 0
  for (const value of [sample, ...VALUES, ...mutants(sample)]) {
    const wanted = whole(value) ? [] : (whole.errors ?? []).map(kept).sort()
    const found = (short as Validator)(value) ? [] : ((short as Validator).errors ?? []).map(kept).sort()
    expect(found, JSON.stringify(value)).toEqual(wanted)
    if (wanted.length > 0) faulty++
  }
  expect(faulty).toBeGreaterThan(VALUES.length)
})

function kept({ instancePath, keyword, message, ...rest }: { instancePath: string; keyword: string; message?: string; params?: unknown }) {
  return `${instancePath} ${keyword} ${message} ${JSON.stringify(rest.params)}`
}

/** The sample with each of its values, and a key that nobody knows, in turn replaced by each of VALUES. */
function mutants(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return VALUES
  if (Array.isArray(value)) return value.flatMap((one, at) => mutants(one).map((mutant) => value.with(at, mutant)))
  const entries = Object.entries({ ...value, unknown: 1 })
  return entries.flatMap(([key, one]) => [...VALUES, ...mutants(one)].map((mutant) => ({ ...value, [key]: mutant })))
}
