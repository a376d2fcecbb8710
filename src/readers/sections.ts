import { parse, postprocess, preprocess } from 'micromark'
import { gfm } from 'micromark-extension-gfm'
import type { Event } from 'micromark-util-types'
import { isExcessive } from './excess.ts'

/** `~30 minutes` is how people write "about", so a single tilde strikes nothing out. */
const OPTIONS = { extensions: [gfm({ singleTilde: false })] }
/** Shorter sources are parsed whole: nearly all messages are. */
const WHOLE = 16_000
/** A section longer than this is no message, and the parser's time grows with the square of its lists. */
const LONGEST = 128_000

export interface Section {
  events: Event[]
  /** Where the section begins in the body. */
  from: number
}

/**
 * The parser's events of a Markdown body. A long one is parsed section by section, for the parser's time grows faster
 * than the text: it may be cut after a blank line where the next begins with neither white space nor a bullet, number
 * or tag, since that ends every list, quotation and paragraph. Only a fence or an HTML block could go on; then the section is parsed again
 * with what follows. Undefined when a section is too long or holds too much.
 */
export function sectionsOf(body: string): Section[] | undefined {
  const sections: Section[] = []
  // Definitions may stand anywhere, so they need the whole text.
  const step = body.includes(']:') ? LONGEST : WHOLE
  for (let from = 0; from < body.length; ) {
    let events: Event[] = []
    let to = from
    let more = 0
    do {
      to = nextCut(body, Math.max(from + step + more, to))
      more = more * 2 + 500
      const section = body.slice(from, to)
      if (section.length > LONGEST || isExcessive(section)) return undefined
      events = eventsOf(section)
    } while (to < body.length && goesOn(events))
    if (step === LONGEST && to < body.length) return undefined
    sections.push({ events, from })
    from = to
  }
  return sections
}

function eventsOf(text: string): Event[] {
  return postprocess(
    parse(OPTIONS)
      .document()
      .write(preprocess()(text, undefined, true)),
  )
}

function nextCut(body: string, from: number): number {
  if (from >= body.length) return body.length
  CUT.lastIndex = from
  const match = CUT.exec(body)
  return match ? match.index + match[0].length : body.length
}
const CUT = /\n[ \t]{0,9}\r?\n(?=[^\s\-+*\d<]|\*\*[^\s*])/g

/** Whether the last block is one that a blank line does not end. */
function goesOn(events: Event[]): boolean {
  for (let index = events.length - 1; index >= 0; index--) {
    const type = (events[index] as Event)[1].type
    if (type !== 'lineEnding' && type !== 'lineEndingBlank' && type !== 'linePrefix') return type === 'codeFenced' || type === 'htmlFlow'
  }
  return false
}
