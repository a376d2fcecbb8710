import type { Hit, Message, Place, Sentence, Token } from '../model.ts'
import { specifics } from '../prose/anchors.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { nameIn } from './impact-name.ts'

/**
 * What happened to the reader, in one sentence (SPEC 1.7, A7).
 * `act`: something they do fails; `total`: a thing is down; `symptom`: it is late, slow, wrong, lost; `exposed`: strangers have what is
 * theirs; `vague`: an euphemism.
 */
export interface Effect {
  kind: 'act' | 'total' | 'symptom' | 'exposed' | 'vague'
  first: number
  last: number
  entry: string
}

const ASSERTED = new Set(['asserted', 'negated'])

/** All effects that the sentence asserts, in order. Linear in its hits. */
export function effectsOf(sentence: Sentence, message: Message): Effect[] {
  if (hitsOf(sentence, 'other-incident').length > 0) return []
  const rest = hitsOf(sentence, 'not-harm')
  const found = [...acts(sentence, message), ...symptoms(sentence, message), ...vague(sentence)]
  return found
    .filter(
      (effect) =>
        ASSERTED.has(polarityAt(sentence, effect.first)) &&
        !rest.some((hit) => effect.first >= hit.first && effect.first <= hit.last + 6 && together(sentence, hit.first, effect.first)),
    )
    .sort((a, b) => a.first - b.first)
}

/** "cannot sign in", "errors when paying": the words of failure, then the act. */
function acts(sentence: Sentence, message: Message): Effect[] {
  const out: Effect[] = []
  for (const lexicon of ['inability', 'hindrance']) {
    for (const hit of hitsOf(sentence, lexicon)) {
      if (ours(sentence, hit.first)) continue
      const act = firstAfter(sentence, hit.last, 8, ['customer-act', 'use-verb'])
      const other = act || lexicon !== 'inability' ? undefined : actOfReaders(sentence, hit)
      if (other) out.push({ kind: 'act', first: hit.first, last: other, entry: lexicon })
      if (!act || (lexicon === 'hindrance' && !followsClosely(sentence, hit, act))) continue
      const object = specificObject(sentence, message, act)
      out.push({ kind: object ? 'act' : 'vague', first: hit.first, last: act.last, entry: lexicon })
    }
  }
  return out
}

/** "Readers were unable to borrow books": a verb of any trade behind its people, with an object of content. Gives the verb's token. */
function actOfReaders(sentence: Sentence, hit: Hit): number | undefined {
  const start = clauseStart(sentence, hit.first)
  if (!hitsOf(sentence, 'harmed-group').some((group) => group.first >= start && group.last < hit.first)) return undefined
  const [verb] = specifics({ sentence, first: hit.last + 1, last: Math.min(hit.last + 2, sentence.tokens.length - 1) })
  if (!verb || verb.capital || ['adverb', 'soft-word'].some((lexicon) => isIn(sentence, verb, lexicon))) return undefined
  const at = sentence.tokens.indexOf(verb)
  return specifics({ sentence, first: at + 1, last: Math.min(at + 8, sentence.tokens.length - 1) }).length > 0 ? at : undefined
}

/** Of "errors … paying" only what joins the two may stand between them: "when", "in", "while", "with". */
function followsClosely(sentence: Sentence, hit: Hit, act: Hit): boolean {
  if (act.first - hit.last > 8) return false
  const joins = ['act-link', 'harmed-group'].flatMap((lexicon) => sentence.found.of(lexicon)).sort((a, b) => a.first - b.first)
  let strangers = 0
  for (let i = hit.last + 1; i < act.first; i++) if (!joins.some((link) => i >= link.first && i <= link.last)) strangers++
  return strangers === 0 || (strangers === 1 && joins.some((link) => link.last === act.first - 1))
}

/** "use our services" names nothing; "access Instagram", "sign in", "pay by card" do. */
function specificObject(sentence: Sentence, message: Message, act: Hit): boolean {
  const bare = hitsOf(sentence, 'bare-use').some((hit) => hit.first === act.first)
  if (!bare && act.lexicon === 'customer-act') return true
  const end = Math.min(clauseEnd(sentence, act.first), act.last + 6)
  return specifics({ sentence, first: act.last + 1, last: end }).length > 0 || nameIn(sentence, message, act.last + 1, end) !== undefined
}

function symptoms(sentence: Sentence, message: Message): Effect[] {
  const out: Effect[] = []
  for (const [lexicon, kind] of [
    ['outage-word', 'total'],
    ['symptom', 'symptom'],
  ] as const) {
    for (const hit of hitsOf(sentence, lexicon)) {
      if ((ours(sentence, hit.first, 1) && !tookTheirs(sentence, hit)) || denied(sentence, hit)) continue
      const possible = hitsOf(sentence, 'hedge').some((word) => word.value === 'adverb' && word.last === hit.first - 1)
      const over = possible || (kind === 'symptom' && hitsOf(sentence, 'restored').some((back) => polarityAt(sentence, back.first) === 'asserted'))
      if (!over && !(message.audience !== 'developers' && inner(sentence, hit)) && featureNear(sentence, message, hit))
        out.push({ kind, first: hit.first, last: hit.last, entry: lexicon })
      else out.push({ kind: 'vague', first: hit.first, last: hit.last, entry: lexicon })
    }
  }
  return out
}

