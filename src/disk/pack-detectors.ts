import { resolve } from 'node:path'
import type { HousePlugin } from '../model.ts'
import { configFileIn } from './config-files.ts'
import { readConfig } from './load.ts'
import { foldersUp, shownPath } from './paths.ts'

interface Options {
  /** The config to read, in place of the nearest one above. */
  config?: string | undefined
  lookup: boolean
  code: boolean
}

/** The detectors of the config that holds for the folder of a pack: its rules may read what they mark. Throws Problems. */
export async function detectorsFor(folder: string, { config, lookup, code }: Options): Promise<HousePlugin['detectors']> {
  const nearest = () => foldersUp(folder).flatMap((one) => configFileIn(one) ?? [])[0]
  const path = config === undefined ? (lookup ? nearest() : undefined) : resolve(config)
  if (path === undefined) return []
  const { plugins = [] } = await readConfig(path, shownPath(resolve(''), path), { code, packs: false })
  return plugins.flatMap((plugin) => (typeof plugin === 'string' ? [] : plugin.detectors))
}
