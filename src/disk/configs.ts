import { dirname, resolve } from 'node:path'
import { withOverrides } from '../config/merge.ts'
import type { Config } from '../settings.ts'
import { configFileIn } from './config-files.ts'
import type { PatternSet } from './globs.ts'
import { readConfig } from './load.ts'
import { foldersUp, inside, shownPath } from './paths.ts'

/** A config file with its patterns ready. Without a file: an empty config. */
export interface FoundConfig {
  config: Config
  /** Absolute; undefined when no config was found. */
  path?: string
  folder: string
  ignores?: PatternSet
  files?: PatternSet
  overrides: PatternSet[]
}

interface Options {
  cwd: string
  /** Path of the config to use for all files. */
  config?: string
  lookup: boolean
  code: boolean
}

/** Finds the config of each file, upward from its folder. Each config is read once; so is each failure. */
export class Configs {
  private readonly folders = new Map<string, Promise<FoundConfig>>()
  private readonly read = new Map<string, Promise<FoundConfig>>()
  private readonly merged = new Map<FoundConfig, Map<string, Config>>()

  constructor(private readonly options: Options) {}

  /** Throws Problem or Problems, the same ones for every file under a config that is wrong. */
  find(folder: string): Promise<FoundConfig> {
    const { config, lookup, cwd } = this.options
    if (config !== undefined) return this.load(resolve(cwd, config), cwd)
    if (!lookup) return this.none(cwd)
    const known = this.folders.get(folder)
    if (known) return known
    const path = foldersUp(folder)
      .map((one) => configFileIn(one))
      .find((one) => one !== undefined)
    const found = path === undefined ? this.none(folder) : this.load(path, dirname(path))
    this.folders.set(folder, found)
    return found
  }

  /** The config of one file with its overrides in place; files with the same overrides share one object. */
  forFile(found: FoundConfig, absolute: string): Config {
    if (found.overrides.length === 0) return found.config
    const path = inside(found.folder, absolute)
    const hits = found.overrides.map((patterns) => path !== undefined && patterns.test(path).ignored)
    const variants = this.merged.get(found) ?? new Map<string, Config>()
    this.merged.set(found, variants)
    const known = variants.get(hits.join())
    if (known) return known
    const config = withOverrides(found.config, (_, index) => hits[index] === true)
    variants.set(hits.join(), config)
    return config
  }

  private none(folder: string): Promise<FoundConfig> {
    return Promise.resolve({ config: {}, folder, overrides: [] })
  }

  private load(path: string, folder: string): Promise<FoundConfig> {
    const known = this.read.get(path)
    if (known) return known
    const loaded = this.loadOnce(path, folder)
    this.read.set(path, loaded)
    return loaded
  }

  private async loadOnce(path: string, folder: string): Promise<FoundConfig> {
    const config = await readConfig(path, shownPath(this.options.cwd, path), { code: this.options.code })
    const { files, ignores, overrides = [] } = config
    if (!files && !ignores && overrides.length === 0) return { config, path, folder, overrides: [] }
    const { patternSet } = await import('./globs.ts')
    return {
      config,
      path,
      folder,
      ...(files && { files: patternSet(files) }),
      ...(ignores && { ignores: patternSet(ignores) }),
      overrides: overrides.map((one) => patternSet(one.files)),
    }
  }
}
