import type { DetectorContext, Message } from '../model.ts'
import type { Part } from '../prose/signature.ts'

/**
 * Whether what looks like a personal name is an organisation's: the config says so, an address in the message bears it
 * ("@larkmail.example"), or the message speaks of its users and services ("Larkmail customers").
 */
export function isBrand(message: Message, { org }: DetectorContext, part: Part | string): boolean {
  const name = typeof part === 'string' ? part : message.text.slice(part.start, part.end)
  const plain = squeezed(name)
  if (Object.values(org.people).some((person) => squeezed(person) === plain)) return false
  if (
    [org.name ?? '', ...org.products, ...org.vendors, ...org.components].some(
      (own) => own !== '' && (squeezed(own) === plain || squeezed(own).startsWith(plain)),
    )
  )
    return true
  if (plain.length < 4) return false
  return bearsDomain(message, plain) || isSpokenOf(message, name)
}

/** Letters only, without marks: how a name stands in a domain. */
function squeezed(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

const HOST = /(?:@|:\/\/|www\.)((?:[\w-]+\.)*[\w-]+\.[a-z]{2,})/gi

function bearsDomain(message: Message, plain: string): boolean {
  const places = [message.text, ...message.inlines.map((inline) => inline.url ?? '')]
  return places.some((text) =>
    [...text.matchAll(HOST)].some(([, host = '']) =>
      host
        .toLowerCase()
        .split('.')
        .slice(0, -1)
        .some((label) => label.replaceAll('-', '') === plain),
    ),
  )
}

function isSpokenOf(message: Message, name: string): boolean {
  return message.sentences.some((sentence) => {
    if (sentence.block.zone === 'signoff') return false
    const at = sentence.text.indexOf(name)
    if (at < 0) return false
    const end = sentence.start + at + name.length
    const next = sentence.tokens.findIndex((token) => token.start >= end)
    const token = sentence.tokens[next]
    return (
      token !== undefined &&
      /^\s+$/.test(token.lead) &&
      ['counted-noun', 'generic-noun'].some((lexicon) => sentence.found.of(lexicon).some((hit) => hit.first === next))
    )
  })
}
