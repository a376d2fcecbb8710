/** Detectors that a house brings as code. Pure and synchronous like the built-in ones; what they give is checked, since nobody else does. */
import { DetectorError } from './detector-error.ts'
import { TAGS } from './languages/language.ts'
import { type Detector, type DetectorContext, type HousePlugin, type Mark, type Message, MODES, type Place, SEVERITIES } from './model.ts'
import { reasonOf } from './problem.ts'
import { type Config, pluginsOf } from './settings.ts'

/** What a detector of the house gives: where the words stand, and why they count. The rest is filled in. */
export interface HouseMark extends Partial<Pick<Mark, 'mode' | 'missing' | 'values' | 'because' | 'severity' | 'use' | 'form' | 'fix'>> {
  /** UTF-16 units of `message.text`. Of something that is missing: an empty range, where it should stand. */
  place: Place
  /** Default: hollow, which is what a rule of the kind `avoid` reports. */
  worth?: 'hollow' | 'present'
}

/** What it may see besides the message. */
export type HouseContext = Pick<DetectorContext, 'org' | 'provided' | 'to'>

/** Looks for what phrases cannot say, for a rule of a pack or a built-in one. */
export interface HouseDetector {
  /** Its own name, by which complaints call it. */
  id: string
  /** What its marks are of: the `concept` of a rule. */
  concept: string
  /** Judge messages in this language alone (BCP 47 primary tag). Default: all. */
  language?: string
  /** Lists of words that it reads by `sentence.found.of(name)`, beside those that the language has. */
  reads?: readonly string[]
  /** Always the same marks for the same message. */
  detect(message: Message, context: HouseContext): readonly HouseMark[]
}

/** Types a detector without changing it. */
export function defineDetector(detector: HouseDetector): HouseDetector {
  return detector
}

/** What keeps a value from being a detector; undefined when nothing does. */
function detectorFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'a detector is an object: `defineDetector({ id, concept, detect })`'
  const { id, concept, language, reads, detect } = value as Partial<Record<keyof HouseDetector, unknown>>
  const missing = Object.entries({ id, concept }).find(([, one]) => typeof one !== 'string' || one.trim() === '')
  if (missing) return `a detector needs a text \`${missing[0]}\``
  if (typeof detect !== 'function') return `the detector "${id}" needs a function \`detect\``
  if (language !== undefined && typeof language !== 'string') return `\`language\` of the detector "${id}" is a text`
  if (language !== undefined && !TAGS.some((one) => one === language))
    return `there is no language pack for "${language}", in which the detector "${id}" judges`
  if (reads !== undefined && !(Array.isArray(reads) && reads.every((one) => typeof one === 'string'))) return `\`reads\` of the detector "${id}" lists texts`
  return undefined
}

/** The first id that two detectors have. */
function idTwice(plugins: readonly HousePlugin[]): string | undefined {
  const detectors = plugins.flatMap((plugin) => plugin.detectors)
  return detectors.find(({ id }, at) => detectors.findIndex((other) => other.id === id) < at)?.id
}

/** Detectors as the judge takes them, under the name of the module that brings them. Throws RangeError on what is no detector. */
export function pluginOf(name: string, detectors: readonly HouseDetector[]): HousePlugin {
  const fault = detectors.map(detectorFault).find((one) => one !== undefined)
  if (fault !== undefined) throw new RangeError(fault)
  const ready = detectors.map((one) => {
    const { id, concept, language, reads = [] } = one
    return { id, concept, reads, ...(language !== undefined && { language }), detect: guarded(one) }
  })
  return { name, detectors: ready, toJSON: () => name }
}

/** A config with detectors beside those of its plugins. Throws RangeError on what is no detector, on two of one id, and on a plugin that is not loaded. */
export function withDetectors(config: Config, detectors: readonly HouseDetector[]): Config {
  const plugins = [...pluginsOf(config), pluginOf('detectors', detectors)]
  const twice = idTwice(plugins)
  if (twice !== undefined) throw new RangeError(`two detectors are called "${twice}"`)
  return { ...config, plugins }
}

/** Throws DetectorError where the house's own code throws, and on what is no mark. */
function guarded(detector: HouseDetector): Detector {
  const fail = (reason: string) => new DetectorError(detector.id, reason)
  return (message, { org, provided, to }) => {
    let given: unknown
    try {
      given = detector.detect(message, { org, provided, ...(to && { to }) })
    } catch (error) {
      throw fail(reasonOf(error) || 'it threw')
    }
    if (!Array.isArray(given)) {
      // What comes later has nobody to report to.
      if (given instanceof Promise) given.catch(() => {})
      throw fail('`detect` gives a list of marks, at once')
    }
    return given.map((mark) => {
      const fault = markFault(mark, message)
      if (fault !== undefined) throw fail(fault)
      return markOf(mark as HouseMark, detector.concept, message)
    })
  }
}

const TEXTS = ['missing', 'because', 'form'] as const

function markFault(value: unknown, { text }: Message): string | undefined {
  if (typeof value !== 'object' || value === null) return 'a mark is an object with a `place`'
  const mark = value as Record<keyof HouseMark, unknown>
  if (!isPlace(mark.place, text.length)) return `\`place\` is { start, end } within the ${text.length} units of the text`
  if (mark.worth !== undefined && mark.worth !== 'hollow' && mark.worth !== 'present') return '`worth` is hollow or present'
  if (mark.mode !== undefined && !MODES.some((one) => one === mark.mode)) return `\`mode\` is one of ${MODES.join(', ')}`
  if (mark.severity !== undefined && !SEVERITIES.some((one) => one === mark.severity)) return `\`severity\` is one of ${SEVERITIES.join(', ')}`
  const odd = TEXTS.find((key) => mark[key] !== undefined && typeof mark[key] !== 'string')
  if (odd) return `\`${odd}\` is a text`
  if (mark.use !== undefined && !areTexts(mark.use)) return '`use` lists texts'
  if (mark.values !== undefined && !(isRecord(mark.values) && areTexts(Object.values(mark.values)))) return '`values` holds texts by name'
  return mark.fix === undefined || isFix(mark.fix, text.length) ? undefined : '`fix` is { text, safe, place? }'
}

function isPlace(value: unknown, length: number): boolean {
  if (!isRecord(value)) return false
  const { start, end } = value as { start: number; end: number }
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
}

function isFix(value: unknown, length: number): boolean {
  if (!isRecord(value)) return false
  const { text, safe, place } = value
  return typeof text === 'string' && typeof safe === 'boolean' && (place === undefined || isPlace(place, length))
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const KEPT = ['missing', 'values', 'because', 'severity', 'use', 'form', 'fix'] as const

function markOf(mark: HouseMark, concept: string, { text }: Message): Mark {
  const { place, worth = 'hollow', mode = 'stated' } = mark
  const said = Object.fromEntries(KEPT.flatMap((key) => (mark[key] === undefined ? [] : [[key, mark[key]]])))
  const { start, end } = place
  return { concept, worth, mode, place: { start, end }, actual: text.slice(start, end).replace(/\s+/g, ' '), house: true, ...said }
}
