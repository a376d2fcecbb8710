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
