import { hollow } from '../detectors/mark.ts'
import type { Block, Inline, Mark, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import type { TimeExpression } from '../times/index.ts'
import { type FactCheck, type Facts, firstOf, isOurs, ownTimes, sentenceOf } from './facts.ts'
import { lengthName } from './format.ts'

/** F18: names of the house a letter or two off, and identifiers that differ by a hyphen only. */
const nameMismatch: FactCheck = (facts) => [...misspelt(facts), ...hyphened(facts)]

function misspelt({ message, context }: Facts): Mark[] {
  const { org } = context
  const names = [...new Set([...org.products, ...org.components, ...Object.values(org.people)])].filter((name) => name.length > 4)
  if (names.length === 0) return []
  const known = new Set(names.flatMap((name) => name.toLowerCase().split(/\s+/)))
  const found = message.sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token, i) => {
      if (!token.capital || token.norm.length < 5 || known.has(token.norm) || !isOurs(sentence, i)) return []
      const name = names.find((one) => !one.includes(' ') && Math.abs(one.length - token.norm.length) <= 1 && oneOff(one.toLowerCase(), token.norm))
      return name ? [{ token, name }] : []
    }),
  )
  return firstOf(found, ({ token }) => token.norm).map(({ token, name }) =>
    hollow(message, 'name-mismatch', token, '', { values: { name }, use: [name], because: `one letter from ${name}` }),
  )
}

/** One letter more, less, other, or two exchanged. */
function oneOff(a: string, b: string): boolean {
  let first = 0
  while (first < a.length && a[first] === b[first]) first++
  let last = 0
  while (last < Math.min(a.length, b.length) - first && a.at(-1 - last) === b.at(-1 - last)) last++
  const [left, right] = [a.slice(first, a.length - last), b.slice(first, b.length - last)]
  if (left.length <= 1 && right.length <= 1) return left !== right
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}

const IDENTIFIER = /\b[a-z]{2,12}(?:-[a-z0-9]{1,12}){1,4}\b/g

/** "us-east-1" and "us-east1" */
function hyphened({ message }: Facts): Mark[] {
  const seen = new Map<string, string>()
  const marks: Mark[] = []
  for (const sentence of message.sentences) {
    if (!isOurs(sentence, 0)) continue
    for (const match of sentence.text.matchAll(IDENTIFIER)) {
      const [written] = match
      if (!/\d/.test(written)) continue
      const bare = written.replaceAll('-', '')
      const first = seen.get(bare)
      if (first !== undefined && first !== written && !marks.some((one) => one.actual === written)) {
        const start = sentence.start + match.index
        marks.push(hollow(message, 'name-mismatch', { start, end: start + written.length }, '', { values: { name: first }, because: `also ${first}` }))
      }
      if (first === undefined) seen.set(bare, written)
    }
  }
  return marks
}

const TITLE_DAYS = 2
const LONGEST_REPORT = 90 * 86_400_000

/** F20: the first heading dates the incident, or gives its length, and the body says otherwise. */
const titleMismatch: FactCheck = (facts) => {
  const { message } = facts
  const title = message.blocks.find(({ zone, depth }) => zone === 'title' || (zone === 'heading' && (depth ?? 1) === 1))
  if (!title) return []
  const times = ownTimes(facts)
  const [inTitle, inBody] = [times.filter((time) => within(facts, time, title)), times.filter((time) => !within(facts, time, title))]
  return [...otherDay(facts, inTitle, inBody), ...otherLength(facts, inTitle, inBody)]
}

function within(facts: Facts, time: TimeExpression, block: Block): boolean {
  return sentenceOf(facts, time).block === block
}

function otherDay({ message }: Facts, inTitle: readonly TimeExpression[], inBody: readonly TimeExpression[]): Mark[] {
  const dated = inTitle.find(({ moment }) => moment?.yearSource === 'own' && moment.date !== undefined)
  const days = inBody.flatMap(({ moment }) => (moment?.dateSource === 'own' && moment.yearSource === 'own' && moment.date ? [Date.parse(moment.date)] : []))
  if (!dated || days.length === 0) return []
  const from = Date.parse(dated.moment?.date ?? '')
  const until = Date.parse(dated.until?.date ?? dated.moment?.date ?? '')
  const slack = TITLE_DAYS * 86_400_000
  if (days.some((day) => day >= from - slack && day <= until + slack) || new Set(days).size > 3) return []
  // A report may be named after the day on which it came out.
  if (days.every((day) => day < from && from - day < LONGEST_REPORT)) return []
  const first = inBody.find(({ moment }) => moment?.dateSource === 'own' && moment.yearSource === 'own' && moment.date) as TimeExpression
  return [titleMark(message, dated, 'hollow', { body: first.moment?.date ?? '' }, first)]
}

