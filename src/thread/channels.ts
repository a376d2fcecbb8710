import type { Mark, Place } from '../model.ts'
import { promisesOf } from './dues.ts'
import { mechanisms } from './elements.ts'
import { boundsIn, moved, spanOf } from './figures.ts'
import { markOn, says, stepOf, type ThreadCheck, type ThreadMark, type Told, wordsOf } from './thread.ts'

const MINUTE = 60_000
/** Posts on two channels that are this near speak of the same state of things (SPEC T17). */
const NEAR = 30
/** Posts this near go out together: then the stage is the same. */
const TOGETHER = 5

interface Difference {
  form: string
  before: string
  after: string
  place?: Place
  earlier?: Place
}

/** T17: what two channels say at about the same time is the same. Who is silent on a thing does not contradict. */
const channelsDisagree: ThreadCheck = ({ updates }) =>
  updates.flatMap((told, i): ThreadMark[] => {
    const seen = new Set([told.message.channel])
    // The latest of each other channel; what it said before that is past.
    for (const other of updates.slice(0, i).reverse()) {
      if (seen.has(other.message.channel)) continue
      seen.add(other.message.channel)
      if (told.at === undefined || other.at === undefined || told.at - other.at > NEAR * MINUTE) continue
      const difference = differenceOf(other, told)
      if (!difference) continue
      const { form, before, after, place, earlier } = difference
      const values: Mark['values'] = { before, after, channel: other.message.channel }
      return [markOn(told, 'channels-disagree', place, [[other, earlier]], { form, values, because: `${form}: ${before} / ${after}` })]
    }
    return []
  })

function differenceOf(other: Told, told: Told): Difference | undefined {
  if (says(told, 'takes-back-claim') || says(told, 'widened')) return undefined
  return stages(other, told) ?? begins(other, told) ?? bounds(other, told) ?? causes(other, told) ?? promises(other, told)
}

/** One channel behind the other; ahead of it only where both went out together. */
function stages(other: Told, told: Told): Difference | undefined {
  const [before, after] = [stepOf(other), stepOf(told)]
  if (before === undefined || after === undefined || before === after || !other.staged || !told.staged) return undefined
  const together = (told.at as number) - (other.at as number) <= TOGETHER * MINUTE
  return after < before || together ? { form: 'hollow', before: other.message.stage, after: told.message.stage } : undefined
}

function begins(other: Told, told: Told): Difference | undefined {
  const [before, after] = [spanOf(other).begin, spanOf(told).begin]
  if (!before || !after || moved(before, after) === undefined) return undefined
  return { form: 'start', before: before.words, after: after.words, place: after.place, earlier: before.place }
}

function bounds(other: Told, told: Told): Difference | undefined {
  const before = boundsIn(other).counts
  for (const [key, after] of boundsIn(told).counts) {
    const old = before.get(key)
    if (old && old.value !== after.value) return { form: 'bound', before: old.words, after: after.words, place: after.place, earlier: old.place }
  }
  return undefined
}

function causes(other: Told, told: Told): Difference | undefined {
  const [before, after] = [mechanisms(other), mechanisms(told)]
  const [place, earlier] = [wordsOf(told, 'cause'), wordsOf(other, 'cause')]
  if (before.size === 0 || after.size === 0 || !place || !earlier || [...after].some((name) => before.has(name))) return undefined
  const words = (one: Told, { start, end }: Place) => one.message.text.slice(start, end)
  return { form: 'cause', before: words(other, earlier), after: words(told, place), place, earlier }
}

function promises(other: Told, told: Told): Difference | undefined {
  const first = (one: Told) => promisesOf(one).find(({ due }) => due !== undefined && due > (told.at as number))
  const [before, after] = [first(other), first(told)]
  if (!before || !after || Math.abs((before.due as number) - (after.due as number)) <= TOGETHER * MINUTE) return undefined
  return { form: 'promise', before: before.words, after: after.words, place: after.place, earlier: before.place }
}

export const channelChecks: readonly ThreadCheck[] = [channelsDisagree]
