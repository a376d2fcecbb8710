import type { Detector, Hit, Mark, Message, Sentence } from '../model.ts'
import { quantity, specifics } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { ours } from './impact-effect.ts'
import { nameIn } from './impact-name.ts'
import { hollow, present } from './mark.ts'

/** An act that is asked of the reader or offered to them: where it is led in, and its verb. */
interface Advice {
  lead?: Hit
  verb: Hit
}

const OTHERS = new Set(['quoted', 'policy', 'other-incident'])

/** SPEC 1.10: an act that the reader can take now, or the plain word that there is none or that none is needed. */
export const detectWorkaround: Detector = (message) => {
  const marks: Mark[] = []
  const sentences = message.sentences.filter((sentence) => states(sentence.block))
  for (const sentence of sentences) {
    if (OTHERS.has(sentence.polarity)) continue
    const none = hitsOf(sentence, 'no-action')[0]
    if (none) marks.push(present(message, 'workaround', sentence, { because: 'nothing to do, said outright' }))
    if (hitsOf(sentence, 'fraud-test').length > 0) marks.push(present(message, 'workaround', sentence, { because: 'a test of fraud' }))
    const advice = adviceOf(sentence, message)
    const act = advice.find((one) => specific(sentence, message, one))
    if (act) marks.push(...given(message, sentence, act))
    else if (labelled(sentence)) marks.push(present(message, 'workaround', sentence, { because: 'under the label' }))
    const retry = act || none ? undefined : advice.find(({ lead, verb }) => lead?.lexicon !== 'do-not' && isRetry(sentence, verb))
    if (retry) marks.push(hollow(message, 'workaround', retry.verb, 'workaround.retry', { because: 'retry against a fault not said to come and go' }))
    for (const ritual of act || none ? [] : hitsOf(sentence, 'ritual-advice'))
      if (!ours(sentence, ritual.first, 4) || advised(sentence, ritual))
        marks.push(hollow(message, 'workaround', ritual, 'workaround.act', { because: 'ritual-advice' }))
  }
  return marks
}

/** "We recommend taking precautions": we advise, the reader acts. */
function advised(sentence: Sentence, ritual: Hit): boolean {
  return hitsOf(sentence, 'advice-verb').some((hit) => hit.first <= ritual.first + 1 && ritual.first - hit.last <= 3)
}

function given(message: Message, sentence: Sentence, { lead, verb }: Advice): Mark[] {
  const mark = present(message, 'workaround', sentence, { because: `${lead ? 'asked or offered' : 'order'}: ${message.text.slice(verb.start, verb.end)}` })
  const must = hitsOf(sentence, 'must-act').length > 0
  return must ? [mark, { ...mark, concept: 'customer-must-act' }] : [mark]
}

function adviceOf(sentence: Sentence, message: Message): Advice[] {
  const out: Advice[] = []
  for (const lead of hitsOf(sentence, 'advice-lead')) {
    if (OTHERS.has(polarityAt(sentence, lead.first)) || ours(sentence, lead.first)) continue
    const verb = verbAfter(sentence, lead)
    if (ownTasks(sentence, message) && !addressed(sentence, lead)) continue
    if (verb && !barred(sentence, lead, verb) && !hitsOf(sentence, 'own-subject').some((hit) => hit.first > lead.last && hit.first < verb.first))
      out.push({ lead, verb })
  }
  for (const clause of sentence.clauses) {
    const verb = hitsOf(sentence, 'reader-verb').find((hit) => hit.first === clause.first)
    if (verb && ordered(sentence, message, verb)) out.push({ verb })
  }
  for (const warning of hitsOf(sentence, 'do-not')) out.push({ lead: warning, verb: { ...warning, first: warning.last } })
  for (const passive of hitsOf(sentence, 'passive-advice')) if (!ours(sentence, passive.first)) out.push({ lead: passive, verb: passive })
  return out
}

/** The act within three words of what leads it in; "try using", but never "users will … importing". */
function verbAfter(sentence: Sentence, lead: Hit): Hit | undefined {
  const near = (lexicon: string) => hitsOf(sentence, lexicon).find((hit) => hit.first >= lead.first && hit.last > lead.first && hit.first <= lead.last + 2)
  const doing = hitsOf(sentence, 'doing-lead').some((hit) => hit.first >= lead.first && hit.last <= lead.last)
  return near('reader-verb') ?? (doing ? near('reader-doing') : undefined)
}

/** "you can *now*", and acts that lessen nothing: write to us, read, wait, accept. */
function barred(sentence: Sentence, lead: Hit, verb: Hit): boolean {
  const from = Math.min(lead.last, verb.first)
  const idle = hitsOf(sentence, 'idle-adverb').some((hit) => hit.first >= lead.first && hit.last < verb.first)
  return (
    idle ||
    hitsOf(sentence, 'not-workaround').some(
      (hit) => hit.first >= from && hit.first <= verb.first && hit.first > lead.first - 1 && !(hit.first < verb.first && hit.last <= lead.last),
    )
  )
}

