import { AUDIENCES, CHANNELS, ELEMENTS, OPTIONALS, SEVERITIES, SITUATIONS, STAGES, VERDICTS, ZONES } from '../model.ts'

/** JSON Schemas of the data that contributors write. ajv holds them at build, with file:line:col for every refusal. */
/** Not `minLength`: its validator would bring a run-time helper along. */
const text = { type: 'string', pattern: '\\S' } as const
const some = (values: readonly string[]) => ({ type: 'array', items: { enum: values }, minItems: 1 })
const lines = { type: 'array', items: text, minItems: 1 } as const

const settingSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { stage: some(STAGES), channel: some(CHANNELS), audience: some(AUDIENCES), zone: some(ZONES) },
}

const lexiconWith = (severities: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  required: ['about'],
  properties: {
    about: text,
    concept: text,
    also: some(ZONES),
    form: text,
    words: { type: 'array', items: { type: ['string', 'number'] }, minItems: 1 },
    entries: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['phrases', 'hits'],
        properties: {
          phrases: lines,
          worth: { enum: ['hollow', 'present'] },
          value: { type: ['string', 'number'] },
          why: text,
          use: { anyOf: [text, lines] },
          severity: { enum: severities },
          element: { enum: ELEMENTS },
          only: settingSchema,
          not: settingSchema,
          unless: lines,
          needs: lines,
          missing: text,
          swap: { type: 'string' },
          safe: { type: 'boolean' },
          hits: lines,
          spares: lines,
        },
      },
    },
  },
})

export const lexiconSchema = lexiconWith(['info', 'warning', 'error'])
/** A house may silence phrases as well. */
export const houseLexiconSchema = lexiconWith(SEVERITIES)

const caseSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['draft', 'verdict'],
  properties: {
    draft: text,
    /** Of a thread: what an earlier run found. */
    previous: text,
    stage: { enum: STAGES },
    situation: { enum: SITUATIONS },
    channel: { enum: CHANNELS },
    audience: { enum: AUDIENCES },
    /** The profile it is judged by, where that is not the house's. */
    profile: text,
    /** Addresses it is about to be sent to. */
    to: lines,
    /** Of a thread: the instant at which it is judged. */
    now: text,
    verdict: { enum: VERDICTS },
    /** Words that the finding or the evidence quotes. */
    at: text,
  },
}

export const ruleSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['kind', 'concept', 'spec', 'sources', 'cases'],
  properties: {
    kind: { enum: ['require', 'avoid', 'limit'] },
    concept: text,
    spec: text,
    sources: { type: 'array', items: text },
    /** Of a rule that no requirement matrix weighs. */
    severity: { enum: ['info', 'warning', 'error'] },
    /** First that fits wins over `severity`; an entry of a lexicon wins over both. */
    by: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['severity'],
        properties: { stage: some(STAGES), channel: some(CHANNELS), audience: some(AUDIENCES), severity: { enum: ['off', 'info', 'warning', 'error'] } },
      },
    },
    /** The element it speaks of: present elsewhere, it lowers the severity by one step; hollow, it has said it already. */
    element: { enum: ELEMENTS },
    /** Also reports the hollow marks of its element. */
    echoes: { type: 'boolean' },
    /** Not lowered where its element is present: the words stay empty beside it. */
    steady: { type: 'boolean' },
    /** Neither lowered, nor merged, nor counted. */
    fixed: { type: 'boolean' },
    /** Runs for an internal audience too. */
    internal: { type: 'boolean' },
    /** The version that brought the rule: `compat` in a config holds newer ones at info. */
    since: { type: 'string', pattern: '^\\d+\\.\\d+(\\.\\d+)?$' },
    cases: { type: 'object', additionalProperties: { type: 'array', minItems: 1, items: caseSchema } },
  },
}

