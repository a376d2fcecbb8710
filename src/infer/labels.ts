import type { Message, Sentence, Situation, Stage, Token } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { aliasOf, isFiller, STAGE_OF } from './aliases.ts'

/** A stage written as a label: "Resolved - …", "Status: Monitoring", "[Scheduled] …". */
export interface Label {
  stage?: Stage
  situation?: Situation
  /** Token index behind the label. */
  end: number
}

/** A label is at most this many words long. */
const MOST_WORDS = 4
/** Dates, zones and fillers before a label: "Feb 23, 09:48 UTC - Update - Resolved". */
const MOST_BEFORE = 10
const SEPARATOR = /^\s*(?:[:|\])}*_>]|\s[-–—]|[–—]|\n)/

/** The label at the head of a sentence that begins a line. */
export function labelOf(sentence: Sentence, message: Pick<Message, 'text'>): Label | undefined {
  const before = message.text.slice(Math.max(sentence.block.start, sentence.start - 12), sentence.start)
  if (sentence.start > sentence.block.start && !/\n[^\p{L}\p{N}\n]*$/u.test(before)) return undefined
  return labelIn(sentence.tokens, (index) => hitsOf(sentence, 'ordinary-capital').some((hit) => index >= hit.first && index <= hit.last))
}

/** The same for tokens of a title. `isCalendar` tells months, zones and the like. */
export function labelIn(tokens: readonly Token[], isCalendar: (index: number) => boolean): Label | undefined {
  for (let at = 0; at < Math.min(tokens.length, MOST_BEFORE); at++) {
    for (let end = Math.min(tokens.length, at + MOST_WORDS); end > at; end--) {
      if (!closes(tokens, end)) continue
      const words = tokens
        .slice(at, end)
        .map((token) => token.norm)
        .join(' ')
      const stage = aliasOf<Stage>('stage', words)
      const situation = stage ? undefined : aliasOf<Situation>('situation', words)
      if (stage) return { stage, end }
      if (situation && STAGE_OF[situation]) return { stage: STAGE_OF[situation] as Stage, situation, end }
    }
    const token = tokens[at] as Token
    if (!token.number && !isFiller(token.norm) && !isCalendar(at)) return undefined
  }
  return undefined
}

function closes(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end]
  return next === undefined || SEPARATOR.test(next.lead)
}
