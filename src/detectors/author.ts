import type { DetectorContext, Inline, Mark, Message } from '../model.ts'
import { wordsOf } from '../prose/prepare.ts'
import { normalise } from '../prose/tokenize.ts'
import { isBrand } from './brand.ts'
import { hollow, present } from './mark.ts'

/** Authors that markup or front matter name, outside the words of any sentence. */
export function authors(message: Message, context: DetectorContext): Mark[] {
  return [...shownAuthor(message, context), ...gluedByline(message, context)]
}

/** SPEC 0.2, 0.7: an author in the front matter signs only when the publisher's page shows it. */
function shownAuthor(message: Message, context: DetectorContext): Mark[] {
  const { author } = message.meta
  if (!author || !context.provided.includes('signer')) return []
  const nowhere = { start: 0, end: 0 }
  if (isFullName(author, message, context))
    return [{ ...present(message, 'signer', nowhere, { mode: 'provided', because: 'author that the publisher shows' }), actual: author }]
  return [{ ...hollow(message, 'signer', nowhere, 'signer.printed'), actual: author }]
}

/** "By**Jonas Lindqvist**3 March": pages put a name and a date beside each other by style alone. */
function gluedByline(message: Message, context: DetectorContext): Mark[] {
  const head = message.blocks[Math.min(4, message.blocks.length - 1)]
  const glued = (inline: Inline) => {
    const before = /\p{L}+$/u.exec(message.text.slice(Math.max(0, inline.start - 12), inline.start))?.[0]
    return (
      before !== undefined &&
      wordsOf(context.pack, 'byline-word').has(normalise(before)) &&
      isFullName(message.text.slice(inline.start, inline.end), message, context)
    )
  }
  return message.inlines
    .filter((inline) => inline.kind !== 'image' && inline.kind !== 'code' && inline.end <= (head?.end ?? 0) && glued(inline))
    .map((inline) => present(message, 'signer', inline, { because: 'by-line' }))
}

/** Two and more words of letters that no group, brand or role word is among. */
function isFullName(name: string, message: Message, context: DetectorContext): boolean {
  const words = name.trim().split(/\s+/)
  const shaped = words.length >= 2 && words.length <= 7 && words.every((word) => /^[\p{L}\p{M}'’ʼʻ.-]+$/u.test(word)) && /^\p{Lu}|^\p{Lo}/u.test(name)
  return shaped && !words.some((word) => isListed(word, context)) && !isBrand(message, context, name)
}

function isListed(word: string, { pack }: DetectorContext): boolean {
  return ['group-word', 'brand-word', 'role-word'].some((lexicon) => wordsOf(pack, lexicon).has(normalise(word)))
}
