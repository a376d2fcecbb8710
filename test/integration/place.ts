import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import type { Ran } from '../cli/run.ts'

export { folderOf, HOLLOW } from '../cli/run.ts'

/** This repository, ending in a slash. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Third-party schemas and posts, which are no part of the project: `INCIDENT_LINT_SHARED`, or the folder `shared` beside the repository. */
const shared = process.env['INCIDENT_LINT_SHARED'] ?? join(root, '../shared')

const site = inject('site')
export const inSite = (...path: string[]) => join(site, ...path)
export const bin = (name: string) => inSite('node_modules/.bin', name)
export const command = bin('incident-lint')

/** Whether a program is on this machine. */
export function has(program: string, ...args: string[]): boolean {
  return spawnSync(program, args.length > 0 ? args : ['--version'], { stdio: 'ignore' }).status === 0
}

interface Options {
  cwd?: string
  input?: string
  env?: Record<string, string>
}

/** Runs a program to its end. */
export function exec(program: string, args: string[], { cwd = site, input = '', env = {} }: Options = {}): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  if (error) throw error
  return { status, stdout, stderr }
}

/** A path in `shared`, or undefined where it is not. */
export function sharedPath(...path: string[]): string | undefined {
  const whole = join(shared, ...path)
  return existsSync(whole) ? whole : undefined
}
