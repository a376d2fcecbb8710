import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'
import { print } from './terminal.ts'

/** Where reports go. */
export interface Output {
  write(text: string): Promise<void>
  close(): Promise<void>
  /** Takes back what was written unless `close` was reached. */
  abandon(): void
}

/** Standard output, or a file that appears only when all of it is written. Throws Problem when it cannot be. */
export function openOutput(path: string | undefined): Output {
  if (path === undefined) return { write: print, close: async () => {}, abandon: () => {} }
  return attempt(path, () => fileOutput(path))
}

function fileOutput(path: string): Output {
  const target = realPath(resolve(path))
  mkdirSync(dirname(target), { recursive: true })
  const special = kindOf(target)
  if (special === 'folder') throw new Problem('read.folder', {}, { path })
  // A device cannot be replaced: it is written as it comes.
  const temporary = special === 'device' ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  const file = openSync(temporary, 'w')
  let open = true
  return {
    async write(text) {
      attempt(path, () => writeAll(file, text))
    },
    async close() {
      closeSync(file)
      open = false
      if (temporary !== target) attempt(path, () => renameSync(temporary, target))
    },
    abandon() {
      if (!open) return
      closeSync(file)
      if (temporary !== target) rmSync(temporary, { force: true })
    },
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
}

/** A link is followed: what it leads to is replaced, not the link. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

function kindOf(path: string): 'file' | 'folder' | 'device' | undefined {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return undefined
  return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'device'
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (error instanceof Problem || (error as NodeJS.ErrnoException).code === undefined) throw error
    throw new Problem('write.failed', { reason: (error as Error).message.replace(/^E[A-Z]+: /, '').replace(/, \w+ '.*$/, '') }, { path })
  }
}
