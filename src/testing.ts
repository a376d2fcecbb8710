/** The cases of packs of the house as tests of whatever runs them: vitest, mocha, jest, `node:test`. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PackCase } from './disk/pack-cases.ts'
import { detectorsFor } from './disk/pack-detectors.ts'
import { compileWithCases, filesOf } from './disk/packs.ts'
import { shownPath } from './disk/paths.ts'
import { type HouseDetector, pluginOf } from './plugin.ts'
import { Problem } from './problem.ts'

export type { PackCase } from './disk/pack-cases.ts'
export type { HouseDetector } from './plugin.ts'

export interface PackCasesOptions {
  /** The language that the pack adds to (BCP 47). Default: en. */
  language?: string
  /** What rules of the pack read besides its words. Default: the `plugins` of the nearest config above the folder. */
  detectors?: readonly HouseDetector[]
}

/** What registers tests. */
export interface Runner {
  describe: (name: string, body: () => void) => unknown
  it: (name: string, body: () => void) => unknown
}

/**
 * The cases of a pack, each to be judged by its `fault()`. `folder` counts from the working folder, or is a `file:` URL.
 * Rejects with an Error that lists every refusal as `path:line:column: message` when the pack does not compile.
 */
export async function packCases(folder: string | URL, options: PackCasesOptions = {}): Promise<PackCase[]> {
  return (await compiled(folder, options)).cases
}

/**
 * Registers a test for each case of a pack: `await testPack('./house', { describe, it })`. Runners that have `describe` and
 * `it` as globals need not be named. Rejects as `packCases` does.
 */
export async function testPack(folder: string | URL, { describe, it, ...options }: PackCasesOptions & Partial<Runner> = {}): Promise<void> {
  const globals = globalThis as Partial<Runner>
  const [group, one] = [describe ?? globals.describe, it ?? globals.it]
  if (!group || !one) throw new TypeError("no `describe` and `it` at hand: testPack('./house', { describe, it })")
  const { shown, cases, phrases } = await compiled(folder, options)
  group(`pack ${shown}`, () => {
    // A pack may hold nothing but words, and a group without a test is a mistake to most runners.
    one(`compiles: the lines of ${phrases} phrase lists hold`, () => {})
    for (const each of cases) one(`${each.rule}, ${each.verdict}: ${firstLine(each.draft)}`, () => held(each))
  })
}

async function compiled(folder: string | URL, { language, detectors }: PackCasesOptions) {
  const path = folder instanceof URL ? fileURLToPath(folder) : resolve(folder)
  const shown = shownPath(resolve(''), path)
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Problem('packs.no-folder', {}, { path: shown })
  const files = filesOf(path, shown)
  if (files.length === 0) throw new Problem('packs.empty', {}, { path: shown })
  const own = detectors ? pluginOf(shown, detectors).detectors : await detectorsFor(path, { lookup: true, code: true })
  const { cases, pack } = await compileWithCases(files, { name: shown, detectors: own, ...(language !== undefined && { language }) })
  return { shown, cases, phrases: pack.wording.length }
}

function held({ at, draft, fault }: PackCase): void {
  const reason = fault()
  if (reason !== undefined) throw new Error(`${at.path}:${at.line}:${at.column}: ${reason}\n    ${draft.trim().replaceAll('\n', '\n    ')}`)
}

function firstLine(draft: string): string {
  const [line = ''] = draft.trim().split('\n')
  return line.length > 60 ? `${line.slice(0, 59)}\u2026` : line
}
