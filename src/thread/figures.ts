import { quantitiesIn } from '../detectors/impact-bound.ts'
import { incidentTimes } from '../detectors/timeline-events.ts'
import { factsOf } from '../facts/facts.ts'
import { lengthName } from '../facts/format.ts'
import { roleTimes } from '../facts/roles.ts'
import type { Place, Sentence } from '../model.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import type { Moment, TimeExpression } from '../times/index.ts'
import { sinceTimes } from './since.ts'
import { isPlanned, markOn, says, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

/** Minutes by which two times of the same event may differ, and where one of them is "about". */
const SAME = 5
const ABOUT = 15
/** Times further apart are those of different events, in minutes. */
const FAR = 24 * 60

export interface Point {
  place: Place
  words: string
  /** Milliseconds. */
  at: number
  approx: boolean
}

export interface Span {
  begin?: Point
  end?: Point
}

const known = new WeakMap<Told, Span>()

/** When an update says that the incident began and ended; the first of each that it says. */
export function spanOf(told: Told): Span {
  const cached = known.get(told)
  if (cached) return cached
  const { message, settings } = told
  const facts = factsOf(message, settings.context)
  const span: Span = {}
  if (!isPlanned(told)) {
    const all = incidentTimes(message, facts.times).filter(({ time }) => time.until)
    // Several ranges are the phases of an incident, or its regions: only an account afterwards begins with the whole.
    const [whole] = facts.times.filter(
      (time, _, times) => isRange(time, message) && (message.stage === 'postmortem' || times.every((one) => one === time || !isRange(one, message))),
    )
    const ranges = all.filter(({ time }) => time === whole)
    const points = [
      ...roleTimes(facts).map(({ role, time, moment }) => ({ role, time, moment, since: false })),
      ...sinceTimes(told, facts.times),
      ...ranges.flatMap(({ time }) => [
        { role: 'begin' as const, time, moment: time.moment, since: false },
        { role: 'end' as const, time, moment: time.until, since: false },
      ]),
    ].sort((a, b) => a.time.start - b.time.start)
    for (const { role, time, moment, since } of points) {
      const sentence = message.sentences[time.sentence] as Sentence
      if ((role !== 'begin' && role !== 'end') || !states(sentence.block) || (!since && isOurAct(sentence, time))) continue
      span[role] ??= pointOf(time, moment)
    }
  }
  known.set(told, span)
  return span
}

function isRange({ until, converts, sentence }: TimeExpression, { sentences }: Told['message']): boolean {
  return until !== undefined && converts === undefined && states((sentences[sentence] as Sentence).block)
}

function pointOf(time: TimeExpression, moment: Moment | undefined): Point | undefined {
  if (moment?.instant === undefined || moment.hour === undefined) return undefined
  return { place: { start: time.start, end: time.end }, words: time.text, at: Date.parse(moment.instant), approx: time.approx }
}

/** "We began to fail over at 10:40": the begin of what we did. */
function isOurAct(sentence: Sentence, time: TimeExpression): boolean {
  return ['own-subject', 'act-doing', 'act-noun', 'repair-word', 'planned-work'].some((lexicon) =>
    hitsOf(sentence, lexicon).some((hit) => hit.last < time.first && time.first - hit.last <= 8 && (lexicon !== 'repair-word' || hit.first < time.first - 2)),
  )
}

export function moved(before: Point, after: Point): number | undefined {
  const minutes = (after.at - before.at) / 60_000
  const slack = before.approx || after.approx ? ABOUT : SAME
  return Math.abs(minutes) > slack && Math.abs(minutes) < FAR ? minutes : undefined
}

/** T10: the incident keeps the begin that was told, unless the change is told too. */
const startMoved: ThreadCheck = ({ updates }) => {
  let last: [Told, Point] | undefined
  return updates.flatMap((told): ThreadMark[] => {
    const { begin } = spanOf(told)
    const before = last
    if (begin) last = [told, begin]
    const minutes = begin && before && moved(before[1], begin)
    if (!begin || !before || minutes === undefined || says(told, 'takes-back-claim')) return []
    const values = { before: before[1].words, after: begin.words }
    return [
      markOn(told, 'start-moved', begin.place, [[before[0], before[1].place]], { values, because: `${minutes > 0 ? '+' : '-'}${lengthName(minutes * 60)}` }),
    ]
  })
}

/** T11: the end that one update tells fits what the others tell. */
const timesContradict: ThreadCheck = ({ updates }) => {
  let begin: [Told, Point] | undefined
  let end: [Told, Point] | undefined
  return updates.flatMap((told): ThreadMark[] => {
    const span = spanOf(told)
    const earlier = { begin, end }
    if (span.begin) begin = [told, span.begin]
    if (span.end) end = [told, span.end]
    if (says(told, 'takes-back-claim') || says(told, 'stage-back')) return []
    const { end: own } = span
    if (own && earlier.begin && !span.begin && own.at < earlier.begin[1].at && earlier.begin[1].at - own.at < FAR * 60_000)
      return [contradiction(told, own, earlier.begin, 'start')]
    const apart = own && earlier.end && moved(earlier.end[1], own)
    return own && earlier.end && apart !== undefined ? [contradiction(told, own, earlier.end, 'hollow')] : []
  })
}

function contradiction(told: Told, own: Point, [other, point]: [Told, Point], form: string): ThreadMark {
  return markOn(told, 'times-contradict', own.place, [[other, point.place]], { form, values: { before: point.words, after: own.words } })
}

interface Bound {
  place: Place
  words: string
  value: number
}

/** What the words of the impact count, by what is counted: customers, shares of orders, places and kinds of data. */
export function boundsIn({ message, judgement }: Told): { counts: Map<string, Bound>; places: Map<string, Place>; data: Map<string, Place> } {
  const marked = judgement.marks.filter((mark) => (mark.concept === 'impact' && mark.worth === 'present') || mark.concept === 'impact.data')
  const out = { counts: new Map<string, Bound>(), places: new Map<string, Place>(), data: new Map<string, Place>() }
  for (const sentence of message.sentences) {
    if (!states(sentence.block) || hitsOf(sentence, 'restored').length > 0 || hitsOf(sentence, 'no-effect').length > 0) continue
    if (!marked.some(({ place }) => place.start < sentence.end && place.end > sentence.start)) continue
    for (const at of quantitiesIn(sentence)) {
      const bound = countAt(sentence, at)
      if (bound && (out.counts.get(bound.key)?.value ?? 0) < bound.value) out.counts.set(bound.key, bound)
    }
    for (const hit of hitsOf(sentence, 'place-name')) out.places.set(nameOf(sentence, hit.first, hit.last), hit)
    if (message.stage === 'security' || hitsOf(sentence, 'data-fate').length > 0)
      for (const hit of hitsOf(sentence, 'data-kind')) out.data.set(nameOf(sentence, hit.first, hit.last).slice(0, 6), hit)
  }
  return out
}

function nameOf({ tokens }: Sentence, first: number, last: number): string {
  return tokens
    .slice(first, last + 1)
    .map(({ norm }) => norm)
    .join(' ')
}

/** The number and what it counts: the first counted noun behind it; a share is another thing than a number. */
function countAt(sentence: Sentence, at: number): (Bound & { key: string }) | undefined {
  const token = sentence.tokens[at]
  if (!token || !/^\d[\d.,]*$/.test(token.norm)) return undefined
  const value = Number(/^\d{1,3}(,\d{3})+$/.test(token.norm) ? token.norm.replaceAll(',', '') : token.norm.replace(',', '.'))
  const next = sentence.tokens[at + 1]
  const share = next !== undefined && (next.norm === '%' || hitsOf(sentence, 'share-word').some((hit) => hit.first === at + 1))
  const noun = ['counted-noun', 'harmed-group']
    .flatMap((lexicon) => hitsOf(sentence, lexicon))
    .filter((hit) => hit.first > at && hit.first - at <= (share ? 6 : 4))
    .sort((a, b) => a.first - b.first)[0]
  if (Number.isNaN(value) || !noun) return undefined
  const name = nameOf(sentence, noun.first, noun.last).slice(0, 6)
  return {
    key: `${share ? '%' : '#'} ${name}`,
    value,
    words: sentence.text.slice(token.start - sentence.start, noun.end - sentence.start),
    place: { start: token.start, end: noun.end },
  }
}

/** T09: the harm grows or shrinks only with a word that says so. */
const impactMoved: ThreadCheck = ({ updates }) => {
  const counts = new Map<string, [Told, Bound]>()
  let places: [Told, Map<string, Place>] | undefined
  let data: [Told, Map<string, Place>] | undefined
  return updates.flatMap((told): ThreadMark[] => {
    const bounds = boundsIn(told)
    const spoken = says(told, 'takes-back-claim') || says(told, 'widened')
    const out: ThreadMark[] = []
    for (const [key, bound] of bounds.counts) {
      const before = counts.get(key)
      counts.set(key, [told, bound])
      if (!before || spoken || before[1].value === bound.value) continue
      const grows = bound.value > before[1].value
      const values = { before: before[1].words, after: bound.words }
      out.push(
        markOn(told, 'impact-moved', bound.place, [[before[0], before[1].place]], {
          values,
          form: grows ? 'hollow' : 'shrunk',
          severity: grows ? 'error' : 'warning',
        }),
      )
    }
    if (!spoken) out.push(...grown(told, bounds.places, places), ...grown(told, bounds.data, data))
    if (bounds.places.size > 0) places = [told, bounds.places]
    if (bounds.data.size > 0) data = [told, bounds.data]
    return out
  })
}

/** All that was named before, and more. */
function grown(told: Told, now: ReadonlyMap<string, Place>, before: [Told, Map<string, Place>] | undefined): ThreadMark[] {
  if (!before || [...before[1].keys()].some((name) => !now.has(name))) return []
  const [name, place] = [...now].find(([one]) => !before[1].has(one)) ?? []
  const [, old] = [...before[1]][0] ?? []
  if (name === undefined || !place) return []
  const values = {
    before: [...before[1].values()].map((one) => before[0].message.text.slice(one.start, one.end)).join(', '),
    after: told.message.text.slice(place.start, place.end),
  }
  return [markOn(told, 'impact-moved', place, [[before[0], old]], { values, form: 'more', severity: 'error' })]
}

export const figureChecks: readonly ThreadCheck[] = [startMoved, timesContradict, impactMoved]
