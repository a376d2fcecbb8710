import type { ValidateFunction } from 'ajv'
import { AUDIENCES, CHANNELS, ELEMENTS, SITUATIONS, STAGES } from '../model.ts'
import { SLOT_TYPES, type Slot, type Template, type TemplateSlot, type Values } from '../templates/model.ts'
import { slotsIn } from '../templates/substitute.ts'
import { DataError, DataFile, type DataProblem } from './data-file.ts'

interface Source {
  path: string
  source: string
}

type SlotLine = Omit<Slot, 'name'> & { hollow: string }
export type SlotFile = Record<string, SlotLine>

/** Front matter of a template. `slots` names them; `name?` may stay empty. */
export interface TemplateFile {
  id: string
  title: string
  stage: Template['stage']
  situation?: Template['situation']
  channel: Template['channel']
  audience?: Template['audience']
  incident_type: string
  subject?: string
  slots: string[]
  longest?: Record<string, number>
  carries: Template['carries']
  unknown?: Record<string, string>
  defer?: Record<string, string>
  basis?: string[]
  reviewed_by?: Template['reviewedBy']
  review_by?: string | null
  fixtures?: { good?: Values; hollow?: Values }
}

const text = { type: 'string', minLength: 1 }
const words = { type: 'object', additionalProperties: text }
const OPTIONAL = ['remedy', 'ownership', 'listening', 'accountability', 'impact.data']

export const slotsSchema = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    additionalProperties: false,
    required: ['type', 'hint', 'example', 'hollow'],
    properties: { type: { enum: SLOT_TYPES }, hint: text, example: text, hollow: text },
  },
  // `short` is the incident file's own.
  propertyNames: { pattern: '^(?!short$)[a-z][a-z_0-9]*$' },
}

export const templateSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'stage', 'channel', 'incident_type', 'slots', 'carries'],
  properties: {
    id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]*$' },
    title: text,
    stage: { enum: STAGES },
    situation: { enum: SITUATIONS },
    channel: { enum: CHANNELS },
    audience: { enum: AUDIENCES },
    incident_type: text,
    subject: text,
    slots: { type: 'array', items: { type: 'string', pattern: '^[a-z][a-z_0-9]*\\??$' }, minItems: 1, uniqueItems: true },
    longest: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
    carries: { type: 'array', items: { enum: [...ELEMENTS, ...OPTIONAL] }, minItems: 1, uniqueItems: true },
    unknown: words,
    defer: words,
    basis: { type: 'array', items: text },
    reviewed_by: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['name', 'role', 'date'], properties: { name: text, role: text, date: text } },
    },
    review_by: { type: ['string', 'null'] },
    fixtures: { type: 'object', additionalProperties: false, properties: { good: words, hollow: words } },
  },
}

const FENCED = /^---\r?\n([\s\S]*?\n)---\r?\n([\s\S]*)$/

export interface TemplateOptions {
  /** Slots that templates may use beside those of the slot file, which come first. */
  known?: SlotFile
  /** BCP 47. By default what the folder of a template is called. */
  lang?: string
}

/** `templates/slots.yml` and `templates/<lang>/<id>.md`, checked. Throws DataError naming every problem of every file. */
export function compileTemplates(
  slotFile: Source | undefined,
  files: readonly Source[],
  validate: { slots: ValidateFunction<SlotFile>; template: ValidateFunction<TemplateFile> },
  { known = {}, lang }: TemplateOptions = {},
): Template[] {
  const own = slotFile && new DataFile<SlotFile>(slotFile.path, slotFile.source, validate.slots)
  const problems: DataProblem[] = [...(own?.problems ?? [])]
  const slots = { ...known, ...(problems.length === 0 && own?.value) }
  const out: Template[] = []
  if (problems.length === 0) {
    for (const file of files) {
      const [, front, body = ''] = FENCED.exec(file.source) ?? []
      if (front === undefined) {
        problems.push({ path: file.path, line: 1, column: 1, message: 'a template begins with front matter between two lines of `---`' })
        continue
      }
      // One line of `---` stands before it: the blank keeps the lines of complaints right.
      const head = new DataFile<TemplateFile>(file.path, `\n${front}`, validate.template)
      if (head.problems.length === 0) {
        check(head, body, slots)
        if (head.problems.length === 0) out.push(templateOf(head.value, body, lang ?? (file.path.split('/').at(-2) as string), slots))
      }
      problems.push(...head.problems)
    }
  }
  if (problems.length > 0) throw new DataError(problems)
  return out
}

