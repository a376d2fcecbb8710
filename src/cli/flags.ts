import { formatters } from '../formatters/index.ts'
import { policies } from '../generated/policies.ts'
import { AUDIENCES, CHANNELS, SITUATIONS, STAGES } from '../model.ts'
import { FORMATS } from '../readers/format.ts'
import { CI_KINDS } from './ci-kinds.ts'

/** What a flag takes: nothing, one of some names, a text, a number, a moment. */
type FlagKind = 'none' | 'name' | 'format' | 'text' | 'number' | 'time' | 'instant' | 'language'

export interface Flag {
  kind: FlagKind
  short?: string
  /** Of a `name`. */
  allowed?: readonly string[]
  /** May be given several times. */
  multiple?: boolean
}

const name = (allowed: readonly string[]) => ({ kind: 'name', allowed }) as const
const none = { kind: 'none' } as const
const text = { kind: 'text' } as const

/** All options of the command line. `--no-x` flags stand here as they are written. */
export const FLAGS = {
  stage: name(STAGES),
  situation: name(SITUATIONS),
  channel: name(CHANNELS),
  audience: name(AUDIENCES),
  lang: { kind: 'language' },
  locale: { kind: 'language' },
  'posted-at': { kind: 'time' },
  now: { kind: 'instant' },
  previous: text,
  to: { kind: 'text', multiple: true },
  profile: name(Object.keys(policies)),
  input: name(['auto', ...FORMATS]),
  stdin: none,
  'stdin-filename': text,
  'max-size': { kind: 'number' },
  'ignore-pattern': { kind: 'text', multiple: true },
  'no-ignore': none,
  'no-error-on-unmatched-pattern': none,
  config: { kind: 'text', short: 'c' },
  'no-config-lookup': none,
  'no-code': none,
  'no-inline-config': none,
  'print-config': text,
  'report-unused-disable-directives': none,
  format: { kind: 'format', allowed: Object.keys(formatters), short: 'f', multiple: true },
  'output-file': { kind: 'text', short: 'o' },
  changed: none,
  staged: none,
  since: text,
  'changed-lines': none,
  shard: text,
  'suppress-all': none,
  'prune-suppressions': none,
  'suppressions-location': text,
  cache: none,
  'cache-location': text,
  watch: none,
  stats: none,
  fix: none,
  'fix-dry-run': none,
  set: { kind: 'text', multiple: true },
  values: text,
  from: text,
  'all-channels': none,
  'allow-hollow': none,
  force: none,
  'no-input': none,
  company: text,
  person: { kind: 'text', multiple: true },
  channels: text,
  zone: text,
  ci: name(CI_KINDS),
  'dry-run': none,
  trace: text,
  quiet: none,
  color: none,
  'no-color': none,
  debug: none,
  'fail-on': name(['error', 'warning', 'info', 'warn']),
  'max-warnings': { kind: 'number' },
  'exit-zero': none,
  help: { kind: 'none', short: 'h' },
  version: { kind: 'none', short: 'v' },
} as const satisfies Record<string, Flag>

export type FlagName = keyof typeof FLAGS

/** As prettier spells it. */
export const ALIASES: Record<string, FlagName> = { 'stdin-file-path': 'stdin-filename' }
