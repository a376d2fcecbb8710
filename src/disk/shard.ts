import type { Batch } from './lines.ts'

/** One part of a run that is shared out; `index` counts from 1. The parts together judge what the whole run judges, each message once. */
export interface Shard {
  index: number
  count: number
}

/** Whether what goes by that name falls to the part: by nothing but the name, so that machines need not agree on anything else. */
export function inShard(name: string, { index, count }: Shard): boolean {
  return hashOf(name) % count === index - 1
}

/** FNV-1a over UTF-16 units, its bits mixed once more (as MurmurHash3 ends), since a remainder looks at the low ones alone. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/**
 * The lines of a batch that fall to the part, the others blanked, so that places stay. The updates of one incident fall to one
 * part, other lines by their number in turn. Updates that another line parts are no thread in the whole run, and so are none here.
 */
export function* linesOf({ text, lines, offset }: Batch, shard: Shard): Generator<Batch> {
  let kept: string[] = []
  let start = 0
  let count = 0
  let last: string | undefined
  let passed = false
  const all = text.split(/(?<=\n)/)
  for (const [index, line] of all.entries()) {
    const id = incidentOf(line)
    const isOwn = line.trim() !== '' && (id === undefined ? (lines + index) % shard.count === shard.index - 1 : inShard(id, shard))
    if (isOwn && passed && id !== undefined && id === last) {
      yield { text: kept.join(''), lines: lines + count, offset: offset + start }
      start += kept.reduce((sum, { length }) => sum + length, 0)
      count = index
      kept = []
    }
    kept.push(isOwn ? line : line.replace(/[^\n]/g, ' '))
    if (line.trim() === '') continue
    passed = !isOwn
    if (isOwn) last = id
  }
  if (kept.some((line) => line.trim() !== '')) yield { text: kept.join(''), lines: lines + count, offset: offset + start }
}

const IDS = ['incident_id', 'incidentId', 'thread_id', 'threadId', 'incident']

/** What a line says it is an update of, in any of the ways that a record may. */
function incidentOf(line: string): string | undefined {
  try {
    const record = JSON.parse(line.replace(/^\ufeff/, ''))
    const said = IDS.map((key) => record[key]?.id ?? record[key]).find((id) => typeof id === 'string' || typeof id === 'number')
    return said === undefined ? undefined : String(said)
  } catch {
    return undefined
  }
}
