import type { Message, Token } from '../model.ts'
import { states } from '../prose/zones.ts'
import { findTimes, timesIn } from '../times/index.ts'
import { promisesOf } from './dues.ts'
import { markOn, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const ALIKE = 0.85
/** Earlier updates that one is held against. */
const MEMORY = 30
const FEWEST_WORDS = 3

interface Words {
  told: Told
  /** Pairs of neighbouring words, counted: numbers and times left out. */
  pairs: Map<string, number>
  size: number
  /** What a reader can check: numbers, and names inside sentences. Times of day that say only when it is left out. */
  anchors: Set<string>
  copies: number
}

/** T05: an update that says what an earlier one said, and nothing new. */
export const copied: ThreadCheck = ({ updates }) => {
  const read: Words[] = []
  return updates.flatMap((told): ThreadMark[] => {
    const words = wordsIn(told)
    const like = read
      .slice(-MEMORY)
      .filter((one) => one.told.message.channel === told.message.channel)
      .map((one) => ({ one, share: alike(one, words) }))
      .filter(({ share }) => share >= ALIKE)
      .sort((a, b) => b.share - a.share)[0]
    read.push(words)
    if (!like || words.size < FEWEST_WORDS - 1) return []
    const { one, share } = like
    if (promisesAnew(one.told, told) || [...words.anchors].some((anchor) => !one.anchors.has(anchor))) return []
    words.copies = one.copies + 1
    return [
      markOn(told, 'update-copied', undefined, [one.told], {
        severity: words.copies > 1 ? 'error' : 'warning',
        because: `${Math.round(share * 100)} % the same words, nothing new`,
      }),
    ]
  })
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
  let size = 0
  for (const sentence of message.sentences) {
    if (!states(sentence.block)) continue
    const own = timesIn(times, sentence)
    let before = '^'
    for (const [index, token] of sentence.tokens.entries()) {
      const time = own.find((one) => one.first <= index && one.last >= index)
      if (token.number || time) {
        if (!time) anchors.add(token.norm)
        continue
      }
      if (index > 0 && isName(message, token)) anchors.add(token.norm)
      const pair = `${before} ${token.norm}`
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
      size++
      before = token.norm
    }
  }
  return { told, pairs, size, anchors, copies: 0 }
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
