import type { Clock } from '../clock.ts'
import { hollow } from '../detectors/mark.ts'
import type { Judgement } from '../judge.ts'
import type { DetectorContext, ElementId, Mark, Message, Place, Stage } from '../model.ts'
import { polarityAt } from '../prose/polarity.ts'
import { hitsOf } from '../prose/prepare.ts'
import { states } from '../prose/zones.ts'
import type { Update } from './course.ts'
import type { Previous } from './previous.ts'

/** An update that has been judged by itself. */
export interface Told extends Update {
  judgement: Judgement
  /** Milliseconds; undefined when only a date or nothing is known. */
  at: number | undefined
  /** Whether somebody said the stage; a guess from the words proves no step back. */
  staged: boolean
}

export interface Thread {
  /** Oldest first. */
  updates: readonly Told[]
  context: DetectorContext
  /** Milliseconds. What is made of it holds for no other moment: where a comparison will do, `clock` knows how long. */
  readonly now: number | undefined
  readonly clock: Clock | undefined
  /** What an earlier run found; undefined where there is none to compare with. */
  readonly previous?: Previous | undefined
}

/** A finding in the making, with the update that it is reported on. */
export interface ThreadMark {
  on: Told
  mark: Mark
}

/** SPEC 4: hollow marks whose concept is the id of the rule. Pure. */
export type ThreadCheck = (thread: Thread) => ThreadMark[]

/** The steps of an incident, in order. */
const COURSE: Partial<Record<Stage, number>> = { investigating: 0, identified: 1, monitoring: 2, resolved: 3, postmortem: 4 }

export function stepOf({ message: { stage, situation } }: Told): number | undefined {
  return situation === 'in-progress' || situation === 'completed' ? undefined : COURSE[stage]
}

/** Whether an update is about work that was planned: no incident to say sorry for. */
export function isPlanned({ message: { stage, situation } }: Told): boolean {
  return stage === 'scheduled' || stage === 'cancelled' || situation === 'in-progress' || situation === 'completed'
}

/** Whether the first update says that all this is work that was planned. */
export function isWork(updates: readonly Told[]): boolean {
  return updates.some(isPlanned) || (updates[0] !== undefined && says(updates[0], 'planned-work'))
}

/** Whether an update carries an element itself, in a way that tells it. */
export function carries({ judgement }: Told, element: ElementId): boolean {
  const { verdict, mode } = judgement.elements[element]
  return verdict === 'present' && (mode === 'stated' || mode === 'linked' || mode === 'provided')
}

/** The words in which an update carries an element. */
export function wordsOf({ judgement }: Told, element: ElementId): Place | undefined {
  return judgement.marks.find((mark) => mark.concept === element && mark.worth === 'present' && mark.mode === 'stated')?.place
}

export function says({ message }: Told, lexicon: string): boolean {
  return message.sentences.some((sentence) => states(sentence.block) && hitsOf(sentence, lexicon).length > 0)
}

/** Whether the words say that the incident is over, whatever the label of the update. */
export function saysItIsOver({ message }: Told): boolean {
  const goesOn = ['tense-open', 'stage-unfinished'].some((lexicon) => message.sentences.some((one) => hitsOf(one, lexicon).length > 0))
  if (goesOn) return false
  return message.sentences.some((sentence) =>
    ['tense-closed', 'stage-resolved', 'restored'].some((lexicon) =>
      hitsOf(sentence, lexicon).some((hit) => states(sentence.block) && polarityAt(sentence, hit.first) === 'asserted'),
    ),
  )
}

/** The first words of a message: where something is reported that no words of it say. */
function opening(message: Message): Place {
  const first = message.sentences.find((sentence) => states(sentence.block)) ?? message.sentences[0]
  return first ? { start: first.start, end: first.end } : { start: 0, end: 0 }
}

type Extra = Omit<NonNullable<Parameters<typeof hollow>[4]>, 'related'>

/** A mark on an update that names earlier ones, each by the place that it is about or by its first words. */
export function markOn(
  on: Told,
  concept: string,
  place: Place | undefined,
  earlier: readonly (Told | [Told, Place | undefined])[],
  extra: Extra = {},
): ThreadMark {
  const related = earlier.map((one) => {
    const [told, at] = Array.isArray(one) ? one : [one, undefined]
    return { of: told.message, place: at ?? opening(told.message), label: told.message.publishedAt ?? told.message.stage }
  })
  return { on, mark: hollow(on.message, concept, place ?? opening(on.message), '', { ...extra, ...(related.length > 0 && { related }) }) }
}

/** Minutes in a length as a config writes it: "30 min", "2 h", "3 days". */
export function minutesIn(length: string | undefined, usual: number): number {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(length ?? '') ?? []
  const per = { s: 1 / 60, m: 1, h: 60, d: 1440, w: 10_080 }[unit[0]?.toLowerCase() ?? '']
  return count === undefined || per === undefined ? usual : Number(count) * per
}
