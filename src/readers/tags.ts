import { decodeEntities } from './entities.ts'

export interface Tag {
  /** In lower case. */
  name: string
  closing: boolean
}

/** A tag; undefined for comments, declarations and instructions. */
export function tagOf(slice: string): Tag | undefined {
  const match = /^<(\/?)([A-Za-z][A-Za-z0-9:-]{0,40})/.exec(slice)
  return match ? { name: (match[2] as string).toLowerCase(), closing: match[1] === '/' } : undefined
}

/** The decoded value of an attribute of a tag. */
export function attributeOf(tag: string, name: string): string | undefined {
  for (const match of tag.matchAll(/\s([A-Za-z][A-Za-z0-9:_-]{0,60})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g)) {
    if (match[1]?.toLowerCase() === name) return decodeEntities(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return undefined
}
