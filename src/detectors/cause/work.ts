import type { Hit, Message, Org, Sentence } from '../../model.ts'
import { namedThing, type Stretch, stretchOf, within } from '../../prose/anchors.ts'
import { polarityAt } from '../../prose/polarity.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { inAddress, residue, words } from './content.ts'
import type { Found } from './links.ts'

/**
 * SPEC 2.5, N18: the reason for planned work is its cause. An act on a thing that the reader can name ("replace the
 * power supplies in ns3"), or a purpose with content, is present; "maintenance" and "upgrades" are hollow.
 */
export function planned(sentence: Sentence, message: Message, org: Org): Found | undefined {
  const act = hitsOf(sentence, 'work-act')
    .map((hit) => done(sentence, hit, message, org))
    .find((found) => found !== undefined)
  if (act) return act
  const purpose = hitsOf(sentence, 'work-purpose')
    .map((hit) => meant(sentence, hit, message, org))
    .find((found) => found !== undefined)
  if (purpose) return purpose
  const named = hitsOf(sentence, 'work-named')[0]
  if (!named || polarityAt(sentence, named.first) !== 'asserted') return undefined
  return {
    worth: 'hollow',
    because: 'work by its name alone',
    missing: 'cause.work',
    stretch: stretchOf(sentence, Math.max(0, named.first - 3), named.last),
  }
}

function done(sentence: Sentence, act: Hit, message: Message, org: Org): Found | undefined {
  const clause = sentence.clauses.find((one) => act.first >= one.first && act.first <= one.last)
  if (!clause || polarityAt(sentence, act.first) !== 'asserted' || inAddress(message, act) || label(sentence, act)) return undefined
  const before = stretchOf(sentence, Math.max(clause.first, act.first - 5), act.first - 1)
  const object = stretchOf(sentence, act.last + 1, Math.min(act.last + 9, sentence.tokens.length - 1))
  if (within(before, 'cause-person').length > 0 || ritual(object)) return undefined
  const thing = [object, before].flatMap((part) => ['work-object', 'mechanism'].flatMap((lexicon) => within(part, lexicon)))[0]
  const name = object.first <= object.last && directName(object, message, org)
  if (!thing && !name && residue(object).length < 3) return undefined
  return {
    worth: 'present',
    because: `work "${words(sentence, act)}" on a thing`,
    stretch: stretchOf(sentence, Math.min(before.first, act.first), Math.max(object.last, act.last)),
  }
}

/** "Update: …", "*Update* …": the name of the notice itself. */
function label(sentence: Sentence, act: Hit): boolean {
  const head = sentence.tokens[act.first]
  return act.first <= 1 && head !== undefined && isIn(sentence, head, 'notice-name')
}

/** "update this page", "move your files": a notice or advice, no work. */
function ritual(object: Stretch): boolean {
  const first = object.sentence.tokens[object.first]
  return first !== undefined && ['notice-object', 'cause-person'].some((lexicon) => isIn(object.sentence, first, lexicon))
}

/** A name as the object itself, not as the place of the work. */
function directName(object: Stretch, message: Message, org: Org): boolean {
  const name = namedThing(object, message, org)
  if (!name) return false
  const at = object.sentence.tokens.indexOf(name)
  const before = object.sentence.tokens.slice(object.first, at)
  return before.length <= 3 && !before.some((token) => isIn(object.sentence, token, 'place-preposition'))
}

function meant(sentence: Sentence, purpose: Hit, message: Message, org: Org): Found | undefined {
  if (polarityAt(sentence, purpose.first) !== 'asserted') return undefined
  const rest = stretchOf(sentence, purpose.last + 1, Math.min(purpose.last + 14, sentence.tokens.length - 1))
  if (rest.first > rest.last || within(stretchOf(sentence, purpose.first, purpose.last + 3), 'cause-person').length > 0) return undefined
  const thing = ['work-object', 'mechanism', 'failure'].some((lexicon) => within(rest, lexicon).length > 0)
  if (!thing && !directName(rest, message, org) && residue(rest).length < 2) return undefined
  return { worth: 'present', because: `purpose "${words(sentence, purpose)}"`, stretch: stretchOf(sentence, purpose.first, rest.last) }
}
