import type { Mark, Message } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { under } from './contact-words.ts'
import { present } from './mark.ts'

/** A social reply to one customer by name or handle: the signer becomes required (SPEC 2.4). */
export function replyToOne(message: Message): Mark[] {
  const first = message.sentences[0]
  if (message.channel !== 'social' || !first) return []
  const [one, two] = first.tokens
  const handle = one?.norm === '@' && two !== undefined && /^\s*[.]?@/.test(first.text) && !/^\s*\./.test(first.text)
  const greeting = hitsOf(first, 'salutation').find((hit) => hit.first === 0)
  const name = greeting && first.tokens[1]
  const named = name?.capital === true && !under(first, 'group-word', 1) && !under(first, 'counted-noun', 1) && !under(first, 'ordinary-capital', 1)
  return handle || named ? [present(message, 'reply-to-one', first)] : []
}
