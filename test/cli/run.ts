import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

/** Each run starts a process: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 60_000 })

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: run `npm run build` first')

export interface Ran {
  status: number | null
  stdout: string
  stderr: string
}

interface Options {
  /** A folder of `fixtures/`, or an absolute path. */
  cwd?: string
  input?: string | Buffer
  env?: Record<string, string>
  uid?: number
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
}

/** Runs the built command. Nothing of the environment but the path gets through. */
export function run(args: string[], { cwd = 'drafts', input = '', env = {}, uid }: Options = {}): Ran {
  const folder = cwd.startsWith('/') ? cwd : fixture(cwd)
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
    env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LANG: 'C.UTF-8', ...env },
    ...(uid !== undefined && { uid }),
  })
  return { status, stdout, stderr }
}

/** The report of `--format json`. */
export function json(args: string[], options?: Options) {
  const ran = run([...args, '--format', 'json'], options)
  return { ...ran, report: JSON.parse(ran.stdout) }
}

/** A folder of its own with files in it; a folder that must not be in the repository (ignored names, odd bytes) is made so. */
export function folderOf(files: Record<string, string | Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'incident-lint-'))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

export const HOLLOW = 'Some users may see issues.\n\nWe apologise for any inconvenience.\n\nThe Support Team\n'
