import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { detectorsFor } from '../disk/pack-detectors.ts'
import { compileWithCases, filesOf } from '../disk/packs.ts'
import { safe, safeLines } from '../formatters/safe.ts'
import { Problem } from '../problem.ts'
import type { Context } from './run.ts'
import { print } from './terminal.ts'

/**
 * Runs the cases of packs of the house, each pack by itself with the detectors of the config above it. Exit code 0 when all come true, 1 when some do not; a pack that
 * does not compile (its phrases are held to their own `hits` and `spares` there) is 2.
 */
export async function testPacksCommand(folders: readonly string[], { flags, say }: Context): Promise<number> {
  if (folders.length === 0) throw new Problem('packs.test-what')
  let failed = 0
  for (const folder of folders) {
    if (!statSync(resolve(folder), { throwIfNoEntry: false })?.isDirectory()) throw new Problem('packs.no-folder', {}, { path: folder })
    const files = filesOf(resolve(folder), folder)
    if (files.length === 0) throw new Problem('packs.empty', {}, { path: folder })
    const detectors = await detectorsFor(resolve(folder), { config: flags.config, lookup: !flags['no-config-lookup'], code: !flags['no-code'] })
    const { cases, pack } = await compileWithCases(files, { name: folder, detectors, ...(flags.lang !== undefined && { language: flags.lang }) })
    const faults = cases.flatMap(({ at, draft, fault }) => {
      const reason = fault()
      return reason === undefined ? [] : [`${at.path}:${at.line}:${at.column}: ${reason}\n    ${draft.trim().replaceAll('\n', '\n    ')}`]
    })
    failed += faults.length
    if (faults.length > 0) await print(`${safeLines(faults.join('\n'))}\n`)
    const counts = { path: safe(folder), count: cases.length, failed: faults.length, rules: pack.rules.length, phrases: pack.wording.length }
    await print(`${say(faults.length > 0 ? 'packs.failed' : 'packs.held', counts)}\n`)
  }
  return failed > 0 ? 1 : 0
}
