import type { Message, Token } from '../model.ts'
import { isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'
import { promisesOf } from './dues.ts'
import { markOn, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const ALIKE = 0.85
/** Earlier updates that one is held against. */
const MEMORY = 30
const FEWEST_WORDS = 3
/** Words that may change without telling anything. */
const IDLE = ['function-word', 'adverb', 'idle-adverb', 'now-idle', 'now-word']

interface Words {
  told: Told
  /** Pairs of neighbouring words, counted: numbers and times left out. */
  pairs: Map<string, number>
  size: number
  /** What a reader can check: numbers, names inside sentences, and times that lie ahead. */
  anchors: Set<string>
  /** Words that carry sense. */
  words: Set<string>
  copies: number
}

/** T05: an update that says what an earlier one said, and nothing new. */
export const copied: ThreadCheck = ({ updates }) => {
  const read: Words[] = []
  return updates.flatMap((told): ThreadMark[] => {
    const words = wordsIn(told)
    const likes = read
      .slice(-MEMORY)
      .filter((one) => one.told.message.channel === told.message.channel && words.size >= FEWEST_WORDS && !isNews(one, words))
      .map((one) => ({ one, share: alike(one, words) }))
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.one.copies - a.one.copies)
    read.push(words)
    const [like] = likes
    if (!like) return []
    const { one, share } = like
    words.copies = one.copies + 1
    return [
      markOn(told, 'update-copied', undefined, [one.told], {
        severity: words.copies > 1 ? 'error' : 'warning',
        because: `${Math.round(share * 100)} % the same words, nothing new`,
      }),
    ]
  })
}

function isNews(earlier: Words, later: Words): boolean {
  const fresh = (after: Set<string>, before: Set<string>) => [...after].some((one) => !before.has(one))
  return (
    promisesAnew(earlier.told, later.told) ||
    fresh(later.anchors, earlier.anchors) ||
    fresh(earlier.anchors, later.anchors) ||
    fresh(later.words, earlier.words)
  )
}

/** "Nothing has changed; the next update comes at 10:30" is news. */
function promisesAnew(earlier: Told, later: Told): boolean {
  const before = Math.max(0, ...promisesOf(earlier).map(({ due = 0 }) => due))
  return promisesOf(later).some(({ due = 0, every }) => due > before || (every !== undefined && earlier.at === undefined))
}

function wordsIn(told: Told): Words {
  const { message, settings } = told
  const times = findTimes(message, settings.context)
  const pairs = new Map<string, number>()
  const anchors = new Set<string>()
  const words = new Set<string>()
  let size = 0
  for (const sentence of message.sentences) {
    if (!states(sentence.block)) continue
    const own = timesIn(times, sentence)
    let before = '^'
    for (const [index, token] of sentence.tokens.entries()) {
      const time = own.find((one) => one.first <= index && one.last >= index)
      if (token.number || time) {
        if (!time || isAhead(told, time)) anchors.add(token.norm)
        continue
      }
      if (/\d/.test(token.norm)) anchors.add(token.norm)
      if (!IDLE.some((lexicon) => isIn(sentence, token, lexicon))) words.add(token.norm)
      if (index > 0 && isName(message, token)) anchors.add(token.norm)
      const pair = `${before} ${token.norm}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      size++
      before = token.norm
    }
  }
  return { told, pairs, size, anchors, words, copies: 0 }
}

/** A length to come, or a moment after the message: not the time at which it was written. */
function isAhead({ at }: Told, { seconds, direction, moment, until }: TimeExpression): boolean {
  if (seconds !== undefined) return direction !== 'ago'
  const instant = (until ?? moment)?.instant
  return at !== undefined && instant !== undefined && Date.parse(instant) > at
}

/** A capital that does not begin a line. */
function isName({ text }: Message, { capital, start }: Token): boolean {
  return capital && !/[.!?:\n]\W*$/.test(text.slice(Math.max(0, start - 4), start))
}

/** Dice's measure over pairs of words. */
function alike(a: Words, b: Words): number {
  if (a.size + b.size === 0) return 0
  let shared = 0
  for (const [pair, count] of b.pairs) shared += Math.min(count, a.pairs.get(pair) ?? 0)
  return (2 * shared) / (a.size + b.size)
}
