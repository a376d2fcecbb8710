import { BASELINE_FILE } from '../disk/baseline.ts'
import type { Change } from '../disk/changed.ts'
import type { LintFilesOptions } from '../disk/options.ts'
import type { LintOptions } from '../linter.ts'
import type { Audience, Channel, Situation, Stage } from '../model.ts'
import { Problem } from '../problem.ts'
import type { Say } from '../words.ts'
import type { Flags } from './arguments.ts'

/** What every command needs. */
export interface Context {
  flags: Flags
  /** The words of the command line itself. */
  say: Say
  /** Their language: BCP 47 primary tag. */
  locale: string
}

/** The clock is read here, once, and nowhere else. */
export function instantIn(flags: Flags): string {
  return flags.now ?? new Date().toISOString()
}

/** Flags to options of the file side. */
export function optionsOf(flags: Flags): LintFilesOptions {
  const input = flags.input === 'auto' ? undefined : flags.input
  return {
    ...defined<LintOptions>({
      format: input,
      stage: flags.stage as Stage | undefined,
      situation: flags.situation as Situation | undefined,
      channel: flags.channel as Channel | undefined,
      audience: flags.audience as Audience | undefined,
      language: flags.lang,
      locale: flags.locale,
      publishedAt: flags['posted-at'],
      to: flags.to,
      now: instantIn(flags),
    }),
    ...defined<LintFilesOptions>({
      profile: flags.profile,
      config: flags.config,
      previousPath: flags.previous,
      maxBytes: flags['max-size'] === undefined ? undefined : Number(flags['max-size']) * 1024 * 1024,
    }),
    configLookup: !flags['no-config-lookup'],
    code: !flags['no-code'],
    ignore: !flags['no-ignore'],
    ignorePatterns: flags['ignore-pattern'] ?? [],
    errorOnUnmatched: !flags['no-error-on-unmatched-pattern'],
    inlineConfig: !flags['no-inline-config'],
    ...(flags.cache && { cache: flags['cache-location'] ?? true }),
    ...changeOf(flags),
    ...suppressionsOf(flags),
    ...shardOf(flags),
    ...(flags['report-unused-disable-directives'] && { rules: { 'unused-disable': 'error' } }),
  }
}

/** Throws Problem when two changes are asked for at once, or lines of none. */
function changeOf(flags: Flags): Pick<LintFilesOptions, 'change'> {
  const asked: Change[] = [
    ...(flags.changed ? [{ kind: 'changed' as const }] : []),
    ...(flags.staged ? [{ kind: 'staged' as const }] : []),
    ...(flags.since === undefined ? [] : [{ kind: 'since' as const, ref: flags.since }]),
  ]
  const [change] = asked
  if (asked.length > 1) throw new Problem('changed.one-only')
  if (!change) {
    if (flags['changed-lines']) throw new Problem('changed.of-what')
    return {}
  }
  return { change: { ...change, ...(flags['changed-lines'] && { lines: true }) } }
}

/** `2/8`. Throws Problem on what is no part, and where the whole run is needed. */
function shardOf(flags: Flags): Pick<LintFilesOptions, 'shard'> {
  const { shard: value } = flags
  if (value === undefined) return {}
  const [, index, count] = (/^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(value) ?? []).map(Number)
  if (index === undefined || count === undefined || index > count) throw new Problem('shard.form', { value })
  if (flags['suppress-all'] || flags['prune-suppressions']) throw new Problem('shard.baseline')
  return { shard: { index, count } }
}

/** A baseline that stands in the working folder is obeyed. */
function suppressionsOf(flags: Flags): Pick<LintFilesOptions, 'suppressions'> {
  const { 'suppress-all': add, 'prune-suppressions': prune, 'suppressions-location': path = BASELINE_FILE } = flags
  if (add && prune) throw new Problem('baseline.one-only')
  return { suppressions: { path, mode: add ? 'add' : prune ? 'prune' : 'use' } }
}

function defined<T extends object>(values: { [Key in keyof T]?: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
}
