import { tongues } from '../generated/tongues.ts'
import { TAGS } from '../languages/language.ts'
import type { Draft } from '../model.ts'
import { normalise } from '../prose/tokenize.ts'
import { detached } from '../prose/vocabulary.ts'

/** No more of a text than this is read to tell its language, in UTF-16 units. */
const MOST_UNITS = 4000
/** Words as heavy as this many that only one language has make a language sure; fewer do in a short text, where they are most of it. */
const SURE = 2.5
const SHARE = 0.22
/** A text taken for another language is not judged as English, so little must not do it: "over" is Dutch too. */
const LEAST = 1.5
const LEAD = 0.2
/** Words as heavy as this many of a language make it worth asking each paragraph whether it is in it. */
const BESIDE = 4
const ADDRESS = /https?:|www\.|@/
const WORD = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu
/** Latin letters and signs: no language has a script of its own in them. */
const LATIN = /^[\0-\u02ff\u2000-\u206f]*$/
interface Script {
  tag: string
  scripts: { own: boolean; signs: RegExp }[]
}

/** Made when a text first holds another script: each costs a start a good part of a millisecond. */
let known: Script[] | undefined

function scriptsOf(): Script[] {
  known ??= tongues.scripts.map(([tag, scripts], index) => {
    const later = new Set(tongues.scripts.slice(index + 1).flatMap(([, others]) => others))
    return { tag, scripts: scripts.map((script) => ({ own: !later.has(script), signs: new RegExp(`\\p{Script=${script}}`, 'gu') })) }
  })
  return known
}

/** A message names many things in Latin letters: this share of another script is enough. */
const SCRIPT_SHARE = 0.15

/** The primary tag of a language said by tag (`pt-BR`) or by name; undefined when it is neither. */
export function languageTag(said: string): string | undefined {
  const key = normalise(said.trim())
  if (Object.hasOwn(tongues.names, key)) return tongues.names[key]
  return /^[a-z]{2,3}(?:[-_.][a-z0-9]+)*$/.test(key) ? key.split(/[-_.]/)[0] : undefined
}

export function isKnownTag(tag: string): boolean {
  return tongues.tags.includes(tag)
}

/** What the words of a draft tell: its language, and others with a pack that it holds enough words of to be written in them too. */
export interface ToldLanguage {
  tag?: string
  beside: string[]
}

/** The language of a draft's prose; without a tag when its words do not tell. */
export function languageOf(draft: Draft): ToldLanguage {
  const text = proseOf(draft)
  const script = scriptOf(text)
  return script ? { tag: script, beside: [] } : wordsOf(text)
}

/** Of a message in two languages: for each other language the blocks whose own words are in it. What does not tell stays with the message's own. */
export function partsBeside(draft: Draft, { tag, beside }: ToldLanguage): Map<string, Draft['blocks']> {
  const parts = new Map<string, Draft['blocks']>()
  if (beside.length === 0) return parts
  for (const block of draft.blocks) {
    if (block.zone === 'code' || block.zone === 'comment') continue
    const own = wordsOf(draft.text.slice(block.start, Math.min(block.end, block.start + MOST_UNITS))).tag
    if (own !== undefined && own !== tag && beside.includes(own)) parts.set(own, [...(parts.get(own) ?? []), block])
  }
  return parts
}

function proseOf(draft: Draft): string {
  let text = ''
  for (const { zone, start, end } of draft.blocks) {
    if (zone === 'code' || zone === 'quote' || zone === 'comment') continue
    text += `${draft.text.slice(start, Math.min(end, start + MOST_UNITS))}\n`
    if (text.length >= MOST_UNITS) break
  }
  const begin = text.slice(0, MOST_UNITS)
  return ADDRESS.test(begin) ? begin.replace(/\S*(?:https?:|www\.|@)\S*/g, ' ') : begin
}

/** The language of a script that it alone has; Han with any kana is Japanese. */
function scriptOf(text: string): string | undefined {
  if (LATIN.test(text)) return undefined
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  for (const { tag, scripts } of scriptsOf()) {
    const counts = scripts.map(({ own, signs }) => ({ own, count: text.match(signs)?.length ?? 0 }))
    const all = counts.reduce((sum, { count }) => sum + count, 0)
    if (counts.some(({ own, count }) => own && count > 0) && all >= letters * SCRIPT_SHARE) return tag
  }
  return undefined
}

const NOTHING: ToldLanguage = { beside: [] }

/** Scores common words; a word that several languages share weighs less. */
function wordsOf(text: string): ToldLanguage {
  const scores = new Array<number>(tongues.tags.length).fill(0)
  const add = (owners: readonly number[], weight: number) => {
    for (const owner of owners) scores[owner] = (scores[owner] as number) + weight
  }
  const common = new Set<string>()
  let count = 0
  for (const [raw] of text.matchAll(WORD)) {
    count++
    // Capitals alone are codes: "DE", "US".
    if (raw.length <= 3 && raw.length > 1 && raw === raw.toUpperCase()) continue
    const word = normalise(raw)
    const owners = ownersOf(word)
    if (owners.length > 0) common.add(word)
    add(owners, 1 / Math.sqrt(owners.length))
  }
  const lower = text.toLowerCase()
  for (const [letter, owners] of Object.entries(tongues.letters)) if (lower.includes(letter)) add(owners, 0.5 / owners.length)
  const ranked = tongues.tags.map((tag, index) => ({ tag, score: scores[index] as number })).sort((one, other) => other.score - one.score)
  const best = ranked[0]
  if (!best) return NOTHING
  const rival = ranked.find(({ tag }) => tag !== best.tag && tongues.like[tag] !== best.tag && tongues.like[best.tag] !== tag)
  const lead = best.score - (rival?.score ?? 0)
  const enough = best.score >= SURE || (common.size >= 2 && best.score >= LEAST && best.score >= count * SHARE)
  const beside = ranked.flatMap(({ tag, score }) => (score >= BESIDE && (TAGS as readonly string[]).includes(tag) ? [tag] : []))
  if (!enough) return NOTHING
  // Of two languages that are as likely, neither is English: then the text is not judged as English for that.
  const english = ranked.find(({ tag }) => tag === 'en')?.score ?? 0
  const least = Math.min(LEAD, best.score * LEAD)
  if (lead < least && (best.tag === 'en' || rival?.tag === 'en' || best.score - english < SURE / 2)) return { beside }
  const like = ranked.find(({ tag }) => tag === tongues.like[best.tag])
  const tag = like && best.score - like.score < SURE / 2 ? like.tag : best.tag
  return { tag, beside: beside.filter((other) => other !== tag) }
}

/** Words met before, with their owners: common words come again in every text. Above a bound all are forgotten. */
let met = new Map<string, readonly number[]>()
const MOST_WORDS = 8192

function ownersOf(word: string): readonly number[] {
  const known = met.get(word)
  if (known) return known
  const owners = lookUp(word)
  if (met.size >= MOST_WORDS) met = new Map()
  met.set(detached(word), owners)
  return owners
}

/** "l'impact" counts as "l" where the whole is no common word. */
function lookUp(word: string): readonly number[] {
  if (Object.hasOwn(tongues.words, word)) return tongues.words[word] as number[]
  const head = word.split("'")[0] as string
  return head !== word && Object.hasOwn(tongues.words, head) ? (tongues.words[head] as number[]) : []
}
