import type { Detector, Hit, Mark, Message, Org, Sentence } from '../model.ts'
import { customerAct, mechanism, namedThing, quantity, type Stretch, specifics, stretchOf, within } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { bareObject, counts, objectOf } from './apology-object.ts'
import { hollow, present } from './mark.ts'
import { timed } from './when.ts'

/**
 * SPEC 1.3: sorrow of ours (1), for something that a reader can check (2), without a condition (3). Regret and bare
 * responsibility are hollow at best. The object may stand beside the apology: after a colon, before "for that", in the next sentence.
 */
export const detectApology: Detector = (message, { org }) =>
  message.sentences.filter((sentence) => states(sentence.block)).flatMap((sentence) => apologiesIn(sentence, message, org))

function apologiesIn(sentence: Sentence, message: Message, org: Org): Mark[] {
  const marks: Mark[] = []
  for (const performative of performatives(sentence, message)) {
    const fault = faultOf(sentence, performative)
    const because = fault ? undefined : particular(sentence, performative, message, org)
    if (because) marks.push(present(message, 'apology', sentence, { because }))
    else marks.push(hollow(message, 'apology', sentence, fault ?? 'apology.object', { because: fault ?? 'no particular in what it is for' }))
  }
  if (marks.length > 0) return marks
  for (const [lexicon, missing] of HALVES) {
    const half = hitsOf(sentence, lexicon).find((hit) => ours(sentence, hit))
    if (half) return [hollow(message, 'apology', half, missing, { because: lexicon })]
  }
  return []
}

/** What looks like an apology and stops short of one. */
const HALVES: [lexicon: string, missing: string][] = [
  ['regret', 'apology.regret'],
  ['responsibility', 'apology.word'],
]

/** Each way in which an apology takes itself back. */
const FAULTS: [lexicon: string, missing: string][] = [
  ['ifpology', 'apology.condition'],
  ['excuse', 'apology.excuse'],
  ['apology-feelings', 'apology.feelings'],
]

function faultOf(sentence: Sentence, performative: Hit): string | undefined {
  if (polarityAt(sentence, performative.first) === 'conditional') return 'apology.condition'
  return FAULTS.find(([lexicon]) => hitsOf(sentence, lexicon).length > 0)?.[1]
}

function performatives(sentence: Sentence, message: Message): Hit[] {
  const elsewhere = hitsOf(sentence, 'apology-elsewhere')
  return hitsOf(sentence, 'apology').filter(
    (hit) => ours(sentence, hit) && !shown(sentence, hit, message) && !elsewhere.some((other) => other.first <= hit.last && other.last >= hit.first),
  )
}

function ours(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  return polarity !== 'quoted' && polarity !== 'policy'
}

/** A text of the product's own, shown in quotes or as code: "Sorry, something went wrong". */
function shown(sentence: Sentence, hit: Hit, message: Message): boolean {
  if (/["“„«'‘]\s*$/.test(sentence.tokens[hit.first]?.lead ?? '') || sentence.text.slice(0, hit.start - sentence.start).match(/["“„«]/g)?.length === 1)
    return true
  return message.inlines.some((inline) => inline.kind === 'code' && hit.start >= inline.start && hit.end <= inline.end)
}

/** The anchor that makes what is apologised for a particular: a trace of where it was found, or nothing. */
function particular(sentence: Sentence, performative: Hit, message: Message, org: Org): string | undefined {
  const object = objectOf(sentence, performative)
  const direct = anchorOf(object.stretch, message, org) ?? sufferedIn(object.stretch, object.toThem ? 2 : undefined)
  if (direct) return direct
  const supplied =
    object.rest &&
    (namesHarm(object.rest, message, org) ??
      (within(object.rest, 'addressee').some((hit) => hit.first - object.stretch.last <= 6) ? sufferedIn(object.rest, 2) : undefined))
  if (supplied) return `${supplied}, after the colon`
  const before = performative.first > 0 ? stretchOf(sentence, 0, performative.first - 1) : undefined
  if (before && hitsOf(sentence, 'apology-fronted').length > 0) {
    const fronted = checkable(before, message, org)
    return fronted && `${fronted}, before the apology`
  }
  if (!bareObject(object.stretch)) return undefined
  const harm = before && (namesHarm(before, message, org) ?? lettingDown(before))
  if (harm) return `${harm}, before the apology`
  if (before && within(before, 'apology-receiver').some((hit) => hit.first === 0)) return undefined
  return besides(sentence, message, org)
}

