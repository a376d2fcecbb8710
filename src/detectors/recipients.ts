import type { Detector, Place } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { hollow } from './mark.ts'

/** SPEC V21, `--to`: a text that is internal, by its audience or by its own words, is about to leave the house. */
export const detectRecipients: Detector = (message, { to = [], org }) => {
  if (to.length === 0) return []
  const marker = message.sentences
    .map((sentence) => hitsOf(sentence, 'audience-internal')[0] ?? hitsOf(sentence, 'no-leak')[0])
    .find((hit) => hit !== undefined)
  const place: Place | undefined = message.audience === 'internal' ? (marker ?? message.sentences[0]) : marker
  if (!place) return []
  const house = [...org.domains.own, ...org.domains.internal].map((domain) => domain.toLowerCase())
  const form = house.length > 0 ? 'hollow' : 'unknown'
  return to
    .filter((address) => !house.some((domain) => isWithin(address, domain)))
    .map((address) => hollow(message, 'internal-recipient', place, '', { form, values: { to: address, domains: house.join(', ') } }))
}

function isWithin(address: string, domain: string): boolean {
  const host = address
    .toLowerCase()
    .replace(/[>\s]+$/, '')
    .split('@')
    .at(-1) as string
  return host === domain || host.endsWith(`.${domain}`)
}
