import { carries, isWork, markOn, says, saysItIsOver, stepOf, type ThreadCheck, type ThreadMark, type Told } from './thread.ts'

const RESOLVED = 3

/** T03: a stage goes back only with a sentence that says so. */
const regressed: ThreadCheck = ({ updates }) => {
  const furthest = new Map<string, Told>()
  return updates.flatMap((told): ThreadMark[] => {
    const step = stepOf(told)
    const { channel, stage } = told.message
    const before = furthest.get(channel)
    if (step === undefined || !told.staged || (told.at === undefined && told.message.meta.order === undefined)) return []
    furthest.set(channel, told)
    if (!before || step >= (stepOf(before) as number) || says(told, 'stage-back') || says(told, 'takes-back-claim') || !goesBack(told)) return []
    // Two steps at one instant: nobody knows which of them came last.
    if (before.at !== undefined && updates.some((one) => one !== before && one.at === before.at && stepOf(one) !== stepOf(before))) return []
    const values = { from: before.message.stage, to: stage }
    const sorry = carries(told, 'apology')
    return [markOn(told, 'stage-regression', undefined, [before], { values, severity: sorry ? 'info' : 'error', because: `${values.from} -> ${values.to}` })]
  })
}

/** What mends, or has been mended. */
const AHEAD = ['tense-closed', 'stage-resolved', 'restored', 'stage-recovered', 'still-watching', 'stage-monitoring', 'easing']

/** A label alone proves nothing where the words tell progress. */
function goesBack(told: Told): boolean {
  return !saysItIsOver(told) && !AHEAD.some((lexicon) => says(told, lexicon))
}

/** The update that closes the incident: the last one at resolved or in a postmortem. */
function closing(updates: readonly Told[]): Told | undefined {
  const last = updates.at(-1)
  return last && (stepOf(last) ?? 0) >= RESOLVED && last.message.situation !== 'false-alarm' && !isWork(updates) ? last : undefined
}

/** T12: an incident is not over before its cause is told, or promised with a date. */
const causeless: ThreadCheck = ({ updates }) => {
  const last = closing(updates)
  const told = updates.some(
    (one) => carries(one, 'cause') || (one.judgement.elements.cause.mode === 'deferred' && one.judgement.elements.cause.verdict === 'present'),
  )
  if (!last || told) return []
  const hollow = updates.some(({ judgement }) => judgement.elements.cause.verdict === 'hollow')
  return [markOn(last, 'resolved-without-cause', undefined, [], { values: { count: String(updates.length) }, ...(hollow && { form: 'vague' }) })]
}

/** T14: somebody says sorry before the end. */
const unapologetic: ThreadCheck = ({ updates }) => {
  const last = closing(updates)
  if (!last || updates.some((one) => carries(one, 'apology'))) return []
  const hollow = updates.some(({ judgement }) => judgement.elements.apology.verdict === 'hollow')
  return [markOn(last, 'apology-never', undefined, [], { values: { count: String(updates.length) }, ...(hollow && { form: 'stock' }) })]
}

export const stageChecks: readonly ThreadCheck[] = [regressed, causeless, unapologetic]
