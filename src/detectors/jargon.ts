import type { Detector, Hit, Mark, Message, Sentence } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { hollow } from './mark.ts'

/** SPEC V22: from so many terms on the reader is lost. */
const MANY = 3
/** SPEC V23: terms of equipment among a hundred words, in the opening and overall, and how many there must be at all. */
const OPENING_SHARE = 0.4
const OPENING_DENSITY = 6
const DENSITY = 10
const FEWEST = 4

interface Term {
  hit: Hit
  sentence: Sentence
  word: string
}

/** SPEC V22, V23: terms that nobody explains, and piles of equipment. */
export const detectJargon: Detector = (message) => [...jargon(message), ...equipment(message)]

function jargon(message: Message): Mark[] {
  const terms = termsOf(
    message,
    message.sentences.filter((one) => states(one.block)),
    'jargon',
  )
  const known = new Set(terms.filter(isExplained).map(({ word }) => word))
  const unknown = new Map<string, Term>()
  for (const term of terms)
    if (!known.has(term.word) && !unknown.has(term.word) && polarityAt(term.sentence, term.hit.first) !== 'quoted') unknown.set(term.word, term)
  const first = [...unknown.values()][0]
  // Developers know each of the words; a pile of them still hides what happened.
  if (!first || (message.audience === 'developers' && unknown.size < MANY)) return []
  if (unknown.size < MANY) return [...unknown.values()].map(({ hit }) => hollow(message, 'no-jargon', hit, ''))
  return [hollow(message, 'no-jargon', first.hit, '', { form: 'many', values: { terms: named(unknown.keys()), count: String(unknown.size) } })]
}

/** "DNS, the internet's address book", "packet loss (data that gets lost on the way)", "… of addresses (DNS)", "latency: pages took 20 seconds". */
function isExplained({ hit, sentence }: Term): boolean {
  const before = sentence.tokens[hit.first]?.lead ?? ''
  const after = sentence.tokens[hit.last + 1]
  const rest = sentence.tokens.length - 1 - hit.last
  if (/[(–—]\s*$/.test(before) || hitsOf(sentence, 'gloss').length > 0) return true
  if (!after || rest < 2) return false
  return /^\s*[(:–—]/.test(after.lead) || (after.lead.startsWith(',') && hitsOf(sentence, 'article').some((one) => one.first === hit.last + 1))
}

function equipment(message: Message): Mark[] {
  const said = message.sentences.filter((one) => states(one.block) && !isTechnical(one))
  const words = said.reduce((sum, { tokens }) => sum + tokens.length, 0)
  const terms = termsOf(message, said, 'equipment')
  const distinct = new Set(terms.map(({ word }) => word))
  if (distinct.size < FEWEST) return []
  const opening: Term[] = []
  let passed = 0
  for (const sentence of said) {
    if (passed >= words * OPENING_SHARE) break
    opening.push(...terms.filter((term) => term.sentence === sentence))
    passed += sentence.tokens.length
  }
  const early = new Set(opening.map(({ word }) => word)).size >= FEWEST && (opening.length * 100) / passed > OPENING_DENSITY
  if (!early && (terms.length * 100) / words <= DENSITY) return []
  return [hollow(message, 'no-equipment-detail', (terms[0] as Term).hit, '', { values: { terms: named(distinct), count: String(terms.length) } })]
}

/** Under a heading that says so, detail has its place. */
function isTechnical({ block }: Sentence): boolean {
  return block.heading?.sentences.some((one) => hitsOf(one, 'technical-heading').length > 0) ?? false
}

/** A part of a host name, an address or a path: "ldap.larkmail.example". */
function inName(text: string, { start, end }: Hit): boolean {
  return /[\w.@/]/.test(text.charAt(start - 1)) || /^[.@/][\w]/.test(text.slice(end, end + 2))
}

function termsOf(message: Message, sentences: readonly Sentence[], lexicon: string): Term[] {
  const coded = message.inlines.filter((inline) => inline.kind === 'code')
  const inCode = ({ start, end }: Hit) => coded.some((inline) => start >= inline.start && end <= inline.end)
  return sentences.flatMap((sentence) => {
    let next = 0
    return hitsOf(sentence, lexicon).flatMap((hit) => {
      if (hit.first < next || inCode(hit) || inName(message.text, hit)) return []
      next = hit.last + 1
      return [{ hit, sentence, word: message.text.slice(hit.start, hit.end).toLowerCase() }]
    })
  })
}

const SHOWN = 5

function named(words: Iterable<string>): string {
  const all = [...words]
  return all.slice(0, SHOWN).join(', ') + (all.length > SHOWN ? ' …' : '')
}
