import { isUtf8 } from 'node:buffer'
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs'
import { Problem } from '../problem.ts'
import { firstInvalidByte } from './utf8.ts'

/** A message is a few kilobytes; ten thousand times as much is a mistake, and would take gigabytes to judge. */
export const MAX_BYTES = 10 * 1024 * 1024

/** The text of a regular file, its byte order mark kept, so that offsets count in the file as it stands. Throws Problem. */
export function readText(path: string, shown: string, maxBytes = MAX_BYTES): string {
  const stats = statOf(path, shown)
  if (stats.isDirectory()) throw new Problem('read.folder', {}, { path: shown })
  if (!stats.isFile()) throw new Problem('read.special', {}, { path: shown })
  if (stats.size > maxBytes) throw tooLarge(stats.size, maxBytes, shown)
  let bytes: Buffer
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    // Between looking and opening, a file may have become another one.
    if (!fstatSync(file).isFile()) throw new Problem('read.special', {}, { path: shown })
    bytes = readFileSync(file)
  } catch (error) {
    throw problemOf(error, path, shown)
  } finally {
    if (file !== undefined) closeSync(file)
  }
  return decode(bytes, shown)
}

const CHUNK = 1 << 18

/** A regular file, part by part: each call gives the next, the last ones are empty. Throws Problem. */
export function chunksOf(path: string, shown: string): () => Buffer {
  const stats = statOf(path, shown)
  if (stats.isDirectory()) throw new Problem('read.folder', {}, { path: shown })
  if (!stats.isFile()) throw new Problem('read.special', {}, { path: shown })
  let file: number | undefined = attempt(path, shown, () => openSync(path, 'r'))
  const chunk = Buffer.allocUnsafe(CHUNK)
  return () => {
    if (file === undefined) return chunk.subarray(0, 0)
    const from = file
    const length = attempt(path, shown, () => readSync(from, chunk, 0, CHUNK, null))
    if (length === 0) {
      closeSync(from)
      file = undefined
    }
    return chunk.subarray(0, length)
  }
}

function attempt<T>(path: string, shown: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw problemOf(error, path, shown)
  }
}

/** Throws Problem unless the bytes are UTF-8. */
export function decode(bytes: Buffer, shown: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const sixteen = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  throw new Problem(sixteen ? 'read.utf16' : 'read.not-utf8', { offset: firstInvalidByte(bytes) }, { path: shown })
}

export function tooLarge(size: number, maxBytes: number, shown: string): Problem {
  return new Problem('read.too-large', { size: megabytes(size), limit: megabytes(maxBytes) }, { path: shown })
}

function megabytes(bytes: number): string {
  return String(Math.round((bytes / 1024 / 1024) * 10) / 10)
}

/** As `stat`, links followed. Throws Problem. */
function statOf(path: string, shown: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    throw problemOf(error, path, shown)
  }
}

/** An error of the file system in words. Anything else is thrown on as it is. */
export function problemOf(error: unknown, path: string, shown: string): Problem {
  const at = { path: shown }
  if (error instanceof Problem) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === undefined) throw error
  if (code === 'EACCES' || code === 'EPERM') return new Problem('read.denied', {}, at)
  if (code === 'ELOOP') return new Problem('read.loop', {}, at)
  if (code === 'EISDIR') return new Problem('read.folder', {}, at)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Problem(isLink(path) ? 'read.dangling' : 'read.missing', {}, at)
  return new Problem('read.other', { reason: message }, at)
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
