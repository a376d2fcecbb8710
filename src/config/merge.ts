import type { Config } from '../settings.ts'

type Override = NonNullable<Config['overrides']>[number]

/** The config as it stands for one file: the overrides that match it, laid over the rest in order. Lists are replaced, `org`, `rules` and `waive` merged key by key. */
export function withOverrides(config: Config, matches: (override: Override, index: number) => boolean): Config {
  const { overrides, ...base } = config
  let merged: Config = base
  for (const { files: _, ...own } of (overrides ?? []).filter(matches))
    merged = { ...merged, ...own, ...mergeKeys('org', merged, own), ...mergeKeys('rules', merged, own), ...mergeKeys('waive', merged, own) }
  return merged
}

function mergeKeys(key: 'org' | 'rules' | 'waive', base: Config, own: Config): Config {
  return base[key] && own[key] ? { [key]: { ...base[key], ...own[key] } } : {}
}
