import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '../problem.ts'

/** A file that appears only when all of it is written. */
export interface WholeFile {
  write(text: string): void
  close(): void
  /** Takes back what was written unless `close` was reached. */
  abandon(): void
}

/** Throws Problem when it cannot be written. A device cannot be replaced: it is written as it comes. */
export function openWhole(path: string): WholeFile {
  return attempt(path, () => {
    const target = realPath(resolve(path))
    mkdirSync(dirname(target), { recursive: true })
    const special = kindOf(target)
    if (special === 'folder') throw new Problem('read.folder', {}, { path })
    const temporary = special === 'device' ? target : join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
    const mode = special === 'file' ? statSync(target).mode : undefined
    const file = openSync(temporary, 'w', mode)
    let open = true
    return {
      write: (text) => attempt(path, () => writeAll(file, text)),
      close() {
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
  })
}

/** Replaces a file, or leaves it as it was. Throws Problem. */
export function writeWhole(path: string, text: string): void {
  const file = openWhole(path)
  try {
    file.write(text)
    file.close()
  } finally {
    file.abandon()
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
