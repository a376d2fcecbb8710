/** What a config names: others that it extends, packs, plugins. Most configs name nothing, and need nothing of this. */
import type { ConfigFault } from '../config/check.ts'
import type { HousePlugin } from '../model.ts'
import type { Config } from '../settings.ts'
import { beside, extended, laidOver } from './extending.ts'
import { type Reading, readConfig } from './load.ts'
import { readPacks, withPacks } from './packs.ts'
import { pluginFaults, readPlugins } from './plugins.ts'

/**
 * A config with all that it names in place, over what it extends, and all that is wrong with it: `faults` are those of its
 * form. The rules of its packs are no unknown ones. Throws Problems of the files that it names.
 */
export async function withNamed(
  value: Config,
  faults: readonly ConfigFault[],
  path: string,
  shown: string,
  how: Reading,
): Promise<{ faults: ConfigFault[]; config: Config }> {
  const trail = [...(how.trail ?? []), path]
  // What a preset brings goes by its path, so that nothing of another folder is called the same.
  const named = (name: string) => (how.trail ? beside(shown, name) : name)
  const { base, faults: unextended } = await extended(value, path, shown, trail, (file, name) => readConfig(file, name, { ...how, trail }))
  const wrong = [...faults.filter(({ key }) => key !== 'config.unknown-rule'), ...unextended]
  if (wrong.length > 0) return { faults: wrong, config: value }
  const { plugins, faults: unplugged } = await readPlugins(value.plugins ?? [], path, { code: how.code, named })
  if (unplugged.length > 0) return { faults: unplugged, config: value }
  const all = [...((base.plugins ?? []) as HousePlugin[]), ...plugins]
  const detectors = all.flatMap((plugin) => plugin.detectors)
  const { packs, faults: missing } = how.packs === false ? { packs: new Map(), faults: [] } : await readPacks(value, path, shown, { detectors, named })
  const houseRules = [...packsIn(base), ...packs.values()].flatMap(({ rules }) => rules)
  const ids = new Set(houseRules.map(({ id }) => id))
  const isOwn = ({ key, slots }: ConfigFault) => key === 'config.unknown-rule' && (how.packs === false || ids.has(String(slots['key'])))
  const known = [...faults.filter((fault) => !isOwn(fault)), ...missing]
  const odd = known.length > 0 || how.packs === false ? [] : pluginFaults(all, houseRules, plugins)
  const { extends: names, ...own } = withPacks({ ...value, ...(plugins.length > 0 && { plugins }) }, packs)
  return { faults: [...known, ...odd], config: laidOver(base, own) }
}

function packsIn({ packs = [], overrides = [] }: Config): { rules: readonly { id: string; concept: string }[] }[] {
  return [...packs, ...overrides.flatMap((one) => one.packs ?? [])].flatMap((one) => (typeof one === 'string' ? [] : [one]))
}
