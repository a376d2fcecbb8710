import { existsSync } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import type { ConfigFault } from '../config/check.ts'
import { mergedKeys } from '../config/merge.ts'
import { policies } from '../generated/policies.ts'
import type { Config } from '../settings.ts'
import { nearest } from '../suggest.ts'
import { dataConfigIn } from './config-files.ts'
import { isPath, packageOf } from './packages.ts'

/** How a config that another one extends is read: its absolute path, and the path that complaints show. */
type Read = (path: string, shown: string) => Promise<Config>

/**
 * The configs that a config extends, each laid over the one before; of profiles the last one counts. `trail` holds the
 * absolute paths of the configs that are being read: one of them again is a circle.
 */
export async function extended(
  value: { extends?: unknown },
  path: string,
  shown: string,
  trail: readonly string[],
  read: Read,
): Promise<{ base: Config; faults: ConfigFault[] }> {
  const faults: ConfigFault[] = []
  let base: Config = {}
  for (const [index, name] of [value.extends].flat().entries()) {
    if (typeof name !== 'string') continue
    const fault = (key: ConfigFault['key'], slots: ConfigFault['slots']) =>
      void faults.push({ keys: Array.isArray(value.extends) ? ['extends', index] : ['extends'], part: 'value', key, slots })
    if (Object.hasOwn(policies, name)) {
      base = { ...base, extends: name }
      continue
    }
    const file = fileOf(name, path, shown)
    if (file === undefined || !existsSync(file.path)) fault(...missing(name))
    else if (/\.[cm]?js$/.test(file.path)) fault('config.preset-data', { name })
    else if (trail.includes(file.path))
      fault('config.circle', { name, trail: [...trail.slice(trail.indexOf(file.path)), file.path].map((one) => shownFrom(one, path, shown)).join(' > ') })
    else base = laidOver(base, await read(file.path, file.shown))
  }
  return { base, faults }
}

/** A config over those that it extends: lists and texts take the place of theirs, but for packs, plugins and overrides, which are added. */
export function laidOver(base: Config, own: Config): Config {
  return {
    ...mergedKeys(base, own),
    ...added('overrides', base, own),
    ...(base.packs && own.packs && { packs: onceNamed([...base.packs, ...own.packs]) }),
    ...(base.plugins && own.plugins && { plugins: onceNamed([...base.plugins, ...own.plugins]) }),
  }
}

function added(key: 'overrides', base: Config, own: Config): Pick<Config, 'overrides'> {
  return base[key] && own[key] ? { [key]: [...base[key], ...own[key]] } : {}
}

/** Two presets may bring the same one. */
function onceNamed<One extends string | { name: string }>(list: readonly One[]): One[] {
  const nameOf = (one: One) => posix.normalize(typeof one === 'string' ? one : one.name)
  return list.filter((one, at) => list.findIndex((other) => nameOf(other) === nameOf(one)) === at)
}

/** A bare `house.yml` is a file too: no package is called so. */
function fileOf(name: string, config: string, shown: string): { path: string; shown: string } | undefined {
  if (isPath(name) || /^[^/@]+\.(?:ya?ml|json|[cm]?js)$/.test(name)) return { path: resolve(dirname(config), name), shown: beside(shown, name) }
  const found = packageOf(name, config)
  const path = found && (found.part === '.' ? dataConfigIn(found.folder) : join(found.folder, found.part))
  return path === undefined ? undefined : { path, shown: shownFrom(path, config, shown) }
}

function missing(name: string): [ConfigFault['key'], ConfigFault['slots']] {
  const profiles = Object.keys(policies)
  if (isPath(name) || /\.(?:ya?ml|json)$/.test(name)) return ['config.no-preset', { name }]
  if (/[@/]/.test(name)) return ['config.no-preset-package', { name }]
  return ['config.value', { key: 'extends', found: JSON.stringify(name), allowed: profiles.join(', '), guess: nearest(name, profiles) }]
}

/** How a file is shown that a config names. */
export function beside(shown: string, name: string): string {
  return posix.join(posix.dirname(shown.replaceAll('\\', '/')), name)
}

function shownFrom(path: string, config: string, shown: string): string {
  const folder = resolve(dirname(config))
  return path.startsWith(folder) ? beside(shown, path.slice(folder.length + 1).replaceAll('\\', '/')) : path
}
