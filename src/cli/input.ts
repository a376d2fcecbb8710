import { fstatSync, readSync } from 'node:fs'
import { decode, MAX_BYTES, problemOf, tooLarge } from '../disk/read.ts'

/** How standard input is called in reports when nothing names it. */
export const STDIN = '<stdin>'

/** Whether somebody pipes a text in: a terminal or a closed input is nobody. */
export function isPiped(): boolean {
  try {
    const stats = fstatSync(0)
    return stats.isFIFO() || stats.isFile() || stats.isSocket()
  } catch {
    return false
  }
}

/** All of standard input. Throws Problem when it is too large or not UTF-8. */
export function readStdin(shown: string, maxBytes = MAX_BYTES): string {
  const chunks: Buffer[] = []
  let size = 0
  for (let chunk = readChunk(shown); chunk.length > 0; chunk = readChunk(shown)) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) throw tooLarge(size, maxBytes, shown)
  }
  return decode(Buffer.concat(chunks), shown)
}

/** What standard input has next; empty at its end. Throws Problem. */
export function readChunk(shown: string): Buffer {
  const chunk = Buffer.allocUnsafe(1 << 16)
  for (;;) {
    try {
      return chunk.subarray(0, readSync(0, chunk, 0, chunk.length, null))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return chunk.subarray(0, 0)
      // The input is set not to block and has nothing yet.
      if (code !== 'EAGAIN') throw problemOf(error, shown, shown)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
