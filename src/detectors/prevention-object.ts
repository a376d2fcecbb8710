import type { Message, Org, Sentence, Token } from '../model.ts'
import { namedThing, quantity, specifics, stretchOf, within } from '../prose/anchors.ts'
import { hitsOf, isIn } from '../prose/prepare.ts'
import { type Change, namedDoer, type Setting } from './prevention-change.ts'

/** "better alerting for the Helsinki site": the thing itself is a stock word, and the name only says where. */
function isStock({ scope: { sentence, first, last } }: Change): boolean {
  for (let index = first; index <= last; index++) {
    const token = sentence.tokens[index] as Token
    if (isIn(sentence, token, 'prevention-stock') && !isIn(sentence, token, 'empty-word') && !isIn(sentence, token, 'function-word')) return true
    if (!isIn(sentence, token, 'function-word') && !isIn(sentence, token, 'empty-word') && !isIn(sentence, token, 'generic-noun')) return false
  }
  return false
}

const URL = /https?:\/\/\S+|www\.\S+/g

/** The letters of an address carry no content. */
function inUrl(sentence: Sentence, token: Token): boolean {
  for (const match of sentence.text.matchAll(URL)) {
    const start = sentence.start + match.index
    if (token.start >= start && token.end <= start + match[0].length) return true
  }
  return false
}

const STOCK = ['prevention-stock', 'recurrence', 'commitment', 'empty-verb']

/** Words of content in the object of a change: neither generic, nor the filling of promises, nor verbs of change. */
function contentOf({ scope, verb }: Change): string[] {
  const { sentence } = scope
  const own = sentence.tokens.slice(verb.first, verb.last + 1)
  return specifics(scope)
    .filter(
      (token) =>
        !/^\.$/.test(token.lead) &&
        (verb.last > verb.first + 1 || !own.includes(token)) &&
        !inUrl(sentence, token) &&
        !STOCK.some((lexicon) => isIn(sentence, token, lexicon)),
    )
    .map((token) => token.norm)
}

/** "By 30 April we will add …": the writer promises the act in so many words. */
function promised({ scope: { sentence }, verb }: Change): boolean {
  const promise = hitsOf(sentence, 'commitment').find((hit) => hit.first < verb.first && hit.last >= verb.first - 3)
  return promise !== undefined && hitsOf(sentence, 'writer').some((hit) => hit.first <= promise.first && hit.last >= promise.first - 1)
}

/** Words of content that an object needs; `unsaid`: neither the sentence nor a heading says that the change is for next time. */
const ENOUGH = { concrete: 2, unsaid: 3, empty: 5 }

/** SPEC 1.6: the object is specific. A verb that says nothing needs far more from its object (SPEC 9.3); finding out is no change. */
export function particularOf(change: Change, { section, purpose, dated }: Setting, message: Message, org: Org): string | undefined {
  const content = contentOf(change)
  const words = content.join(', ')
  if (change.form === 'empty') {
    if (within(stretchOf(change.scope.sentence, change.verb.first, change.verb.last), 'inquiry-verb').length > 0) return undefined
    return content.length >= ENOUGH.empty ? `names ${words}` : undefined
  }
  const aims = change.form !== 'done' && hitsOf(change.scope.sentence, 'lasting-word').length > 0
  // Whoever says "we" or gives a name, and a date, can be held to it.
  const bound = dated && change.form === 'to-do' && (namedDoer(change.scope.sentence, change.verb) || promised(change))
  const said = purpose || section === 'change' || aims || bound || change.form === 'holds'
  const figure = quantity(change.scope) ?? namedThing(change.scope, message, org)
  const firm = figure ?? within(change.scope, 'guard')[0] ?? within(change.scope, 'mechanism')[0]
  const enough = said && (section === 'change' || !isStock(change)) ? ENOUGH.concrete : ENOUGH.unsaid
  if (change.form === 'telling' && quantity(change.scope)) return 'how soon readers are told'
  if (content.length >= enough && (said || firm)) return `names ${words}`
  const firmly = quantity(change.scope) ?? (section !== 'none' || !isStock(change) ? figure : undefined)
  return content.length > 0 && firmly ? `names ${words}, with "${firmly.norm}"` : undefined
}
