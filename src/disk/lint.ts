import { dirname, resolve } from 'node:path'
import { type LintOptions, linterOf } from '../linter.ts'
import { Problem, type Problems, problemsOf } from '../problem.ts'
import { ReadError } from '../readers/errors.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import type { FileReport } from '../summary.ts'
import { judgeTogether, type OpenedFile, type Together } from '../together.ts'
import { BaselineFile } from './baseline.ts'
import { changedFiles, type LineRange } from './changed.ts'
import { Checks } from './checks.ts'
import { Configs } from './configs.ts'
import { type Found, findFiles } from './find.ts'
import { Ignoring } from './ignoring.ts'
import { Languages } from './languages.ts'
import { around, type Batch, batchesOf, shifted } from './lines.ts'
import type { FindHooks, LintFilesOptions } from './options.ts'
import { shownPath } from './paths.ts'
import { chunksOf, MAX_BYTES, readText } from './read.ts'
import { Readers } from './readers.ts'
import { courseOfFiles, insideThread, judged, openedFile, type Source, type ThreadAbout, type ThreadFile } from './thread-files.ts'
import { byNumber, planThreads } from './threads.ts'

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
  linter: (config: Config) => Pick<Linter, 'lint' | 'trace'>
}

/** What a user can mend; anything else is thrown on. */
function problemIn(error: unknown, path: string, lines = 0): Problem | Problems {
  if (error instanceof ReadError) return new Problem('read.format', { reason: error.message }, { path, line: error.line + lines, column: error.column })
  problemsOf(error)
  return error as Problem | Problems
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
    for (const planned of planThreads(await this.find(patterns))) {
      if ('files' in planned) {
        yield* this.lintTogether(planned.files, planned)
        continue
      }
      const found = planned
      // What keeps files from being found keeps changed ones too.
      if (!('problem' in found) && !this.isChanged(found.path)) continue
      const path = shownPath(this.cwd, found.path)
      if (!('problem' in found) && this.isLines(path)) yield* this.lintLines(() => chunksOf(found.path, path), path, found.path, path)
      else
        yield 'problem' in found
          ? { path, problem: found.problem }
          : await this.attempt(path, found.path, () => readText(found.path, path, this.options.maxBytes ?? MAX_BYTES))
    }
  }

  /** Judges all that the patterns and `piped` name as updates of one incident, in their order. */
  async *lintThread(patterns: readonly string[], piped: readonly ThreadFile[], onOrder: (told: Together) => void): AsyncGenerator<Outcome> {
    const found = await this.find(patterns)
    for (const one of found) if ('problem' in one) yield { path: shownPath(this.cwd, one.path), problem: one.problem }
    const files = found.filter((one) => !('problem' in one))
    yield* this.lintTogether([...piped, ...(files.length > patterns.length ? files.sort(byNumber) : files)], { onOrder })
  }

  private async find(patterns: readonly string[]): Promise<Found[]> {
    const tools = { cwd: this.cwd, configs: this.configs, ignoring: this.ignoring, hooks: this.hooks, errorOnUnmatched: this.options.errorOnUnmatched ?? true }
    const found: Found[] = []
    for await (const one of findFiles(patterns, tools)) found.push(one)
    return found
  }

  private isChanged(path: string): boolean {
    return this.changed?.has(path) ?? true
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
        // What stands before a line that is no message is judged without it, and so is what comes after.
        for (let rest: Batch | undefined = batch; rest; ) {
          const { text }: Batch = rest
          const outcome = await this.attempt(shown, path, () => text, name, rest)
          const broken =
            'problem' in outcome && outcome.problem instanceof Problem && outcome.problem.key === 'read.format' ? outcome.problem.at.line : undefined
          const [before, after]: (Batch | undefined)[] = broken === undefined ? [] : around(rest, broken)
          if (before) yield { ...(await this.attempt(shown, path, () => before.text, name, before)), continued }
          yield { ...outcome, continued: continued || before !== undefined }
          continued = true
          rest = after
        }
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
      const { config, options } = await this.prepare(text, shown, path, name, batch)
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
          linter: (other) => (other === config ? this.linterFor(config) : this.newLinter(other)),
        },
      }
    } catch (error) {
      return { path: shown, problem: problemIn(error, shown, batch?.lines) }
    }
  }

  private async prepare(text: string, shown: string, path: string, name: string | undefined, batch?: Batch) {
    const { config } = await this.configFor(path)
    const baseline = this.baseline?.forFile(shown)
    const options: LintOptions = {
      ...this.messageOptions(),
      ...(name !== undefined && { path: shown }),
      ...(batch && { format: 'jsonl' }),
      ...(baseline && { baseline }),
    }
    await this.readers.prepare(text, options)
    return { config, options }
  }

  /**
   * Judges files as updates of one incident, and says how they were put in order. A file that cannot be read has a problem of
   * its own, and the others are judged. Yields those that changed, where only such are asked for.
   */
  async *lintTogether(files: readonly ThreadFile[], { id, onOrder }: ThreadAbout): AsyncGenerator<Outcome> {
    if (!files.some(({ path }) => this.isChanged(path))) return
    const group: Source[] = []
    const opened: OpenedFile[] = []
    for (const { path, text: given } of files) {
      const shown = given ? path : shownPath(this.cwd, path)
      try {
        const text = given ? given() : readText(path, shown, this.options.maxBytes ?? MAX_BYTES)
        const about = await this.prepare(text, shown, resolve(this.cwd, path), shown)
        opened.push(openedFile(shown, this.linterFor(about.config).open(text, about.options), about.options))
        group.push({ text, shown, path: resolve(this.cwd, path), isFile: !given, ...about })
      } catch (error) {
        yield { path: shown, problem: problemIn(error, shown) }
      }
    }
    const { now } = this.options
    const about = { ...(id !== undefined && { id }), ...(now !== undefined && { now }) }
    const first = judgeTogether(opened, about)
    const more = [await this.languages.load(), await this.checks.load()]
    const told = more.includes(true) ? judged(group, (config) => this.linterFor(config), about) : first
    onOrder?.(told)
    for (const index of onOrder ? courseOfFiles(told) : group.keys()) {
      const { shown, path, text, options, config, isFile } = group[index] as Source
      if (!this.isChanged(path)) continue
      const report = this.onChangedLines(path, { ...(told.reports[index] as Report), path: shown })
      const linterOfOne = (own: Linter) => insideThread(own, group, index, (one) => this.linterFor(one), about)
      const linter = (other: Config) => linterOfOne(other === config ? this.linterFor(config) : this.newLinter(other))
      yield { path: shown, report, judged: { text, ...(isFile && { absolute: path }), options, config, linter } }
    }
  }

  /** With `change.lines`: the verdicts whole, of the findings those that a new line has part in. */
  private onChangedLines(path: string, report: Report & { path: string }): Report & { path: string } {
    const lines = this.options.change?.lines ? this.changed?.get(path) : undefined
    if (!lines) return report
    const isNew = ({ line, endLine }: { line: number; endLine: number }) => lines.some(([first, last]) => line <= last && endLine >= first)
    return { ...report, messages: report.messages.map((message) => ({ ...message, findings: message.findings.filter(isNew) })) }
  }

  private newLinter(config: Config): Linter {
    return linterOf(config, this.readers.read, this.languages.of, this.checks.all)
  }

  private linterFor(config: Config): Linter {
    const linter = this.linters.get(config) ?? this.newLinter(config)
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
