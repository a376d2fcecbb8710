import type { Policy } from './compile/policy.ts'
import { detectNotice, noticeReads } from './detectors/notice.ts'
import { optionalDetectors } from './detectors/optional.ts'
import type { Settings } from './judge.ts'
import type { Check, HousePlugin, LanguagePack, Meter, OptionalId } from './model.ts'
import { heardOf } from './preset.ts'

/** What may be asked for besides the detectors that every message has. */
interface Extras {
  policy: Policy
  severities: Settings['severities']
  checks: readonly Check[]
  plugins: readonly HousePlugin[]
  meter: Meter | undefined
}

/**
 * Detectors of the house, stock checks, what a preset asks for and the optional elements, for messages of a language: those
 * that it has words for. `isRead`: whether a rule that is on reads a concept.
 */
export function extrasOf(
  { policy, severities, checks, plugins, meter }: Extras,
  isRead: (concept: string) => boolean,
): (pack: LanguagePack) => Partial<Pick<Settings, 'policy' | 'checks'>> {
  const house = plugins.flatMap(({ detectors }) => detectors.filter(({ concept }) => isRead(concept)))
  const stock = checks.filter(({ rule }) => severities[rule] !== 'off')
  if (meter) {
    for (const { rule, detect } of checks) meter.call(detect, rule)
    for (const { id, detect } of house) meter.call(detect, id)
    for (const [element, { detect }] of Object.entries(optionalDetectors)) meter.call(detect, element)
  }
  return (pack) => {
    const fitting = stock.filter(({ language }) => language === pack.tag)
    const own = house.filter(({ language = pack.tag }) => language === pack.tag)
    if (fitting.length + own.length + policy.asks.length === 0 && !policy.preset) return {}
    const asks = policy.asks.filter((element) => pack.lexicons.names.includes(optionalDetectors[element].reads))
    const notice = policy.preset ? [{ detect: detectNotice }] : []
    return {
      policy: heardOf({ ...policy, asks }, (concept) => hears(pack, concept)),
      checks: [...asks.map((element) => optionalDetectors[element]), ...notice, ...fitting, ...own].map(({ detect }) => detect),
    }
  }
}

/** Whether a language has the words to tell a concept that a preset asks for. */
function hears({ lexicons: { names } }: LanguagePack, concept: string): boolean {
  const reads = noticeReads[concept] ?? (concept in optionalDetectors ? optionalDetectors[concept as OptionalId].reads : undefined)
  return reads === undefined || names.includes(reads)
}
