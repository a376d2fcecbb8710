import { tongues } from '../generated/tongues.ts'
import type { Draft } from '../model.ts'
import { normalise } from '../prose/tokenize.ts'

/** No more of a text than this is read to tell its language, in UTF-16 units. */
const MOST_UNITS = 4000
/** Words as heavy as this many that only one language has make a language sure; fewer do in a short text, where they are most of it. */
const SURE = 2.5
const SHARE = 0.22
/** A single word names no language: "over" is Dutch too. Two do. */
const LEAST = 1.7
const LEAD = 0.2
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
const SCRIPTS = tongues.scripts.map(([tag, scripts]) => [tag, scripts.map((script) => new RegExp(`\\p{Script=${script}}`, 'gu'))] as const)

/** The primary tag of a language said by tag (`pt-BR`) or by name; undefined when it is neither. */
export function languageTag(said: string): string | undefined {
  const key = normalise(said.trim())
  if (Object.hasOwn(tongues.names, key)) return tongues.names[key]
  return /^[a-z]{2,3}(?:[-_.][a-z0-9]+)*$/.test(key) ? key.split(/[-_.]/)[0] : undefined
}

export function isKnownTag(tag: string): boolean {
  return tongues.tags.includes(tag)
}

/** The language of a draft's prose, or undefined when its words do not tell. */
export function languageOf(draft: Draft): string | undefined {
  const text = proseOf(draft)
  return scriptOf(text) ?? wordsOf(text)
}

function proseOf(draft: Draft): string {
  let text = ''
  for (const { zone, start, end } of draft.blocks) {
    if (zone === 'code' || zone === 'quote' || zone === 'comment') continue
    text += `${draft.text.slice(start, Math.min(end, start + MOST_UNITS))}\n`
    if (text.length >= MOST_UNITS) break
  }
  return text.slice(0, MOST_UNITS).replace(/\S*(?:https?:|www\.|@)\S*/g, ' ')
}

/** A script that one language alone is written in; Han with any kana is Japanese, since kana stands first in the table. */
function scriptOf(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  for (const [tag, scripts] of SCRIPTS) {
    const count = scripts.reduce((sum, script) => sum + (text.match(script)?.length ?? 0), 0)
    // A word of Japanese holds few signs, and a message names many things in Latin letters.
    if (count > 0 && count >= letters * 0.15) return tag
  }
  return undefined
}

/** Scores common words; a word that several languages share weighs less. */
function wordsOf(text: string): string | undefined {
  const scores = new Array<number>(tongues.tags.length).fill(0)
  let count = 0
  for (const [raw] of text.matchAll(WORD)) {
    const word = normalise(raw)
    count++
    const owners = ownersOf(word)
    for (const owner of owners) scores[owner] = (scores[owner] as number) + 1 / Math.sqrt(owners.length)
  }
  for (const [letter, owners] of Object.entries(tongues.letters)) {
    if (!text.toLowerCase().includes(letter)) continue
    for (const owner of owners) scores[owner] = (scores[owner] as number) + 0.5 / owners.length
  }
  const [best, second] = [...scores.keys()].sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b) as [number, number]
  const [most, next] = [scores[best] as number, scores[second] as number]
  const enough = most >= SURE || (count > 0 && most >= LEAST && most / count >= SHARE)
  return enough && most - next >= Math.min(LEAD, most * LEAD) ? tongues.tags[best] : undefined
}

/** "l'impact" counts as "l" where the whole is no common word. */
function ownersOf(word: string): readonly number[] {
  if (Object.hasOwn(tongues.words, word)) return tongues.words[word] as number[]
  const head = word.split("'")[0] as string
  return head !== word && Object.hasOwn(tongues.words, head) ? (tongues.words[head] as number[]) : []
}