/** "We let you down on the busiest day of your year, and I am sorry": our act, the reader, and what it was. */
function lettingDown(stretch: Stretch): string | undefined {
  if (within(stretch, 'self').length === 0 || ['commitment', 'advice-verb'].some((lexicon) => within(stretch, lexicon).length > 0)) return undefined
  return within(stretch, 'let-down').length > 0 ? sufferedIn(stretch, 3) : undefined
}

/** A bare "I am sorry." takes its object from the sentence after it or from the few before it in the paragraph. */
function besides(sentence: Sentence, message: Message, org: Org): string | undefined {
  const next = message.sentences[sentence.index + 1]
  const found = next && states(next.block) && namesHarm(stretchOf(next), message, org)
  if (found) return `${found}, in the sentence after`
  const start = sentence.block.sentences.indexOf(sentence)
  for (const one of sentence.block.sentences.slice(Math.max(0, start - BEFORE), start).reverse()) {
    const told = namesHarm(stretchOf(one), message, org) ?? toldOfReader(one, message, org)
    if (told) return `${told}, in a sentence before`
  }
  return undefined
}

/** How many sentences back a bare apology may reach. */
const BEFORE = 3

/** "86 tickets were read, yours among them": a count or a time of what happened to the reader, and no promise. */
function toldOfReader(sentence: Sentence, message: Message, org: Org): string | undefined {
  const promised = ['commitment', 'advice-verb', 'apology'].some((lexicon) => hitsOf(sentence, lexicon).length > 0)
  if (promised || hitsOf(sentence, 'addressee').length === 0) return undefined
  const stretch = stretchOf(sentence)
  const figure = quantity(stretch)
  return figure?.number || timed(stretch, message, { org }) ? 'what happened to the reader' : undefined
}

/**
 * "sorry you missed the bids": the reader and what they went through, in any words that say something. At the head of
 * the object one such word is enough; further inside it takes two.
 */
function sufferedIn(stretch: Stretch, most?: number): string | undefined {
  if (within(stretch, 'inconvenience').length > 0) return undefined
  const readers = within(stretch, 'addressee')
  if (readers.length === 0 && most === undefined) return undefined
  const content = specifics(stretch).filter((token) => !['soft-word', 'addressee', 'apology'].some((lexicon) => isIn(stretch.sentence, token, lexicon)))
  const enough = most ?? (readers.some((hit) => hit.first - stretch.first <= 2) ? 1 : 2)
  return content.length >= enough ? `suffered: ${content.map((token) => token.norm).join(', ')}` : undefined
}

/** SPEC 0.5, A1 to A7, in the object itself. Beside a soft noun ("inconvenience") only the harm itself counts. */
function anchorOf(stretch: Stretch, message: Message, org: Org): string | undefined {
  if (within(stretch, 'own-failing').length > 0) return 'an act of ours'
  if (within(stretch, 'inconvenience').length > 0) {
    const act = thingOf(stretch)
    return act && within(stretch, 'harm').length > 0 ? `harm to "${wordsOf(act, message)}"` : undefined
  }
  const found = checkable(stretch, message, org)
  if (found) return found
  const name = namedThing(stretch, message, org)
  if (name) return `names "${message.text.slice(name.start, name.end)}"`
  const broken = mechanism(stretch)
  return broken && `mechanism "${wordsOf(broken, message)}"`
}

/** What needs no name to be a particular: our act, the reader's, a count, a time. */
function checkable(stretch: Stretch, message: Message, org: Org): string | undefined {
  if (within(stretch, 'own-failing').length > 0) return 'an act of ours'
  const act = thingOf(stretch)
  if (act) return `names "${wordsOf(act, message)}"`
  const figure = quantity(stretch)
  if (figure && counts(stretch.sentence, figure)) return `quantity "${figure.norm}"`
  const time = timed(stretch, message, { org })
  return time && `time "${time.text}"`
}

function thingOf(stretch: Stretch): Hit | undefined {
  return customerAct(stretch) ?? within(stretch, 'reader-thing')[0]
}

/** A sentence or clause beside the apology counts when it names a harm and holds a particular of it. */
function namesHarm(stretch: Stretch, message: Message, org: Org): string | undefined {
  if (within(stretch, 'harm').length === 0 && within(stretch, 'failure').length === 0) return undefined
  if (within(stretch, 'apology').length > 0) return undefined
  return anchorOf(stretch, message, org)
}

function wordsOf(hit: Hit, message: Message): string {
  return message.text.slice(hit.start, hit.end)
}
