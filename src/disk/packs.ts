import { readdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { DataProblem } from '../compile/data-file.ts'
import type { HousePack, PackSource } from '../compile/pack.ts'
import type { CompiledRules } from '../compile/rules.ts'
import type { ConfigFault } from '../config/check.ts'
import { TAGS } from '../languages/language.ts'
import { Problem, Problems } from '../problem.ts'
import type { Config } from '../settings.ts'
import { problemOf, readText } from './read.ts'

type Keys = (string | number)[]

/** Packs of a config that was read, by what it calls them. */
export type Packs = ReadonlyMap<string, HousePack>

/**
 * Reads and compiles the packs that a config names, overrides among them: folders relative to the config. `shown` is the
 * config's path as reports have it. Throws Problems with file:line:col for every refusal inside a pack.
 */
export async function readPacks(value: unknown, path: string, shown: string): Promise<{ packs: Packs; faults: ConfigFault[] }> {
  const packs = new Map<string, HousePack>()
  const faults: ConfigFault[] = []
  for (const { name, keys } of namesIn(value)) {
    if (packs.has(name)) continue
    const folder = resolve(dirname(path), name)
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) packs.set(name, await readPack(folder, join(dirname(shown), name), name))
    else faults.push({ keys, part: 'value', key: 'config.no-pack', slots: { name } })
  }
  return { packs, faults }
}

/** Whether a config names packs at all: most do not, and need nothing of this file. */
export function namesPacks(value: unknown): boolean {
  return namesIn(value).length > 0
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

async function readPack(folder: string, shown: string, name: string): Promise<HousePack> {
  return compilePack(filesOf(folder, shown), { name })
}

/** Every YAML file below; what else lies there, a README, is nobody's business. */
function filesOf(folder: string, shown: string): PackSource[] {
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

/** The same of texts: see `compilePack` of `incident-lint/node`. */
export async function compilePack(
  files: readonly PackSource[],
  { name = 'house', language = 'en' }: { name?: string; language?: string } = {},
): Promise<HousePack> {
  const [{ compilePack: compile }, { DataError }, validators, { rules }, { languageOf }, { listedWords }] = await Promise.all([
    import('../compile/pack.ts'),
    import('../compile/data-file.ts'),
    import('../generated/pack-validators.ts'),
    import('../generated/rules.ts'),
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
  }
  try {
    const { pack, cases } = compile(files, { name, language }, builtIn, validators as never)
    const failed = cases.length === 0 ? [] : await failedCases(files, pack, cases)
    if (failed.length > 0) throw new DataError(failed)
    return pack
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    throw new Problems(error.problems.map(({ message, path, line, column }) => new Problem('config.syntax', { reason: message }, { path, line, column })))
  }
}

/** The cases of a house's rules are its tests: a rule that does not do what it says is refused. */
async function failedCases(files: readonly PackSource[], pack: HousePack, cases: CompiledRules['cases']): Promise<DataProblem[]> {
  const [{ linterOf }, { readWith }, { languageOf }, { DataFile, nameOf }] = await Promise.all([
    import('../linter.ts'),
    import('../readers/index.ts'),
    import('../languages/index.ts'),
    import('../compile/data-file.ts'),
  ])
  const linter = linterOf({ packs: [pack] }, readWith(), languageOf)
  const problems: DataProblem[] = []
  const isRule = ({ path }: PackSource, id: string) => nameOf(path) === id && path.includes('rules/wording/')
  for (const [number, { rule, language, draft, verdict, at, ...options }] of cases.entries()) {
    const findings = linter.lint(draft, { ...options, language }).messages.flatMap((message) => message.findings)
    const finding = findings.find(({ ruleId }) => ruleId === rule)
    const given = finding ? 'hollow' : 'absent'
    const fault =
      given !== verdict ? `the rule finds it ${given}` : at && !finding?.actual?.includes(at) ? `the rule finds "${finding?.actual ?? ''}", not \`at\`` : ''
    const file = files.find((one) => isRule(one, rule))
    if (!fault || !file) continue
    const index = cases.slice(0, number).filter((one) => one.rule === rule && one.language === language).length
    const point = new DataFile(file.path, file.source).pointOf(['cases', language, index])
    problems.push({ path: file.path, ...point, message: `the case is ${verdict}, and ${fault}` })
  }
  return problems
}
