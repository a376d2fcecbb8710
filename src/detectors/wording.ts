import type { CompiledWording, Detector, Hit, Mark, Message, Place, Sentence, Setting, Token, WordingEntry, Zone } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hollow } from './mark.ts'
import { type Found, hasNeighbour } from './neighbours.ts'

/** SPEC 0.2: the zones whose words are the writer's to answer for. */
const JUDGED: ReadonlySet<Zone> = new Set(['body', 'list', 'cell', 'heading', 'title', 'caption', 'signoff'])
/** A rewrite of a longer sentence is no help. */
const LONGEST_REWRITE = 220

/** Vague and evasive wording (SPEC 3): each hit of a lexicon that names a concept, unless its neighbours make it legitimate. */
export const detectWording: Detector = (message, context) => {
  const marks: Mark[] = []
  const { wording } = context.pack
  const names = namesOf(wording)
  for (const sentence of message.sentences) {
    const { zone } = sentence.block
    const judged = JUDGED.has(zone)
    let addresses: Place[] | undefined
    for (const rank of sentence.found.among(names)) {
      const lexicon = wording[rank] as CompiledWording
      if (!judged && !lexicon.also?.includes(zone)) continue
      for (const hit of sentence.found.of(lexicon.lexicon)) {
        addresses ??= addressesIn(sentence)
        if (polarityAt(sentence, hit.first) === 'quoted' || addresses.some(({ start, end }) => hit.start < end && hit.end > start)) continue
        const entry = entryOf(lexicon, hit)
        const found = { hit, sentence, message, context }
        if (counts(entry, found)) marks.push(markOf(lexicon, entry, found))
      }
    }
  }
  return marks
}

/** Web and mail addresses: their words are nobody's prose. */
const ADDRESSES = /(?:https?:\/\/|www\.)[^\s<>)\]]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\/[^\s<>)\]]*/g

function addressesIn({ text, start }: Sentence): Place[] {
  if (!/[/@]|www\./.test(text)) return []
  return [...text.matchAll(ADDRESSES)].map(({ 0: address, index }) => ({ start: start + index, end: start + index + address.length }))
}

/** By pack: it lives as long as the program. */
const lists = new WeakMap<readonly CompiledWording[], readonly string[]>()

function namesOf(wording: readonly CompiledWording[]): readonly string[] {
  const names = lists.get(wording) ?? wording.map(({ lexicon }) => lexicon)
  lists.set(wording, names)
  return names
}

function entryOf({ entries }: CompiledWording, hit: Hit): WordingEntry {
  return entries.at(hit.entry) ?? {}
}

function counts({ only, not, unless = [], needs = [] }: WordingEntry, found: Found): boolean {
  const { message, sentence } = found
  if (only && !fits(only, message, sentence)) return false
  if (not && fits(not, message, sentence)) return false
  return needs.every((name) => hasNeighbour(name, found)) && !unless.some((name) => hasNeighbour(name, found))
}

/** Whether each thing that is named holds. */
function fits({ stage, channel, audience, zone }: Setting, message: Message, sentence: Sentence): boolean {
  return (
    (stage?.includes(message.stage) ?? true) &&
    (channel?.includes(message.channel) ?? true) &&
    (audience?.includes(message.audience) ?? true) &&
    (zone?.includes(sentence.block.zone) ?? true)
  )
}

function markOf(
  { lexicon, concept, form, house }: CompiledWording,
  { severity, element, missing = '', use, swap, safe }: WordingEntry,
  { hit, sentence, message }: Found & { hit: Hit },
): Mark {
  const edit = swap === undefined ? undefined : editOf(message, sentence, hit, swap)
  const rewrite = edit && rewritten(sentence, edit.place, edit.text)
  const uses = [...(rewrite ? [rewrite] : []), ...(use ?? [])]
  return hollow(message, concept, hit, missing, {
    because: `${lexicon}: "${message.text.slice(hit.start, hit.end)}"`,
    ...(severity && { severity }),
    ...(element && { element }),
    ...(form && { form }),
    ...(house && { house }),
    ...(uses.length > 0 && { use: uses }),
    ...(edit && { fix: { ...edit, safe: (safe ?? false) && inOneRun(message, edit.place) } }),
  })
}

/**
 * The words to put in, and where. They begin as the writer's did, with a capital or without; where nothing is put in,
 * the blank behind goes as well, and a sentence still begins with a capital.
 */
function editOf({ text }: Message, { tokens }: Sentence, hit: Hit, swap: string): { text: string; place: Place } {
  const capital = (tokens[hit.first] as Token).capital
  if (swap !== '') return { text: capital ? raised(swap) : swap, place: { start: hit.start, end: hit.end } }
  const next = tokens[hit.last + 1]
  if (!next) return { text: '', place: { start: hit.start, end: hit.end } }
  if (!/^[\s,:]*$/.test(next.lead)) return { text: '', place: { start: hit.start, end: hit.end } }
  return capital && !next.number
    ? { text: raised(text.slice(next.start, next.end)), place: { start: hit.start, end: next.end } }
    : { text: '', place: { start: hit.start, end: next.start } }
}

function raised(words: string): string {
  const first = String.fromCodePoint(words.codePointAt(0) ?? 0)
  return first.toUpperCase() + words.slice(first.length)
}

/** Whether no markup stands inside the words: an edit would take it along. */
function inOneRun({ runs }: Message, { start, end }: Place): boolean {
  return runs.some(({ at, from, to, whole }) => !whole && start >= at && end <= at + to - from)
}

/** The writer's own sentence with a typed slot, or nothing, in place of the words. */
function rewritten({ text, start }: Sentence, place: Place, words: string): string | undefined {
  if (text.length > LONGEST_REWRITE) return undefined
  const [before, after] = [text.slice(0, place.start - start), text.slice(place.end - start)]
  return `${before}${words}${words === '' ? after.trimStart() : after}`.replace(/\s+/g, ' ').trim()
}
