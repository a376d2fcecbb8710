import { Clock, clockOf } from '../clock.ts'
import type { Config } from '../settings.ts'
import { Cache, cacheFolder, type Entry, installation, keyOf } from './cache.ts'
import { Field } from './field.ts'
import type { Session } from './lint.ts'
import type { FindHooks, LintFilesOptions } from './options.ts'
import type { Outcome } from './outcome.ts'
import { shownPath } from './paths.ts'
import { MAX_BYTES, readText } from './read.ts'
import type { Planned } from './threads.ts'

/** Judges files as `Session` does, and only what was not judged before: until something is, what judges is not even loaded. */
export class CachedSession extends Field {
  private readonly cache: Cache
  private readonly settled: string
  private readonly configsSaid = new Map<Config, string>()
  private judging: Promise<Session> | undefined

  constructor(options: LintFilesOptions, hooks: FindHooks = {}) {
    super(options, hooks)
    const { cache = true, inlineConfig = true, now } = options
    this.cache = new Cache(typeof cache === 'string' ? cache : cacheFolder(this.cwd), (what, path) => hooks.onTrouble?.(what, path))
    this.settled = JSON.stringify([installation(), this.messageOptions(), inlineConfig, now === undefined])
  }

  async *lintPatterns(patterns: readonly string[]): AsyncGenerator<Outcome> {
    for (const planned of await this.plan(patterns)) {
      const paths = new Map(('files' in planned ? planned.files : [planned]).map(({ path }) => [shownPath(this.cwd, path), path]))
      if (![...paths.values()].some((path) => this.isChanged(path))) continue
      for await (const outcome of this.lintPlanned(planned, paths)) {
        const path = paths.get(outcome.path) as string
        if (!('report' in outcome)) yield outcome
        else if (this.isChanged(path)) yield { ...outcome, report: this.onChangedLines(path, outcome.report) }
      }
    }
    this.cache.close()
  }

  /** From the cache, or from judging; then it is kept, unless something of it could not be read. */
  private async *lintPlanned(planned: Planned, paths: ReadonlyMap<string, string>): AsyncGenerator<Outcome> {
    const key = 'problem' in planned ? undefined : await this.keyOf('id' in planned ? planned.id : '', paths)
    const now = this.options.now === undefined ? undefined : clockOf(this.options.now).read()
    const known = key === undefined ? undefined : this.cache.get(key, now === undefined ? undefined : Date.parse(now))
    if (known) {
      for (const report of known.reports) yield { path: report.path, report, cached: true }
      return
    }
    const session = await this.session()
    // Each asks the clock for itself.
    const clock = now === undefined ? undefined : new Clock(now)
    session.now = clock
    const reports: Entry['reports'] = []
    for await (const outcome of session.lintPlanned(planned)) {
      if ('report' in outcome) reports.push(outcome.report)
      yield outcome
    }
    const { from, until } = clock ?? { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
    if (key !== undefined && reports.length === paths.size) this.cache.put(key, { reports, from, until })
  }

  /** The hash of all that the reports of these files depend on; undefined when one of them cannot be read, is a stream, or falls to a detector of the house. */
  private async keyOf(id: string, paths: ReadonlyMap<string, string>): Promise<string | undefined> {
    const parts = [this.settled, id]
    try {
      for (const [shown, path] of paths) {
        if (this.isLines(shown)) return undefined
        const text = readText(path, shown, this.options.maxBytes ?? MAX_BYTES)
        const { config } = await this.configFor(path)
        // What a program does depends on more than its own text.
        if (config.plugins) return undefined
        parts.push(shown, this.configSaid(config), JSON.stringify(this.baseline?.printsOf(shown) ?? null), text)
      }
    } catch {
      // Judging says what is wrong.
      return undefined
    }
    return keyOf(parts)
  }

  /** A pack stands for its name wherever it is written down; here it stands for all that is in it. */
  private configSaid(config: Config): string {
    const known = this.configsSaid.get(config)
    if (known !== undefined) return known
    const packs = (config.packs ?? []).map((pack) => (typeof pack === 'string' ? pack : { ...pack, toJSON: undefined }))
    const said = keyOf([JSON.stringify({ ...config, packs })])
    this.configsSaid.set(config, said)
    return said
  }

  async lintSource(...source: Parameters<Session['lintSource']>): Promise<Outcome | undefined> {
    return (await this.session()).lintSource(...source)
  }

  async *lintLines(...stream: Parameters<Session['lintLines']>): AsyncGenerator<Outcome> {
    yield* (await this.session()).lintLines(...stream)
  }

  private session(): Promise<Session> {
    const { change: _, ...options } = this.options
    this.judging ??= import('./lint.ts').then((module) => new module.Session(options, this.hooks))
    return this.judging
  }
}
