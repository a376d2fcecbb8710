import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'

/** A path as reports show it: from the working folder where that is shorter, with forward slashes. */
export function shownPath(cwd: string, absolute: string): string {
  const path = relative(cwd, absolute)
  return slashes(path === '' ? '.' : path.startsWith(`..${sep}..${sep}`) || isAbsolute(path) ? absolute : path)
}

/** `path` as seen from `folder`, with forward slashes; undefined when it does not lie inside. */
export function inside(folder: string, path: string): string | undefined {
  const from = relative(folder, path)
  return from === '' || from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from) ? undefined : slashes(from)
}

function slashes(path: string): string {
  return sep === '\\' ? path.replaceAll(sep, '/') : path
}

/** The folder and those above it, nearest first, up to the root of the repository or else of the disk. */
export function foldersUp(folder: string): string[] {
  const folders = [folder]
  for (let at = folder; !existsSync(join(at, '.git')) && dirname(at) !== at; at = dirname(at)) folders.push(dirname(at))
  return folders
}
