import type { Block, Channel, Detector, Mark, Message, Place, Sentence } from '../model.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** SPEC V29: from how many words on a sentence is hard, long, too long. What is heard, or read on a small screen, must be shorter. */
const READ = [25, 35, 45] as const
const HEARD = [Number.POSITIVE_INFINITY, 18, 25] as const
const SHORT: ReadonlySet<Channel> = new Set(['sms', 'phone'])
const WEIGHTS = ['info', 'warning', 'error'] as const

const PARAGRAPH = 90
const MEAN = 20
/** A mean of fewer sentences says nothing. */
const FEWEST = 5

/** Sentences and paragraphs that are too long to be read once. */
export const detectLengths: Detector = (message) => {
  const blocks = message.blocks.filter(states)
  const counted = blocks.map((block) => ({ block, sentences: block.sentences.map((sentence) => ({ sentence, words: wordsIn(sentence) })) }))
  const marks: Mark[] = []
  for (const { block, sentences } of counted) {
    for (const { sentence, words } of sentences) marks.push(...sentenceMark(message, sentence, words))
    const sum = sentences.reduce((total, { words }) => total + words, 0)
    if (block.zone === 'body' && sentences.length > 1 && sum > PARAGRAPH)
      marks.push(hollow(message, 'no-long-sentence', startOf(message, block), '', about('paragraph', sum, PARAGRAPH)))
  }
  const all = counted.flatMap(({ block, sentences }) => (block.zone === 'body' ? sentences : [])).filter(({ words }) => words > 2)
  const mean = Math.round(all.reduce((total, { words }) => total + words, 0) / all.length)
  const longest = all.toSorted((a, b) => b.words - a.words)[0]
  if (longest && all.length >= FEWEST && mean > MEAN && marks.length === 0)
    marks.push(hollow(message, 'no-long-sentence', longest.sentence, '', about('mean', mean, MEAN)))
  return marks
}

function about(form: string, count: number, most: number): Partial<Pick<Mark, 'severity' | 'form' | 'values'>> {
  return { severity: 'info', form, values: { count: String(count), most: String(most) } }
}

function sentenceMark(message: Message, sentence: Sentence, words: number): Mark[] {
  const limits = SHORT.has(message.channel) ? HEARD : READ
  const at = limits.findLastIndex((limit) => words > limit)
  if (at < 0) return []
  const values = { count: String(words), most: String(limits.find(Number.isFinite)) }
  return [hollow(message, 'no-long-sentence', sentence, '', { severity: WEIGHTS[at] as (typeof WEIGHTS)[number], values })]
}

/** Words as a reader meets them: a time, an address, a name of several words count once; of an enumeration behind a colon nothing counts. */
function wordsIn({ text }: Sentence): number {
  const colon = text.search(/:\s/)
  const listed = colon >= 0 && (text.slice(colon).match(/[,;]/g)?.length ?? 0) > 1
  const words = (listed ? text.slice(0, colon) : text).split(/[\s—–]+|(?<=\p{L}{2})\/(?=\p{L}{2})/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return words.filter((word, i) => i === 0 || !/^[(["'“]*[\p{Lu}\p{N}]/u.test(word) || !/^[(["'“]*[\p{Lu}\p{N}].*[^.,;:!?)]$/u.test(words[i - 1] as string))
    .length
}

function startOf(message: Message, { start, end, sentences }: Block): Place {
  return sentences[0] ?? { start, end: Math.min(end, message.text.length) }
}
