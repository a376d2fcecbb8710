import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Problem, type Problems } from '../problem.ts'
import { nearest } from '../suggest.ts'
import type { Configs } from './configs.ts'
import type { Ignoring } from './ignoring.ts'
import type { FindHooks } from './options.ts'
import { problemOf } from './read.ts'
import { walk } from './walk.ts'

/** A file to judge, or what stands in the way of one. Paths are absolute. */
export type Found = { path: string } | { path: string; problem: Problem | Problems }

export interface FindTools {
  cwd: string
  configs: Configs
  ignoring: Ignoring
  hooks: FindHooks
  errorOnUnmatched: boolean
}

const GLOB = /[*?{}[\]!]/

/**
 * The files that patterns name, each once, in the order of the patterns and by name within a folder.
 * A named file is found whatever it looks like; in a folder only what looks like a message is.
 */
export async function* findFiles(patterns: readonly string[], tools: FindTools): AsyncGenerator<Found> {
  const seen = new Set<string>()
  for (const pattern of patterns) {
    for await (const found of findOne(pattern, tools)) {
      if (!seen.has(found.path)) yield found
      seen.add(found.path)
    }
  }
}

async function* findOne(pattern: string, tools: FindTools): AsyncGenerator<Found> {
  const path = resolve(tools.cwd, pattern)
  const stats = lstatOf(path)
  if (!stats) return yield* GLOB.test(pattern) ? findGlob(pattern, tools) : unmatched(path, () => missing(path, pattern), tools)
  if (isFolder(path)) return yield* findIn(path, pattern, tools)
  const config = await tools.configs.find(dirname(path)).catch(() => undefined)
  if (config && (await tools.ignoring.ignoresNamed(path, config))) return tools.hooks.onPass?.(path, 'ignored', true)
  yield { path }
}

async function* findIn(folder: string, pattern: string, tools: FindTools): AsyncGenerator<Found> {
  let found = 0
  let passed = 0
  const hooks: FindHooks = {
    onPass(path, why, named) {
      passed++
      tools.hooks.onPass?.(path, why, named)
    },
  }
  for await (const one of walk(folder, { ...tools, hooks })) {
    found++
    yield one
  }
  if (found === 0)
    yield* unmatched(folder, () => new Problem(passed > 0 ? 'find.none-alike' : 'find.nothing-in-it', { count: passed }, { path: pattern }), tools)
}

/** What a shell would have made of the pattern: the files that it matches count as named, but ignored ones are left out in silence. */
async function* findGlob(pattern: string, tools: FindTools): AsyncGenerator<Found> {
  const { glob } = await import('tinyglobby')
  const paths = await glob(pattern, {
    cwd: tools.cwd,
    absolute: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  })
  let found = 0
  for (const path of paths.map((one) => resolve(one)).sort()) {
    const config = await tools.configs.find(dirname(path)).catch(() => undefined)
    if (config && (await tools.ignoring.ignoresFound(path, false, config))) tools.hooks.onPass?.(path, 'ignored', false)
    else {
      found++
      yield { path }
    }
  }
  if (found === 0) yield* unmatched(resolve(tools.cwd, pattern), () => new Problem('find.unmatched', {}, { path: pattern }), tools)
}

function* unmatched(path: string, problem: () => Problem, { errorOnUnmatched }: FindTools): Generator<Found> {
  if (errorOnUnmatched) yield { path, problem: problem() }
}

function missing(path: string, pattern: string): Problem {
  const name = pattern.split(/[\\/]/).at(-1) as string
  const guess = nearest(name, namesIn(dirname(path)))
  return new Problem('read.missing', { guess: guess && pattern.slice(0, pattern.length - name.length) + guess }, { path: pattern })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch (error) {
    // A folder on the way that may not be entered is no reason to take the path for a pattern: reading it will say so.
    return problemOf(error, path, path).key === 'read.missing' ? undefined : ({} as Stats)
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
