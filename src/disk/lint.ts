import { dirname, resolve } from 'node:path'
import type { Clock } from '../clock.ts'
import { DetectorError } from '../detector-error.ts'
import { type LintOptions, linterOf } from '../linter.ts'
import { type PreviousMessage, previousFrom } from '../previous.ts'
import { Problem, type Problems, problemsOf } from '../problem.ts'
import { ReadError } from '../readers/errors.ts'
import type { Report } from '../report.ts'
import type { Config } from '../settings.ts'
import { judgeTogether, type OpenedFile, type Together } from '../together.ts'
import { Checks } from './checks.ts'
import { Field } from './field.ts'
import { Languages } from './languages.ts'
import { around, type Batch, batchesOf, partOf, shifted } from './lines.ts'
import type { FindHooks, LintFilesOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { inside, shownPath } from './paths.ts'
import { chunksOf, MAX_BYTES, readText } from './read.ts'
import { Readers } from './readers.ts'
import { courseOfFiles, insideThread, judged, openedFile, type Source, type ThreadAbout, type ThreadFile } from './thread-files.ts'
import { byNumber, type Planned } from './threads.ts'

type Linter = ReturnType<typeof linterOf>

/** What a user can mend; anything else is thrown on. */
function problemIn(error: unknown, path: string, lines = 0): Problem | Problems {
  if (error instanceof ReadError) return new Problem('read.format', { reason: error.message }, { path, line: error.line + lines, column: error.column })
  if (error instanceof DetectorError) return new Problem('read.detector', { id: error.detector, reason: error.reason }, { path })
  problemsOf(error)
  return error as Problem | Problems
}

/** Judges files one after another; holds nothing of a file once it is yielded. */
export class Session extends Field {
  /** The moment of judging. */
  now: string | Clock | undefined
  private readonly readers: Readers
  private readonly checks = new Checks()
  private readonly languages = new Languages()
  private readonly linters = new Map<Config, Linter>()
  /** What an earlier run found: read once. */
  private before: Promise<PreviousMessage[]> | undefined

  constructor(options: LintFilesOptions, hooks: FindHooks = {}) {
    super(options, hooks)
    this.now = options.now
    this.readers = new Readers(options.inlineConfig ?? true)
  }

  async *lintPatterns(patterns: readonly string[]): AsyncGenerator<Outcome> {
    for (const planned of await this.plan(patterns)) yield* this.lintPlanned(planned)
  }

  /** Judges one file, or several that belong to one incident; none that did not change where only such are asked for. */
  async *lintPlanned(planned: Planned): AsyncGenerator<Outcome> {
    if ('files' in planned) return yield* this.lintTogether(planned.files, planned)
    const path = shownPath(this.cwd, planned.path)
    if ('problem' in planned) return yield { path, problem: planned.problem }
    // What keeps files from being found keeps changed ones too.
    if (!this.isChanged(planned.path)) return
    if (this.isLines(path)) yield* this.lintLines(() => chunksOf(planned.path, path), path, planned.path, path)
    else yield await this.attempt(path, planned.path, () => readText(planned.path, path, this.options.maxBytes ?? MAX_BYTES))
  }

  /** Judges all that the patterns and `piped` name as updates of one incident, in their order. */
  async *lintThread(patterns: readonly string[], piped: readonly ThreadFile[], onOrder: (told: Together) => void): AsyncGenerator<Outcome> {
    const found = await this.find(patterns)
    for (const one of found) if ('problem' in one) yield { path: shownPath(this.cwd, one.path), problem: one.problem }
    const files = found.filter((one) => !('problem' in one))
    yield* this.lintTogether([...piped, ...(files.length > patterns.length ? files.sort(byNumber) : files)], { onOrder })
  }

  /** Judges JSON Lines batch by batch; a line that is no message has a problem of its own, and the others are judged. */
  async *lintLines(open: () => () => Buffer, shown: string, path: string, name: string | undefined): AsyncGenerator<Outcome> {
    let continued = false
    try {
      for (const batch of this.batches(open, shown)) {
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

  private *batches(open: () => () => Buffer, shown: string): Generator<Batch> {
    const { shard, maxBytes = MAX_BYTES } = this.options
    for (const batch of batchesOf(open(), shown, maxBytes)) {
      if (shard) yield* partOf(batch, shard)
      else yield batch
    }
  }

  /** Judges a text that is no file yet; `name` decides its format and config, and whether it is ignored or another part's (then undefined). */
  async lintSource(text: () => string, shown: string, name?: string): Promise<Outcome | undefined> {
    if (!this.isOwn(shown)) return
    const path = resolve(this.cwd, name ?? 'stdin')
    if (name !== undefined) {
      const config = await this.configs.find(dirname(path)).catch(() => undefined)
      if (config && (await this.ignoring.ignoresNamed(path, config))) return void this.hooks.onPass?.(path, 'ignored', true)
    }
    return this.attempt(shown, path, text, name)
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
    const baseline = this.baseline?.forFile(shown, (batch?.lines ?? 0) > 0)
    const options: LintOptions = {
      ...this.messageOptions(),
      ...(this.now !== undefined && { now: this.now }),
      ...(name !== undefined && { path: shown }),
      ...(batch && { format: 'jsonl' }),
      ...(baseline && { baseline }),
      ...(this.options.previousPath !== undefined && { previous: await (this.before ??= this.readPrevious(this.options.previousPath)) }),
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
    const { now } = this
    const [one] = group
    const former = one && this.linterFor(one.config).former(one.options)
    const about = { ...(id !== undefined && { id }), ...(now !== undefined && { now }), ...(former && { former }) }
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

  /** The messages of a file or a folder as they were. Throws Problem when it cannot be read. */
  private async readPrevious(pattern: string): Promise<PreviousMessage[]> {
    const root = resolve(this.cwd, pattern)
    const messages: PreviousMessage[] = []
    for (const one of await this.find([pattern])) {
      if ('problem' in one) throw one.problem
      const shown = shownPath(this.cwd, one.path)
      const path = inside(root, one.path)
      const text = readText(one.path, shown, this.options.maxBytes ?? MAX_BYTES)
      const options: LintOptions = { path: shown, ...(this.options.format !== undefined && { format: this.options.format }) }
      try {
        await this.readers.prepare(text, options)
        const { config } = await this.configFor(one.path)
        for (const opened of this.linterFor(config).open(text, options)) messages.push(...previousFrom(opened, path))
      } catch (error) {
        throw problemIn(error, shown)
      }
    }
    return messages
  }

  private newLinter(config: Config): Linter {
    return linterOf(config, this.readers.read, this.languages.of, this.checks.all, this.hooks.meter)
  }

  private linterFor(config: Config): Linter {
    const linter = this.linters.get(config) ?? this.newLinter(config)
    this.linters.set(config, linter)
    return linter
  }
}
