import { addressesIn } from '../../detectors/addresses.ts'
import type { DetectorContext, Mark, Message, Sentence, Token } from '../../model.ts'
import { hitsOf, isIn } from '../../prose/prepare.ts'
import { states } from '../../prose/zones.ts'
import { findTimes, type TimeExpression } from '../../times/index.ts'
import type { Template, TemplateSlot, Values } from '../model.ts'
import { hasForm } from '../slot-types.ts'
import { opensIn } from '../substitute.ts'
import { groupIn, whatCannotBeDone } from './impact.ts'
import { course, nextUpdate, window } from './when.ts'
import { between, fitted, sentencesAt, standsAlone, within } from './words.ts'

/** A draft that has been judged. */
interface JudgedDraft {
  message: Message
  marks: readonly Mark[]
  context: DetectorContext
}

/** A draft while its particulars are handed out: a sentence goes into one slot only. */
export interface Source extends JudgedDraft {
  template: Template
  times: readonly TimeExpression[]
  used: Set<Sentence>
  /** Sentences that the writer states, in order, whose place carries a mark of an element. */
  told(concept: string, mode?: Mark['mode']): Sentence[]
}

/** What fills a slot, or nothing. */
export type Take = (source: Source, slot: TemplateSlot) => string | undefined

/**
 * Every particular of a draft that fits a slot of the template as it stands: in its writer's words, and in words that make a
 * sentence in their new place. What would need other words is left out, to be asked.
 */
export function drawn(template: Template, draft: JudgedDraft): Values {
  const source: Source = {
    ...draft,
    template,
    times: findTimes(draft.message, draft.context),
    used: new Set(),
    told: (concept, mode = 'stated') =>
      draft.message.sentences.filter(
        (sentence) =>
          states(sentence.block) &&
          (sentence.polarity === 'asserted' || sentence.polarity === 'negated') &&
          draft.marks.some((mark) => mark.concept === concept && mark.worth === 'present' && mark.mode === mode && touches(mark, sentence)),
      ),
  }
  const values: Values = {}
  for (const slot of template.slots) {
    const take = TAKE[slot.name]
    const value = take && (take(source, slot) ?? silent(source, slot))
    if (value !== undefined) values[slot.name] = value
  }
  return values
}

const touches = ({ place }: Mark, sentence: Sentence) => place.start < sentence.end && place.end > sentence.start

const sentenceWith =
  (concept: string, fits: (sentence: Sentence) => boolean = () => true): Take =>
  (source, { name }) => {
    const sentence = source.told(concept).find((one) => !source.used.has(one) && standsAlone(one) && fits(one))
    const head = sentence?.tokens[0]
    if (!sentence || !head) return undefined
    const value = fitted(sentence.text, { sentence, token: head }, opensIn(source.template.text, name))
    if (value !== undefined) source.used.add(sentence)
    return value
  }

const has =
  (...lexicons: string[]) =>
  (sentence: Sentence) =>
    lexicons.some((lexicon) => hitsOf(sentence, lexicon).length > 0)
const isCheck = has('confirmation')
const isDone = (sentence: Sentence) => has('act-done', 'change-done')(sentence) && !has('act-doing', 'change-doing')(sentence)
const isDoing = (sentence: Sentence) => has('act-doing', 'change-doing', 'looking-into')(sentence)

/** A cause as a clause: what a link word leads to, or a sentence that tells it plainly. A cause as a noun would need other words. */
const cause: Take = (source, { name }) => {
  const asOpening = opensIn(source.template.text, name)
  for (const sentence of source.told('cause')) {
    const links = hitsOf(sentence, 'causal-link').filter((hit) => isClauseLink(sentence, hit.last, hit.value))
    const [link] = links
    if (link && links.length === 1) {
      const token = sentence.tokens[link.last + 1]
      const value = token && fitted(between(source.message, sentence, link.last + 1, sentence.tokens.length - 1), { sentence, token }, asOpening)
      if (token && value !== undefined && !isIn(sentence, token, 'points-back')) return value
    }
    const [head] = sentence.tokens
    if (!head || hitsOf(sentence, 'causal-link').length > 0 || hitsOf(sentence, 'cause-label').length > 0 || !standsAlone(sentence)) continue
    const value = fitted(sentence.text, { sentence, token: head }, asOpening)
    if (value !== undefined && !source.used.has(sentence)) {
      source.used.add(sentence)
      return value
    }
  }
  return undefined
}

/** "because" wants a clause, "because of" a noun; a clause that is fronted ends at a comma that nobody can be sure of. */
function isClauseLink(sentence: Sentence, last: number, value: string | undefined): boolean {
  return value === 'because' && last < sentence.tokens.length - 2 && sentence.tokens.findIndex((_, at) => at === last) > 1
}

