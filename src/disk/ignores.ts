import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { PatternSet } from './globs.ts'
import { foldersUp, inside } from './paths.ts'

export const OWN_IGNORE_FILE = '.incidentlintignore'

interface Level {
  folder: string
  patterns: PatternSet
}

/** What ignore files of one name say, each for its folder and below; the deepest that speaks of a path decides, as in git. */
export class IgnoreFiles {
  private readonly levels = new Map<string, Level[]>()

  constructor(
    private readonly fileName: string,
    private readonly compile: (source: string) => PatternSet,
  ) {}

  ignores(absolute: string, isFolder = false): boolean {
    let ignored = false
    for (const { folder, patterns } of this.levelsOf(dirname(absolute))) {
      const path = inside(folder, absolute)
      if (path === undefined) continue
      const said = patterns.test(isFolder ? `${path}/` : path)
      ignored = said.ignored || (ignored && !said.unignored)
    }
    return ignored
  }

  /** Highest folder first. */
  private levelsOf(folder: string): Level[] {
    const known = this.levels.get(folder)
    if (known) return known
    const [, above] = foldersUp(folder)
    const own = this.read(join(folder, this.fileName))
    const levels = [...(above === undefined ? [] : this.levelsOf(above)), ...(own ? [{ folder, patterns: own }] : [])]
    this.levels.set(folder, levels)
    return levels
  }

  private read(path: string): PatternSet | undefined {
    try {
      return this.compile(readFileSync(path, 'utf8'))
    } catch {
      // None there, or none that can be read.
      return undefined
    }
  }
}
