import { lengthName } from '../facts/format.ts'
import { spanOf } from './figures.ts'
import { isWork, markOn, minutesIn, says, stepOf, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const MINUTE = 60_000
const RESOLVED = 3
/** Minutes from the begin of an incident until readers hear of it (SPEC T18). */
const FIRST_NOTICE = 15
/** Minutes of harm after which a first word that all is over comes late (SPEC T04). */
const LONG = 30
/** Times further apart belong to different events, in minutes. */
const FAR = 24 * 60
/** Updates after which a reader who comes late needs them summed up (SPEC T22). */
const MANY = 8

/** T18: readers hear of it soon after it began. Reported where the begin is told. */
const lateNotice: ThreadCheck = ({ updates, context }) => {
  const [first] = updates
  if (first?.at === undefined || isWork(updates)) return []
  const allowed = minutesIn(context.org.cadence?.firstNotice, FIRST_NOTICE)
  const told = updates.find((one) => spanOf(one).begin)
  const begin = told && spanOf(told).begin
  if (!begin) return []
  const late = (first.at - begin.at) / MINUTE
  if (late <= allowed + (begin.approx ? FIRST_NOTICE : 0) || late >= FAR) return []
  const values = { late: lengthName(Math.round(late) * 60), allowed: lengthName(allowed * 60), began: begin.words }
  const admitted = updates.some((one) => says(one, 'late-notice'))
  return [
    markOn(told, 'first-notice-late', begin.place, told === first ? [] : [first], {
      values,
      ...(admitted && { severity: 'info' as const }),
      because: `${values.late} from "${begin.words}" to the first update`,
    }),
  ]
}

/** T04: readers hear of it before it is over, and are told how the repair was checked. */
const skipped: ThreadCheck = ({ updates, context }) => {
  const [first] = updates
  if (!first || isWork(updates)) return []
  if (first.staged && stepOf(first) === RESOLVED && first.message.situation === 'ordinary') {
    const { begin, end } = spanOf(first)
    const lasted = begin && end ? (end.at - begin.at) / MINUTE : 0
    return lasted > LONG ? [markOn(first, 'stage-skipped', begin?.place, [], { values: { lasted: lengthName(lasted * 60) } })] : []
  }
  return updates.flatMap((told, i): ThreadMark[] => {
    const before = updates[i - 1]
    if (!before?.staged || !told.staged || before.message.stage !== 'identified' || told.message.stage !== 'resolved') return []
    const short = told.at !== undefined && first.at !== undefined && told.at - first.at < minutesIn(context.org.cadence?.firstNotice, FIRST_NOTICE) * MINUTE
    const checked = ['confirmation', 'verification', 'still-watching'].some((lexicon) => says(told, lexicon))
    if (short || checked || updates.slice(0, i).some((one) => one.message.stage === 'monitoring')) return []
    return [markOn(told, 'stage-skipped', undefined, [before], { form: 'unchecked' })]
  })
}

/** T22: who comes late to a long incident finds its course in one place. */
const unsummed: ThreadCheck = ({ updates }) => {
  const end = updates.findIndex((one) => (stepOf(one) ?? 0) >= RESOLVED)
  const live = end < 0 ? updates : updates.slice(0, end)
  const at = live[MANY]
  if (!at || live.some((one) => says(one, 'so-far'))) return []
  return [markOn(at, 'summary-missing', undefined, [live[0] as Told], { values: { count: String(live.length) } })]
}

export const noticeChecks: readonly ThreadCheck[] = [lateNotice, skipped, unsummed]
