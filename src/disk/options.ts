import type { LintOptions } from '../linter.ts'
import type { Meter } from '../model.ts'
import type { Config } from '../settings.ts'
import type { BaselineMode } from './baseline.ts'
import type { Change } from './changed.ts'
import type { Shard } from './shard.ts'

/** What `lintFiles` takes beside the patterns. What is said of the messages wins over their own words and the config. */
export interface LintFilesOptions extends Omit<LintOptions, 'path' | 'baseline' | 'previous'> {
  /** Folder from which patterns and shown paths count. Default: the working folder. */
  cwd?: string
  /** Profile to use in place of the config's `extends`: house, starter or strict. */
  profile?: string
  /** Severities that win over the config's. */
  rules?: NonNullable<Config['rules']>
  /** Path of the config file to use for all files, in place of the nearest one above each. */
  config?: string
  /** False: no config is looked for. Default: true. */
  configLookup?: boolean
  /** False: configs that are programs (.mjs, .js) are refused. Default: true. */
  code?: boolean
  /** False: nothing is ignored but `.git` and `node_modules`. Default: true. */
  ignore?: boolean
  /** More patterns to ignore, as .gitignore has them, relative to `cwd`. */
  ignorePatterns?: readonly string[]
  /** False: a pattern that no file matches is no error. Default: true. */
  errorOnUnmatched?: boolean
  /** False: comments and front matter that switch rules off have no effect. Default: true. */
  inlineConfig?: boolean
  /** Only files that a change added or altered; with `lines`, only findings on the lines that it brought. */
  change?: Change & { lines?: boolean }
  /** Where old findings are set aside; `use` obeys the file, `add` and `prune` rewrite it once all files are judged. */
  suppressions?: { path: string; mode: BaselineMode }
  /** Judge one part of all that is found, by the names of the files; what belongs to one incident stays together. Default: all. */
  shard?: Shard
  /** Keep reports, and give those that still hold: in a folder of its own, or (`true`) beside the packages of the project. */
  cache?: boolean | string
  /** A file or a folder as an earlier run found it: what was changed or vanished since is reported. */
  previousPath?: string
  /** Files larger than this are refused. Default: 10 MiB. */
  maxBytes?: number
}

/** Why a file was passed over. */
export type PassedOver = 'ignored' | 'unlike'

/** Called while files are found; for counts and `--debug`. */
export interface FindHooks {
  onPass?(path: string, why: PassedOver, named: boolean): void
  /** What each detector takes, for `--stats`. */
  meter?: Meter
  /** Something is wrong with the cache; the run goes on. */
  onTrouble?(what: 'corrupt' | 'unwritable', path: string): void
}
