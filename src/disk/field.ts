import { dirname, resolve } from 'node:path'
import type { LintOptions } from '../linter.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import { BaselineFile } from './baseline.ts'
import { changedFiles, type LineRange } from './changed.ts'
import { Configs } from './configs.ts'
import { type Found, findFiles } from './find.ts'
import { Ignoring } from './ignoring.ts'
import type { FindHooks, LintFilesOptions } from './options.ts'
import { shownPath } from './paths.ts'
import { inShard } from './shard.ts'
import { type Planned, planThreads } from './threads.ts'

/** What is to be judged, and under which config: all that can be known of files before they are judged. */
export class Field {
  readonly cwd: string
  readonly configs: Configs
  protected readonly ignoring: Ignoring
  protected readonly baseline: BaselineFile | undefined
  private readonly changed: Map<string, LineRange[]> | undefined
  private readonly ruled = new Map<Config, Config>()

  constructor(
    protected readonly options: LintFilesOptions,
    protected readonly hooks: FindHooks = {},
  ) {
    this.cwd = resolve(options.cwd ?? '.')
    this.configs = new Configs({
      cwd: this.cwd,
      ...(options.config !== undefined && { config: options.config }),
      lookup: options.configLookup ?? true,
      code: options.code ?? true,
    })
    this.ignoring = new Ignoring({ cwd: this.cwd, enabled: options.ignore ?? true, patterns: options.ignorePatterns ?? [] })
    const { suppressions, change } = options
    this.baseline = suppressions && BaselineFile.open(suppressions.path, suppressions.mode)
    this.changed = change && changedFiles(change, this.cwd)
  }

  protected async find(patterns: readonly string[]): Promise<Found[]> {
    const tools = { cwd: this.cwd, configs: this.configs, ignoring: this.ignoring, hooks: this.hooks, errorOnUnmatched: this.options.errorOnUnmatched ?? true }
    const found: Found[] = []
    for await (const one of findFiles(patterns, tools)) found.push(one)
    return found
  }

  /** What is found, the files of one incident together; of a run that is shared out its own part. */
  protected async plan(patterns: readonly string[]): Promise<Planned[]> {
    const planned = planThreads(await this.find(patterns))
    return planned.filter((one) => {
      const [first = ''] = ('files' in one ? one.files : [one]).map(({ path }) => shownPath(this.cwd, path)).sort()
      // A stream is shared out line by line.
      return this.isOwn(first) || (!('problem' in one) && this.isLines(first))
    })
  }

  /** Whether what is shown by that name falls to the part of the run that this is. */
  protected isOwn(shown: string): boolean {
    return this.options.shard === undefined || inShard(shown, this.options.shard)
  }

  protected isChanged(path: string): boolean {
    return this.changed?.has(path) ?? true
  }

  /** Whether messages come one a line: they are judged as they come. */
  isLines(name: string | undefined): boolean {
    return this.options.format === undefined ? /\.(?:jsonl|ndjson)$/i.test(name ?? '') : this.options.format === 'jsonl'
  }

  /** The config of a file, overrides and flags in place, and the file that it comes from. Throws Problem or Problems. */
  async configFor(path: string): Promise<{ config: Config; source?: string }> {
    const found = await this.configs.find(dirname(path))
    const config = this.configs.forFile(found, path)
    return { config: this.withOptions(config), ...(found.path !== undefined && { source: found.path }) }
  }

  /** The same config gives the same object, so that its linter is built once. */
  private withOptions(config: Config): Config {
    const { profile, rules } = this.options
    if (profile === undefined && rules === undefined) return config
    const known = this.ruled.get(config) ?? {
      ...config,
      ...(profile !== undefined && { extends: profile }),
      ...(rules && { rules: { ...config.rules, ...rules } }),
    }
    this.ruled.set(config, known)
    return known
  }

  /** With `change.lines`: the verdicts whole, of the findings those that a new line has part in. */
  protected onChangedLines(path: string, report: Report & { path: string }): Report & { path: string } {
    const lines = this.options.change?.lines ? this.changed?.get(path) : undefined
    if (!lines) return report
    const isNew = ({ line, endLine }: { line: number; endLine: number }) => lines.some(([first, last]) => line <= last && endLine >= first)
    return { ...report, messages: report.messages.map((message) => ({ ...message, findings: message.findings.filter(isNew) })) }
  }

  /** What the options say of all messages, but for the moment. */
  protected messageOptions(): LintOptions {
    const { format, stage, situation, channel, language, locale, audience, publishedAt, to } = this.options
    return Object.fromEntries(
      Object.entries({ format, stage, situation, channel, language, locale, audience, publishedAt, to }).filter(([, value]) => value !== undefined),
    )
  }

  /** Rewrites the baseline when that was asked for; gives how many findings it holds. */
  writeBaseline(): number | undefined {
    return this.baseline?.write()
  }
}
