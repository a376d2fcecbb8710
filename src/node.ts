/** The file side of incident-lint: what the command line does, as functions. */
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { HousePack, PackSource } from './compile/pack.ts'
import { CachedSession } from './disk/cached.ts'
import { Session } from './disk/lint.ts'
import type { LintFilesOptions } from './disk/options.ts'
import { reportOf } from './disk/outcome.ts'
import { compilePack as compile } from './disk/packs.ts'
import { name, version } from './generated/package.ts'
import { type HouseDetector, pluginOf } from './plugin.ts'
import type { Config } from './settings.ts'
import { countIn, emptySummary, type FileReport, type Summary } from './summary.ts'

export type { HousePack, PackSource } from './compile/pack.ts'
export type { LintFilesOptions } from './disk/options.ts'
export type { Config } from './settings.ts'
export type { FileReport, Summary } from './summary.ts'

/** What `incident-lint --format json` prints. */
export interface FilesReport {
  schemaVersion: 1
  tool: { name: string; version: string }
  reports: FileReport[]
  summary: Summary
}

/**
 * Judges files, folders and globs, as `incident-lint <patterns>` does: a file that is named is judged, in a folder those
 * that look like messages are. What cannot be read stands in `reports` as `{ path, error }`; nothing is thrown for it.
 * `onReport` gets each report as soon as it is made; when it is given, `reports` stays empty, so that memory stays flat.
 */
export async function lintFiles(
  patterns: string | readonly string[],
  options: LintFilesOptions & { onReport?: (report: FileReport) => void | Promise<void> } = {},
): Promise<FilesReport> {
  const { onReport, ...rest } = options
  const result: FilesReport = { schemaVersion: 1, tool: { name, version }, reports: [], summary: emptySummary() }
  for await (const outcome of opened(rest).lintPatterns([patterns].flat())) {
    const report = reportOf(outcome)
    countIn(result.summary, report, outcome.continued)
    if (onReport) await onReport(report)
    else result.reports.push(report)
  }
  return result
}

/** Whoever rewrites the baseline needs to judge. */
function opened(options: LintFilesOptions): Session | CachedSession {
  return options.cache && options.previousPath === undefined && (options.suppressions?.mode ?? 'use') === 'use'
    ? new CachedSession(options)
    : new Session(options)
}

/**
 * The config that holds for a file, or for files of a folder, found upward from it, overrides by glob in place. The `path`
 * that comes with it is absolute; without a config there is none. Rejects with an Error that lists every fault as `file:line:column: message`.
 */
export async function loadConfig(
  path: string,
  options: Pick<LintFilesOptions, 'cwd' | 'config' | 'configLookup' | 'code' | 'profile'> = {},
): Promise<{ config: Config; path?: string }> {
  const session = new Session(options)
  const target = resolve(session.cwd, path)
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory()
  const { config, source } = await session.configFor(isFolder ? join(target, 'any') : target)
  return { config, ...(source !== undefined && { path: source }) }
}

/**
 * Compiles a pack of the house from the texts of its files: `lexicons/<name>.yml`, `rules/wording/<id>.yml`, `texts/<id>.yml`.
 * The pack goes into `createLinter({ packs: [pack] })`; `name` tells packs apart; rules may read what
 * `detectors` mark. Rejects with an Error that lists every
 * refusal as `path:line:column: message`, or with RangeError on a language that has no pack.
 */
export function compilePack(
  files: readonly PackSource[],
  { detectors, ...options }: { name?: string; language?: string; detectors?: readonly HouseDetector[] } = {},
): Promise<HousePack> {
  return compile(files, { ...options, ...(detectors && { detectors: pluginOf('detectors', detectors).detectors }) })
}
