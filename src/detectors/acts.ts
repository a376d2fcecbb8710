import type { Hit, Message, Org, Sentence, Token } from '../model.ts'
import { namedThing, quantity, within } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'

/** When an act is told: done or being done, or only planned. */
export type Tense = 'told' | 'planned'

export interface Act {
  hit: Hit
  tense: Tense
}

const PLAIN = ['act-plan', 'change-plan']

/** How far back an auxiliary may stand before its verb: "has since been quietly moved". */
const REACH = 4

/**
 * SPEC 0.5, A6: acts of the writer's side in this sentence that a reader can picture. Verbs of the lexicons `act-*` tell by
 * themselves ("rolled back"), those of `change-*` only with what they were done to ("moved the mail queue").
 */
export function actsOf(sentence: Sentence, message: Message, org: Org): Act[] {
  const acts: Act[] = []
  const say = (hit: Hit, tense: Tense) => acts.push({ hit, tense })
  for (const hit of hitsOf(sentence, 'act-noun')) if (asserted(sentence, hit)) say(hit, 'told')
  for (const hit of hitsOf(sentence, 'planned-noun')) if (asserted(sentence, hit)) say(hit, 'planned')
  for (const family of ['act', 'change'] as const) {
    const told = (hit: Hit) =>
      family === 'act'
        ? !objectIsEmpty(sentence, hit)
        : objectTells(sentence, hit, message, org) && !isSetting(sentence, hit) && !isLesson(sentence, hit, message)
    const by = (hit: Hit) => ours(sentence, hit) && (isPassive(sentence, hit) || actorIsOurs(sentence, hit, message, org)) && told(hit)
    for (const hit of hitsOf(sentence, `${family}-done`))
      if (!isAdjective(sentence, hit) && !isState(sentence, hit) && by(hit)) say(hit, isPlannedPassive(sentence, hit) ? 'planned' : 'told')
    for (const hit of hitsOf(sentence, `${family}-doing`)) if (by(hit)) for (const tense of tenseOfDoing(sentence, hit)) say(hit, tense)
    for (const hit of hitsOf(sentence, `${family}-plan`)) {
      const tense = tenseOfPlain(sentence, hit, message)
      if (tense && !isAdjective(sentence, hit) && by(hit)) say(hit, tense)
    }
  }
  return acts
}

export function asserted(sentence: Sentence, hit: Hit): boolean {
  return polarityAt(sentence, hit.first) === 'asserted' && sentence.polarity !== 'policy' && sentence.polarity !== 'quoted'
}

/** Asserted, not asked of the reader, not what befell the thing, not the harm itself. */
function ours(sentence: Sentence, hit: Hit): boolean {
  if (!asserted(sentence, hit) || hitsOf(sentence, 'unasked').length > 0) return false
  if (hitsOf(sentence, 'harm-result').some((word) => word.first > hit.last || word.last === hit.first - 1)) return false
  return !governed(sentence, hit, 'advice-word')
}

/** A word of the lexicon stands before it with no new clause in between: "may be", "please". */
export function governed(sentence: Sentence, hit: Hit, lexicon: string): boolean {
  for (let i = hit.first - 1; i >= clauseStart(sentence, hit.first); i--) {
    if (under(sentence, i, lexicon)) return true
    if (under(sentence, i, 'clause-word')) return false
  }
  return false
}

/** An act in the active voice has somebody before it who acts for us, or nobody at all, as in a list; not the reader, not "which". */
function actorIsOurs(sentence: Sentence, hit: Hit, message: Message, org: Org): boolean {
  if (before(sentence, hit, 'gerund-lead', 1)) return true
  if (hit.lexicon.endsWith('-done') && !followsSubject(sentence, hit)) return false
  for (let i = hit.first - 1; i >= 0; i--) {
    if (under(sentence, i, 'actor') || under(sentence, i, 'doer')) return true
    if (under(sentence, i, 'reader') || under(sentence, i, 'inanimate-subject')) return false
  }
  const start = clauseStart(sentence, hit.first)
  // Where the past looks like the plain verb ("reset"), a line that begins with it is an instruction.
  if (hit.first <= start + 1) return !PLAIN.some((lexicon) => under(sentence, hit.first, lexicon)) && !under(sentence, hit.first, 'state-participle')
  if (named(sentence)) return true
  const name = namedThing({ sentence, first: Math.max(start, hit.first - 3), last: hit.first - 1 }, message, org)
  return name !== undefined || sentence.tokens.slice(start, hit.first).every((token, i) => token.number || under(sentence, start + i, 'ordinary-capital'))
}

