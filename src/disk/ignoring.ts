import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FoundConfig } from './configs.ts'
import type { PatternSet } from './globs.ts'
import { IgnoreFiles, OWN_IGNORE_FILE } from './ignores.ts'
import { foldersUp, inside } from './paths.ts'

interface Options {
  cwd: string
  /** False: nothing is ignored. */
  enabled: boolean
  /** Relative to `cwd`. */
  patterns: readonly string[]
}

interface Sets {
  own: IgnoreFiles
  git: IgnoreFiles
  patterns: PatternSet
}

/** What the user does not want judged: config `ignores`, `.incidentlintignore`, `--ignore-pattern`, and in folders `.gitignore`. */
export class Ignoring {
  private sets: Promise<Sets> | undefined

  constructor(private readonly options: Options) {}

  /** Whether a file that was named is ignored: git's list does not count then. */
  async ignoresNamed(path: string, config: FoundConfig): Promise<boolean> {
    const { enabled, patterns } = this.options
    if (!enabled) return false
    if (says(config.folder, config.ignores, path)) return true
    if (patterns.length === 0 && !foldersUp(dirname(path)).some((folder) => existsSync(join(folder, OWN_IGNORE_FILE)))) return false
    return this.ignoresOwn(await this.load(), path, false)
  }

  /** Whether a file or folder that was come upon is ignored. */
  async ignoresFound(path: string, isFolder: boolean, config: FoundConfig): Promise<boolean> {
    if (!this.options.enabled) return false
    const sets = await this.load()
    return says(config.folder, config.ignores, path, isFolder) || this.ignoresOwn(sets, path, isFolder) || sets.git.ignores(path, isFolder)
  }

  private ignoresOwn(sets: Sets, path: string, isFolder: boolean): boolean {
    return says(this.options.cwd, sets.patterns, path, isFolder) || sets.own.ignores(path, isFolder)
  }

  private load(): Promise<Sets> {
    this.sets ??= import('./globs.ts').then(({ ignoreFile, patternSet }) => ({
      own: new IgnoreFiles(OWN_IGNORE_FILE, ignoreFile),
      git: new IgnoreFiles('.gitignore', ignoreFile),
      patterns: patternSet(this.options.patterns),
    }))
    return this.sets
  }
}

function says(folder: string, patterns: PatternSet | undefined, path: string, isFolder = false): boolean {
  const from = patterns && inside(folder, path)
  return from !== undefined && patterns?.test(isFolder ? `${from}/` : from).ignored === true
}
