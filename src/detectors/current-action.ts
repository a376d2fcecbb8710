import type { Detector, Hit, Mark, Message, Org, Sentence } from '../model.ts'
import { customerAct, mechanism, namedThing, quantity, within } from '../prose/anchors.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { actsOf, asserted, figure, governed, isNoun, under } from './acts.ts'
import { hollow, present } from './mark.ts'

const CONCEPT = 'current-action'

/** SPEC 1.9: what state the service is in, and what is being done, as an act somebody does. */
export const detectCurrentAction: Detector = (message, { org }) => {
  // A word alone is a stage label, not a statement (SPEC ST-B4).
  const sentences = message.sentences.filter((sentence) => states(sentence.block) && sentence.tokens.length > 1)
  const checked = sentences.some((sentence) => hitsOf(sentence, 'confirmation').some((hit) => asserted(sentence, hit)))
  return sentences.flatMap((sentence) => marksOf(sentence, message, org, checked))
}

function marksOf(sentence: Sentence, message: Message, org: Org, checked: boolean): Mark[] {
  const marks: Mark[] = []
  const good = (because: string) => marks.push(present(message, CONCEPT, sentence, { because }))
  for (const { hit, tense } of actsOf(sentence, message, org)) {
    if (tense === 'told' || plansCount(sentence, message)) good(`an act: "${words(sentence, hit)}"`)
  }
  marks.push(...searches(sentence, message, org))
  for (const hit of hitsOf(sentence, 'service-state')) {
    if (!asserted(sentence, hit) || governed(sentence, hit, 'pending-word')) continue
    if (figure(sentence)) good(`a state with a time or a count: "${words(sentence, hit)}"`)
    else if (checked) good(`a state that was checked: "${words(sentence, hit)}"`)
    else marks.push(hollow(message, CONCEPT, sentence, 'current-action.checked', { because: `a state alone: "${words(sentence, hit)}"` }))
  }
  if (message.stage === 'security')
    for (const hit of hitsOf(sentence, 'contained')) if (asserted(sentence, hit)) good(`the leak is shut: "${words(sentence, hit)}"`)
  if (message.stage === 'cancelled') marks.push(...calledOff(sentence, message, org))
  marks.push(...empty(sentence, message))
  return marks
}

/** At cancelled the calling off is the act, once the reader can tell which work it was. */
function calledOff(sentence: Sentence, message: Message, org: Org): Mark[] {
  return hitsOf(sentence, 'called-off').map((hit) => {
    const which = figure(sentence) ?? namedThing({ sentence, first: 0, last: sentence.tokens.length - 1 }, message, org)
    const because = `called off: "${words(sentence, hit)}"`
    return which ? present(message, CONCEPT, sentence, { because }) : hollow(message, CONCEPT, sentence, 'current-action.which-work', { because })
  })
}

/** A plan is what a notice of work is about; in a live incident it counts as the next step, afterwards it is prevention. */
function plansCount(sentence: Sentence, message: Message): boolean {
  if (message.stage === 'scheduled' || message.stage === 'cancelled') return true
  return ['investigating', 'identified', 'monitoring', 'security'].includes(message.stage) && sentence.found.of('reader').length === 0
}

/** SPEC ST-B1: a search with a named object is an act at investigating, and nothing new afterwards. */
function searches(sentence: Sentence, message: Message, org: Org): Mark[] {
  return hitsOf(sentence, 'looking-into').flatMap((hit) => {
    if (!searched(sentence, hit) || isNoun(sentence, hit)) return []
    const named = message.stage === 'investigating' && searchIsNamed(sentence, hit, message, org)
    if (named) return present(message, CONCEPT, sentence, { because: `a search with its object: "${words(sentence, hit)}"` })
    const missing = message.stage === 'investigating' ? 'current-action.searched' : 'current-action.done'
    return hollow(message, CONCEPT, sentence, missing, { because: `a search: "${words(sentence, hit)}"` })
  })
}

/** "Looking into reports that the app isn't working": what is denied there is the app's work, not the search. */
function searched(sentence: Sentence, hit: Hit): boolean {
  if (asserted(sentence, hit)) return true
  const clause = sentence.clauses.find((one) => hit.first >= one.first && hit.first <= one.last)
  return clause?.polarity === 'negated' && !hitsOf(sentence, 'negation').some((no) => no.first >= clause.first && no.first < hit.first)
}

function searchIsNamed(sentence: Sentence, hit: Hit, message: Message, org: Org): boolean {
  const next = sentence.tokens.findIndex(
    (token, i) =>
      i > hit.last && (/[(]/.test(token.lead) || ['actor', 'will-word', 'clause-joiner', 'coordinator'].some((lexicon) => under(sentence, i, lexicon))),
  )
  const end = next < 0 ? sentence.tokens.length - 1 : next - 1
  const stretch = { sentence, first: hit.last + 1, last: end }
  if (stretch.first > stretch.last) return false
  return (
    Boolean(namedThing(stretch, message, org) ?? quantity(stretch) ?? mechanism(stretch) ?? customerAct(stretch)) ||
    // "reports that the e-book app isn't working": a part of the product and what is wrong with it.
    (within(stretch, 'product-part').length > 0 && ['outage-word', 'inability'].some((lexicon) => within(stretch, lexicon).length > 0)) ||
    hitsOf(sentence, 'search-object').some((word) => word.first > hit.last && word.last < end)
  )
}

function empty(sentence: Sentence, message: Message): Mark[] {
  const marks: Mark[] = []
  for (const hit of hitsOf(sentence, 'incident-over')) {
    if (asserted(sentence, hit) && !governed(sentence, hit, 'pending-word'))
      marks.push(hollow(message, CONCEPT, sentence, 'current-action.proof', { because: `an end without an act: "${words(sentence, hit)}"` }))
  }
  for (const hit of hitsOf(sentence, 'empty-effort')) {
    // "Once the maintenance is complete" tells no end.
    const pending = under(sentence, hit.last, 'incident-over') && governed(sentence, hit, 'pending-word')
    const told = asserted(sentence, hit) && !pending && !under(sentence, hit.first, 'looking-into')
    if (told && !(hit.first === hit.last && isNoun(sentence, hit)))
      marks.push(hollow(message, CONCEPT, sentence, 'current-action.who', { because: `effort without an act: "${words(sentence, hit)}"` }))
  }
  return marks
}

function words(sentence: Sentence, hit: Hit): string {
  return sentence.text.slice(hit.start - sentence.start, hit.end - sentence.start)
}