export const textsSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['summary', 'why', 'messages', 'question', 'expected'],
  properties: {
    summary: text,
    why: text,
    messages: { type: 'object', additionalProperties: text, minProperties: 1 },
    question: text,
    expected: lines,
    /** Words before and after, as people write them. */
    pairs: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['bad', 'good'], properties: { bad: text, good: text } },
    },
    /** When the words are legitimate. */
    leave: lines,
  },
}

export const policySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['about'],
  properties: {
    about: text,
    extends: text,
    /** One table a channel: a header row of stage abbreviations, then a row an element. */
    matrix: { type: 'object', additionalProperties: false, properties: Object.fromEntries(CHANNELS.map((channel) => [channel, text])) },
    /** Rows of optional elements, by channels with blanks between them. */
    optional: { type: 'object', propertyNames: { pattern: `^(${CHANNELS.join('|')})( (${CHANNELS.join('|')}))*$` }, additionalProperties: text },
    /** The optional elements that are judged. */
    asks: some(OPTIONALS),
    /** Cells that a situation replaces: `element: code`, or `as <stage>` to take that stage's cell. */
    situations: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['rest', 'cells'],
        properties: { rest: text, cells: { type: 'object', additionalProperties: text } },
      },
    },
    /** What makes a `C` cell required: concepts one of which must be marked; `otherwise` when none is. */
    conditions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['element', 'stage', 'when', 'otherwise'],
        properties: {
          element: { enum: ELEMENTS },
          stage: { enum: [...STAGES, '*'] },
          channel: { enum: CHANNELS },
          when: lines,
          otherwise: { enum: ['required', 'recommended', 'none'] },
        },
      },
    },
    /** Severities by verdict and demand, and by rule. */
    severities: { type: 'object', additionalProperties: { enum: ['off', 'info', 'warning', 'error'] } },
    /** Severity changes for a profile: `element@stage@channel: severity`, `*` for any. */
    relax: { type: 'object', additionalProperties: { enum: ['off', 'info', 'warning', 'error'] } },
    /** `strict`: what was recommended is required. */
    promote: { type: 'boolean' },
    /** What a law asks of one stage beside the house: see `Preset`. */
    preset: {
      type: 'object',
      additionalProperties: false,
      required: ['law', 'stage', 'needs', 'cites'],
      properties: {
        law: text,
        stage: { enum: STAGES },
        hours: { type: 'integer', minimum: 1 },
        remind: { type: 'array', items: text, minItems: 1 },
        headings: { type: 'array', items: text, minItems: 1 },
        written: { type: 'array', items: { enum: CHANNELS }, minItems: 1 },
        needs: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['form', 'concept'],
            properties: { form: text, concept: text, when: text, severity: { enum: ['info', 'warning', 'error'] } },
          },
        },
        yields: { type: 'object', additionalProperties: false, required: ['words', 'lede'], properties: { words: lines, lede: text } },
        cites: { type: 'array', items: { enum: [...ELEMENTS, ...OPTIONALS] } },
      },
    },
  },
}

export const sourcesSchema = { type: 'object', additionalProperties: text, propertyNames: { pattern: '^S\\d+$' } }

export const wordsSchema = { type: 'object', additionalProperties: { type: 'object', additionalProperties: text } }

const aliasesOf = (values: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(
    values.map((value) => [value, { type: 'object', additionalProperties: false, required: ['names'], properties: { names: lines, also: lines } }]),
  ),
})

export const aliasSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    stage: aliasesOf(STAGES),
    situation: aliasesOf(SITUATIONS),
    channel: aliasesOf(CHANNELS),
    audience: aliasesOf(AUDIENCES),
    fillers: lines,
    silent: lines,
  },
}

export const tongueSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['scripts', 'languages'],
  properties: {
    scripts: { type: 'object', additionalProperties: lines },
    languages: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'words'],
        properties: { name: text, words: lines, letters: text, like: text },
      },
    },
  },
}

export const stockSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['equality'],
  properties: { equality: { type: 'object', additionalProperties: false, required: ['ignore'], properties: { ignore: lines } } },
}
