import { existsSync } from 'node:fs'
import type { ConfigFault } from '../config/check.ts'
import { policies } from '../generated/policies.ts'
import { type At, Problem, Problems, reasonOf } from '../problem.ts'
import type { Config } from '../settings.ts'
import { MANIFEST, MANIFEST_KEY } from './config-files.ts'
import { readText } from './read.ts'

/** How a config is read. */
export interface Reading {
  /** False: what is a program is refused. */
  code: boolean
  /** False: packs stay names, and nobody knows their rules. */
  packs?: boolean
  /** Absolute paths of the configs that led to this one by `extends`. */
  trail?: readonly string[]
}

/** Reads and checks one config file, and what it extends. Throws Problem or Problems. */
export async function readConfig(path: string, shown: string, how: Reading): Promise<Config> {
  if (/\.[cm]?js$/.test(path)) return readProgram(path, shown, how)
  const source = readText(path, shown)
  const { checkConfig } = await import('../config/check.ts')
  const prefix = path.endsWith(MANIFEST) ? [MANIFEST_KEY] : []
  const isJson = path.endsWith('.json')
  const quick = isJson ? readJson(source) : undefined
  if (quick !== undefined) {
    const value = prefix.length > 0 ? (quick as Record<string, unknown>)[MANIFEST_KEY] : quick
    if (checkConfig(value).length === 0 && standsAlone(value as Config)) return value as Config
  }
  const { DataFile } = await import('../compile/data-file.ts')
  const file = new DataFile<Record<string, unknown> | null>(shown, source, undefined, isJson ? 'json' : 'core')
  if (file.problems.length > 0)
    throw new Problems(file.problems.map(({ message, line, column }) => new Problem('config.syntax', { reason: message }, { path: shown, line, column })))
  // What YAML forgives (a comma too many), JSON does not.
  if (isJson && quick === undefined) throw new Problem('config.json', {}, { path: shown })
  // A file that holds nothing but comments is an empty config.
  const value = file.value === null ? {} : prefix.length > 0 ? (file.value as Record<string, unknown>)[MANIFEST_KEY] : file.value
  const { faults, config } = await settled(value, path, shown, how)
  if (faults.length > 0) throw new Problems(faults.map((fault) => problem(fault, { path: shown, ...file.pointOf([...prefix, ...fault.keys], fault.part) })))
  return config
}

async function readProgram(path: string, shown: string, how: Reading): Promise<Config> {
  if (!how.code) throw new Problem('config.no-code', {}, { path: shown })
  if (!existsSync(path)) throw new Problem('read.missing', {}, { path: shown })
  const { defaultOf } = await import('./module.ts')
  let value: unknown
  try {
    value = await defaultOf(path)
  } catch (error) {
    throw new Problem('config.program', { reason: reasonOf(error) }, { path: shown })
  }
  if (value === undefined) throw new Problem('config.no-default', {}, { path: shown })
  const { faults, config } = await settled(value, path, shown, how)
  if (faults.length > 0) throw new Problems(faults.map((fault) => problem(fault, { path: shown }, `${fault.keys.join('.')}: `)))
  return config
}

/** What is wrong with a config, and the config with all that it names read. */
async function settled(value: unknown, path: string, shown: string, how: Reading): Promise<{ faults: ConfigFault[]; config: Config }> {
  const { checkConfig } = await import('../config/check.ts')
  const faults = checkConfig(value)
  if (standsAlone(value as Config)) return { faults, config: value as Config }
  const { withNamed } = await import('./named.ts')
  return withNamed(value as Config, faults, path, shown, how)
}

/** Whether a config needs no other file: most need none. Its value may be anything. */
function standsAlone(value: Partial<Record<keyof Config, unknown>> | null): boolean {
  const { packs, plugins, overrides, extends: names } = value ?? {}
  const parts = Array.isArray(overrides) ? overrides : []
  const onlyProfiles = [names ?? []].flat().every((name) => typeof name === 'string' && Object.hasOwn(policies, name))
  return onlyProfiles && packs === undefined && plugins === undefined && parts.every((part) => part?.packs === undefined)
}

function problem({ key, slots }: ConfigFault, at: At, where = ''): Problem {
  return where ? new Problem('config.at', { where, reason: new Problem(key, slots).message }, at) : new Problem(key, slots, at)
}

/** Undefined when it is no JSON: the YAML parser can say where it breaks off. */
function readJson(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}
