import { postedLength } from '../detectors/posted-length.ts'
import { smsSize } from '../detectors/sms.ts'
import { SPOKEN, wordsBeforePause } from '../detectors/spoken.ts'
import type { Template, TemplateSlot } from './model.ts'
import { renderUnchecked } from './render.ts'
import { FORMS } from './slot-types.ts'

/** SPEC V-6: with values as long as the slots allow, it still fits where it is posted. What is too long, in words. */
export function fitsChannel(template: Template): string[] {
  const { text } = renderUnchecked(template, longestValues(template))
  const posted = postedLength(text.trim())
  if (template.channel === 'social') return over(posted.count, posted.most, 'characters')
  if (template.channel === 'sms') return over(smsSize(text.trim()).parts, template.stage === 'security' ? 3 : 1, 'parts')
  if (template.channel === 'phone') return over(wordsBeforePause(text), SPOKEN, 'words before the first pause')
  return []
}

const over = (count: number, most: number, of: string) => (count > most ? [`${count} ${of} with its longest values, at most ${most}`] : [])

/** Every slot at its limit: on short channels the good value drawn out with short words, on others as it is. */
function longestValues({ channel, slots, fixtures: { good } }: Template): Record<string, string> {
  const drawnOut = channel === 'social' || channel === 'sms'
  return Object.fromEntries(slots.map((slot) => [slot.name, drawnOut ? stretched(good[slot.name] ?? '', slot) : (good[slot.name] ?? '')]))
}

function stretched(value: string, { type, longest }: TemplateSlot): string {
  const limit = Math.min(FORMS[type].maxLength, longest ?? Number.POSITIVE_INFINITY)
  return (type === 'url' ? value + 'a'.repeat(limit) : `${value} ${'abcd '.repeat(limit)}`).slice(0, limit).trimEnd()
}
