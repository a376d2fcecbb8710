import type { ValidateFunction } from 'ajv'
import {
  CHANNELS,
  type Channel,
  ELEMENTS,
  type ElementId,
  type JudgedId,
  OPTIONALS,
  type OptionalId,
  type Severity,
  SITUATIONS,
  type Situation,
  STAGES,
  type Stage,
} from '../model.ts'
import { DataError, DataFile, type DataProblem } from './data-file.ts'

/** A cell of the requirement matrix: a letter of `RrnXC`, then any of `udlt`. */
export type Cell = string

/** What a law asks of one stage beside the house (SPEC 8). A preset adds and never lowers, and is no legal advice. */
export interface Preset {
  /** Law and article, as findings cite it. */
  law: string
  stage: Stage
  /** The time that the law gives from knowing of it, which findings remind of. */
  hours?: number
  /** Forms of the message of `preset-content` for what no text shows: times and copies that the law sets. */
  remind?: string[]
  /** Title and headings that the law fixes word for word. */
  headings?: string[]
  /** Channels that are writing, where the law asks for that. */
  written?: Channel[]
  /** What must be present. */
  needs: Need[]
  /** Concepts of wording that give way to the law's: anywhere in its headings, and what is said of the lede under its title. */
  yields?: { words: string[]; lede: string }
  /** Elements that the law asks for as the house does: their findings cite it. */
  cites: JudgedId[]
}

/** Form of the message of `preset-content`, and the concept that must be present; with `when` only where another one is. Default: an error. */
export interface Need {
  form: string
  concept: string
  when?: string
  severity?: Severity
}

export interface PolicyFile {
  about: string
  extends?: string
  matrix?: Record<string, string>
  /** When the optional elements are asked for, by channels with blanks between: a profile or config that names one takes its row. */
  optional?: Record<string, string>
  asks?: OptionalId[]
  situations?: Record<string, { rest: string; cells: Record<string, string> }>
  conditions?: Condition[]
  severities?: Record<string, Severity>
  relax?: Record<string, Severity>
  promote?: boolean
  preset?: Preset
}

export interface Condition {
  element: ElementId
  stage: Stage | '*'
  channel?: Channel
  /** Concepts, or `concept:mode`, one of which must be marked. */
  when: string[]
  otherwise: 'required' | 'recommended' | 'none'
}

export interface Policy {
  /** channel, element, stage; of optional elements only the cells that ask for anything */
  matrix: Record<Channel, Record<ElementId, Record<Stage, Cell>> & Partial<Record<OptionalId, Partial<Record<Stage, Cell>>>>>
  situations: Partial<Record<Situation, { rest: string; cells: Partial<Record<JudgedId, string>> }>>
  conditions: Condition[]
  severities: Record<string, Severity>
  relax: Record<string, Severity>
  promote: boolean
  preset?: Preset
  /** The optional elements that are judged. */
  asks: readonly OptionalId[]
}

const ABBREVIATIONS: Record<string, Stage> = {
  INV: 'investigating',
  IDN: 'identified',
  MON: 'monitoring',
  RES: 'resolved',
  PM: 'postmortem',
  SCH: 'scheduled',
  CAN: 'cancelled',
  SEC: 'security',
}
const CELL = /^[RrnXC][udlt]*$/

/** Profiles by name, each whole: what it extends is merged in. Throws DataError. */
export function compilePolicies(files: { path: string; source: string }[], validate: ValidateFunction<PolicyFile>): Record<string, Policy> {
  const read = new Map(
    files.map(({ path, source }) => [(path.split('/').pop() as string).replace(/\.ya?ml$/, ''), new DataFile<PolicyFile>(path, source, validate)]),
  )
  const problems: DataProblem[] = []
  const policies: Record<string, Policy> = {}
  for (const [name, file] of read) {
    const base = file.value.extends ? read.get(file.value.extends) : undefined
    if (file.value.extends && !base) file.complain(['extends'], `there is no profile \`${file.value.extends}\``)
    else if (file.problems.length === 0) policies[name] = whole(file, base)
    problems.push(...file.problems)
  }
  if (problems.length > 0) throw new DataError(problems)
  return policies
}