function otherLength(facts: Facts, inTitle: readonly TimeExpression[], inBody: readonly TimeExpression[]): Mark[] {
  const isWhole = (time: TimeExpression) =>
    time.kind === 'duration' && hitsOf(sentenceOf(facts, time), 'outage-noun').some((hit) => hit.first > time.last && hit.first - time.last <= 4)
  const told = inTitle.find(isWhole)
  const lengths = inBody.filter(isWhole)
  const [first] = lengths
  if (!told || !first) return []
  const fits = lengths.some(({ seconds = 0, most = seconds }) => (told.seconds ?? 0) >= seconds * 0.85 && (told.seconds ?? 0) <= most * 1.15)
  return fits ? [] : [titleMark(facts.message, told, 'length', { body: lengthName(first.seconds ?? 0) }, first)]
}

function titleMark(message: Facts['message'], place: TimeExpression, form: string, values: Record<string, string>, body: TimeExpression): Mark {
  return hollow(message, 'title-mismatch', place, '', {
    form,
    values,
    related: [{ place: { start: body.start, end: body.end }, label: body.text }],
    because: `the body: ${values['body']}`,
  })
}

const SHORTENERS = new Set(['bit.ly', 't.co', 'tinyurl.com', 'goo.gl', 'ow.ly', 'is.gd', 'buff.ly', 'rebrand.ly', 'cutt.ly', 's.id'])
const HOST = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})(?:[/?#:]|$)/i

/** F22: a link goes where its words say, by a full address, and nobody has to trust a shortener. */
const linkSuspect: FactCheck = ({ message }) =>
  message.inlines.flatMap((link) => {
    if (link.kind !== 'link' || !link.url) return []
    const words = message.text.slice(link.start, link.end).trim()
    const form = faultOf(link, words, message.stage)
    return form ? [hollow(message, 'link-suspect', link, '', { form, values: { target: link.url.slice(0, 120) }, because: form })] : []
  })

function faultOf({ url = '' }: Inline, words: string, stage: string): string | undefined {
  const target = HOST.exec(url)?.[1]?.toLowerCase()
  const shown = /^\S+$/.test(words) ? HOST.exec(words)?.[1]?.toLowerCase() : undefined
  // A mail gateway or a forge may rewrite a target; an address shown and another one behind it is what thieves do.
  if (/^https?:\/\//i.test(url) && /^(?:https?:\/\/|www\.)/i.test(words) && shown && target && bare(shown) !== bare(target)) return 'hollow'
  if (stage === 'security' && target && SHORTENERS.has(target)) return 'short'
  if (!/^(?:[a-z][a-z0-9+.-]*:|[/#.?])/i.test(url) && /^(?:www\.|status\.|help\.|support\.)/i.test(url) && target) return 'scheme'
  const last =
    url
      .replace(/[/?#]+$/, '')
      .split('/')
      .at(-1) ?? ''
  if (/^[\w.-]{6,60}$/.test(words) && /\d/.test(words) && /^https?:/.test(url)) {
    const segment = last.replace(/^v(?=\d)/, '').toLowerCase()
    const said = words.replace(/^v(?=\d)/, '').toLowerCase()
    if (segment.length === said.length && !url.toLowerCase().includes(said) && oneOff(segment, said)) return 'name'
  }
  return undefined
}

function bare(host: string): string {
  return host.replace(/^www\./, '')
}

/** F23: the kinds of data that were touched are the same wherever they are listed. */
const dataMismatch: FactCheck = ({ message }) => {
  if (message.stage !== 'security' && message.stage !== 'postmortem') return []
  const lists = message.sentences.flatMap((sentence) => {
    const kinds = listedData(sentence)
    return kinds ? [{ sentence, kinds }] : []
  })
  const [first] = lists
  const other = lists.slice(1).find(({ kinds }) => first && [...kinds].sort().join() !== [...first.kinds].sort().join())
  if (!first || !other) return []
  const odd = [...first.kinds].filter((kind) => !other.kinds.has(kind)).concat([...other.kinds].filter((kind) => !first.kinds.has(kind)))
  return [
    hollow(message, 'data-mismatch', other.sentence, '', {
      values: { odd: odd.join(', ') },
      related: [{ place: { start: first.sentence.start, end: first.sentence.end }, label: first.sentence.text.slice(0, 80) }],
      because: odd.join(', '),
    }),
  ]
}

/** The kinds that a sentence lists as touched; undefined when it makes no such list. */
function listedData(sentence: Sentence): Set<string> | undefined {
  const cue = hitsOf(sentence, 'data-list')[0]
  if (!cue || !isOurs(sentence, cue.first) || sentence.polarity !== 'asserted' || hitsOf(sentence, 'negation').length > 0) return undefined
  // A list with a count, or of a part, is that of a smaller group.
  if (
    sentence.tokens.some((token) => token.number) ||
    hitsOf(sentence, 'count-part').some((hit) => !hitsOf(sentence, 'data-list').some((list) => list.first === hit.first)) ||
    hitsOf(sentence, 'number-word').length > 0
  )
    return undefined
  const kinds = hitsOf(sentence, 'personal-data').filter((hit) => hit.first > cue.last)
  return kinds.length >= 2 ? new Set(kinds.map((hit) => String(hit.value))) : undefined
}

export const nameChecks: readonly FactCheck[] = [nameMismatch, titleMismatch, linkSuspect, dataMismatch]
