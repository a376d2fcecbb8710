/** Where a config finds what it names: files beside it, and packages that are installed. */
import { statSync } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { foldersUp } from './paths.ts'
import { readText } from './read.ts'

/** Whether a name is that of a file, as Node takes it; else it is a package's. */
export function isPath(name: string): boolean {
  return /^\.{1,2}(?:[\\/]|$)/.test(name) || isAbsolute(name)
}

/** The folder of a package as Node finds it, upward from a config, and what of the package is named (`.` or `./file`); undefined when it is not installed. */
export function packageOf(name: string, config: string): { folder: string; part: string } | undefined {
  const [, base, rest = ''] = /^((?:@[\w.~-]+\/)?[\w~-][\w.~-]*)(\/.+)?$/.exec(name) ?? []
  if (base === undefined) return undefined
  const folder = foldersUp(dirname(config))
    .map((one) => join(one, 'node_modules', base))
    .find((one) => statSync(one, { throwIfNoEntry: false })?.isDirectory())
  return folder === undefined ? undefined : { folder, part: `.${rest}` }
}

/** The file that a package gives when it is imported. Throws Problem when its manifest is none. */
export function entryOf({ folder, part }: { folder: string; part: string }): string | undefined {
  const path = join(folder, 'package.json')
  let manifest: { exports?: unknown; main?: unknown }
  try {
    manifest = JSON.parse(readText(path, path))
  } catch (error) {
    throw error instanceof SyntaxError ? new Problem('config.json', {}, { path }) : error
  }
  const { exports, main = 'index.js' } = manifest
  if (exports === undefined) return join(folder, part === '.' ? String(main) : part)
  const named = typeof exports === 'object' && exports !== null && Object.keys(exports).every((key) => key.startsWith('.'))
  const target = chosen(named ? (exports as Record<string, unknown>)[part] : part === '.' ? exports : undefined)
  return target === undefined ? undefined : resolve(folder, target)
}

const CONDITIONS = ['node', 'import', 'module-sync', 'default']

/** The first target whose condition holds for `import`. */
function chosen(target: unknown): string | undefined {
  if (typeof target === 'string') return target
  if (Array.isArray(target)) return target.map(chosen).find((one) => one !== undefined)
  if (typeof target !== 'object' || target === null) return undefined
  return Object.entries(target)
    .filter(([condition]) => CONDITIONS.includes(condition))
    .map(([, one]) => chosen(one))
    .find((one) => one !== undefined)
}
