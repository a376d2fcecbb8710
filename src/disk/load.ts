import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ConfigFault } from '../config/check.ts'
import { type At, Problem, Problems } from '../problem.ts'
import type { Config } from '../settings.ts'
import { namesPacks, readPacks, withPacks } from './packs.ts'
import { readText } from './read.ts'

/** In one folder the first of these is read. */
const NAMES = ['yml', 'yaml', 'json', 'mjs', 'js'].map((ending) => `incident-lint.config.${ending}`)
const MANIFEST = 'package.json'
const MANIFEST_KEY = 'incidentLint'

/** The config file of a folder, or undefined. */
export function configFileIn(folder: string): string | undefined {
  const name = NAMES.find((one) => existsSync(join(folder, one)))
  if (name !== undefined) return join(folder, name)
  const manifest = join(folder, MANIFEST)
  return hasManifestKey(manifest) ? manifest : undefined
}

/** A manifest that cannot be parsed is nobody's config, unless it names the key. */
function hasManifestKey(path: string): boolean {
  let source = ''
  try {
    source = readFileSync(path, 'utf8')
    return source.includes(`"${MANIFEST_KEY}"`) && MANIFEST_KEY in JSON.parse(source)
  } catch {
    return source.includes(`"${MANIFEST_KEY}"`)
  }
}

/** Reads and checks one config file. `code: false` refuses those that are programs. Throws Problem or Problems. */
export async function readConfig(path: string, shown: string, code: boolean): Promise<Config> {
  if (/\.[cm]?js$/.test(path)) return readProgram(path, shown, code)
  const source = readText(path, shown)
  const { checkConfig } = await import('../config/check.ts')
  const prefix = path.endsWith(MANIFEST) ? [MANIFEST_KEY] : []
  const isJson = path.endsWith('.json')
  const quick = isJson ? readJson(source) : undefined
  if (quick !== undefined) {
    const value = prefix.length > 0 ? (quick as Record<string, unknown>)[MANIFEST_KEY] : quick
    if (checkConfig(value).length === 0 && !namesPacks(value)) return value as Config
  }
  const { DataFile } = await import('../compile/data-file.ts')
  const file = new DataFile<Record<string, unknown> | null>(shown, source, undefined, isJson ? 'json' : 'core')
  if (file.problems.length > 0)
    throw new Problems(file.problems.map(({ message, line, column }) => new Problem('config.syntax', { reason: message }, { path: shown, line, column })))
  // What YAML forgives (a comma too many), JSON does not.
  if (isJson && quick === undefined) throw new Problem('config.json', {}, { path: shown })
  // A file that holds nothing but comments is an empty config.
  const value = file.value === null ? {} : prefix.length > 0 ? (file.value as Record<string, unknown>)[MANIFEST_KEY] : file.value
  const { faults, config } = await settled(value, path, shown)
  if (faults.length > 0) throw new Problems(faults.map((fault) => problem(fault, { path: shown, ...file.pointOf([...prefix, ...fault.keys], fault.part) })))
  return config
}

async function readProgram(path: string, shown: string, code: boolean): Promise<Config> {
  if (!code) throw new Problem('config.no-code', {}, { path: shown })
  if (!existsSync(path)) throw new Problem('read.missing', {}, { path: shown })
  let value: unknown
  try {
    value = ((await import(pathToFileURL(path).href)) as { default?: unknown }).default
  } catch (error) {
    throw new Problem('config.program', { reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }, { path: shown })
  }
  if (value === undefined) throw new Problem('config.no-default', {}, { path: shown })
  const { faults, config } = await settled(value, path, shown)
  if (faults.length > 0) throw new Problems(faults.map((fault) => problem(fault, { path: shown }, `${fault.keys.join('.')}: `)))
  return config
}

/** What is wrong with a config, and the config with its packs read. The rules of its packs are no unknown ones. */
async function settled(value: unknown, path: string, shown: string): Promise<{ faults: ConfigFault[]; config: Config }> {
  const { checkConfig } = await import('../config/check.ts')
  const faults = checkConfig(value)
  if (!namesPacks(value)) return { faults, config: value as Config }
  const { packs, faults: missing } = await readPacks(value, path, shown)
  const own = new Set([...packs.values()].flatMap(({ rules }) => rules.map(({ id }) => id)))
  const isOwn = ({ key, slots }: ConfigFault) => key === 'config.unknown-rule' && own.has(String(slots.key))
  return { faults: [...faults.filter((fault) => !isOwn(fault)), ...missing], config: withPacks(value as Config, packs) }
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
