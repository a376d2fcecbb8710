import type { FileReport, Summary } from '../summary.ts'
import type { Say } from '../words.ts'
import type { Paint } from './paint.ts'

export interface FormatOptions {
  tool: { name: string; version: string }
  paint: Paint
  /** Columns of the terminal. */
  width: number
  /** The words of a language. */
  sayIn: (language: string) => Say
  /** The language of what is said about all files together. */
  language: string
}

/** Reports to text, one file at a time, so that nothing is held. Prints nothing, drops nothing, sorts nothing. */
export interface Formatter {
  start(): string
  file(report: FileReport): string
  end(summary: Summary): string
}

export type MakeFormatter = (options: FormatOptions) => Formatter

/** One line a format, each loaded when it is asked for. */
export const formatters = {
  pretty: () => import('./pretty.ts').then((one): MakeFormatter => one.pretty),
  compact: () => import('./compact.ts').then((one): MakeFormatter => one.compact),
  json: () => import('./json.ts').then((one): MakeFormatter => one.json),
  jsonl: () => import('./jsonl.ts').then((one): MakeFormatter => one.jsonl),
  sarif: () => import('./sarif.ts').then((one): MakeFormatter => one.sarif),
  github: () => import('./github.ts').then((one): MakeFormatter => one.github),
  gitlab: () => import('./gitlab.ts').then((one): MakeFormatter => one.gitlab),
  junit: () => import('./junit.ts').then((one): MakeFormatter => one.junit),
  checkstyle: () => import('./checkstyle.ts').then((one): MakeFormatter => one.checkstyle),
  rdjson: () => import('./rdjson.ts').then((one): MakeFormatter => one.rdjson),
  markdown: () => import('./markdown.ts').then((one): MakeFormatter => one.markdown),
  html: () => import('./html/index.ts').then((one): MakeFormatter => one.html),
  agent: () => import('./agent.ts').then((one): MakeFormatter => one.agent),
} satisfies Record<string, () => Promise<MakeFormatter>>

export type FormatName = keyof typeof formatters
