import { existsSync } from 'node:fs'
import { Problem } from '../problem.ts'
import type { Baseline } from '../set-aside.ts'
import { readText } from './read.ts'
import { writeWhole } from './write.ts'

/** Where the baseline stands when nobody says otherwise. */
export const BASELINE_FILE = 'incident-lint.suppressions.json'

/** Old findings that a team has set aside, by file; each by what it says, so that it stays set aside when lines move. */
export class BaselineFile {
  private readonly seen = new Map<string, string[]>()

  private constructor(
    private readonly path: string,
    private readonly known: Readonly<Record<string, readonly string[]>>,
    private readonly mode: BaselineMode,
  ) {}

  /** Undefined when there is none and none is to be made. Throws Problem when the file is not what it should be. */
  static open(path: string, mode: BaselineMode): BaselineFile | undefined {
    if (existsSync(path)) return new BaselineFile(path, read(path), mode)
    if (mode === 'prune') throw new Problem('read.missing', { guess: undefined }, { path })
    return mode === 'add' ? new BaselineFile(path, {}, mode) : undefined
  }

  /** What is set aside in a file; `path` as reports show it. */
  printsOf(path: string): readonly string[] {
    return Object.hasOwn(this.known, path) ? (this.known[path] as readonly string[]) : []
  }

  /** `path` as reports show it. */
  forFile(path: string): Baseline {
    return {
      open: () => {
        const left = [...this.printsOf(path)]
        const seen: string[] = []
        this.seen.set(path, seen)
        return (print) => {
          const at = left.indexOf(print)
          if (at >= 0) left.splice(at, 1)
          if (at < 0 && this.mode !== 'add') return false
          seen.push(print)
          return true
        }
      },
    }
  }

  /** `add`: all that was found, in the files judged; `prune`: what is still found there. Other files keep what they had. Gives how many prints. */
  write(): number {
    if (this.mode === 'use') return 0
    const files = { ...this.known, ...Object.fromEntries(this.seen) }
    const kept = Object.entries(files)
      .filter(([, prints]) => prints.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    writeWhole(this.path, `${JSON.stringify({ version: 1, files: Object.fromEntries(kept) }, undefined, 2)}\n`)
    return kept.reduce((sum, [, prints]) => sum + prints.length, 0)
  }
}

/** What a run does with the baseline: obeys it, sets everything found aside, or forgets what is no longer found. */
export type BaselineMode = 'use' | 'add' | 'prune'

function read(path: string): Record<string, readonly string[]> {
  const wrong = () => new Problem('baseline.form', {}, { path })
  let value: unknown
  try {
    value = JSON.parse(readText(path, path))
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong()
    throw error
  }
  const { version, files } = (value ?? {}) as { version?: unknown; files?: unknown }
  if (version !== 1 || typeof files !== 'object' || files === null) throw wrong()
  for (const prints of Object.values(files)) if (!Array.isArray(prints) || prints.some((one) => typeof one !== 'string')) throw wrong()
  return files as Record<string, string[]>
}
