import type { Block, Message, Org } from '../model.ts'
import type { Moment, TimeExpression, ZoneReading } from './model.ts'
import { isZone } from './zones.ts'

function clocksOf(time: TimeExpression): Moment[] {
  return [time.moment, time.until].filter((one): one is Moment => one?.hour !== undefined)
}

/** Gives every clock time its zone: own, the text's default, the nearest earlier one, the only one of the text, the house's. */
export function settleZones(message: Message, org: Org, times: TimeExpression[], stated: ZoneReading | undefined): void {
  for (const time of times) shareInRange(time)
  const only = onlyZone(times)
  const later = laterInSentence(times)
  const twinned = new Set(times.flatMap((time) => (time.converts === undefined ? [] : [time.converts])))
  const house: ZoneReading | undefined = org.zone && isZone(org.zone) ? { written: org.zone, kind: 'iana', iana: org.zone, source: 'config' } : undefined
  const known = new Map<string, ZoneReading>()
  times.forEach((time, index) => {
    const sentence = message.sentences[time.sentence]
    const key = sentence ? container(sentence.block) : ''
    for (const moment of clocksOf(time)) {
      if (moment.zone) {
        if (time.converts === undefined && moment.zone.kind !== 'vague') known.set(key, moment.zone)
        continue
      }
      const near = known.get(key) ?? later[index]
      const inherited: ZoneReading | undefined = near ? { ...near, source: 'inherited' } : only && { ...only, source: 'inherited', far: true }
      const zone = stated ?? inherited ?? (twinned.has(index) ? undefined : house)
      if (zone) moment.zone = zone
    }
  })
}

/** The zone of the whole text, when it uses one and no other. */
function onlyZone(times: TimeExpression[]): ZoneReading | undefined {
  const zones = times
    .filter((time) => time.converts === undefined)
    .flatMap(clocksOf)
    .flatMap(({ zone }) => (zone ? [zone] : []))
  return zones.every((zone) => zone.kind !== 'vague' && zone.written === zones[0]?.written) ? zones[0] : undefined
}

/** A list, the cells of a table, or one paragraph. */
export function container(block: Block): string {
  if (block.list !== undefined) return `list ${block.list}`
  return block.zone === 'cell' ? `cells ${block.heading?.index ?? ''}` : `block ${block.index}`
}

/** "from 9 to 10am BST": half and zone stand once, at the end; "from 1:00 UTC to 3:00": at the begin. */
function shareInRange({ moment, until: end }: TimeExpression): void {
  if (!moment || !end || moment.hour === undefined || end.hour === undefined) return
  if (!moment.zone && end.zone) moment.zone = end.zone
  if (!end.zone && moment.zone) end.zone = moment.zone
  if (!moment.half && end.half && !moment.named && moment.hour >= 1 && moment.hour <= 12) {
    const minutes = (one: Moment, half: string) => ((one.hour as number) % 12) * 60 + (one.minute ?? 0) + (half === 'pm' ? 720 : 0)
    const sameDay = end.dateSource === 'none' || moment.dateSource === 'none'
    moment.half = !sameDay || minutes(moment, end.half) <= minutes(end, end.half) ? end.half : end.half === 'pm' ? 'am' : 'pm'
  }
}

/** For each time the zone that a later time of its sentence gives: "began at 10:00 and ended at 11:00 UTC". */
function laterInSentence(times: TimeExpression[]): (ZoneReading | undefined)[] {
  const out: (ZoneReading | undefined)[] = []
  let next: { sentence: number; zone: ZoneReading } | undefined
  for (let i = times.length - 1; i >= 0; i--) {
    const time = times[i] as TimeExpression
    if (next && next.sentence !== time.sentence) next = undefined
    const own = time.converts === undefined ? clocksOf(time).find((one) => one.zone && one.zone.kind !== 'vague')?.zone : undefined
    if (own) next = { sentence: time.sentence, zone: own }
    out[i] = next?.zone
  }
  return out
}