/** What somebody says not to know, or promises for a time. */
function silent({ told, marks, times, message, template }: Source, { name, type }: TemplateSlot): string | undefined {
  const concept = type === 'mechanism' ? 'cause' : type === 'change' ? 'prevention' : undefined
  if (type === 'group' && template.unknown[name] && message.sentences.some((one) => states(one.block) && has('unknown-scope')(one))) return 'unknown'
  if (!concept) return undefined
  const promise = marks.find((mark) => mark.concept === concept && mark.worth === 'present' && mark.mode === 'deferred')
  const time = promise && times.filter((one) => within(promise.place, one)).at(-1)
  if (time && template.defer[name] && hasForm('instant', time.text)) return `later: ${time.text}`
  return template.unknown[name] && told(concept, 'unknown').some((one) => !has('unknown-scope')(one)) ? 'unknown' : undefined
}

const harm: Take = ({ told, message, template }, { name }) => {
  for (const sentence of told('apology')) {
    const [hit] = hitsOf(sentence, 'sorry-that')
    const [sorry] = hitsOf(sentence, 'apology')
    const colon = sorry && /^\s*[:–—]/.test(sentence.tokens[sorry.last + 1]?.lead ?? '') ? sorry.last + 1 : undefined
    const first = hit ? hit.last + 1 : colon
    const token = first === undefined ? undefined : sentence.tokens[first]
    if (first === undefined || !token || isIn(sentence, token, 'points-back')) continue
    const value = fitted(between(message, sentence, first, sentence.tokens.length - 1), { sentence, token }, opensIn(template.text, name))
    if (value !== undefined) return value
  }
  return undefined
}

const contact =
  (kinds: readonly string[]): Take =>
  ({ marks, message, context }) => {
    const places = marks.filter((mark) => mark.concept === 'contact' && mark.worth === 'present').map(({ place }) => place)
    const addresses = places
      .flatMap((place) => sentencesAt(message, place))
      .flatMap((sentence) => addressesIn(sentence, message, context))
      .filter((one) => kinds.includes(one.kind) && !one.dead && !one.status && one.answers)
      .sort((a, b) => a.start - b.start)
    return [...new Set(addresses.map(({ target, kind, start, end }) => (kind === 'phone' ? message.text.slice(start, end) : target)))].join(', ') || undefined
  }

const page: Take = ({ message, context }) => {
  const urls = message.sentences.flatMap((sentence) => addressesIn(sentence, message, context)).filter(({ kind, status }) => kind === 'url' && status)
  const [only, ...others] = new Set(urls.map(({ target }) => target))
  return only !== undefined && others.length === 0 && hasForm('url', only) ? only : undefined
}

const signer: Take = ({ marks }) => {
  const names = marks.filter(({ concept, worth }) => concept === 'signer' && worth === 'present').map(({ actual }) => actual.replace(/\s+/g, ' ').trim())
  const fitting = [...new Set(names)].filter((name) => hasForm('person', name))
  return fitting.length === 1 ? fitting[0] : undefined
}

const clause =
  (find: (sentence: Sentence, source: Source) => { first: number; last: number } | undefined): Take =>
  (source, { name }) => {
    for (const sentence of source.message.sentences.filter((one) => states(one.block) && !has('other-incident')(one))) {
      const found = find(sentence, source)
      const token = found && (sentence.tokens[found.first] as Token)
      const value =
        found && token && fitted(between(source.message, sentence, found.first, found.last), { sentence, token }, opensIn(source.template.text, name))
      if (value !== undefined) return value
    }
    return undefined
  }

const act = sentenceWith('current-action', isDoing)
const done = sentenceWith('current-action', isDone)

/** What a slot of this name takes; others are asked. */
const TAKE: Readonly<Record<string, Take>> = {
  signer,
  contact: contact(['phone', 'mail', 'url', 'handle']),
  phone: contact(['phone']),
  page,
  effect: clause(whatCannotBeDone),
  group: clause(groupIn),
  began: course('begin'),
  ended: course('end'),
  noticed: course('noticed'),
  next_update: nextUpdate,
  window: (source, slot) => window('called-off')(source, slot) ?? window()(source, slot),
  new_window: window('new-window'),
  mechanism: cause,
  breach: cause,
  reason: cause,
  delay: cause,
  harm,
  act,
  done,
  check: sentenceWith('current-action', (one) => isCheck(one) && !isDone(one)),
  change: sentenceWith('prevention'),
  customer_act: sentenceWith('workaround'),
  data_fate: sentenceWith('impact.data'),
}