/** "We lost 3,904 notes", "we deleted your photos": our act, and what was the reader's is gone; "we lost power" is ours alone. */
function tookTheirs(sentence: Sentence, { first, last }: Hit): boolean {
  const end = Math.min(clauseEnd(sentence, last), last + 5)
  const told = hitsOf(sentence, 'data-fate').some((hit) => hit.first === first)
  return told && ['data-touched', 'addressee'].some((lexicon) => hitsOf(sentence, lexicon).some((hit) => hit.first > last && hit.first <= end))
}

function vague(sentence: Sentence): Effect[] {
  return hitsOf(sentence, 'vague-effect')
    .filter((hit) => !denied(sentence, hit))
    .map((hit) => ({ kind: 'vague' as const, first: hit.first, last: hit.last, entry: 'vague-effect' }))
}

/** A symptom tells something only of a thing that the reader uses: a name, a part of the product, an act, their requests. */
function featureNear(sentence: Sentence, message: Message, hit: Hit): boolean {
  const start = clauseStart(sentence, hit.first)
  // A clause that begins with the symptom continues the one before: "the chat (chat.oxbow.example) is down".
  const from = Math.max(hit.first - start < 2 ? clauseStart(sentence, Math.max(0, start - 1)) : start, hit.first - 14, 0)
  const to = Math.min(clauseEnd(sentence, hit.last), hit.last + 10)
  if (nameIn(sentence, message, from, to) !== undefined) return true
  const inside = (lexicon: string) =>
    hitsOf(sentence, lexicon).some((other) => other.first >= from && other.last <= to && (other.first > hit.last || other.last < hit.first))
  if (specifics({ sentence, first: from, last: hit.first - 1 }).length > 0) return true
  return ['product-part', 'list-opener', 'customer-act', 'counted-noun', 'harmed-group'].some(inside)
}

/** A disk, a replica, an alarm: only developers are told anything by its state (SPEC 2.7). */
export function inner(sentence: Sentence, hit: Pick<Hit, 'first' | 'last'>): boolean {
  const things = hitsOf(sentence, 'inner-thing').filter(
    (thing) => thing.first >= hit.first - 6 && thing.first <= hit.last + 2 && !hitsOf(sentence, 'group-link').some((link) => link.last === thing.first - 1),
  )
  if (things.length === 0) return false
  const nearest = Math.max(...things.map((thing) => thing.first))
  return !['product-part', 'harmed-group'].flatMap((lexicon) => sentence.found.of(lexicon)).some((other) => other.first > nearest && other.first < hit.first)
}

/** "No mail was lost": a denial shortly before the word, in its clause. One inside the word ("not delivered") states the effect. */
export function denied(sentence: Sentence, { first }: Pick<Hit, 'first'>): boolean {
  const start = Math.max(clauseStart(sentence, first), first - 7)
  const idle = hitsOf(sentence, 'not-negation')
  return hitsOf(sentence, 'negation').some((no) => no.first >= start && no.first < first && !idle.some((hit) => no.first >= hit.first && no.first <= hit.last))
}

/** Whether the words shortly before token `at`, in its clause, make the writer's side the one who could not. */
export function ours(sentence: Sentence, at: number, reach = 2): boolean {
  const start = clauseStart(sentence, at)
  const own = hitsOf(sentence, 'own-subject')
    .filter((hit) => hit.last < at && hit.first >= start)
    .at(-1)
  if (!own) return false
  return !hitsOf(sentence, 'harmed-group').some((hit) => hit.first > own.last && hit.first < at) && at - own.last <= reach + 1
}

function firstAfter(sentence: Sentence, at: number, reach: number, lexicons: string[]): Hit | undefined {
  const end = Math.min(clauseEnd(sentence, at), at + reach)
  return lexicons
    .flatMap((lexicon) => sentence.found.of(lexicon))
    .filter((hit) => hit.first > at && hit.first <= end)
    .sort((a, b) => a.first - b.first || b.last - a.last)[0]
}

export function clauseStart(sentence: Sentence, at: number): number {
  return sentence.clauses.find((clause) => at >= clause.first && at <= clause.last)?.first ?? 0
}

export function clauseEnd(sentence: Sentence, at: number): number {
  return sentence.clauses.find((clause) => at >= clause.first && at <= clause.last)?.last ?? sentence.tokens.length - 1
}

function together(sentence: Sentence, a: number, b: number): boolean {
  return clauseStart(sentence, a) === clauseStart(sentence, b)
}

/** Where an effect is quoted: its words, and the thing that they are about. */
export function placeOf(sentence: Sentence, effect: Effect): Place {
  const last = endOfPhrase(sentence, effect)
  return { start: sentence.tokens[effect.first]?.start ?? sentence.start, end: sentence.tokens[last]?.end ?? sentence.end }
}

/** "issues in our" and "outage for this" are quoted with the thing that they are about. */
function endOfPhrase(sentence: Sentence, { last }: Effect): number {
  const open = (at: number) => OPEN.some((lexicon) => isIn(sentence, sentence.tokens[at] as Token, lexicon))
  if (!sentence.tokens[last] || !open(last)) return last
  const end = Math.min(clauseEnd(sentence, last), last + LONGEST_THING, sentence.tokens.length - 1)
  let at = last
  while (at < end && open(at)) at++
  while (at < end && sentence.tokens[at]?.capital) at++
  return open(at) ? last : at
}

/** Words after which a phrase goes on. */
const OPEN = ['article', 'act-link', 'place-preposition']
const LONGEST_THING = 6
