import type { Hit, Sentence, Stage, Token } from '../model.ts'
import { type Stretch, stretchOf, within } from '../prose/anchors.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import type { Section } from './prevention-section.ts'

/** Form of the verb: what is to be done, under way, done, or holds since; how readers are told; or a verb that describes no act by itself. */
export type Form = 'to-do' | 'underway' | 'done' | 'holds' | 'telling' | 'empty'

export interface Change {
  verb: Hit
  form: Form
  /** What the change is about. */
  scope: Stretch
}

const FORMS: [lexicon: string, form: Form][] = [
  ['lasting-holds', 'holds'],
  ['lasting-to-do', 'to-do'],
  ['lasting-underway', 'underway'],
  ['lasting-done', 'done'],
  ['telling-verb', 'telling'],
  ['empty-verb', 'empty'],
]

/** Verbs of change in a sentence, in order, each with its object: it ends where the next change begins. */
export function changesIn(sentence: Sentence): Change[] {
  const purposes = hitsOf(sentence, 'recurrence')
  const found: { verb: Hit; form: Form }[] = []
  for (const [lexicon, form] of FORMS) {
    for (const verb of hitsOf(sentence, lexicon)) {
      const inPurpose = purposes.some((purpose) => verb.first >= purpose.first && verb.last <= purpose.last)
      const known = found.some((one) => one.verb.first <= verb.last && one.verb.last >= verb.first)
      const idle = hitsOf(sentence, 'not-change').some((other) => other.first === verb.first)
      if (!inPurpose && !known && !idle && isVerb(sentence, verb, form) && !isReaders(sentence, verb)) found.push({ verb, form })
    }
  }
  found.sort((a, b) => a.verb.first - b.verb.first)
  return found.map(({ verb, form }, index) => ({
    verb,
    form,
    scope: scopeOf(sentence, verb, form, found.slice(index + 1).find((next) => isCoordinate(sentence, next.verb))?.verb),
  }))
}