/** An order stands first in its sentence, or after the clause that says when; in lists of our own tasks only with "your". */
function ordered(sentence: Sentence, message: Message, verb: Hit): boolean {
  if (['not-workaround', 'noun-order'].some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.first === verb.first))) return false
  const next = sentence.tokens[verb.last + 1]
  if (!next || /[:,;–—]|\s-/.test(next.lead)) return false
  const object = ['order-object', 'sure-order'].some((lexicon) =>
    hitsOf(sentence, lexicon).some((hit) => hit.first === (lexicon === 'sure-order' ? verb.first : verb.last + 1)),
  )
  const follows = (lexicon: string) =>
    hitsOf(sentence, lexicon).some((hit) => sentence.clauses.some((clause) => clause.first === hit.first && clause.last === verb.first - 1))
  const afterLabel = verb.first > 0 && /(?:[:;]|\s[-–—])\s*$/.test(sentence.tokens[verb.first]?.lead ?? '')
  const instead = verb.first === 0 && hitsOf(sentence, 'instead-word').length > 0
  if (!instead && !follows('order-when') && !(object && (verb.first === 0 || afterLabel || follows('before-order')))) return false
  return !ownTasks(sentence, message) || hitsOf(sentence, 'addressee').length > 0
}

/** Where orders are likely the writer's own tasks: a postmortem, a list written after the event. */
function ownTasks({ block }: Sentence, { stage }: Message): boolean {
  return stage === 'postmortem' || (block.zone === 'list' && (stage === 'resolved' || stage === 'monitoring'))
}

function addressed(sentence: Sentence, lead: Hit): boolean {
  return hitsOf(sentence, 'addressee').length > 0 || hitsOf(sentence, 'harmed-group').some((hit) => hit.first >= lead.first && hit.last <= lead.last)
}

/** The act needs an object of its own, and must be more than ritual or than an ability that was always there. */
function specific(sentence: Sentence, message: Message, { lead, verb }: Advice): boolean {
  const rite = hitsOf(sentence, 'ritual-advice').some((hit) => hit.first <= verb.last + 1 && hit.last >= verb.first - 1)
  // "Do not send it again" asks for no retry.
  if (!rite && lead?.lexicon === 'do-not') return true
  if ((rite || isRetry(sentence, verb)) && !helps(sentence, message, verb)) return false
  if (lead === verb || lead?.lexicon === 'do-not') return true
  if (
    lead &&
    ability(sentence, lead) &&
    hitsOf(sentence, 'customer-act').some((hit) => hit.first === verb.first) &&
    hitsOf(sentence, 'instrument').length === 0
  )
    return false
  // "You can use some of our services again" tells nobody which.
  if (hitsOf(sentence, 'vague-bound').some((hit) => hit.first > verb.last && hit.first <= verb.last + 2)) return false
  const object = { sentence, first: verb.last + 1, last: Math.min(sentence.tokens.length - 1, verb.last + 14) }
  if (object.first > object.last) return helps(sentence, message, verb)
  const thing = ['product-part', 'site-word'].some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.first > verb.last && hit.first <= object.last))
  return (
    thing ||
    specifics(object).length > 0 ||
    hitsOf(sentence, 'order-limit').some((hit) => hit.first === verb.last + 1) ||
    hitsOf(sentence, 'must-act').some((hit) => hit.first > verb.last) ||
    quantity(object) !== undefined ||
    nameIn(sentence, message, object.first, object.last) !== undefined
  )
}

/** "can", "may", "able to": what is offered, not asked. */
function ability(sentence: Sentence, lead: Hit): boolean {
  return hitsOf(sentence, 'ability').some((hit) => hit.first >= lead.first && hit.last <= lead.last)
}

/** A step is more than ritual when the sentence says what it does, or when a retry meets a fault that comes and goes (WA-B1). */
function helps(sentence: Sentence, message: Message, verb: Hit): boolean {
  if (hitsOf(sentence, 'step-purpose').some((hit) => hit.first > verb.last)) return true
  return isRetry(sentence, verb) && message.sentences.some((other) => states(other.block) && hitsOf(other, 'intermittent').length > 0)
}

function isRetry(sentence: Sentence, verb: Hit): boolean {
  return hitsOf(sentence, 'retry-word').some((hit) => hit.first === verb.first)
}

/** "Workaround: using the command line": what follows the label is the act. */
function labelled(sentence: Sentence): boolean {
  const label = hitsOf(sentence, 'workaround-label').find((hit) => hit.first === 0)
  const next = label && sentence.tokens[label.last + 1]
  if (!label || !next || !/^[*_]*:/.test(next.lead)) return false
  const blocked = ['no-action', 'ritual-advice', 'not-workaround', 'unknown-scope'].some((lexicon) =>
    hitsOf(sentence, lexicon).some((hit) => hit.first > label.last),
  )
  return !blocked && specifics({ sentence, first: label.last + 1, last: sentence.tokens.length - 1 }).length > 1
}
