import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { version } from '../generated/package.ts'
import type { Report } from '../report.ts'

/** Raise it when the form of an entry changes. */
const FORM = 1
const DAY = 86_400_000
/** Entries that nobody has asked for in so long are thrown away. */
const KEPT = 30 * DAY
/** What a killed run left behind is nobody's after so long. */
const ABANDONED = DAY / 24
const SWEPT = 'swept'

/** A report, and the moments (milliseconds, inclusive) for which it holds. */
export interface Entry {
  reports: (Report & { path: string })[]
  from: number
  until: number
}

/** What is worth a line for those who look into it; nothing of it stops a run. */
export type Trouble = (what: 'corrupt' | 'unwritable', path: string) => void

/**
 * Reports of texts that were judged before, one file each, under a name that is the hash of all that a report depends on.
 * An entry appears whole or not at all, so runs may share a folder and may be killed; one that is not what was written is none.
 */
export class Cache {
  readonly folder: string
  private readonly made = new Set<string>()
  private readonly unique = randomUUID()
  private wrote = false
  private broken = false

  constructor(
    folder: string,
    private readonly trouble: Trouble = () => {},
  ) {
    this.folder = resolve(folder)
  }

  /** What `key` stands for, if it holds at `now` (milliseconds; undefined: no clock, and only what never asked one holds). */
  get(key: string, now: number | undefined): Entry | undefined {
    const path = this.pathOf(key)
    const source = readAndTouch(path)
    if (source === undefined) return undefined
    const entry = parse(key, source)
    if (!entry) {
      this.trouble('corrupt', path)
      return undefined
    }
    const holds =
      now === undefined ? entry.from === Number.NEGATIVE_INFINITY && entry.until === Number.POSITIVE_INFINITY : now >= entry.from && now <= entry.until
    return holds ? entry : undefined
  }

  put(key: string, entry: Entry): void {
    if (this.broken || Number.isNaN(entry.from) || Number.isNaN(entry.until)) return
    const path = this.pathOf(key)
    const temporary = `${path}.${this.unique}.tmp`
    try {
      this.makeFolder(dirname(path))
      writeFileSync(temporary, format(key, entry))
      renameSync(temporary, path)
      this.wrote = true
    } catch {
      // A full disk or a folder that may not be written: judging goes on without.
      this.broken = true
      this.trouble('unwritable', this.folder)
      remove(temporary)
    }
  }

  /** Throws away what is old, once a day and only after a run that wrote something. */
  close(now = Date.now()): void {
    if (!this.wrote || this.broken) return
    const mark = join(this.folder, SWEPT)
    if ((statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) > now - DAY) return
    try {
      writeFileSync(mark, '')
      for (const shard of readdirSync(this.folder)) if (/^[0-9a-f]{2}$/.test(shard)) sweep(join(this.folder, shard), now)
    } catch {
      // Another run sweeps, or the folder is gone.
    }
  }

  private pathOf(key: string): string {
    return join(this.folder, key.slice(0, 2), key.slice(2))
  }

  /** The first one made tells git to leave the whole folder alone. */
  private makeFolder(folder: string): void {
    if (this.made.has(folder)) return
    mkdirSync(folder, { recursive: true })
    if (this.made.size === 0 && !existsSync(join(this.folder, '.gitignore'))) writeFileSync(join(this.folder, '.gitignore'), '*\n')
    this.made.add(folder)
  }
}

/** The hash of all parts, each told apart from the next. */
export function keyOf(parts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\n`).update(part)
  return hash.digest('hex')
}

/** What every report depends on besides its text and settings: this build of the tool, and what Node knows of zones. */
export function installation(): string {
  const { versions } = process
  // The names of the other files of a build hold hashes of what is in them.
  const beside = readdirSync(dirname(fileURLToPath(import.meta.url))).sort()
  return [FORM, version, versions.node, versions.icu, versions.tz, versions.unicode, ...beside].join('\n')
}

/** Where the cache stands when nobody says otherwise: beside the packages of the project, else in the working folder. */
export function cacheFolder(cwd: string): string {
  for (let at = cwd; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules'))) return join(at, 'node_modules/.cache/incident-lint')
    if (existsSync(join(at, '.git')) || dirname(at) === at) return join(cwd, '.incident-lint-cache')
  }
}

/** A first line with the hash of the key and of the second line, which is JSON. */
function format(key: string, { reports, from, until }: Entry): string {
  const body = JSON.stringify({ from: finite(from), until: finite(until), reports })
  return `${digest(key, body)}\n${body}`
}

function parse(key: string, source: string): Entry | undefined {
  const end = source.indexOf('\n')
  const body = source.slice(end + 1)
  if (end < 0 || digest(key, body) !== source.slice(0, end)) return undefined
  try {
    const { from, until, reports } = JSON.parse(body)
    return { from: from ?? Number.NEGATIVE_INFINITY, until: until ?? Number.POSITIVE_INFINITY, reports }
  } catch {
    return undefined
  }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function digest(key: string, body: string): string {
  return createHash('sha1').update(key).update(body).digest('hex')
}

/** Undefined when there is none. One that is used is young again. */
function readAndTouch(path: string): string | undefined {
  let file: number | undefined
  try {
    file = openSync(path, 'r')
    const text = readFileSync(file, 'utf8')
    const now = Date.now()
    if (fstatSync(file).mtimeMs < now - DAY) touch(path, now)
    return text
  } catch {
    return undefined
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Where no file can be, none is left.
  }
}

function touch(path: string, now: number): void {
  try {
    utimesSync(path, now / 1000, now / 1000)
  } catch {
    // Not ours to touch.
  }
}

function sweep(shard: string, now: number): void {
  for (const name of readdirSync(shard)) {
    const path = join(shard, name)
    const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now)
    if (age > (name.endsWith('.tmp') ? ABANDONED : KEPT)) rmSync(path, { force: true })
  }
}
