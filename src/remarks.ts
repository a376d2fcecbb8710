import type { Remarks } from './languages/language.ts'
import type { Mark } from './model.ts'

/** Slots whose value is an id of the model and not words of the message. */
const IDS: Readonly<Record<string, string>> = { stage: 'stage', from: 'stage', to: 'stage', channel: 'channel' }
const LENGTH = /^\d+ (?:d|h|min|s)(?: \d+ (?:h|min|s))*$/

/** A value as people of the language write it: "monitoring", "1 h 25 min". Words of the message stay what they are. */
export function valueIn(slot: string, value: string, remarks: Remarks): string {
  if (LENGTH.test(value)) return value.replace(/[a-z]+/g, (unit) => remarks[`unit.${unit}`] ?? unit)
  const group = Object.hasOwn(IDS, slot) ? IDS[slot] : undefined
  return (group && remarks[`${group}.${value}`]) ?? value
}

/** A mark as it is shown: what it lacks and what its other places are, in words. */
export function markIn(mark: Mark, remarks: Remarks): Mark {
  if (mark.missing === undefined && mark.related === undefined) return mark
  const words = (id: string) => remarks[id] ?? remarks[`stage.${id}`] ?? id
  return {
    ...mark,
    ...(mark.missing !== undefined && { missing: words(mark.missing) }),
    ...(mark.related && { related: mark.related.map((one) => ({ ...one, label: words(one.label) })) }),
  }
}