const NOT_A_NAME = ['common-word', 'mechanism', 'generic-noun', 'function-word', 'ordinary-capital', 'counted-noun', 'harm', 'reader', 'outage-word']

/** "Jonas is putting …", "Lucía and Ben are now …", "Marta has issued …": names that name nothing else open the sentence, and the verb follows. */
function named(sentence: Sentence): boolean {
  let next = 0
  while (next < MOST_NAMES && isName(sentence, next)) next += under(sentence, next + 1, 'coordinator') && isName(sentence, next + 2) ? 2 : 1
  return next > 0 && (under(sentence, next, 'is-word') || under(sentence, next, 'have-word'))
}

const MOST_NAMES = 6

function isName(sentence: Sentence, index: number): boolean {
  return sentence.tokens[index]?.capital === true && !NOT_A_NAME.some((lexicon) => under(sentence, index, lexicon))
}

/** A past tense stands right after its subject or auxiliary; "are seeing increased errors" is none. */
function followsSubject(sentence: Sentence, hit: Hit): boolean {
  let i = hit.first - 1
  while (i >= 0 && under(sentence, i, 'adverb')) i--
  if (i < clauseStart(sentence, hit.first)) return true
  const token = sentence.tokens[i] as Token
  return token.capital || token.number || ['actor', 'have-word', 'coordinator', 'ordinary-capital'].some((lexicon) => under(sentence, i, lexicon))
}

/** After an article a participle is an adjective and a plain verb a noun: "the updated app", "an update". */
function isAdjective(sentence: Sentence, { first, last }: Hit): boolean {
  return first === last && first > 0 && under(sentence, first - 1, 'np-skip') && sentence.tokens[last + 1] !== undefined
}

/** "The disk is encrypted" describes; "is now blocked", "was blocked", "is being blocked" tell. */
function isState(sentence: Sentence, { first }: Hit): boolean {
  if (!under(sentence, first, 'state-participle')) return false
  let i = first - 1
  while (i >= 0 && under(sentence, i, 'adverb') && !under(sentence, i, 'now-word')) i--
  return under(sentence, i, 'is-word')
}

function isPassive(sentence: Sentence, hit: Hit): boolean {
  return hit.lexicon.endsWith('-done') && (follows(sentence, hit, 'be-word') || under(sentence, hit.first, 'passive-verb'))
}

/** "will also restart", "will stop the job and restart"; not "will send an update". */
function follows(sentence: Sentence, hit: Hit, lexicon: string): boolean {
  let i = hit.first - 1
  while (i >= 0 && !under(sentence, i, lexicon) && under(sentence, i, 'adverb')) i--
  if (i >= 0 && under(sentence, i, lexicon)) return true
  return i >= 0 && under(sentence, i, 'coordinator') && before(sentence, hit, lexicon, 12)
}

function isPlannedPassive(sentence: Sentence, hit: Hit): boolean {
  return isPassive(sentence, hit) && governed(sentence, hit, 'will-word') && before(sentence, hit, 'will-word', REACH + 1)
}

/** "are moving", "by moving", "started moving", and at the head of a line; not "errors when moving files". */
function tenseOfDoing(sentence: Sentence, hit: Hit): Tense[] {
  if (before(sentence, hit, 'will-word', REACH)) return ['planned']
  // "Messaging on …" names what readers do.
  const head = hit.first === 0 && !under(sentence, 0, 'customer-act')
  return head || before(sentence, hit, 'be-word', REACH - 1) || before(sentence, hit, 'gerund-lead', 2) ? ['told'] : []
}

