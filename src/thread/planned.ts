import { factsOf } from '../facts/facts.ts'
import { lengthName } from '../facts/format.ts'
import type { Place } from '../model.ts'
import { states } from '../prose/zones.ts'
import { markOn, says, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const MINUTE = 60_000
/** Minutes that notices of planned work may be late (SPEC T23), and by which two windows may differ. */
const SLACK = 15

interface Window {
  told: Told
  place: Place
  words: string
  /** Milliseconds. */
  begin: number
  end: number
}

/** The window that an announcement names: its first range with both ends. */
function windowOf(told: Told): Window | undefined {
  const { message, settings } = told
  for (const time of factsOf(message, settings.context).times) {
    const sentence = message.sentences[time.sentence]
    const [begin, end] = [time.moment, time.until].map((one) => (one?.instant === undefined || one.hour === undefined ? Number.NaN : Date.parse(one.instant)))
    if (sentence && states(sentence.block) && begin !== undefined && end !== undefined && end > begin)
      return { told, place: { start: time.start, end: time.end }, words: time.text, begin, end }
  }
  return undefined
}

const isAnnounced = ({ message: { stage, situation } }: Told) => stage === 'scheduled' && situation === 'ordinary'
const isOver = ({ message: { stage, situation } }: Told) => stage === 'cancelled' || stage === 'resolved' || situation === 'completed'

/** T23: planned work that is announced is begun, ended or called off in public, and on time. */
const lifeCycle: ThreadCheck = (thread) => {
  const { updates } = thread
  const windows = updates.filter(isAnnounced).flatMap((told) => windowOf(told) ?? [])
  const window = windows.at(-1)
  if (!window || updates.some(({ at }) => at === undefined)) return []
  const marks = windows.flatMap((one, i) => shifted(windows[i - 1], one))
  const latest = window.end + SLACK * MINUTE
  const after = updates.slice(updates.indexOf(window.told) + 1)
  const over = after.find(isOver)
  const values = { window: window.words }
  const about: [Told, Place] = [window.told, window.place]
  const begun = after.some(({ message, at }) => message.situation === 'in-progress' || (at as number) <= window.begin + SLACK * MINUTE)
  if (over && !begun && over.message.stage !== 'cancelled') marks.push(markOn(over, 'maintenance-untold', undefined, [about], { form: 'begin', values }))
  // Somebody says at the planned end that it takes longer.
  const atEnd = after.some(({ at }) => (at as number) > window.begin + SLACK * MINUTE && (at as number) <= latest)
  const late = over && (over.at as number) > latest && over.message.stage !== 'cancelled'
  if (late && !atEnd) {
    const apart = lengthName(Math.round(((over.at as number) - window.end) / MINUTE) * 60)
    marks.push(markOn(over, 'maintenance-untold', undefined, [about], { severity: 'error', form: 'overrun', values: { ...values, apart } }))
  }
  const last = updates.at(-1) as Told
  if (!over && thread.clock?.isAfter(Math.max(latest, (last.at as number) + SLACK * MINUTE)))
    marks.push(markOn(last, 'maintenance-untold', last === window.told ? window.place : undefined, last === window.told ? [] : [about], { values }))
  return marks
}

/** A new window is said to be one. */
function shifted(before: Window | undefined, window: Window): ThreadMark[] {
  const isSame = (a: number, b: number) => Math.abs(a - b) <= SLACK * MINUTE
  if (!before || (isSame(before.begin, window.begin) && isSame(before.end, window.end))) return []
  // Work of several nights has a window for each.
  if (before.end <= window.begin && (window.told.at as number) >= before.end) return []
  if (['new-window', 'takes-back-claim', 'called-off', 'widened'].some((lexicon) => says(window.told, lexicon))) return []
  const values = { window: before.words, after: window.words }
  return [markOn(window.told, 'maintenance-untold', window.place, [[before.told, before.place]], { form: 'moved', values })]
}

export const plannedChecks: readonly ThreadCheck[] = [lifeCycle]
