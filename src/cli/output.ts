import { openWhole } from '../disk/write.ts'
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
  const file = openWhole(path)
  return { write: async (text) => file.write(text), close: async () => file.close(), abandon: () => file.abandon() }
}