/** "did replace", "will replace"; in a notice of work "on Sunday we replace the power supplies" is the plan itself. */
function tenseOfPlain(sentence: Sentence, hit: Hit, message: Message): Tense | undefined {
  if (follows(sentence, hit, 'did-word')) return 'told'
  if (follows(sentence, hit, 'will-word')) return 'planned'
  return message.stage === 'scheduled' && under(sentence, hit.first - 1, 'own-subject') ? 'planned' : undefined
}

/** What follows is the setting of the failure: "after we changed the route". */
function isSetting(sentence: Sentence, hit: Hit): boolean {
  const start = clauseStart(sentence, hit.first)
  return hitsOf(sentence, 'cause-lead').some((word) => word.first >= start && word.first <= hit.first)
}

/** "Updated the rules to prevent this in future" is prevention; in an account of the whole it is an act all the same. */
function isLesson(sentence: Sentence, hit: Hit, message: Message): boolean {
  return message.stage !== 'postmortem' && hitsOf(sentence, 'prevention-purpose').some((word) => word.first > hit.last)
}

/** A verb that tells by itself still tells nothing when done to the trouble: "isolated the issue". */
function objectIsEmpty(sentence: Sentence, hit: Hit): boolean {
  const head = isPassive(sentence, hit) ? subjectPhrase(sentence, hit)[0] : phraseAfter(sentence, hit)[0]
  return head !== undefined && head.length > 0 && under(sentence, head.at(-1) as number, 'trouble')
}

/** The object names something: its head is no empty noun, or it is an alteration to something named. */
function objectTells(sentence: Sentence, hit: Hit, message: Message, org: Org): boolean {
  const groups = isPassive(sentence, hit) ? subjectPhrase(sentence, hit) : phraseAfter(sentence, hit)
  const [head, target] = groups
  if (isTimedPronoun(sentence, hit) || refersToMechanism(sentence, hit, message)) return true
  if (!head || head.length === 0) return false
  if (!under(sentence, head.at(-1) as number, 'empty-object')) return true
  const stretch = { sentence, first: head[0] as number, last: head.at(-1) as number }
  if (namedThing(stretch, message, org) || quantity(stretch)) return !under(sentence, head.at(-1) as number, 'trouble')
  if (isOneService(sentence, head)) return true
  if (!under(sentence, head.at(-1) as number, 'alteration')) return false
  return (
    head.some((index) => under(sentence, index, 'mechanism')) ||
    (target !== undefined && target.length > 0 && !under(sentence, target.at(-1) as number, 'empty-object'))
  )
}

/** "The label printer service": two words of its own before the one that tells nothing. */
function isOneService(sentence: Sentence, head: readonly number[]): boolean {
  const last = head.at(-1) as number
  if (!under(sentence, last, 'generic-noun') || under(sentence, last, 'trouble') || under(sentence, last, 'alteration')) return false
  const own = head.filter(
    (index) => index !== last && !['generic-noun', 'empty-object', 'empty-word', 'adverb'].some((lexicon) => under(sentence, index, lexicon)),
  )
  return own.length >= 2
}

/** "We renewed it at 06:38", "we deleted them on 24 February": the thing was named before, and the time can be checked. */
function isTimedPronoun(sentence: Sentence, { first, last }: Hit): boolean {
  if (!under(sentence, last + 1, 'pronoun-object') || under(sentence, first, 'repair-verb')) return false
  const dated = sentence.tokens.some((token, i) => token.number && (under(sentence, i + 1, 'month') || under(sentence, i - 1, 'month')))
  return dated || figure(sentence) !== undefined
}

/** "Our card machines lost their key. We reloaded it": what "it" is, the sentence before told. */
function refersToMechanism(sentence: Sentence, { first, last }: Hit, message: Message): boolean {
  if (!under(sentence, last + 1, 'pronoun-object') || under(sentence, first, 'repair-verb')) return false
  const before = message.sentences[sentence.index - 1]
  const inside = within({ sentence, first: 0, last: first - 1 }, 'mechanism').length > 0
  return inside || (before !== undefined && before.block === sentence.block && hitsOf(before, 'mechanism').length > 0)
}

