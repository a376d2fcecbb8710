import { existsSync } from 'node:fs'
import { Fingerprints } from '../fingerprint.ts'
import { Problem } from '../problem.ts'
import type { Baseline } from '../set-aside.ts'
import { readText } from './read.ts'
import { writeWhole } from './write.ts'

/** Where the baseline stands when nobody says otherwise. */
export const BASELINE_FILE = 'incident-lint.suppressions.json'

/** Old findings that a team has set aside, by file; each by what it says, so that it stays set aside when lines move. */
export class BaselineFile {
  private readonly ledgers = new Map<string, Ledger>()

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

  /** `path` as reports show it; `isNext`: the part of a stream that follows the one before. */
  forFile(path: string, isNext = false): Baseline {
    const ledger = (isNext && this.ledgers.get(path)) || new Ledger(this.printsOf(path), this.mode === 'add')
    ledger.close()
    this.ledgers.set(path, ledger)
    return { open: () => ledger.open() }
  }

  /** `add`: all that was found, in the files judged; `prune`: what is still found there. Other files keep what they had. Gives how many prints. */
  write(): number {
    if (this.mode === 'use') return 0
    const found: [string, readonly string[]][] = [...this.ledgers].filter(([, { wasOpened }]) => wasOpened).map(([path, ledger]) => [path, ledger.close()])
    const files = { ...this.known, ...Object.fromEntries(found) }
    const kept = Object.entries(files)
      .filter(([, prints]) => prints.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
    writeWhole(this.path, `${JSON.stringify({ version: 1, files: Object.fromEntries(kept) }, undefined, 2)}\n`)
    return kept.reduce((sum, [, prints]) => sum + prints.length, 0)
  }
}

/** What is set aside in one file, and what was found of it. A stream is judged part by part, and each part once more when it needs more to be judged. */
class Ledger {
  wasOpened = false
  private readonly left = new Map<string, number>()
  private readonly found: string[] = []
  private readonly prints = new Fingerprints()
  private part: { prints: Fingerprints; found: string[] } | undefined

  constructor(
    known: readonly string[],
    private readonly takesAll: boolean,
  ) {
    for (const print of known) this.left.set(print, (this.left.get(print) ?? 0) + 1)
  }

  /** Begins the part, or begins it anew. */
  open(): (finding: Parameters<Fingerprints['of']>[0]) => boolean {
    const part = { prints: new Fingerprints(this.prints), found: [] as string[] }
    const used = new Map<string, number>()
    this.part = part
    this.wasOpened = true
    return (finding) => {
      const print = part.prints.of(finding)
      const nth = used.get(print) ?? 0
      if (nth >= (this.left.get(print) ?? 0) && !this.takesAll) return false
      used.set(print, nth + 1)
      part.found.push(print)
      return true
    }
  }

  /** Ends the part; gives all that was found. */
  close(): readonly string[] {
    if (this.part) {
      this.prints.take(this.part.prints)
      for (const print of this.part.found) {
        this.left.set(print, (this.left.get(print) ?? 0) - 1)
        this.found.push(print)
      }
    }
    this.part = undefined
    return this.found
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
