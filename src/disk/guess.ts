import { closeSync, openSync, readSync } from 'node:fs'

/** Folders that hold messages and little else: Jekyll, cState, Statusfy and what teams name them. */
const FOLDERS = new Set([
  'incidents',
  '_incidents',
  'issues',
  '_issues',
  '_posts',
  'status',
  'maintenance',
  'maintenances',
  '_maintenance',
  'postmortems',
  '_postmortems',
  'outages',
])
/** Files about such a folder. */
const ABOUT = /^(readme|changelog|contributing|license|licence|code_of_conduct|security|support|index|_index|template)\b/i
const PROSE = /\.(md|markdown|mdown|txt|text|html?|xhtml|eml)$/i
/** Keys of front matter that only a message has, those of cState, Statusfy and Jekyll's status themes among them. */
const KEYS =
  /^["']?(?:(?:stage|incident|incident[-_]?id|incidentId|incident-lint|incident_states|resolved|resolvedWhen|affectedsystems)["']?\s*[:=]|section["']?\s*[:=]\s*["']?issues?\b)/m
const HEAD_BYTES = 4096

/** Whether a file is of a kind that may hold a message at all. */
export function isProse(name: string): boolean {
  return PROSE.test(name)
}

/** Whether the path says that the file is a message. `path` has forward slashes. */
export function looksLikeMessage(path: string): boolean {
  const parts = path.split('/')
  const name = parts.pop() as string
  return !ABOUT.test(name) && parts.some((part) => FOLDERS.has(part.toLowerCase()))
}

/** Whether the front matter of a file says that it is a message. Reads its first 4 KiB; false when it cannot be read. */
export function saysMessage(absolute: string): boolean {
  let file: number | undefined
  try {
    file = openSync(absolute, 'r')
    const bytes = Buffer.alloc(HEAD_BYTES)
    const head = bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD_BYTES, 0)).replace(/^\ufeff/, '')
    const [, fence] = /^(---|\+\+\+)[ \t]*\r?\n/.exec(head) ?? []
    if (fence === undefined) return false
    const end = head.indexOf(`\n${fence}`, 3)
    return KEYS.test(head.slice(0, end < 0 ? head.length : end))
  } catch {
    return false
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
