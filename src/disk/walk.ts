import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Problem, Problems } from '../problem.ts'
import type { FoundConfig } from './configs.ts'
import type { FindTools, Found } from './find.ts'
import { isProse, looksLikeMessage, saysMessage } from './guess.ts'
import { foldersUp, inside, shownPath } from './paths.ts'
import { problemOf } from './read.ts'

const NEVER = new Set(['node_modules', '.git'])

/** The messages in a folder and below, by name. Links to folders are not followed, so no walk is endless. */
export async function* walk(root: string, tools: FindTools): AsyncGenerator<Found> {
  const top = topOf(root)
  // Folders still to be read, next one last.
  const open = [root]
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const listed = await list(folder, tools)
    if ('problem' in listed) {
      yield { path: folder, problem: listed.problem }
      continue
    }
    const below: string[] = []
    for (const entry of listed.entries) {
      const path = join(folder, entry.name)
      const isFolder = entry.isDirectory()
      if (isFolder ? entry.name.startsWith('.') || NEVER.has(entry.name) : !mayBeFile(entry, path)) continue
      const candidate = isFolder || isProse(entry.name) || inFiles(listed.config, path) === true
      if (!candidate) continue
      if (await tools.ignoring.ignoresFound(path, isFolder, listed.config)) tools.hooks.onPass?.(path, 'ignored', false)
      else if (isFolder) below.push(path)
      else if (isMessage(path, top, listed.config)) yield { path }
      else tools.hooks.onPass?.(path, 'unlike', false)
    }
    open.push(...below.reverse())
  }
}

type Listed = { entries: Dirent[]; config: FoundConfig } | { problem: Problem | Problems }

async function list(folder: string, { cwd, configs }: FindTools): Promise<Listed> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    return { entries, config: await configs.find(folder) }
  } catch (error) {
    if (error instanceof Error && 'problems' in error) return { problem: error as Problems }
    return { problem: problemOf(error, folder, shownPath(cwd, folder)) }
  }
}

/** Regular files, links to them, and links that lead nowhere (reading those will say so). */
function mayBeFile(entry: Dirent, path: string): boolean {
  if (entry.isFile()) return true
  if (!entry.isSymbolicLink()) return false
  try {
    return statSync(path).isFile()
  } catch {
    return true
  }
}

function isMessage(path: string, top: string, config: FoundConfig): boolean {
  return inFiles(config, path) ?? (looksLikeMessage(inside(top, path) ?? basename(path)) || saysMessage(path))
}

/** What config `files` says of a path: true, false (`!pattern`), or nothing. */
function inFiles({ files, folder }: FoundConfig, path: string): boolean | undefined {
  const from = files && inside(folder, path)
  if (from === undefined) return undefined
  const said = files?.test(from)
  return said?.ignored ? true : said?.unignored ? false : undefined
}

/** Folder names count from the root of the repository; outside one, from the folder that was named, its own name included. */
function topOf(root: string): string {
  const top = foldersUp(root).at(-1) as string
  return existsSync(join(top, '.git')) ? top : dirname(root)
}
