import type { Message, Place } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { distance } from '../suggest.ts'
import { findTimes } from '../times/index.ts'
import type { Former } from './previous.ts'
import { markOn, type Thread, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

/** Words by which people say that they changed what they had sent. */
const NOTES = ['edit-note', 'takes-back-claim', 'situation-correction']
/** Of updates without a time: as many words in common as make two texts one that was edited. */
const ALIKE = 0.5
/** Letters that a slip of the pen may concern, in words that are long enough to be no other word. */
const SLIP = 2
const LONG_WORD = 6
/** Words shown of what was there before. */
const SHOWN = 12

interface Word extends Place {
  norm: string
}

interface Texts {
  words: Word[]
  key: string
}

/** T24: what was sent stands as it was sent, or says that it was changed. */
const withdrawn: ThreadCheck = (thread) => {
  const { updates, previous } = thread
  if (!previous || updates.length === 0) return []
  const left = new Map(updates.map((told) => [told, textsOf(told.message)]))
  const rest = previous.own.filter((one) => {
    const { key } = textsOf(one.message)
    const same = [...left.keys()].filter((told) => left.get(told)?.key === key && told.message.channel === one.message.channel)
    const told = same.find((candidate) => candidate.at === one.at) ?? same[0]
    if (told) left.delete(told)
    return !told
  })
  return rest
    .flatMap((one): ThreadMark[] => {
      const told = [...left.keys()].find((candidate) => isSame(candidate, one)) ?? likest(one, left)
      if (told) left.delete(told)
      return told ? edited(told, one, thread) : gone(one, thread)
    })
    .concat((previous.lost ?? []).map((one) => lost(one, updates)))
}

function isSame(told: Told, { at, message }: Former): boolean {
  return at !== undefined && told.at === at && told.message.channel === message.channel
}

/** The update that has most in common with what is no longer there, where no time says which it was. */
function likest({ at, message }: Former, left: ReadonlyMap<Told, Texts>): Told | undefined {
  const { words } = textsOf(message)
  const [best] = [...left]
    .filter(([told]) => told.message.channel === message.channel && (at === undefined || told.at === undefined))
    .map(([told, texts]) => ({ told, share: inCommon(words, texts.words) }))
    .sort((a, b) => b.share - a.share)
  return best && best.share >= ALIKE ? best.told : undefined
}

function edited(told: Told, { message }: Former, thread: Thread): ThreadMark[] {
  const [old, now] = [textsOf(message).words, textsOf(told.message).words]
  const first = now.findIndex((word, i) => word.norm !== old[i]?.norm)
  const start = first < 0 ? now.length : first
  let tail = 0
  while (tail < Math.min(old.length, now.length) - start && old.at(-1 - tail)?.norm === now.at(-1 - tail)?.norm) tail++
  const [before, after] = [old.slice(start, old.length - tail), now.slice(start, now.length - tail)]
  // What goes by the clock is a new update at the end of the old one.
  const grown = before.length === 0 && tail === 0 && findTimes(told.message, told.settings.context).some((time) => time.start >= (after[0]?.start ?? 0))
  if (grown || isNoted(told, message, thread)) return []
  const values = { before: wordsOf(message, before), after: wordsOf(told.message, after) }
  const place = after.length > 0 ? placeOf(after) : placeOf(now.slice(Math.max(0, start - 1), start + 1))
  const form = before.length === 0 ? 'added' : after.length === 0 ? 'cut' : 'hollow'
  const slip = before.length === after.length && before.every(({ norm }, i) => isSlip(norm, after[i]?.norm ?? ''))
  return [markOn(told, 'update-withdrawn', place, [], { form, values, ...(slip && { severity: 'info' as const }), because: `was: ${values.before}` })]
}

/** "receive" for "recieve"; figures and short words are never slips. */
function isSlip(before: string, after: string): boolean {
  return before === after || (before.length >= LONG_WORD && !/\d/.test(before + after) && distance(before, after, SLIP + 1) <= SLIP)
}

/** Reported on the update after it, or else on the first one that is left. */
function gone({ message, at }: Former, thread: Thread): ThreadMark[] {
  const { updates } = thread
  if (updates.some((told) => notesIn(told.message) > 0)) return []
  const after = updates.find((told) => at !== undefined && told.at !== undefined && told.at > at) ?? updates[0]
  const values = { before: wordsOf(message, textsOf(message).words), when: message.publishedAt ?? message.stage }
  return after ? [markOn(after, 'update-withdrawn', undefined, [], { form: 'gone', values, because: `was: ${values.before}` })] : []
}

/** Nothing is left of an incident: said once, where the file begins. */
function lost({ message }: Former, [first]: readonly Told[]): ThreadMark {
  const values = { before: message.meta.title ?? wordsOf(message, textsOf(message).words), when: message.publishedAt ?? '' }
  return markOn(first as Told, 'update-withdrawn', undefined, [], { form: 'lost', values, because: `was: ${values.before}` })
}

/** A note that was not there before, or one in a later update. */
function isNoted(told: Told, before: Message, { updates }: Thread): boolean {
  return notesIn(told.message) > notesIn(before) || updates.slice(updates.indexOf(told) + 1).some(({ message }) => notesIn(message) > 0)
}

function notesIn({ sentences }: Message): number {
  return sentences.reduce((sum, sentence) => sum + NOTES.reduce((all, lexicon) => all + hitsOf(sentence, lexicon).length, 0), 0)
}

/** Letters and figures alone: how a text is set is no part of what it says. */
function textsOf(message: Message): Texts {
  const words = message.sentences.flatMap(({ tokens }) =>
    tokens.filter(({ norm }) => /[\p{L}\p{N}]/u.test(norm)).map(({ norm, start, end }) => ({ norm, start, end })),
  )
  return { words, key: words.map(({ norm }) => norm).join(' ') }
}

/** Dice's measure over words. */
function inCommon(a: readonly Word[], b: readonly Word[]): number {
  if (a.length + b.length === 0) return 0
  const counts = new Map<string, number>()
  for (const { norm } of a) counts.set(norm, (counts.get(norm) ?? 0) + 1)
  let shared = 0
  for (const { norm } of b) {
    const left = counts.get(norm) ?? 0
    if (left > 0) shared++
    counts.set(norm, left - 1)
  }
  return (2 * shared) / (a.length + b.length)
}

function placeOf(words: readonly Word[]): Place | undefined {
  const [first, last] = [words[0], words.at(-1)]
  return first && last && { start: first.start, end: last.end }
}

function wordsOf({ text }: Message, words: readonly Word[]): string {
  const place = placeOf(words.slice(0, SHOWN))
  return place ? `${text.slice(place.start, place.end).replace(/\s+/g, ' ')}${words.length > SHOWN ? ' …' : ''}` : ''
}

export const editChecks: readonly ThreadCheck[] = [withdrawn]
