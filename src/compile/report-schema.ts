import { AUDIENCES, CHANNELS, ELEMENTS, OPTIONALS, SITUATIONS, STAGES, VERDICTS, ZONES } from '../model.ts'

const count = { type: 'integer', minimum: 0 }
const line = { type: 'integer', minimum: 1 }
const text = { type: 'string' }
const place = { line, column: line, endLine: line, endColumn: line, offset: count, endOffset: count }
const PLACED = Object.keys(place)
const FINDERS = ['flag', 'front matter', 'config', 'container', 'file name', 'words', 'default']
const MODES = ['stated', 'unknown', 'deferred', 'linked', 'provided', 'earlier']

const object = (required: readonly string[], properties: Record<string, object>) => ({ type: 'object', required, properties })

const span = object(['text', ...PLACED], { text, ...place })

const finding = object(['ruleId', 'spec', 'kind', 'severity', 'message', 'why', ...PLACED], {
  ruleId: { ...text, description: 'Changes in a major release only.' },
  spec: { ...text, description: 'What the rule is called in the domain specification.' },
  kind: { enum: ['element', 'wording', 'fact', 'thread', 'limit'] },
  element: text,
  severity: { enum: ['error', 'warning', 'info'] },
  verdict: { enum: VERDICTS },
  message: text,
  why: text,
  question: text,
  expected: { type: 'array', items: text, description: 'What to write; {slots} are for the writer to fill.' },
  actual: { ...text, description: 'The words found. An absence has none.' },
  ...place,
  fix: object(['offset', 'endOffset', 'text', 'safe'], { offset: count, endOffset: count, text, safe: { type: 'boolean' } }),
  more: { ...line, description: 'How many more findings of the rule the message has.' },
  related: { type: 'array', items: object(['label', 'text', ...PLACED], { label: text, path: text, text, ...place }) },
  suppressed: object(['by'], { by: { enum: ['disable', 'waive', 'baseline'] }, reason: text, until: text }),
  url: text,
})

const element = object(['verdict', 'demand', 'evidence'], {
  verdict: { enum: VERDICTS },
  mode: { enum: MODES },
  demand: { enum: ['required', 'recommended', 'none', 'forbidden'] },
  evidence: { type: 'array', items: object(span.required, { ...span.properties, missing: text }) },
})

const message = object(['stage', 'situation', 'channel', 'language', 'audience', 'found', 'judged', 'place', 'elements', 'findings', 'skipped'], {
  stage: { enum: STAGES },
  situation: { enum: SITUATIONS },
  channel: { enum: CHANNELS },
  language: { ...text, description: 'BCP 47.' },
  audience: { enum: AUDIENCES },
  found: object([], Object.fromEntries(['stage', 'situation', 'channel', 'language', 'audience', 'publishedAt'].map((key) => [key, { enum: FINDERS }]))),
  judged: { type: 'boolean', description: 'False when the language has no pack: then `elements` is empty and one finding says why.' },
  title: text,
  publishedAt: { ...text, description: 'ISO 8601 date or instant.' },
  incidentId: text,
  order: { ...line, description: 'Place among the updates of its incident, 1 the first sent.' },
  components: { type: 'array', items: text, description: 'What the front matter or the export says is affected.' },
  promise: {
    ...object([...span.required, 'due'], { ...span.properties, due: text, kept: { type: 'boolean' } }),
    description: 'Of an update in a thread: the next message that it promises by a time, and whether it came.',
  },
  place: span,
  elements: {
    type: 'object',
    properties: Object.fromEntries([...ELEMENTS, ...OPTIONALS].map((name) => [name, element])),
    additionalProperties: element,
    description: 'The ten; the others only where the profile or the config asks for them.',
  },
  findings: { type: 'array', items: finding },
  skipped: { type: 'array', items: object(['zone', 'count'], { zone: { enum: ZONES }, count }) },
})

/** JSON Schema (draft 7) of what `--format json` prints. A minor release may add keys, so more of them are allowed. */
export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of incident-lint',
  description: 'Lines and columns count from 1, offsets from 0 in UTF-16 units of the file; ends are exclusive.',
  ...object(['schemaVersion', 'tool', 'reports', 'summary'], {
    schemaVersion: { const: 1 },
    tool: object(['name', 'version'], { name: text, version: text }),
    reports: {
      type: 'array',
      items: {
        anyOf: [
          object(['schemaVersion', 'path', 'messages'], { schemaVersion: { const: 1 }, path: text, messages: { type: 'array', items: message } }),
          object(['path', 'error'], { path: text, error: object(['message'], { message: text, line, column: line }) }),
        ],
      },
    },
    summary: object(['files', 'messages', 'errors', 'warnings', 'infos'], { files: count, messages: count, errors: count, warnings: count, infos: count }),
  }),
}
