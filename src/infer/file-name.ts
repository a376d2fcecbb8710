import type { AliasKind } from '../compile/aliases.ts'
import { aliasOf, isFiller } from './aliases.ts'
import { isKnownTag, languageTag } from './language.ts'

/** What the path of a file says: `sms/2026-03-04-resolved.de.md`. */
export interface FileName {
  /** The sure aliases of a kind, from the file's name, then from its folders. */
  said<T extends string>(kind: AliasKind): T | undefined
  language?: string
  /** ISO 8601 date. */
  date?: string
}

const DATE = /(?:^|[^\d])((?:19|20)\d\d)[-_./]?(0[1-9]|1[0-2])[-_./]?(0[1-9]|[12]\d|3[01])(?=$|[^\d])/
/** Folders further up belong to the project, not to the message. */
const FOLDERS = 3

export function readFileName(path: string | undefined): FileName {
  if (!path) return { said: () => undefined }
  const segments = path
    .replaceAll('\\', '/')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.')
  const parts = (segments.pop() ?? '').split('.')
  if (parts.length > 1) parts.pop()
  const folders = segments
    .filter((segment) => !/^\d+$/.test(segment))
    .slice(-FOLDERS)
    .reverse()
  const date = DATE.exec([...segments.slice(-FOLDERS), parts.join('.')].join('/'))
  const tags = [...parts.slice(1).reverse(), ...folders]
    .filter((part) => /^[a-z]{2}(?:[-_][A-Za-z]{2,4})?$/.test(part))
    .map((part) => languageTag(part) as string)
  const language = tags.find(isKnownTag)
  return {
    said: <T extends string>(kind: AliasKind) =>
      ofName<T>(kind, parts) ?? folders.map((folder) => aliasOf<T>(kind, folder, true)).find((value) => value !== undefined),
    ...(language && { language }),
    ...(date && isDate(date) && { date: `${date[1]}-${date[2]}-${date[3]}` }),
  }
}

/** A part between full stops counts when it is an alias whole; a name made of words, when all but dates and fillers of it is. */
function ofName<T extends string>(kind: AliasKind, parts: string[]): T | undefined {
  for (const part of [...parts].reverse()) {
    const whole = aliasOf<T>(kind, part, true)
    if (whole) return whole
  }
  const words = (parts[0] ?? '').split(/[-_\s]+/).filter((word) => word !== '' && !/^\d+$/.test(word) && !/^v?\d+$/.test(word) && !isFiller(word))
  return words.length > 0 ? aliasOf<T>(kind, words.join(' '), true) : undefined
}

function isDate([, year, month, day]: RegExpExecArray): boolean {
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
}

/**
 * What the name of a file says of its incident: all of it but its number and stage; of a name that has nothing else, the
 * folder's. Undefined where the name has neither, since then nothing tells updates of one incident apart.
 */
export function threadName(file: string, folder: string): { name: string; dated: boolean; staged: boolean } | undefined {
  const date = DATE.exec(file)
  const day = date ? `${date[1]}-${date[2]}-${date[3]}` : ''
  const parts = (date ? file.replace(date[0], '-') : file)
    .replace(/\.[A-Za-z0-9]{1,10}$/, '')
    .split(/[-_.\s]+/)
    .filter((part) => part !== '')
  const isStage = (part: string) => aliasOf('stage', part, true) !== undefined || aliasOf('situation', part, true) !== undefined
  const rest = parts.filter((part) => !/^v?\d{1,4}$/i.test(part) && !isFiller(part) && !isStage(part))
  if (rest.length === parts.length) return undefined
  return { name: [day, rest.length > 0 ? rest.join('-') : folder].filter(Boolean).join('-'), dated: day !== '', staged: parts.some(isStage) }
}
