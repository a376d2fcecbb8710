import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { threadName } from '../infer/file-name.ts'
import type { Found } from './find.ts'
import { isProse } from './guess.ts'

/** Files to judge one after another, and such as belong to one incident, to judge together. */
export type Planned = Found | { id: string; files: { path: string }[] }

const HEAD_BYTES = 4096
const FENCED = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n/
/** What front matter calls the incident: `incident: x`, `incident_id: x`, `incident:` with `id: x` under it. */
const INCIDENT = /^(?:incident|incident_id|incidentId)[ \t]*[:=][ \t]*(?:\r?\n[ \t]+id[ \t]*:[ \t]*)?([^\r\n{[]{1,200})/m
const TIME = /^(?:publishedAt|published_at|posted_at|postedAt|display_at|date)[ \t]*[:=][ \t]*["']?\d{4}-\d\d-\d\d/m

/**
 * Which of the files are updates of one incident: those whose front matter names the same one, and those of one folder whose
 * names differ only in their number and stage, where each says when it went out (`sign-in-01-investigating.md`). Their
 * place in the plan is that of the first; the others stay where they are. Reads the first 4 KiB of each.
 */
export function planThreads(found: readonly Found[]): Planned[] {
  if (found.length < 2) return [...found]
  const threads = new Map<string, { files: { path: string }[]; sure: boolean }>()
  const keys = found.map((one) => {
    const said = 'problem' in one || !isProse(one.path) ? undefined : threadOf(one.path)
    if (!said) return undefined
    const thread = threads.get(said.key) ?? { files: [], sure: false }
    thread.files.push(one)
    thread.sure ||= said.sure
    threads.set(said.key, thread)
    return said.key
  })
  return found.flatMap((one, index): Planned[] => {
    const key = keys[index] ?? ''
    const { files, sure } = threads.get(key) ?? { files: [one], sure: false }
    if (!sure || files.length === 1) return [one]
    return files[0] === one ? [{ id: key.slice(key.lastIndexOf('\n') + 1), files: [...files].sort(byNumber) }] : []
  })
}

/** `incident\n<id>`, `<folder>\n<name>`, or nothing; a name is sure once that of one file says a stage. */
function threadOf(path: string): { key: string; sure: boolean } | undefined {
  const head = headOf(path)
  const fence = head === undefined ? undefined : FENCED.exec(head)?.[1]
  const end = fence === undefined ? 0 : (head as string).indexOf(`\n${fence}`, 3)
  const front = (head as string | undefined)?.slice(0, end < 0 ? HEAD_BYTES : end) ?? ''
  const id = INCIDENT.exec(front)?.[1]
    ?.trim()
    .replace(/[ \t]+#.*$/, '')
    .replace(/^(["'])(.*)\1$/, '$2')
  if (id) return { key: `incident\n${id}`, sure: true }
  const folder = dirname(path)
  const name = threadName(basename(path), basename(folder))
  return name && (name.dated || TIME.test(front)) ? { key: `${folder}\n${name.name}`, sure: name.staged } : undefined
}

function headOf(path: string): string | undefined {
  let file: number | undefined
  try {
    if (!statSync(path).isFile()) return undefined
    file = openSync(path, 'r')
    const bytes = Buffer.alloc(HEAD_BYTES)
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, HEAD_BYTES, 0))
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** By name, numbers in it by their size: `2-…` before `10-…`. */
export function byNumber(a: { path: string }, b: { path: string }): number {
  const [left, right] = [a, b].map(({ path }) => path.replace(/\d{1,15}/g, (digits) => digits.padStart(15, '0'))) as [string, string]
  return left < right ? -1 : left > right ? 1 : 0
}