function whole(file: DataFile<PolicyFile>, base: DataFile<PolicyFile> | undefined): Policy {
  const own = file.value
  const from = base?.value
  const situations = { ...from?.situations, ...own.situations }
  for (const situation of Object.keys(situations)) {
    if (!SITUATIONS.includes(situation as Situation)) file.complain(['situations', situation], `\`${situation}\` is no situation: ${SITUATIONS.join(', ')}`)
  }
  return {
    matrix: Object.fromEntries(CHANNELS.map((channel) => [channel, matrixOf(channel, file, base)])) as Policy['matrix'],
    situations,
    conditions: [...(from?.conditions ?? []), ...(own.conditions ?? [])],
    severities: { ...from?.severities, ...own.severities },
    relax: { ...from?.relax, ...own.relax },
    promote: own.promote ?? false,
    ...(own.preset && { preset: own.preset }),
    asks: OPTIONALS.filter((one) => from?.asks?.includes(one) || own.asks?.includes(one)),
  }
}

type PolicyData = DataFile<PolicyFile>
type Row = Partial<Record<Stage, Cell>>

/** The rows of one channel: those of the profile that is extended, over them the profile's own. */
function matrixOf(channel: Channel, file: PolicyData, base: PolicyData | undefined): Policy['matrix'][Channel] {
  const out: Partial<Record<JudgedId, Row>> = {}
  for (const one of [base, file]) {
    const { matrix, optional = {} } = one?.value ?? {}
    const sparse = Object.keys(optional).filter((channels) => channels.split(' ').includes(channel))
    if (one && (matrix?.[channel] !== undefined || !base)) Object.assign(out, rows(one, ['matrix', channel], matrix?.[channel] ?? '', ELEMENTS))
    for (const channels of sparse) if (one) Object.assign(out, asking(rows(one, ['optional', channels], optional[channels] ?? '', OPTIONALS)))
  }
  for (const element of ELEMENTS) if (!out[element]) file.complain(['matrix', channel], `there is no row for ${element}`)
  return out as Policy['matrix'][Channel]
}

/** Without the cells that ask for nothing. */
function asking(table: Partial<Record<JudgedId, Row>>): Partial<Record<JudgedId, Row>> {
  return Object.fromEntries(
    Object.entries(table).map(([element, row]) => [element, Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== 'n'))]),
  )
}

function rows(file: PolicyData, at: string[], source: string, known: readonly JudgedId[]): Partial<Record<JudgedId, Row>> {
  const complain = (message: string) => file.complain(at, message)
  const [header = '', ...lines] = source.trim().split('\n')
  const stages = header
    .trim()
    .split(/\s+/)
    .slice(1)
    .map((name) => ABBREVIATIONS[name])
  if (stages.length !== STAGES.length || stages.includes(undefined)) complain(`the table's head must name ${Object.keys(ABBREVIATIONS).join(' ')}`)
  const out: Partial<Record<JudgedId, Row>> = {}
  for (const line of lines) {
    const [element = '', ...cells] = line.trim().split(/\s+/)
    if (!known.includes(element as JudgedId)) complain(`\`${element}\` is no element of this table: ${known.join(', ')}`)
    const wrong = cells.find((cell) => !CELL.test(cell))
    if (wrong || cells.length !== stages.length)
      complain(`the row of ${element} needs ${stages.length} cells like \`R\`, \`ru\`, \`Cl\`${wrong ? `; \`${wrong}\` is none` : ''}`)
    out[element as JudgedId] = Object.fromEntries(stages.map((stage, i) => [stage, cells[i] ?? 'n'])) as Row
  }
  return out
}
