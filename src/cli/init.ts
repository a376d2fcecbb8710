import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isZone } from '../config/zone.ts'
import { configFileIn } from '../disk/config-files.ts'
import { type Site, siteIn } from '../disk/site-kind.ts'
import { writeWhole } from '../disk/write.ts'
import { safe } from '../formatters/safe.ts'
import { name } from '../generated/package.ts'
import { CHANNELS, type Channel } from '../model.ts'
import { Problem } from '../problem.ts'
import { nearest } from '../suggest.ts'
import type { Say } from '../words.ts'
import type { Flags } from './arguments.ts'
import type { CiKind } from './ci-kinds.ts'
import { type Answers, CONFIG_FILE, ciFile, configText, type Piece } from './init-files.ts'
import type { Context } from './run.ts'
import { paintFor, print } from './terminal.ts'

/** Writes a config and a file for CI: asks at a terminal, takes flags everywhere, shows what it writes, and writes over nothing unasked. */
export async function initCommand([folder = '.', more]: readonly string[], context: Context): Promise<number> {
  const { flags, say } = context
  if (more !== undefined) throw new Problem('init.one-folder')
  if (!existsSync(folder)) throw new Problem('read.missing', { guess: undefined }, { path: folder })
  const site = await siteIn(folder)
  const found = site.kind && say('init.found', { site: say(`site.${site.kind}`), from: site.from ?? '', count: site.components.length })
  const given = answersOf(flags, { ...companyOf(site, say), ci: site.host ?? 'none' })
  const asking = isInteractive(flags) ? await import('./ask-init.ts') : undefined
  if (!asking && found) tell(found)
  const answers = asking ? await asking.askInit(given, found, context) : given
  const installed = existsSync(join(folder, 'node_modules', name))
  const ci = ciFile(answers.ci, say)
  const pieces = [{ path: CONFIG_FILE, content: configText(answers, site, { installed, say }) }, ...(ci ? [ci] : [])]
  const { fresh, inWay, shared } = sorted(folder, pieces)
  await print(
    fresh
      .concat(inWay)
      .map((one) => shownPiece(folder, one, context))
      .join('\n'),
  )
  if (flags['dry-run']) return 0
  const may = asking ? await asking.askWrite(fresh, inWay, context) : inWay.length === 0 || flags.force
  if (asking && !may) return 0
  if (!may) throw new Problem('init.exists', {}, { path: join(folder, inWay[0]?.path ?? '') })
  for (const { path, content } of [...fresh, ...inWay]) {
    writeWhole(join(folder, path), content)
    tell(say('new.written', { path: join(folder, path) }))
  }
  if (shared) process.stderr.write(`${name}: ${safe(say('init.add', { path: join(folder, shared.path) }))}\n${shared.content}`)
  tell(say('init.next'))
  return 0
}

/** Sites go by the name of the house and a word for what they are. */
function companyOf({ company }: Site, say: Say): { company?: string } {
  if (company === undefined) return {}
  const words = say('init.site-words').split(', ')
  const ending = words.find((word) => company.toLowerCase().endsWith(` ${word}`))
  return { company: ending === undefined ? company : company.slice(0, -ending.length).trim() }
}

function tell(text: string): void {
  process.stderr.write(`${name}: ${safe(text)}\n`)
}

function isInteractive(flags: Flags): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !flags['no-input']
}

interface Sorted {
  fresh: Piece[]
  /** Those that stand already. */
  inWay: Piece[]
  /** A file that others fill too: what is to be added to it. */
  shared?: Piece
}

/** Throws Problem when there is a config by another name: two of them would confuse everybody. */
function sorted(folder: string, pieces: readonly Piece[]): Sorted {
  const other = configFileIn(folder)
  if (other !== undefined && basename(other) !== CONFIG_FILE) throw new Problem('init.other-config', {}, { path: other })
  const stands = ({ path }: Piece) => existsSync(join(folder, path))
  const isShared = ({ path }: Piece) => path === '.gitlab-ci.yml' || path === '.pre-commit-config.yaml'
  const shared = pieces.find((one) => isShared(one) && stands(one))
  const own = pieces.filter((one) => one !== shared)
  const inWay = own.filter(stands)
  return { fresh: own.filter((one) => !inWay.includes(one)), inWay, ...(shared && { shared }) }
}

function shownPiece(folder: string, { path, content }: Piece, { flags }: Context): string {
  const paint = paintFor(flags, process.stdout)
  return `${paint.bold(safe(join(folder, path)))}\n${content.replace(/^(?=.)/gm, '  ')}`
}

/** Throws Problem on a value that no config may hold. */
function answersOf(flags: Flags, found: { company?: string; ci: CiKind }): Answers {
  const { company = found.company, zone } = flags
  if (zone !== undefined && !isZone(zone)) throw new Problem('config.zone', { value: zone })
  return {
    ...(company !== undefined && { company }),
    people: peopleOf(flags.person ?? []),
    channels: channelsOf(flags.channels ?? flags.channel ?? 'status'),
    ...(zone !== undefined && { zone }),
    profile: flags.profile ?? 'house',
    ci: (flags.ci as CiKind | undefined) ?? found.ci,
  }
}

/** `AD=Amara Diallo`, or the name alone: then its initials stand for it, or the whole name where they are taken. */
export function peopleOf(given: readonly string[]): Record<string, string> {
  const people: Record<string, string> = {}
  for (const one of given
    .flatMap((text) => text.split(','))
    .map((text) => text.trim())
    .filter(Boolean)) {
    const [, key, named] = /^([^=]+?)\s*=\s*(.+)$/.exec(one) ?? []
    const full = named ?? one
    const initials = full
      .split(/[\s-]+/)
      .map((part) => [...part][0]?.toUpperCase() ?? '')
      .join('')
    people[key ?? (Object.hasOwn(people, initials) ? full : initials)] = full
  }
  return people
}

/** Throws Problem on a name that is no channel. */
function channelsOf(given: string): Channel[] {
  const names = given.split(/[\s,]+/).filter(Boolean)
  for (const value of names) {
    if ((CHANNELS as readonly string[]).includes(value)) continue
    throw new Problem('usage.unknown-value', { what: 'channel', value, allowed: CHANNELS.join(', '), guess: nearest(value, CHANNELS) })
  }
  return CHANNELS.filter((one) => names.includes(one))
}
