import type { Detector } from '../model.ts'
import { wordsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** SPEC 2.6: a mail comes from an address that somebody reads. */
export const detectSender: Detector = (message, { pack }) => {
  const { sender } = message.meta
  const first = message.sentences.find(({ block }) => states(block))
  const local =
    sender
      ?.split('@')[0]
      ?.toLowerCase()
      .replace(/[^a-z]/g, '') ?? ''
  if (!sender || !first || !wordsOf(pack, 'no-reply-mailbox').has(local)) return []
  return [hollow(message, 'no-one-way-channel', first, '', { form: 'sender', values: { sender } })]
}