/** The noun phrase after a verb and the one after its first preposition, as token indices without articles and empty adjectives. */
function phraseAfter(sentence: Sentence, { last }: Hit): number[][] {
  const groups: number[][] = [[]]
  const end = Math.min(clauseEnd(sentence, last), last + 12)
  let i = last + 1
  while (i <= end && (under(sentence, i, 'particle') || under(sentence, i, 'direction') || under(sentence, i, 'adverb'))) i++
  for (; i <= end; i++) {
    if (under(sentence, i, 'np-break')) {
      if (groups.length === 2 || groups[0]?.length === 0) break
      groups.push([])
    } else if (under(sentence, i, 'article') && groups.at(-1)?.length) break
    else if (!under(sentence, i, 'np-skip')) groups.at(-1)?.push(i)
  }
  return groups
}

/** The subject of a passive: its head noun phrase, then what follows a preposition, as `phraseAfter` has them. */
function subjectPhrase(sentence: Sentence, hit: Hit): number[][] {
  const start = clauseStart(sentence, hit.first)
  const verbs = ['be-word', 'have-word', 'will-word']
  const isVerb = (index: number) => verbs.some((lexicon) => under(sentence, index, lexicon))
  let end = hit.first - 1
  while (end > start && end > hit.first - 1 - REACH && !isVerb(end)) end--
  // A verb that is passive by its form needs no auxiliary: its subject stands right before it.
  if (!isVerb(end) && under(sentence, hit.first, 'passive-verb')) end = hit.first - 1
  while (end >= start && isVerb(end)) end--
  const groups: number[][] = [[]]
  for (let i = end; i >= Math.max(start, end - 12); i--) {
    if (under(sentence, i, 'clause-word') || isVerb(i)) break
    // "We believe it is fixed": the pronoun is the whole subject.
    if (i === end && under(sentence, i, 'pronoun-object')) return [[i]]
    if (under(sentence, i, 'np-break')) {
      if (groups[0]?.length !== 0) groups.unshift([])
    } else if (!under(sentence, i, 'np-skip')) groups[0]?.unshift(i)
  }
  return groups[0]?.length === 0 && groups.length > 1 ? groups.slice(1) : groups
}

function before(sentence: Sentence, hit: Hit, lexicon: string, reach: number): boolean {
  const start = Math.max(clauseStart(sentence, hit.first), hit.first - reach)
  return hitsOf(sentence, lexicon).some((word) => word.last < hit.first && word.last >= start)
}

/** A noun or a name, not a verb: "our monitoring", "Larkmail Monitoring". */
export function isNoun(sentence: Sentence, { first }: Hit): boolean {
  const token = sentence.tokens[first] as Token
  return first > 0 && (under(sentence, first - 1, 'np-skip') || (token.capital && !/[^\s]/.test(token.lead)))
}

export function under(sentence: Sentence, index: number, lexicon: string): boolean {
  return sentence.found.of(lexicon).some((hit) => index >= hit.first && index <= hit.last)
}

function clauseStart(sentence: Sentence, index: number): number {
  return sentence.clauses.find((clause) => index >= clause.first && index <= clause.last)?.first ?? 0
}

function clauseEnd(sentence: Sentence, index: number): number {
  return sentence.clauses.find((clause) => index >= clause.first && index <= clause.last)?.last ?? sentence.tokens.length - 1
}

/** A clock time, a percentage, or a number with a counted noun (SPEC 0.5, A1 and A2); "all users" is no figure. */
export function figure(sentence: Sentence, first = 0, last = sentence.tokens.length - 1): Token | undefined {
  const counted = within({ sentence, first, last }, 'counted-noun')
  return sentence.tokens.slice(first, last + 1).find((token, i) => {
    if (token.number && /^\d{1,2}[:.]\d{2}/.test(token.norm)) return true
    if (!token.number && !under(sentence, first + i, 'number-word')) return false
    return sentence.tokens[first + i + 1]?.norm === '%' || counted.some((hit) => hit.first > first + i && hit.first <= first + i + (token.number ? 3 : 2))
  })
}
