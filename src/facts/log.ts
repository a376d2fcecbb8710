import type { Message, Sentence } from '../model.ts'
import { Latest } from '../prose/latest.ts'
import { hitsOf } from '../prose/prepare.ts'

const known = new Latest<Message, boolean>()

/** A page that grows: "[Final message] … [Initial message] …", "Update: …". Each part is told in the tense of its own time. */
export function isLog(message: Message): boolean {
  let found = known.get(message)
  if (found === undefined) {
    found = message.sentences.some(hasLabel)
    known.set(message, found)
  }
  return found
}

function hasLabel({ tokens, text, start, found }: Sentence): boolean {
  // "Update at 10:00 UTC: …"
  if (hitsOf({ found }, 'post-stamp').some((hit) => hit.first === 0 && tokens.slice(hit.last + 1, hit.last + 4).some((token) => token.number))) return true
  return hitsOf({ found }, 'update-label').some((hit) => {
    const before = text.slice(Math.max(0, hit.start - start - 2), hit.start - start)
    const after = tokens[hit.last + 1]?.lead ?? text.slice(hit.end - start)
    if (/\[\s?$/.test(before)) return true
    // A field of a report goes by the same name as a stage: "Resolved: 10:00".
    return hit.first === 0 && (hit.value === 'stage' ? /^\s*[-–—]/ : /^\s*[\]:–—-]/).test(after)
  })
}
