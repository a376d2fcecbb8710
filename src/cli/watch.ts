import { type FSWatcher, mkdtempSync, readdirSync, rmSync, statSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { foldersUp } from '../disk/paths.ts'
import { name } from '../generated/package.ts'
import { Problem, problemsOf } from '../problem.ts'
import { readFormat } from './format-flag.ts'
import { lintCommand } from './lint.ts'
import type { Context } from './run.ts'
import { complain } from './terminal.ts'

/** Milliseconds: an editor writes a file in several steps. */
const SETTLE = 80
const CLEAR = '\u001b[2J\u001b[3J\u001b[H'
/** What may lie above the working folder and still counts. */
const ABOVE = /^(?:incident-lint\.|package\.json$|\.incidentlintignore$|\.gitignore$)/

/** Judges again whenever a file or a config changes, until Ctrl-C. What has not changed is not judged again. */
export async function watchCommand(patterns: readonly string[], context: Context): Promise<number> {
  const { flags, say } = context
  if (flags.stdin || patterns.includes('-')) throw new Problem('watch.stdin')
  const own = flags.cache ? undefined : mkdtempSync(join(tmpdir(), `${name}-`))
  const quick: Context = { ...context, flags: { ...flags, cache: true, ...(own !== undefined && { 'cache-location': own }) } }
  const outputs = new Set(
    [flags['output-file'], ...(flags.format ?? []).map((one) => readFormat(one).path)].flatMap((path) => (path === undefined ? [] : resolve(path))),
  )
  const watched = new Map<string, FSWatcher>()
  let wake: () => void = () => {}
  const onEvent = (folder: string, isAbove: boolean) => (_: string, file: string | null) => {
    if (file === null || (isAbove ? ABOVE.test(file) : isOfInterest(file) && !outputs.has(join(folder, file)))) wake()
  }
  const end = () => {
    for (const one of watched.values()) one.close()
    if (own !== undefined) rmSync(own, { recursive: true, force: true })
    process.exit(0)
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  for (let round = 0; ; round++) {
    // Before judging, so that what changes meanwhile is not missed.
    const changed = new Promise<void>((done) => (wake = done))
    const above = foldersUp(process.cwd())
    const below = new Set(patterns.length > 0 ? patterns.flatMap(foldersOf) : foldersBelow(resolve('.')))
    for (const folder of above) follow(watched, folder, onEvent(folder, !below.has(folder)))
    for (const folder of below) follow(watched, folder, onEvent(folder, false))
    if (round > 0 && process.stdout.isTTY) process.stdout.write(CLEAR)
    await lintCommand(patterns, quick).catch((error: unknown) => {
      for (const problem of problemsOf(error)) complain(problem, say)
    })
    process.stderr.write(`${name}: ${say('watch.waiting')}\n`)
    await changed
    await new Promise((done) => setTimeout(done, SETTLE))
  }
}

/** Not the files that programs write beside those that people write. */
function isOfInterest(file: string): boolean {
  return ABOVE.test(file) || !/^\.|~$|\.tmp$|\.sw[a-p]$/.test(file)
}

function follow(watched: Map<string, FSWatcher>, folder: string, onEvent: (event: string, file: string | null) => void): void {
  if (watched.has(folder)) return
  try {
    const watcher = watch(folder, onEvent)
    const drop = () => {
      watcher.close()
      watched.delete(folder)
    }
    watcher.on('error', drop)
    watched.set(folder, watcher)
  } catch {
    // Gone, or not ours to look into: judging will say so.
  }
}

/** The folders in which a change can matter to a pattern: those of a folder, that of a file, and all below the fixed part of a glob. */
function foldersOf(pattern: string): string[] {
  const path = resolve(pattern)
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats) return stats.isDirectory() ? foldersBelow(path) : [dirname(path)]
  const fixed = pattern.split(/[\\/]/)
  const glob = fixed.findIndex((part) => /[*?{[!]/.test(part))
  return glob < 0 ? [dirname(path)] : foldersBelow(resolve(fixed.slice(0, glob).join('/') || '.'))
}

function foldersBelow(root: string): string[] {
  const found = [root]
  for (let at = 0; at < found.length; at++) {
    const folder = found[at] as string
    try {
      for (const entry of readdirSync(folder, { withFileTypes: true }))
        if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') found.push(join(folder, entry.name))
    } catch {
      // Gone meanwhile.
    }
  }
  return found
}