/** "the change", "an upgrade": a plain verb that looks like a noun needs a word before it that only a verb follows, or begins its clause. */
function isVerb(sentence: Sentence, verb: Hit, form: Form): boolean {
  const marked = hitsOf(sentence, 'infinitive').some((hit) => hit.last === verb.first - 1)
  const denied = hitsOf(sentence, 'impossible').some((hit) => hit.last < verb.first && verb.first - hit.last <= 2)
  if (denied) return false
  if (form === 'holds') return !marked
  if (form === 'underway')
    return (
      !isIn(sentence, sentence.tokens[verb.first] as Token, 'gerund-noun') ||
      hitsOf(sentence, 'commitment').some((hit) => hit.last < verb.first && verb.first - hit.last <= 2)
    )
  // "put", "set" and "cut" are their own past: without a promise before them they tell what was done.
  const past = hitsOf(sentence, 'lasting-done').some((hit) => hit.first === verb.first)
  if (past && form === 'to-do' && !marked && !hitsOf(sentence, 'commitment').some((hit) => hit.last < verb.first)) return false
  if (form !== 'to-do' && form !== 'telling') return true
  const token = sentence.tokens[verb.first] as Token
  if (verb.first === 0 || /[^\s"'“„‘(-]/.test(token.lead)) return true
  const before = sentence.tokens[verb.first - 1] as Token
  return isIn(sentence, before, 'verb-lead')
}

/** "… and to add", ", adding": an act beside the one before. In "add an alert to watch the disks" the second verb belongs to the object. */
function isCoordinate(sentence: Sentence, verb: Hit): boolean {
  for (let index = verb.first; index >= Math.max(1, verb.first - 3); index--) {
    if (/[,;:(–—]/.test(sentence.tokens[index]?.lead ?? '')) return true
    if (isIn(sentence, sentence.tokens[index - 1] as Token, 'coordinator')) return true
  }
  return false
}

/** "… empower you to track": the reader acts. */
function isReaders(sentence: Sentence, verb: Hit): boolean {
  return hitsOf(sentence, 'reader').some(
    (hit) => hit.last < verb.first && verb.first - hit.last <= 2 && !within(stretchOf(sentence, hit.last, verb.first), 'clause-joiner').length,
  )
}

/** An object is at most this many words long. */
const REACH = 18

/** A passive has its object before it ("a check was added to …"), and what holds is said of its subject. */
function scopeOf(sentence: Sentence, verb: Hit, form: Form, next: Hit | undefined): Stretch {
  const last = sentence.tokens.length - 1
  const clause = sentence.clauses.find((one) => one.last >= verb.first)?.first ?? 0
  if (form === 'holds') return stretchOf(sentence, clause, last)
  if ((form === 'done' || form === 'underway') && isPassive(sentence, verb)) return stretchOf(sentence, clause, last)
  const close = next && next.first > verb.last + 1 ? next.first - 1 : last
  const turn = sentence.tokens.findIndex(
    (token, index) =>
      index > verb.last + 1 &&
      (isIn(sentence, token, 'clause-joiner') || (token.lead.includes(',') && isIn(sentence, token, 'clause-word') && !isIn(sentence, token, 'coordinator'))),
  )
  // "put a limit in place" holds its object inside.
  const first = form !== 'empty' && verb.last > verb.first + 1 ? verb.first + 1 : verb.last + 1
  return stretchOf(sentence, first, Math.min(close, turn < 0 ? last : turn - 1, verb.last + REACH))
}

const LATE: ReadonlySet<Stage> = new Set(['resolved', 'postmortem', 'security'])

/** What decides whether a change is meant to last. */
export interface Setting {
  section: Section
  /** The sentence or the next one says that it is for next time. */
  purpose: boolean
  stage: Stage
  /** The sentence gives a date. */
  dated: boolean
  /** The sentence gives a clock time: it tells what happened. */
  clocked: boolean
}

/** Whether the change is for time to come and not the mending of this event (SPEC 1.6). */
export function isLasting(change: Change, sentence: Sentence, { section, purpose, stage, dated, clocked }: Setting): boolean {
  const { verb, form, scope } = change
  const late = LATE.has(stage)
  const before = (lexicon: string): boolean => hitsOf(sentence, lexicon).some((hit) => hit.first < verb.first)
  const committed = before('commitment')
  const bound = hitsOf(sentence, 'commitment').some((hit) => hit.first < verb.first && hit.last >= verb.first - 3)
  const ours = before('writer') || before('actor') || namedDoer(sentence, verb)
  const momentary = isIn(sentence, sentence.tokens[verb.first] as Token, 'momentary-verb')
  const guards = within(scope, 'guard').length > 0
  const lasts = hitsOf(sentence, 'lasting-word').length > 0 || hitsOf(sentence, 'lasting-holds').length > 0
  const isItem = sentence.block.zone !== 'body' || beginsItem(sentence, verb)
  switch (form) {
    case 'telling':
      return purpose && (committed || ours)
    case 'holds':
      return section === 'change' || (late && section !== 'other' && (purpose || guards || within(scope, 'mechanism').length > 0))
    case 'done':
      if (section === 'change' && !clocked) return ours || beginsItem(sentence, verb) || isPassive(sentence, verb)
      if (purpose) return true
      if (section === 'fix') return !momentary || guards || lasts || hitsOf(sentence, 'contrast-word').length > 0
      return late && section === 'none' && ours && guards && (lasts || (!momentary && stage === 'postmortem'))
    case 'empty':
      return section === 'change' ? isItem || committed : purpose && committed
    default:
      if (section === 'change') return isItem || committed
      if (purpose) return committed || ours
      if (!late || section === 'other') return false
      if (section === 'fix' && !momentary) return true
      if (form === 'underway' && stage === 'postmortem' && ours && guards && !momentary) return true
      if (!bound) return false
      return !momentary || (lasts && (dated || ours)) || (ours && dated && form === 'to-do')
  }
}

/** "Lena Brandt will split …": two and more capitalised words open the sentence, and the promise follows them. */
export function namedDoer(sentence: Sentence, verb: Hit): boolean {
  const promise = hitsOf(sentence, 'commitment').find((hit) => hit.first >= 2 && hit.last < verb.first)
  const name = promise ? sentence.tokens.slice(0, promise.first) : []
  return (
    name.length > 1 &&
    name.length < 5 &&
    name.every((token) => token.capital && !['ordinary-capital', 'generic-noun', 'vendor'].some((lexicon) => isIn(sentence, token, lexicon)))
  )
}

function beginsItem(sentence: Sentence, verb: Hit): boolean {
  return verb.first <= 1 || /[:\])]/.test(sentence.tokens[verb.first]?.lead ?? '')
}

function isPassive(sentence: Sentence, verb: Hit): boolean {
  return (
    hitsOf(sentence, 'be-word').some((hit) => hit.last < verb.first && verb.first - hit.last <= 2) &&
    within(stretchOf(sentence, Math.max(0, verb.first - 4), verb.first), 'writer').length === 0
  )
}
