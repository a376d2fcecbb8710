import { dirname, resolve } from 'node:path'
import { type LintOptions, linterOf } from '../linter.ts'
import { Problem, type Problems, problemsOf } from '../problem.ts'
import { ReadError } from '../readers/errors.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import type { FileReport } from '../summary.ts'
import { BaselineFile } from './baseline.ts'
import { changedFiles, type LineRange } from './changed.ts'
import { Checks } from './checks.ts'
import { Configs } from './configs.ts'
import { findFiles } from './find.ts'
import { Ignoring } from './ignoring.ts'
import { Languages } from './languages.ts'
import { type Batch, batchesOf, linesOf, shifted } from './lines.ts'
import type { FindHooks, LintFilesOptions } from './options.ts'
import { shownPath } from './paths.ts'
import { chunksOf, MAX_BYTES, readText } from './read.ts'
import { Readers } from './readers.ts'

type Linter = ReturnType<typeof linterOf>

/** One file judged, or the reason why it could not be. `path` is as reports show it; `continued`: more of a file that was begun. */
export type Outcome = ({ path: string; report: Report & { path: string }; judged: Judgeable } | { path: string; problem: Problem | Problems }) & {
  continued?: boolean
}

/** An outcome as reports hold it. */
export function reportOf(outcome: Outcome): FileReport {
  if ('report' in outcome) return outcome.report
  const { line, column } = problemsOf(outcome.problem)[0]?.at ?? {}
  return { path: outcome.path, error: { message: outcome.problem.message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) } }
}

/** What it takes to judge the same text again: for `--trace`. */
export interface Judgeable {
  text: string
  /** Where the file is; undefined for a text that is none. */
  absolute?: string
  options: LintOptions
  config: Config
  linter: (config: Config) => Linter
}

/** Judges files one after another; holds nothing of a file once it is yielded. */
export class Session {
  readonly cwd: string
  readonly configs: Configs
  private readonly ignoring: Ignoring
  private readonly baseline: BaselineFile | undefined
  private readonly changed: Map<string, LineRange[]> | undefined
  private readonly readers: Readers
  private readonly checks = new Checks()
  private readonly languages = new Languages()
  private readonly linters = new Map<Config, Linter>()
  private readonly ruled = new Map<Config, Config>()

  constructor(
    private readonly options: LintFilesOptions,
    private readonly hooks: FindHooks = {},
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
    this.readers = new Readers(options.inlineConfig ?? true)
  }

  async *lintPatterns(patterns: readonly string[]): AsyncGenerator<Outcome> {
    const tools = { cwd: this.cwd, configs: this.configs, ignoring: this.ignoring, hooks: this.hooks, errorOnUnmatched: this.options.errorOnUnmatched ?? true }
    for await (const found of findFiles(patterns, tools)) {
      // What keeps files from being found keeps changed ones too.
      if (this.changed && !('problem' in found) && !this.changed.has(found.path)) continue
      const path = shownPath(this.cwd, found.path)
      if (!('problem' in found) && this.isLines(path)) yield* this.lintLines(() => chunksOf(found.path, path), path, found.path, path)
      else
        yield 'problem' in found
          ? { path, problem: found.problem }
          : await this.attempt(path, found.path, () => readText(found.path, path, this.options.maxBytes ?? MAX_BYTES))
    }
  }

  /** Whether messages come one a line: they are judged as they come. */
  isLines(name: string | undefined): boolean {
    return this.options.format === undefined ? /\.(?:jsonl|ndjson)$/i.test(name ?? '') : this.options.format === 'jsonl'
  }

  /** Judges JSON Lines batch by batch; a line that is no message has a problem of its own, and the others are judged. */
  async *lintLines(open: () => () => Buffer, shown: string, path: string, name: string | undefined): AsyncGenerator<Outcome> {
    let continued = false
    try {
      for (const batch of batchesOf(open(), shown, this.options.maxBytes ?? MAX_BYTES)) {
        const outcome = await this.attempt(shown, path, () => batch.text, name, batch)
        const isBroken = 'problem' in outcome && outcome.problem instanceof Problem && outcome.problem.key === 'read.format'
        if (!isBroken) yield { ...outcome, continued }
        else
          for (const line of linesOf(batch)) {
            yield { ...(await this.attempt(shown, path, () => line.text, name, line)), continued }
            continued = true
          }
        continued = true
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      yield { path: shown, problem: error, continued }
    }
  }

  /** Rewrites the baseline when that was asked for; gives how many findings it holds. */
  writeBaseline(): number | undefined {
    return this.baseline?.write()
  }

  /** Judges a text that is no file yet; `name` decides its format and config, and whether it is ignored (then undefined). */
  async lintSource(text: () => string, shown: string, name?: string): Promise<Outcome | undefined> {
    const path = resolve(this.cwd, name ?? 'stdin')
    if (name !== undefined) {
      const config = await this.configs.find(dirname(path)).catch(() => undefined)
      if (config && (await this.ignoring.ignoresNamed(path, config))) return void this.hooks.onPass?.(path, 'ignored', true)
    }
    return this.attempt(shown, path, text, name)
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

  private async attempt(shown: string, path: string, read: () => string, name: string | undefined = shown, batch?: Batch): Promise<Outcome> {
    try {
      const text = read()
      const { config } = await this.configFor(path)
      const baseline = this.baseline?.forFile(shown)
      const options = {
        ...this.messageOptions(),
        ...(name !== undefined && { path: shown }),
        ...(batch && { format: 'jsonl' }),
        ...(baseline && { baseline }),
      }
      await this.readers.prepare(text, options)
      const linter = this.linterFor(config)
      const first = linter.lint(text, options)
      const more = [await this.languages.load(), await this.checks.load()]
      const whole = { ...(more.includes(true) ? linter.lint(text, options) : first), path: shown }
      const report = this.onChangedLines(path, batch ? shifted(whole, batch) : whole)
      return {
        path: shown,
        report,
        judged: {
          text,
          ...(name === shown && { absolute: path }),
          options,
          config,
          linter: (other) => (other === config ? this.linterFor(config) : linterOf(other, this.readers.read, this.languages.of, this.checks.all)),
        },
      }
    } catch (error) {
      if (error instanceof ReadError)
        return {
          path: shown,
          problem: new Problem('read.format', { reason: error.message }, { path: shown, line: error.line + (batch?.lines ?? 0), column: error.column }),
        }
      problemsOf(error)
      return { path: shown, problem: error as Problem | Problems }
    }
  }

  /** With `change.lines`: the verdicts whole, of the findings those that a new line has part in. */
  private onChangedLines(path: string, report: Report & { path: string }): Report & { path: string } {
    const lines = this.options.change?.lines ? this.changed?.get(path) : undefined
    if (!lines) return report
    const isNew = ({ line, endLine }: { line: number; endLine: number }) => lines.some(([first, last]) => line <= last && endLine >= first)
    return { ...report, messages: report.messages.map((message) => ({ ...message, findings: message.findings.filter(isNew) })) }
  }

  private linterFor(config: Config): Linter {
    const linter = this.linters.get(config) ?? linterOf(config, this.readers.read, this.languages.of, this.checks.all)
    this.linters.set(config, linter)
    return linter
  }

  private messageOptions(): LintOptions {
    const { format, stage, situation, channel, language, audience, publishedAt, now, to } = this.options
    return Object.fromEntries(
      Object.entries({ format, stage, situation, channel, language, audience, publishedAt, now, to }).filter(([, value]) => value !== undefined),
    )
  }
}
