import { readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { HousePack, PackSource } from '../compile/pack.ts'
import type { ConfigFault } from '../config/check.ts'
import { rules } from '../generated/rules.ts'
import { TAGS } from '../languages/language.ts'
import type { HousePlugin } from '../model.ts'
import { Problem, Problems } from '../problem.ts'
import type { Config } from '../settings.ts'
import { problemOf, readText } from './read.ts'

/** What a pack is called, and the language that it adds to (BCP 47). */
export interface PackOptions {
  name?: string
  language?: string
  /** Detectors of the house, whose marks rules of the pack may read. */
  detectors?: HousePlugin['detectors']
}

type Keys = (string | number)[]

/** Packs of a config that was read, by what it calls them. */
export type Packs = ReadonlyMap<string, HousePack>

/**
 * Reads and compiles the packs that a config names, overrides among them: folders relative to the config. `shown` is the
 * config's path as reports have it. Throws Problems with file:line:col for every refusal inside a pack.
 */
export async function readPacks(
  value: unknown,
  path: string,
  shown: string,
  { detectors, named }: Pick<PackOptions, 'detectors'> & { named: (name: string) => string },
): Promise<{ packs: Packs; faults: ConfigFault[] }> {
  const packs = new Map<string, HousePack>()
  const faults: ConfigFault[] = []
  for (const { name, keys } of namesIn(value)) {
    if (packs.has(name)) continue
    const folder = resolve(dirname(path), name)
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      const files = filesOf(folder, join(dirname(shown), name))
      packs.set(name, await compilePack(files, { name: named(name), ...(detectors && { detectors }) }))
    } else faults.push({ keys, part: 'value', key: 'config.no-pack', slots: { name } })
  }
  return { packs, faults }
}

/** A config with its packs in the place of their names. */
export function withPacks(config: Config, packs: Packs): Config {
  const compiled = <Part extends Pick<Config, 'packs'>>(part: Part): Part =>
    part.packs ? { ...part, packs: part.packs.map((one) => (typeof one === 'string' ? (packs.get(one) ?? one) : one)) } : part
  return { ...compiled(config), ...(config.overrides && { overrides: config.overrides.map(compiled) }) }
}

/** The value may be anything: its faults are said elsewhere. */
function namesIn(value: unknown): { name: string; keys: Keys }[] {
  const { packs, overrides } = (value ?? {}) as { packs?: unknown; overrides?: unknown }
  const own = Array.isArray(packs) ? packs.flatMap((name, index) => (typeof name === 'string' ? { name, keys: ['packs', index] as Keys } : [])) : []
  const others = Array.isArray(overrides)
    ? overrides.flatMap((one, index) => namesIn({ packs: one?.packs }).map(({ name, keys }) => ({ name, keys: ['overrides', index, ...keys] })))
    : []
  return [...own, ...others]
}

/** Every YAML file below; what else lies there, a README, is nobody's business. */
export function filesOf(folder: string, shown: string): PackSource[] {
  try {
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
    return paths
      .filter((path) => /\.ya?ml$/.test(path))
      .sort()
      .map((path) => ({ path: `${shown.replaceAll('\\', '/')}/${path}`, source: readText(join(folder, path), join(shown, path)) }))
  } catch (error) {
    throw problemOf(error, folder, shown)
  }
}

/** The same of texts: see `compilePack` of `incident-lint/node`. The cases of a house's rules are its tests: a rule that does not do what it says is refused. */
export async function compilePack(files: readonly PackSource[], options: PackOptions = {}): Promise<HousePack> {
  const { pack, cases } = await compileWithCases(files, options)
  const failed = cases.flatMap((one) => {
    const reason = one.fault()
    return reason === undefined ? [] : [new Problem('config.syntax', { reason }, one.at)]
  })
  if (failed.length > 0) throw new Problems(failed)
  return pack
}

/** A pack, and the cases of its rules, of which nobody knows yet whether they come true. Throws Problems when it does not compile. */
export async function compileWithCases(files: readonly PackSource[], { name = 'house', language = 'en', detectors = [] }: PackOptions = {}) {
  const [{ compilePack: compile }, { DataError }, validators, { languageOf }, { listedWords }] = await Promise.all([
    import('../compile/pack.ts'),
    import('../compile/data-file.ts'),
    import('../generated/pack-validators.ts'),
    import('../languages/index.ts'),
    import('../prose/matchers.ts'),
  ])
  const known = languageOf(language)
  if (!known) throw new RangeError(`there is no language pack for "${language}": use one of ${TAGS.join(', ')}`)
  const { lexicons, wording } = known.pack
  const builtIn = {
    rules,
    lexicons: lexicons.names,
    wording: wording.map(({ lexicon }) => lexicon),
    numberWords: listedWords(lexicons, 'number-word'),
    detectors,
  }
  try {
    const { pack, cases } = compile(files, { name, language }, builtIn, validators as never)
    return { pack, cases: cases.length === 0 ? [] : (await import('./pack-cases.ts')).packCases(files, { pack, cases, detectors }) }
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new Problems(error.problems.map(({ message, path, line, column }) => new Problem('config.syntax', { reason: message }, { path, line, column })))
  }
}
