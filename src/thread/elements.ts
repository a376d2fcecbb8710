import { deferral } from '../detectors/deferral.ts'
import { lengthName } from '../facts/format.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import { dueOf } from './dues.ts'
import { carries, isPlanned, markOn, says, stepOf, type ThreadCheck, type ThreadMark, type Told, wordsOf } from './thread.ts'

const RESOLVED = 3
const DAY = 86_400_000
/** Days until a report is due that was promised without a date. */
const REPORT_DAYS = 10
/** Updates in a row that may leave the same thing open. */
const UNKNOWNS = 3

/** Of an update that closes the incident: resolved, or the account afterwards. */
function closes(told: Told): boolean {
  return (stepOf(told) ?? 0) >= RESOLVED && told.message.situation === 'ordinary'
}

/**
 * T07: a cause that was told does not vanish at the end, nor change without a word. Where the profile lets an earlier
 * update carry it, its absence is only noted.
 */
const causeDropped: ThreadCheck = ({ updates }) => {
  const planned = updates.some(isPlanned)
  let told: Told | undefined
  return updates.flatMap((one): ThreadMark[] => {
    const before = told
    if (carries(one, 'cause')) told = one
    if (!before || !closes(one) || planned || says(one, 'planned-work') || says(one, 'takes-back-claim')) return []
    const { mode } = one.judgement.elements.cause
    if (carries(one, 'cause')) return renamed(before, one)
    if (mode === 'deferred') return []
    const hollow = one.judgement.marks.find((mark) => mark.concept === 'cause' && (mark.worth === 'hollow' || mark.mode === 'unknown'))
    return [
      markOn(one, 'cause-dropped', hollow?.place, [[before, wordsOf(before, 'cause')]], {
        ...(mode === 'earlier' && !hollow && { severity: 'info' as const }),
        because: 'the cause was told before',
      }),
    ]
  })
}

/** Another mechanism: both name things that can fail, and have none in common. */
function renamed(before: Told, one: Told): ThreadMark[] {
  const [old, now] = [mechanisms(before), mechanisms(one)]
  if (old.size === 0 || now.size === 0 || [...now].some((name) => old.has(name))) return []
  const values = { before: [...old].join(', '), after: [...now].join(', ') }
  return [
    markOn(one, 'cause-dropped', wordsOf(one, 'cause'), [[before, wordsOf(before, 'cause')]], {
      form: 'changed',
      values,
      because: `${values.before} -> ${values.after}`,
    }),
  ]
}

/** The things that can fail inside the words that tell the cause; forms of one word are cut to a common beginning. */
export function mechanisms({ message, judgement }: Told): Set<string> {
  const places = judgement.marks.filter((mark) => mark.concept === 'cause' && mark.worth === 'present' && mark.mode === 'stated').map(({ place }) => place)
  const out = new Set<string>()
  for (const sentence of message.sentences) {
    if (!states(sentence.block)) continue
    for (const hit of hitsOf(sentence, 'mechanism'))
      if (places.some((place) => hit.start >= place.start && hit.end <= place.end)) out.add((sentence.tokens[hit.last]?.norm ?? '').slice(0, 5))
  }
  return out
}

/** T15: the way to reach somebody that the first update gave still stands in the last. */
const contactVanished: ThreadCheck = ({ updates }) => {
  const first = updates[0]
  if (!first || !carries(first, 'contact')) return []
  return updates.slice(1).flatMap((one): ThreadMark[] => {
    if (!closes(one) || carries(one, 'contact') || one.message.channel !== first.message.channel) return []
    const earlier = one.judgement.elements.contact.mode === 'earlier'
    return [markOn(one, 'contact-vanished', undefined, [[first, wordsOf(first, 'contact')]], earlier ? { severity: 'info' } : {})]
  })
}

/** T08: a report that was promised comes by its day, or a new day is named before. */
const reportOverdue: ThreadCheck = (thread) => {
  const { updates, context, clock } = thread
  const days = context.org.cadence?.postmortemDays ?? REPORT_DAYS
  return updates.flatMap((told, i): ThreadMark[] => {
    const [promise] = deferral(told.message, context)
    if (!promise || told.at === undefined) return []
    const due = (promise.time && dueOf(told, promise.time)) ?? told.at + days * DAY
    const later = updates.slice(i + 1)
    if (later.some(({ at }) => at === undefined)) return []
    const renewed = later.some((one) => (one.at as number) <= due && deferral(one.message, context).length > 0)
    const delivered = later.find((one) => one.message.stage === 'postmortem' || carries(one, promise.what === 'prevention' ? 'prevention' : 'cause'))
    if (renewed || (delivered && (delivered.at as number) <= due)) return []
    const last = Math.max(0, ...later.map(({ at }) => at as number))
    const until = delivered?.at ?? (last > due || clock?.isAfter(due) ? Math.max(thread.now ?? 0, last) : 0)
    if (until <= due) return []
    const values = { promised: told.message.text.slice(promise.start, promise.end), apart: lengthName((until - due) / 1000) }
    const extra = { values, because: `due ${new Date(due).toISOString()}` }
    if (delivered) return [markOn(delivered, 'report-overdue', undefined, [[told, promise]], { ...extra, form: 'late' })]
    return [markOn(told, 'report-overdue', promise, [], { ...extra, form: promise.time ? 'hollow' : 'undated' })]
  })
}

