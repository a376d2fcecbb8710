import type { ZoneReading } from './model.ts'

type Named = Pick<ZoneReading, 'offset' | 'iana' | 'season' | 'ambiguous'>

const fixed = (offset: number): Named => ({ offset })
const pair = (standard: string, summer: string, offset: number, iana: string, ambiguous = ''): [string, Named][] => [
  [standard, { offset, iana, season: 'standard', ...(ambiguous.includes(standard) && { ambiguous: true }) }],
  [summer, { offset: offset + 60, iana, season: 'summer', ...(ambiguous.includes(summer) && { ambiguous: true }) }],
]

/** Zone abbreviations are signs, the same in every language. Minutes east of UTC; `ambiguous` as SPEC F11 lists them. */
const ABBREVIATIONS: ReadonlyMap<string, Named> = new Map<string, Named>([
  ['UTC', fixed(0)],
  ['GMT', { offset: 0, iana: 'Europe/London', season: 'standard' }],
  ['BST', { offset: 60, iana: 'Europe/London', season: 'summer', ambiguous: true }],
  ...pair('WET', 'WEST', 0, 'Europe/Lisbon'),
  ...pair('CET', 'CEST', 60, 'Europe/Berlin'),
  ...pair('MEZ', 'MESZ', 60, 'Europe/Berlin'),
  ...pair('EET', 'EEST', 120, 'Europe/Helsinki'),
  ...pair('EST', 'EDT', -300, 'America/New_York', 'EST'),
  ...pair('CST', 'CDT', -360, 'America/Chicago', 'CST'),
  ...pair('MST', 'MDT', -420, 'America/Denver'),
  ...pair('PST', 'PDT', -480, 'America/Los_Angeles'),
  ...pair('AKST', 'AKDT', -540, 'America/Anchorage'),
  ...pair('AST', 'ADT', -240, 'America/Halifax', 'AST'),
  ...pair('NST', 'NDT', -210, 'America/St_Johns'),
  ...pair('AEST', 'AEDT', 600, 'Australia/Sydney'),
  ...pair('ACST', 'ACDT', 570, 'Australia/Adelaide'),
  ...pair('NZST', 'NZDT', 720, 'Pacific/Auckland'),
  ...pair('CLT', 'CLST', -240, 'America/Santiago'),
  ['ET', { iana: 'America/New_York' }],
  ['CT', { iana: 'America/Chicago' }],
  ['MT', { iana: 'America/Denver' }],
  ['PT', { iana: 'America/Los_Angeles' }],
  ['AET', { iana: 'Australia/Sydney' }],
  ['NZT', { iana: 'Pacific/Auckland' }],
  ['IST', { offset: 330, ambiguous: true }],
  ['WIT', { offset: 540, ambiguous: true }],
  ...(
    [
      ['HST', -600],
      ['BRT', -180],
      ['ART', -180],
      ['UYT', -180],
      ['COT', -300],
      ['PET', -300],
      ['VET', -240],
      ['BOT', -240],
      ['MSK', 180],
      ['TRT', 180],
      ['SAST', 120],
      ['CAT', 120],
      ['EAT', 180],
      ['WAT', 60],
      ['GST', 240],
      ['PKT', 300],
      ['NPT', 345],
      ['BDT', 360],
      ['ICT', 420],
      ['WIB', 420],
      ['WITA', 480],
      ['SGT', 480],
      ['MYT', 480],
      ['HKT', 480],
      ['PHT', 480],
      ['AWST', 480],
      ['JST', 540],
      ['KST', 540],
    ] as const
  ).map(([name, offset]): [string, Named] => [name, fixed(offset)]),
])

/** Abbreviations that are words when written small; the others are taken in any case. */
const CAPITALS_ONLY = new Set([
  'ET',
  'CT',
  'MT',
  'PT',
  'EAT',
  'CAT',
  'WAT',
  'WIT',
  'ART',
  'PET',
  'BOT',
  'COT',
  'VET',
  'MET',
  'WET',
  'WEST',
  'GST',
  'AST',
  'NST',
  'ICT',
  'BRT',
  'EST',
  'CLT',
  'MSK',
])

/** `strict` takes capitals only where the small form is a word; after "am" and "pm" even those are zones. */
export function abbreviation(written: string, afterHalf = false): Named | undefined {
  const name = written.toUpperCase()
  if (written !== name && CAPITALS_ONLY.has(name) && !(afterHalf && name.length === 3)) return undefined
  return ABBREVIATIONS.get(name)
}

/** The zone that the config gives an abbreviation: `org.zoneAlias`. */
export function aliased(written: string, aliases: Record<string, string>): Named | undefined {
  const iana = aliases[written] ?? aliases[written.toUpperCase()]
  return iana && isZone(iana) ? { iana } : undefined
}

const formats = new Map<string, Intl.DateTimeFormat | null>()

/** Formatters are dear to make and zones are few: one each, for good. Only explicit zones, one fixed locale. */
function formatOf(iana: string): Intl.DateTimeFormat | null {
  const known = formats.get(iana)
  if (known !== undefined) return known
  let made: Intl.DateTimeFormat | null = null
  try {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone: iana,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    made = null
  }
  if (formats.size < 2000) formats.set(iana, made)
  return made
}

export function isZone(iana: string): boolean {
  return formatOf(iana) !== null
}

/** Minutes east of UTC that a region keeps at an instant. Throws RangeError on a region that there is not. */
export function offsetAt(iana: string, instant: number): number {
  const format = formatOf(iana)
  if (!format) throw new RangeError(`there is no time zone "${iana}"`)
  const parts: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(instant)) if (type !== 'literal') parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000) / 60000)
}

export interface Local {
  instant: number
  /** Summer time skips (`gap`) or repeats (`fold`) this local time; the instant is then the first of the two readings. */
  fault?: 'gap' | 'fold'
}

/** The instant of a local time in a region. `local` is the wall clock written as if it were UTC, in milliseconds. */
export function instantIn(iana: string, local: number): Local {
  const before = offsetAt(iana, local - 86_400_000)
  const after = offsetAt(iana, local + 86_400_000)
  const fits = [...new Set([before, after])].filter((offset) => offsetAt(iana, local - offset * 60_000) === offset)
  if (fits.length === 0) return { instant: local - before * 60_000, fault: 'gap' }
  const instant = local - (fits[0] as number) * 60_000
  return fits.length > 1 ? { instant, fault: 'fold' } : { instant }
}
