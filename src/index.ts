/** The pure, synchronous core of incident-lint: no disk, no network, no clock. */
import { languageOf } from './languages/index.ts'
import { type Linter, type LintOptions, linterOf, type ThreadUpdate } from './linter.ts'
import type { Check } from './model.ts'
import { type HouseDetector, withDetectors } from './plugin.ts'
import { type Readers, readWith } from './readers/index.ts'
import type { Report } from './report.ts'
import type { Config } from './settings.ts'

export type { HousePack } from './compile/pack.ts'
export type { Linter, LintOptions, ThreadUpdate } from './linter.ts'
export type {
  Audience,
  Block,
  Channel,
  Check,
  Demand,
  ElementId,
  Finder,
  HousePlugin,
  Message,
  Mode,
  Place,
  Sentence,
  Severity,
  Situation,
  Span,
  Stage,
  Token,
  Verdict,
  Zone,
} from './model.ts'
export type { HouseContext, HouseDetector, HouseMark } from './plugin.ts'
export type { PreviousMessage } from './previous.ts'
export type { Reader, Readers } from './readers/index.ts'
export type { ElementReport, FindingReport, MessageReport, Report } from './report.ts'
export type { Config } from './settings.ts'

/**
 * A linter for one config; build it once, call it at every keystroke. It reads Markdown, plain text and HTML, and what the
 * `readers` of `incident-lint/readers` read besides; the `checks` of `incident-lint/checks` run when they are given,
 * and so do `detectors` of the house. Throws RangeError when the config names what is not there, and DetectorError from `lint` when a detector fails.
 */
export function createLinter(
  config: Config = {},
  { readers, checks, detectors }: { readers?: Readers; checks?: readonly Check[]; detectors?: readonly HouseDetector[] } = {},
): Linter {
  const { lint, lintThread } = linterOf(detectors ? withDetectors(config, detectors) : config, readWith(readers), languageOf, checks)
  return { lint, lintThread }
}

/** Judges one text. `options.config` is a config as a file would hold it. Throws as `createLinter` and `lint` do. */
export function lintText(text: string, options: LintOptions & { config?: Config } = {}): Report {
  const { config, ...rest } = options
  return createLinter(config).lint(text, rest)
}

/**
 * Judges the updates of one incident together: each by itself, what earlier ones carry, and the promises between them.
 * The report has one message an update, in the order given; `now` is an ISO 8601 instant,
 * `previous` what an earlier run found. Throws as `createLinter` and `lint` do.
 */
export function lintThread(updates: readonly ThreadUpdate[], options: Pick<LintOptions, 'now' | 'previous'> & { config?: Config } = {}): Report {
  const { config, ...rest } = options
  return createLinter(config).lintThread(updates, rest)
}

export { DetectorError } from './detector-error.ts'
export { applyFixes } from './fix.ts'
export { type FormatReportsOptions, formatReports } from './format-reports.ts'

export { defineDetector } from './plugin.ts'

/** Types a config without changing it. */
export function defineConfig(config: Config): Config {
  return config
}
