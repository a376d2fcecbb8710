import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** What a program exports by default: read again when its file has changed. Throws what the program throws. */
export async function defaultOf(path: string): Promise<unknown> {
  const { mtimeMs } = statSync(path)
  return ((await import(`${pathToFileURL(path).href}?${mtimeMs}`)) as { default?: unknown }).default
}
