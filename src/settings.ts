import type { HousePack } from './compile/pack.ts'
import type { Policy } from './compile/policy.ts'
import type { Rule } from './compile/rules.ts'
import {
  AUDIENCES,
  type Audience,
  CHANNELS,
  type Channel,
  type HousePlugin,
  type JudgedId,
  OPTIONALS,
  type OptionalId,
  type Org,
  SEVERITIES,
  type Severity,
  SITUATIONS,
  type Situation,
  STAGES,
  type Stage,
} from './model.ts'

import { isDay, type Waiver } from './set-aside.ts'

/** What a config file or `createLinter` may say. Every key is optional; docs/config describes them and the rules that read them. */
export interface Config {
  /** Where an editor finds the schema; not read. */
  $schema?: string
  extends?: string | string[]
  stage?: Stage
  situation?: Situation
  channel?: Channel
  language?: string
  /** Language of what the findings say. */
  locale?: string
  audience?: Audience
  /** Where social posts go: how long they may be. */
  platform?: 'x' | 'mastodon' | 'bluesky' | 'threads'
  /** Optional elements that are judged besides those of the profile. */
  elements?: OptionalId[]
  provided?: ('timestamp' | 'stage' | 'contact' | 'signer')[]
  files?: string[]
  org?: Partial<Omit<Org, 'domains'>> & {
    domains?: Partial<Org['domains']>
    cadence?: { gap?: string; grace?: string; firstNotice?: string; postmortemDays?: number }
    maintenance?: { leadTime?: string; hours?: string }
    shifts?: boolean
  }
  /** Elements that are excused, why and until when (ISO date). */
  waive?: Partial<Record<JudgedId, Waiver>>
  rules?: Record<string, SeverityName>
  /** Words and rules of the house: folders in a file; in the core what `compilePack` and `loadConfig` of `incident-lint/node` give. */
  packs?: readonly (string | HousePack)[]
  /** Detectors of the house: modules in a file; in the core what `loadConfig` of `incident-lint/node` gives. */
  plugins?: readonly (string | HousePlugin)[]
  overrides?: ({ files: string[] } & Omit<Config, 'overrides' | 'extends' | 'plugins' | 'ignores' | 'compat' | 'files'>)[]
  ignores?: string[]
  compat?: string
}

/** `warn`, 0, 1 and 2 are read as aliases. */
export type SeverityName = Severity | 'warn' | 0 | 1 | 2

function severityName(name: SeverityName): Severity {
  const aliases: Record<string, Severity> = { warn: 'warning', 0: 'off', 1: 'warning', 2: 'error' }
  return aliases[String(name)] ?? (name as Severity)
}

export function orgOf(config: Config): Org {
  const { domains, ...org } = config.org ?? {}
  return { people: {}, products: [], components: [], vendors: [], contacts: [], zoneAlias: {}, ...org, domains: { own: [], internal: [], ...domains } }
}

/** The profile that `extends` names last; `house` when none; with the optional elements that `elements` names. Throws RangeError on a name that is none. */
export function policyOf(config: Config, policies: Record<string, Policy>): Policy {
  const name = [config.extends ?? 'house'].flat().at(-1) as string
  const policy = policies[name]
  if (!policy && /[./]/.test(name)) throw new RangeError(`"${name}" is a file: load the config with incident-lint/node`)
  if (!policy) throw new RangeError(`there is no profile "${name}": use one of ${Object.keys(policies).join(', ')}`)
  const { elements = [] } = config
  const unknown = elements.find((one) => !OPTIONALS.includes(one))
  if (unknown !== undefined) throw new RangeError(`there is no optional element "${unknown}": use one of ${OPTIONALS.join(', ')}`)
  return elements.length === 0 ? policy : { ...policy, asks: OPTIONALS.filter((one) => policy.asks.includes(one) || elements.includes(one)) }
}

/** Severities by rule id; a key may be a rule's id or its SPEC id. Throws RangeError on a name that is neither. */
export function severitiesOf(config: Config, rules: readonly Rule[]): Record<string, Severity> {
  const out: Record<string, Severity> = {}
  for (const [key, name] of Object.entries(config.rules ?? {})) {
    const rule = rules.find((one) => one.id === key || one.spec === key)
    if (!rule) throw new RangeError(`there is no rule "${key}"`)
    const severity = severityName(name)
    if (!SEVERITIES.includes(severity)) throw new RangeError(`there is no severity "${name}": use one of ${SEVERITIES.join(', ')}`)
    out[rule.id] = severity
  }
  return out
}

/** Packs that are compiled. Throws RangeError on a folder, which the core cannot read, and on two packs of one name. */
export function packsOf({ packs = [] }: Config): HousePack[] {
  const seen = new Set<string>()
  return packs.map((pack) => {
    if (typeof pack === 'string')
      throw new RangeError(`the pack "${pack}" is a folder: load the config with incident-lint/node, or hand in what compilePack gives`)
    if (seen.has(pack.name)) throw new RangeError(`two packs are called "${pack.name}"`)
    seen.add(pack.name)
    return pack
  })
}

/** Throws RangeError on a waiver whose last day is no day. */
export function waiversOf({ waive = {} }: Config): NonNullable<Config['waive']> {
  for (const [element, { until }] of Object.entries(waive))
    if (until !== undefined && !isDay(until)) throw new RangeError(`the waiver of ${element} ends on "${until}", which is no day: write YYYY-MM-DD`)
  return waive
}

/** Plugins that are loaded. Throws RangeError on a module, which the core cannot load. */
export function pluginsOf({ plugins = [] }: Config): HousePlugin[] {
  return plugins.map((plugin) => {
    if (typeof plugin === 'string')
      throw new RangeError(`the plugin "${plugin}" is a module: load the config with incident-lint/node, or hand in \`detectors\``)
    return plugin
  })
}

const NAMES: Record<'stage' | 'situation' | 'channel' | 'audience', readonly string[]> = {
  stage: STAGES,
  situation: SITUATIONS,
  channel: CHANNELS,
  audience: AUDIENCES,
}

/** What types promise, held at run time too. Throws RangeError on a stage, situation, channel or audience that is none. */
export function checkNames(about: { [Key in keyof typeof NAMES]?: string }): void {
  for (const [key, allowed] of Object.entries(NAMES)) {
    const value = about[key as keyof typeof NAMES]
    if (value !== undefined && !allowed.includes(value)) throw new RangeError(`there is no ${key} "${value}": use one of ${allowed.join(', ')}`)
  }
}
