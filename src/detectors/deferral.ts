import type { DetectorContext, Hit, Message, Place, Sentence } from '../model.ts'
import { Latest } from '../prose/latest.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { findTimes, type TimeExpression, timesIn } from '../times/index.ts'

/** A promise to tell something later (SPEC 0.4, dated deferral). */
export interface Deferral extends Place {
  /** Which element it would answer; a report answers cause and prevention. */
  what: 'cause' | 'prevention' | 'report'
  sentence: Sentence
  /** The promised matter: "a full report". */
  matter: Hit
  /** When it will come: a date or clock time; a weekday, a relative day or a bounded wait where the message's own time is known. */
  time?: TimeExpression
  /** Where it will be. */
  where?: Place
  /** Date and place are both given: mode `deferred`, *present*. Without them the promise is hollow. */
  complete: boolean
  /** What is lacking, in a few words. */
  missing?: string
}

const found = new Latest<Message, Deferral[]>()
const PROMISED: ReadonlySet<string> = new Set(['cause', 'prevention', 'report'])

/** Every promise of a cause, of a change or of a report, in text order; found once a message. */
export function deferral(message: Message, context: Pick<DetectorContext, 'org'>): Deferral[] {
  const known = found.get(message)
  if (known) return known
  const times = findTimes(message, context)
  const made = message.sentences.filter((one) => states(one.block)).flatMap((sentence) => promises(message, sentence, times))
  found.set(message, made)
  return made
}

/** The deferrals that answer an element. */
export function deferred(message: Message, context: Pick<DetectorContext, 'org'>, element: 'cause' | 'prevention'): Deferral[] {
  return deferral(message, context).filter(({ what }) => what === element || what === 'report')
}

function promises(message: Message, sentence: Sentence, times: readonly TimeExpression[]): Deferral[] {
  const acts = hitsOf(sentence, 'promise-act').filter((hit) => isOurs(sentence, hit))
  if (acts.length === 0) return []
  const own = timesIn(times, sentence)
  const seen = new Set<string>()
  const out: Deferral[] = []
  for (const matter of hitsOf(sentence, 'promised-matter')) {
    const act = nearest(acts, matter)
    const what = matter.value as Deferral['what']
    if (!act || !PROMISED.has(what) || seen.has(what)) continue
    seen.add(what)
    const time = own.find((one) => isDated(message, one))
    const where = hitsOf(sentence, 'where-word').find((hit) => hit.first >= act.first) ?? linkIn(message, sentence)
    const missing = time ? (where ? undefined : 'promise.where') : 'promise.date'
    const place = { start: Math.min(act.start, matter.start), end: Math.max(act.end, matter.end, time?.end ?? 0) }
    out.push({
      ...place,
      what,
      sentence,
      matter,
      complete: missing === undefined,
      ...(time && { time }),
      ...(where && { where: { start: where.start, end: where.end } }),
      ...(missing && { missing }),
    })
  }
  return out
}

function isOurs(sentence: Sentence, hit: Hit): boolean {
  const polarity = polarityAt(sentence, hit.first)
  return polarity === 'asserted' || polarity === 'conditional'
}

/** The promise and its matter stand within a dozen words of each other; only a passive follows its matter. */
function nearest(acts: Hit[], matter: Hit): Hit | undefined {
  return acts.find((act) => (act.first > matter.last ? act.value === 'passive' && act.first - matter.last <= 12 : matter.first - act.last <= 12))
}

export function isDated(message: Message, time: TimeExpression): boolean {
  const { moment, kind } = time
  if (moment?.named === 'day-end' && !moment.zone && !(moment.dateSource === 'own' && moment.day !== undefined)) return false
  if (kind === 'date' || kind === 'instant' || kind === 'clock' || kind === 'range') return moment?.hour !== undefined || moment?.day !== undefined
  if (!message.publishedAt) return false
  return (
    kind === 'weekday' ||
    (kind === 'relative-day' && moment?.relativeDay !== undefined && moment.relativeDay >= 0) ||
    (kind === 'relative' && time.direction === 'ahead')
  )
}

function linkIn(message: Message, sentence: Sentence): Place | undefined {
  const link = message.inlines.find((one) => one.kind === 'link' && one.start >= sentence.start && one.end <= sentence.end)
  if (link) return link
  const match = /https?:\/\/\S+/.exec(sentence.text)
  return match ? { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length } : undefined
}
