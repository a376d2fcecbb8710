import type { Block, Message } from '../model.ts'
import { addDays, type Day, dayOf, lend, minutesOf } from './day.ts'
import { publishedDay } from './line.ts'
import type { Moment, TimeExpression } from './model.ts'
import { container } from './settle-zones.ts'

type Published = Required<Day> | undefined

/** Gives every moment its date: own, the sentence's, the last one before it, the day of publication. */
export function settleDates(message: Message, times: TimeExpression[]): void {
  const published = publishedDay(message)
  const year = times.flatMap((time) => [time.moment, time.until]).find((one) => one?.yearSource === 'own')?.year
  let current: Day | undefined
  /** Past midnight in a list that only the publication dates. */
  let rolled: Day | undefined
  let before: { key: string; minutes: number; time: TimeExpression } | undefined
  const later = laterDays(times, message, published, year)
  for (const [index, time] of times.entries()) {
    if (!time.moment) continue
    const { moment, until: end } = time
    const key = container((message.sentences[time.sentence] ?? { block: { zone: 'body', index: -1 } }).block as Block)
    setYear(moment, published, year)
    if (end) setYear(end, published, year)
    const own = ownDay(moment, published, message) ?? (moment.hour === undefined ? undefined : later[index])
    if (own) lend(moment, own, moment.dateSource === 'own' ? 'own' : 'inherited')
    else if (moment.hour !== undefined && moment.dateSource === 'none') {
      const minutes = minutesOf(moment)
      if (current && before?.key === key && before.minutes - minutes > 720) current = addDays(current, 1)
      if (before?.key !== key) rolled = undefined
      else if (!current && published && before.minutes - minutes > 720) rolled = addDays(rolled ?? published, 1)
      const day = current ?? rolled ?? published
      if (day) lend(moment, day, current ? 'inherited' : 'published')
    }
    if (end) settleEnd(moment, end, ownDay(end, published, message))
    const last = end ?? moment
    if (time.converts === undefined) {
      const day = dayOf(last)
      if (day && last.dateSource !== 'published') current = day
      if (last.hour !== undefined) before = { key, minutes: minutesOf(last), time }
    }
  }
}

function setYear(moment: Moment, published: Published, other: number | undefined): void {
  if (moment.year !== undefined || moment.month === undefined) return
  if (published) {
    const distance = (year: number) =>
      Math.abs(Date.UTC(year, (moment.month as number) - 1, moment.day ?? 15) - Date.UTC(published.year, published.month - 1, published.day))
    moment.year = [published.year, published.year - 1, published.year + 1].reduce((best, year) => (distance(year) < distance(best) ? year : best))
    moment.yearSource = 'published'
  } else if (other !== undefined) {
    moment.year = other
    moment.yearSource = 'inherited'
  }
}

function ownDay(moment: Moment, published: Published, message: Message): Day | undefined {
  if (moment.month !== undefined && moment.day !== undefined) return dayOf(moment)
  if (!published) return undefined
  if (moment.relativeDay !== undefined) return addDays(published, moment.relativeDay)
  if (moment.weekday === undefined || moment.month !== undefined) return undefined
  const today = new Date(Date.UTC(published.year, published.month - 1, published.day)).getUTCDay() || 7
  const ahead = (moment.weekday - today + 7) % 7
  return addDays(published, message.stage === 'scheduled' ? ahead : ahead === 0 ? 0 : ahead - 7)
}

/** "18:40 was the first error, 20:05 the last, on Friday 6 March": for each time the only date of its sentence, which stands after it. */
function laterDays(times: TimeExpression[], message: Message, published: Published, year: number | undefined): (Day | undefined)[] {
  const out: (Day | undefined)[] = []
  const dated = new Map<number, number>()
  times.forEach((time, i) => {
    if (time.converts === undefined && time.moment?.dateSource === 'own' && !dated.has(time.sentence)) dated.set(time.sentence, i)
  })
  times.forEach((time, i) => {
    const at = dated.get(time.sentence)
    const moment = at !== undefined && at > i ? times[at]?.moment : undefined
    if (time.moment?.dateSource !== 'none' || !moment || moment.hour !== undefined || (moment.day === undefined && moment.relativeDay === undefined)) return
    setYear(moment, published, year)
    out[i] = ownDay(moment, published, message)
  })
  return out
}

function settleEnd(moment: Moment, end: Moment, own: Day | undefined): void {
  if (own) {
    lend(end, own, 'own')
    // "22:00 to 02:00 on 7 March": the one date stands at the end and is the day of the begin.
    if (moment.dateSource !== 'own' && moment.hour !== undefined) {
      lend(moment, own, 'inherited')
      if (minutesOf(end) < minutesOf(moment)) lend(end, addDays(own, 1), 'own')
    }
    return
  }
  const day = dayOf(moment)
  if (!day || end.hour === undefined || end.dateSource === 'own') return
  lend(
    end,
    moment.hour !== undefined && minutesOf(end) < minutesOf(moment) ? addDays(day, 1) : day,
    moment.dateSource === 'published' ? 'published' : 'inherited',
  )
}
