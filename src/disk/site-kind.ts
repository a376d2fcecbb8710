import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What keeps the status site in a folder, as far as its files give it away. */
export type SiteKind = 'cstate' | 'statusfy' | 'upptime' | 'jekyll' | 'hugo' | 'folder' | 'export'

/** Where changes of the folder are reviewed. */
export type Host = 'github' | 'gitlab'

export interface Site {
  kind?: SiteKind
  /** The file or folder that gave it away, from the folder that was looked at. */
  from?: string
  /** What the site calls the house. */
  company?: string
  components: string[]
  /** What its pages print around each post, as `provided` of the config has it. */
  provided: ('timestamp' | 'stage')[]
  /** Patterns of posts that neither folder nor front matter gives away. */
  files: string[]
  host?: Host
}

type Settings = Record<string, unknown>
type Look = (folder: string) => Promise<Omit<Partial<Site>, 'host'> | undefined>

const HUGO = ['config.yml', 'config.yaml', 'config.toml', 'hugo.yml', 'hugo.yaml', 'hugo.toml', 'hugo.json', 'config.json']
const POSTS = ['content/issues', '_incidents', '_posts', 'incidents', 'issues', 'status', 'postmortems', 'maintenance', 'outages', 'content/incidents']
const EXPORTS = ['incidents.json', 'history.atom', 'history.rss', 'feed.xml', 'incidents.jsonl', 'status.json']

/** Looks at the files of one folder; runs none of them, and takes nothing for granted that it cannot read. */
export async function siteIn(folder: string): Promise<Site> {
  const host = hostOf(folder)
  const none = { components: [], provided: [], files: [] }
  for (const look of [upptime, hugo, statusfy, jekyll, posts, exported]) {
    const found = await look(folder)
    if (found) return { ...none, ...found, ...(host && { host }) }
  }
  return { ...none, ...(host && { host }) }
}

const upptime: Look = async (folder) => {
  const { settings, name } = await firstSettings(folder, ['.upptimerc.yml', '.upptimerc.yaml'])
  if (!settings) return undefined
  const { name: company } = recordOf(settings['status-website'])
  return { kind: 'upptime', from: name, ...named(company), components: namesOf(settings['sites']) }
}

/** cState is a theme of Hugo, and says what it watches over. */
const hugo: Look = async (folder) => {
  const { settings, name } = await firstSettings(folder, HUGO)
  if (!settings || !(settings['baseURL'] ?? settings['baseurl'] ?? settings['theme'])) return undefined
  const { systems } = recordOf(settings['params'])
  const isCstate = [settings['theme']].flat().includes('cstate') || Array.isArray(systems)
  const about = { from: name, ...named(settings['title']) }
  return isCstate ? { kind: 'cstate', ...about, components: namesOf(systems), provided: ['timestamp', 'stage'] } : { kind: 'hugo', ...about }
}

const statusfy: Look = async (folder) => {
  const from = ['statusfy.config.js', 'statusfy.config.mjs'].find((one) => existsSync(join(folder, one)))
  return from === undefined ? undefined : { kind: 'statusfy', from, provided: ['timestamp', 'stage'], files: ['content/**/*.md'] }
}

const jekyll: Look = async (folder) => {
  const { settings, name } = await firstSettings(folder, ['_config.yml', '_config.yaml'])
  return settings && { kind: 'jekyll', from: name, ...named(settings['title']) }
}

const posts: Look = async (folder) => {
  const from = POSTS.find((one) => isFolder(join(folder, one)))
  return from === undefined ? undefined : { kind: 'folder', from: `${from}/` }
}

const exported: Look = async (folder) => {
  const found = EXPORTS.filter((one) => existsSync(join(folder, one)))
  return found.length === 0 ? undefined : { kind: 'export', from: found.join(', '), files: found }
}

function hostOf(folder: string): Host | undefined {
  if (existsSync(join(folder, '.gitlab-ci.yml'))) return 'gitlab'
  if (isFolder(join(folder, '.github'))) return 'github'
  const [, host] = /\burl\s*=\s*\S*\b(github|gitlab)\./.exec(textOf(join(folder, '.git/config')) ?? '') ?? []
  return host as Host | undefined
}

async function firstSettings(folder: string, names: readonly string[]): Promise<{ settings?: Settings; name: string }> {
  for (const name of names) {
    const text = textOf(join(folder, name))
    const settings = text === undefined ? undefined : await settingsOf(text, name)
    if (settings) return { settings, name }
  }
  return { name: '' }
}

/** Undefined when it cannot be parsed. */
async function settingsOf(text: string, name: string): Promise<Settings | undefined> {
  try {
    const value: unknown = name.endsWith('.toml')
      ? (await import('smol-toml')).parse(text)
      : (await import('yaml')).parse(text, { maxAliasCount: 100, logLevel: 'error' })
    return value === null ? {} : typeof value === 'object' ? (value as Settings) : undefined
  } catch {
    return undefined
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function isFolder(path: string): boolean {
  try {
    return readdirSync(path).length > 0
  } catch {
    return false
  }
}

function recordOf(value: unknown): Settings {
  return typeof value === 'object' && value !== null ? (value as Settings) : {}
}

function named(value: unknown): { company?: string } {
  return typeof value === 'string' && value.trim() !== '' ? { company: value.trim() } : {}
}

function namesOf(list: unknown): string[] {
  return (Array.isArray(list) ? list : []).flatMap((one) => {
    const { name } = recordOf(one)
    return typeof name === 'string' && name.trim() !== '' ? [name.trim()] : []
  })
}