const bare = (name: string) => name.replace(/\?$/, '')

function check(head: DataFile<TemplateFile>, body: string, known: SlotFile): void {
  const { id, slots, unknown = {}, defer = {}, subject = '', longest = {}, fixtures = {} } = head.value
  if (!head.path.endsWith(`/${id}.md`)) head.complain(['id'], `the file of \`${id}\` is called \`${id}.md\``)
  const names = new Set(slots.map(bare))
  slots.forEach((slot, index) => {
    if (!Object.hasOwn(known, bare(slot))) head.complain(['slots', index], `\`${bare(slot)}\` does not stand in slots.yml`)
  })
  const used = new Set([body, subject, ...Object.values(unknown), ...Object.values(defer)].flatMap(slotsIn))
  for (const slot of used) if (!names.has(slot) && slot !== 'later') head.complain(['slots'], `the text has \`{{${slot}}}\`, which \`slots\` does not name`)
  for (const slot of names) if (!used.has(slot)) head.complain(['slots'], `\`${slot}\` is named, and no text has it`)
  for (const [key, table] of Object.entries({ unknown, defer, longest, good: fixtures.good ?? {}, hollow: fixtures.hollow ?? {} })) {
    for (const slot of Object.keys(table)) {
      if (!names.has(slot)) head.complain(key === 'good' || key === 'hollow' ? ['fixtures', key, slot] : [key, slot], `\`${slot}\` is no slot of this template`)
    }
  }
  for (const slot of slotsIn(subject))
    if (unknown[slot] || defer[slot] || !slots.includes(slot))
      head.complain(['subject'], `\`${slot}\` stands in the subject: it must be required, and never unknown`)
}

function templateOf(head: TemplateFile, body: string, lang: string, known: SlotFile): Template {
  const { subject, longest = {}, review_by: reviewBy, fixtures = {} } = head
  const names = head.slots.map(bare)
  const slots = head.slots.map((name): TemplateSlot => {
    const { hollow: _, ...slot } = known[bare(name)] as SlotLine
    return { name: bare(name), ...slot, required: !name.endsWith('?'), ...(longest[bare(name)] !== undefined && { longest: longest[bare(name)] as number }) }
  })
  const values = (key: 'example' | 'hollow') => Object.fromEntries(names.map((name) => [name, (known[name] as SlotLine)[key]]))
  return {
    id: head.id,
    lang,
    title: head.title,
    stage: head.stage,
    situation: head.situation ?? 'ordinary',
    channel: head.channel,
    audience: head.audience ?? 'customers',
    incidentType: head.incident_type,
    ...(subject !== undefined && { subject }),
    carries: head.carries,
    slots,
    unknown: head.unknown ?? {},
    defer: head.defer ?? {},
    basis: head.basis ?? [],
    reviewedBy: head.reviewed_by ?? [],
    ...(reviewBy && { reviewBy }),
    fixtures: { good: { ...values('example'), ...fixtures.good }, hollow: { ...values('hollow'), ...fixtures.hollow } },
    text: body.trim(),
  }
}

/** JSON Schema of an incident file: slot names to what is known of them. Published for editors. */
export function incidentSchema({ path, source }: Source): object {
  const known = new DataFile<SlotFile>(path, source).value
  const properties = Object.fromEntries(
    Object.entries(known).map(([name, { hint, example }]) => [name, { type: ['string', 'number'], description: hint, examples: [example] }]),
  )
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Incident file of incident-lint',
    description: 'What is known of an incident so far. `unknown`, or `later: <time>`, where a template has words for it.',
    type: 'object',
    additionalProperties: false,
    properties: {
      ...properties,
      short: { type: 'object', additionalProperties: false, description: 'Shorter words for channels that have no room for the others.', properties },
    },
  }
}
