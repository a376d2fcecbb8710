import { type Clock, clockOf } from '../clock.ts'
import { detectors } from '../detectors/index.ts'
import { detectFacts } from '../facts/index.ts'
import { type Judgement, judge, judgeMarks } from '../judge.ts'
import { type DetectorContext, ELEMENTS, type ElementId, type Mark, type Message } from '../model.ts'
import { channelChecks } from './channels.ts'
import { copied } from './copies.ts'
import { instantOf, type Update } from './course.ts'
import { editChecks } from './edits.ts'
import { elementChecks } from './elements.ts'
import { figureChecks } from './figures.ts'
import { promiseOf } from './kept.ts'
import { noticeChecks } from './notices.ts'
import { plannedChecks } from './planned.ts'
import { pledgeChecks } from './pledges.ts'
import type { Previous } from './previous.ts'
import { promiseChecks } from './promises.ts'
import { stageChecks } from './stages.ts'
import { carries, type Thread, type ThreadCheck, type Told } from './thread.ts'
import { toneChecks } from './tone.ts'

const all = [...detectors, detectFacts]
const checks: readonly ThreadCheck[] = [
  ...promiseChecks,
  ...stageChecks,
  ...elementChecks,
  ...figureChecks,
  copied,
  ...noticeChecks,
  ...channelChecks,
  ...plannedChecks,
  ...toneChecks,
]
/** What needs an earlier run: asked of messages that stand alone too. */
const comparing: readonly ThreadCheck[] = [...editChecks, ...pledgeChecks]
/** How many earlier updates a message is held against. */
const MEMORY = 200

/**
 * Judges the updates of one incident, oldest first: each by its own words and by what earlier ones carry (SPEC 2.2), then
 * all of them against each other (SPEC 4). `isThread` is false for a message that stands alone: then nothing is known of
 * what came before and after it. `previous` is what an earlier run found. Pure.
 */
export function judgeThread(course: readonly Update[], isThread: boolean, now: string | Clock | undefined, previous?: Previous): Judgement[] {
  const carried = new Set<ElementId>()
  const messages: Message[] = []
  const updates = course.map((update): Told => {
    const { message, settings, found } = update
    message.thread = messages.slice(-MEMORY)
    messages.push(message)
    const judgement = judge(message, settings, all, carried)
    const told = { ...update, judgement, at: instantOf(message), staged: found.stage !== 'default' && found.stage !== 'words' }
    for (const element of ELEMENTS) if (element !== 'signer' && carries(told, element)) carried.add(element)
    return told
  })
  const [first] = updates
  if (!first || (!isThread && !previous)) return updates.map(({ judgement }) => judgement)
  const thread = threadOf(updates, first.settings.context, now === undefined ? undefined : clockOf(now), previous)
  const marks = new Map<Told, Mark[]>()
  const asking = [...(isThread ? checks : []), ...(previous ? comparing : [])]
  for (const { on, mark } of asking.flatMap((check) => check(thread))) marks.set(on, [...(marks.get(on) ?? []), mark])
  return updates.map((told, index) => {
    const own = marks.get(told) ?? []
    const promise = isThread ? promiseOf(index, thread) : undefined
    const judgement = { ...told.judgement, ...(promise && { promise }) }
    if (own.length === 0) return judgement
    const { message, settings } = told
    return { ...judgement, findings: [...judgement.findings, ...judgeMarks(message, settings, own, judgement)], marks: [...judgement.marks, ...own] }
  })
}

/** Looking at `now` is looking at the clock. */
function threadOf(updates: readonly Told[], context: DetectorContext, clock: Clock | undefined, previous: Previous | undefined): Thread {
  return {
    updates,
    context,
    clock,
    previous,
    get now() {
      return clock?.milliseconds()
    },
  }
}