/** T06: what is not known is being looked into, not repeated. */
const stillUnknown: ThreadCheck = ({ updates }) => {
  return (['cause', 'impact', 'timeline'] as const).flatMap((element) => {
    let run: Told[] = []
    return updates.flatMap((one): ThreadMark[] => {
      const unknown = one.judgement.marks.find((mark) => mark.concept === element && mark.mode === 'unknown')
      const fresh = !run.some((before) => actsOf(before) === actsOf(one))
      run = unknown ? (fresh || says(one, 'ruled-out') ? [one] : [...run, one]) : []
      if (!unknown || run.length !== UNKNOWNS) return []
      return [markOn(one, 'unknown-for-ever', unknown.place, run.slice(0, -1), { element, values: { count: String(run.length) } })]
    })
  })
}

/** What is being done, in the words of the update. */
function actsOf({ judgement }: Told): string {
  const acts = judgement.marks.filter((mark) => mark.concept === 'current-action' && mark.worth === 'present')
  return acts.map(({ actual }) => actual.toLowerCase()).join('\n')
}

/** T16: who writes in another's place says so. */
const signerChanged: ThreadCheck = ({ updates, context }) => {
  if (context.org.shifts === true) return []
  const seen = new Set<string>()
  let last: { told: Told; name: string } | undefined
  return updates.flatMap((one): ThreadMark[] => {
    const mark = one.judgement.marks.find(({ concept, worth }) => concept === 'signer' && worth === 'present')
    if (!mark) return []
    const name =
      mark.actual
        .split(/[,\n|(–—]/)[0]
        ?.trim()
        .toLowerCase() ?? ''
    const before = last
    last = { told: one, name }
    seen.add(name)
    if (!before || before.name.includes(name) || name.includes(before.name) || says(one, 'handover')) return []
    const severity = seen.size > 3 ? 'warning' : 'info'
    return [markOn(one, 'signer-changed', mark.place, [[before.told, wordsOf(before.told, 'signer')]], { severity })]
  })
}

/** T19: a remedy that was promised is spoken of at the end. */
const remedyForgotten: ThreadCheck = ({ updates }) => {
  const last = updates.at(-1)
  const promised = updates.slice(0, -1).find((one) => says(one, 'remedy-promise'))
  if (!last || !promised || !closes(last) || updates.slice(updates.indexOf(promised) + 1).some((one) => says(one, 'remedy-word'))) return []
  return [markOn(last, 'remedy-forgotten', undefined, [promised])]
}

/** "No data was lost" is no such incident. */
export function isDataIncident({ message }: Told): boolean {
  return message.sentences.some((sentence) => {
    if (!states(sentence.block)) return false
    const denied = hitsOf(sentence, 'negation')
    return hitsOf(sentence, 'data-incident').some(
      (hit) => polarityAt(sentence, hit.first) === 'asserted' && !denied.some((no) => no.first >= hit.first - 3 && no.last <= hit.last),
    )
  })
}

/** T13: where data, money or messages were hit, the end says what became of them and what to do. */
const dataUntold: ThreadCheck = ({ updates }) => {
  const last = updates.at(-1)
  const hit = updates.find((one) => one.message.stage === 'security' || isDataIncident(one))
  if (!last || !hit || !closes(last) || last.message.stage !== 'resolved') return []
  const data = updates.slice(updates.indexOf(hit)).some((one) => one.judgement.marks.some(({ concept }) => concept === 'impact.data'))
  const act = carries(last, 'workaround')
  if (data && (act || hit === last)) return []
  return [markOn(last, 'data-untold', undefined, hit === last ? [] : [hit], data ? { form: 'act', severity: 'info' } : {})]
}

export const elementChecks: readonly ThreadCheck[] = [causeDropped, contactVanished, reportOverdue, stillUnknown, signerChanged, remedyForgotten, dataUntold]
