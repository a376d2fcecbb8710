import type { Hit, Mark, Message } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** An address on the very thing that is down reaches nobody. */
export function unlessDown(mark: Mark, message: Message): Mark {
  if (mark.worth === 'hollow') return mark
  const down = message.sentences.flatMap((sentence) =>
    states(sentence.block) ? hitsOf(sentence, 'contact-down').filter((hit) => polarityAt(sentence, hit.first) === 'asserted') : [],
  )
  if (down.length === 0) return mark
  const said = message.text.slice(mark.place.start, mark.place.end).toLowerCase()
  const hit = down.find((one) => dependsOn(one, said, message))
  return hit ? hollow(message, 'contact', mark.place, 'contact.down', { because: 'contact-down' }) : mark
}

const MEDIUM: Record<string, RegExp> = { phone: /\+?\d[\d\s().-]{5,}/, mail: /@[\w-]+\./ }

function dependsOn(hit: Hit, said: string, message: Message): boolean {
  const only = MEDIUM[hit.value ?? '']
  if (only) return only.test(said) && !Object.entries(MEDIUM).some(([medium, shape]) => medium !== hit.value && shape.test(said)) && !/https?:/.test(said)
  if (/@[\w-]+\.|\+?\d[\d\s().-]{6,}\d/.test(said)) return false
  const things = message.text
    .slice(hit.start, hit.end)
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 3)
  return things.some((word) => said.includes(`${word}.`) || said.includes(`/${word}`))
}
