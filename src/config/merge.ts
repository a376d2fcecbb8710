import type { Config } from '../settings.ts'

type Override = NonNullable<Config['overrides']>[number]

/** The config as it stands for one file: the overrides that match it, laid over the rest in order. */
export function withOverrides(config: Config, matches: (override: Override, index: number) => boolean): Config {
  const { overrides, ...base } = config
  let merged: Config = base
  for (const { files: _, ...own } of (overrides ?? []).filter(matches)) merged = mergedKeys(merged, own)
  return merged
}

/** One config over another. Lists are replaced, `org`, `rules` and `waive` merged key by key. */
export function mergedKeys(base: Config, own: Config): Config {
  return { ...base, ...own, ...mergeKeys('org', base, own), ...mergeKeys('rules', base, own), ...mergeKeys('waive', base, own) }
}

function mergeKeys(key: 'org' | 'rules' | 'waive', base: Config, own: Config): Config {
  return base[key] && own[key] ? { [key]: { ...base[key], ...own[key] } } : {}
}
