import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { ConfigFault } from '../config/check.ts'
import { rules as ownRules } from '../generated/rules.ts'
import type { HousePlugin } from '../model.ts'
import { type HouseDetector, pluginOf } from '../plugin.ts'
import { reasonOf } from '../problem.ts'
import { defaultOf } from './module.ts'
import { entryOf, isPath, packageOf } from './packages.ts'

/** The plugins that a config names, and what is wrong with them. They are programs: `code: false` refuses them. `named`: what they are called. */
export async function readPlugins(
  names: readonly unknown[],
  path: string,
  { code, named }: { code: boolean; named: (name: string) => string },
): Promise<{ plugins: HousePlugin[]; faults: ConfigFault[] }> {
  const plugins: HousePlugin[] = []
  const faults: ConfigFault[] = []
  for (const [index, name] of names.entries()) {
    if (typeof name !== 'string') continue
    const fault = (key: ConfigFault['key'], reason?: string) =>
      void faults.push({ keys: ['plugins', index], part: 'value', key, slots: { name, ...(reason !== undefined && { reason }) } })
    if (!code) {
      fault('config.plugin-no-code')
      continue
    }
    const file = fileOf(name, path)
    if (file === undefined || !existsSync(file)) {
      fault('config.no-plugin')
      continue
    }
    try {
      const given = await defaultOf(file)
      plugins.push(pluginOf(isPath(name) ? named(name) : name, (given === undefined ? [] : [given].flat()) as HouseDetector[]))
      if (given === undefined) fault('config.plugin', 'it exports nothing: `export default defineDetector({ id, concept, detect })`')
    } catch (error) {
      fault('config.plugin', reasonOf(error))
    }
  }
  return { plugins, faults }
}

function fileOf(name: string, config: string): string | undefined {
  if (isPath(name)) return resolve(dirname(config), name)
  const found = packageOf(name, config)
  return found && entryOf(found)
}

/** What only all plugins and packs together can show: ids that are there twice, and concepts that no rule reads. */
export function pluginFaults(plugins: readonly HousePlugin[], houseRules: readonly { concept: string }[], own: readonly HousePlugin[]): ConfigFault[] {
  const concepts = new Set([...ownRules, ...houseRules].map(({ concept }) => concept))
  const seen = new Set<string>()
  return plugins.flatMap((plugin) =>
    plugin.detectors.flatMap(({ id, concept }): ConfigFault[] => {
      const twice = seen.has(id)
      seen.add(id)
      if (!twice && concepts.has(concept)) return []
      const reason = twice ? `another detector has the id \`${id}\`` : `no rule reads \`${concept}\`, which \`${id}\` marks`
      const index = own.indexOf(plugin)
      return [{ keys: index < 0 ? ['extends'] : ['plugins', index], part: 'value', key: 'config.plugin', slots: { name: plugin.name, reason } }]
    }),
  )
}
