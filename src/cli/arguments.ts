import { parseArgs } from 'node:util'
import { Problem } from '../problem.ts'
import { nearest } from '../suggest.ts'
import { ALIASES, FLAGS, type Flag, type FlagName } from './flags.ts'
import { isModule, readFormat } from './format-flag.ts'

/** The command line, read: a flag that takes nothing is true, one that may be repeated is a list. */
export interface Arguments {
  flags: Flags
  positionals: string[]
  /** Everything that is wrong with it, not only the first. */
  problems: Problem[]
}

type Value<F extends Flag> = F extends { multiple: true } ? string[] : F['kind'] extends 'none' ? true : string
export type Flags = { [Name in FlagName]?: Value<(typeof FLAGS)[Name]> }

const DATE = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

export function readArguments(args: readonly string[]): Arguments {
  const options = Object.fromEntries(
    [...Object.keys(FLAGS), ...Object.keys(ALIASES)].map((name) => {
      const { kind, short } = flagOf(name as FlagName)
      return [name, { type: kind === 'none' ? ('boolean' as const) : ('string' as const), ...(short && { short }) }]
    }),
  )
  const { tokens } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true })
  const read: Arguments = { flags: {}, positionals: [], problems: [] }
  const set = read.flags as Record<string, string | true | string[]>
  for (const token of tokens) {
    if (token.kind === 'positional') read.positionals.push(token.value)
    if (token.kind !== 'option') continue
    const name = ALIASES[token.name] ?? token.name
    const problem = problemOf(name, token.rawName, token.value, token.inlineValue ?? false)
    if (problem) read.problems.push(problem)
    else if (flagOf(name as FlagName).multiple) set[name] = [...((set[name] as string[]) ?? []), token.value as string]
    else set[name] = token.value ?? true
  }
  return read
}

function flagOf(name: string): Flag {
  return FLAGS[ALIASES[name] ?? (name as FlagName)]
}

function problemOf(name: string, flag: string, value: string | undefined, inline: boolean): Problem | undefined {
  if (!Object.hasOwn(FLAGS, name)) {
    const guess = nearest(name, [...Object.keys(FLAGS), ...Object.keys(ALIASES)])
    return new Problem('usage.unknown-flag', { flag, guess: guess && `--${guess}` })
  }
  const { kind, allowed } = flagOf(name)
  if (kind === 'none') return value === undefined ? undefined : new Problem('usage.value-unwanted', { flag })
  const missing = value === undefined || value === '' || (!inline && value.length > 1 && value.startsWith('-'))
  if (missing) return new Problem(allowed ? 'usage.value-missing-of' : 'usage.value-missing', { flag, allowed: allowed?.join(', ') })
  return wrongValue(name, flag, kind, value, allowed)
}

function wrongValue(name: string, flag: string, kind: Flag['kind'], value: string, allowed: readonly string[] = []): Problem | undefined {
  const slots = { flag, value }
  if (kind === 'name' && !allowed.includes(value))
    return new Problem('usage.unknown-value', { ...slots, what: name, allowed: allowed.join(', '), guess: nearest(value, allowed) })
  if (kind === 'format') {
    const { name: format } = readFormat(value)
    if (!allowed.includes(format) && !isModule(format))
      return new Problem('usage.unknown-value', { flag, value: format, what: name, allowed: allowed.join(', '), guess: nearest(format, allowed) })
  }
  if (kind === 'number' && !/^\d+(\.\d+)?$/.test(value)) return new Problem('usage.number', slots)
  if (kind === 'language' && !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(value)) return new Problem('usage.language', slots)
  if (kind === 'instant' && !(INSTANT.test(value) && Number.isFinite(Date.parse(value)))) return new Problem('usage.instant', slots)
  if (kind === 'time' && !((DATE.test(value) || INSTANT.test(value)) && Number.isFinite(Date.parse(value)))) return new Problem('usage.time', slots)
  return undefined
}
