import type { FileReport, Summary } from '../summary.ts'
import type { Say } from '../words.ts'
import { compact } from './compact.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import type { Paint } from './paint.ts'
import { pretty } from './pretty.ts'

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

/** One line a format. */
export const formatters = { pretty, compact, json, jsonl } satisfies Record<string, (options: FormatOptions) => Formatter>

export type FormatName = keyof typeof formatters
