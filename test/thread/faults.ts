import type { FindingReport, Report, Stage, ThreadUpdate } from '../../src/index.ts'

/**
 * Faults put into messages that hold the facts they need, one each: how many of them are found says more than any
 * fixture. What a message holds is told by patterns of their own here, so that nothing is left out because the rules
 * overlook it. `test/thread/faults.test.ts` runs them on invented threads, `scripts/faults.mjs` on a folder of real ones.
 */
export interface Fault {
  name: string
  rule: string
  /** The updates with the fault in them; undefined where they lack what it needs. Several where they hold it several times. */
  inject(updates: readonly ThreadUpdate[], untouched: Report): ThreadUpdate[] | ThreadUpdate[][] | undefined
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const WEEKDAY = new RegExp(`\\b(${DAYS.join('|')}),? (?=\\d{1,2} (?:${MONTHS}),? 20\\d\\d|(?:${MONTHS}) \\d{1,2},? 20\\d\\d|20\\d\\d-\\d\\d-\\d\\d)`)
const ZONE = '(?: ?(?:UTC|US\\/Pacific|PT|PST|PDT|CET|CEST))?'
const RANGE = new RegExp(`\\b(\\d{1,2}):(\\d\\d)${ZONE}(?: (?:to|and|until|till|through) |\\s?[-–]\\s?)(\\d{1,2}):(\\d\\d)${ZONE}`, 'g')
const LENGTH = /\b(?:(\d{1,2}) hours?(?:,? and|,)? )?(\d{1,3}) minutes\b/g
/** A length that is said of the range before it: "from 10:00 to 11:00 for a duration of 60 minutes". */
const OWN_LENGTH =
  /^[^\n]{0,160}?\b(?:for a (?:total )?(?:duration|period) of|(?:total )?(?:impact )?duration (?:was|of)|lasting|for a total of|, for|\()(?: approximately| about)? (?=\d)/
/** A day and a clock time, twice: "2026-03-04 10:00 UTC to 2026-03-04 11:00 UTC", "Start: … / End: …". */
const STAMP =
  '(?:20\\d\\d-\\d\\d-\\d\\d[ T]|(?:\\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \\d{1,2}(?:st|nd|rd|th)?,?) 20\\d\\d,?(?: at| from)? )\\d{1,2}:\\d\\d(?: ?[AP]M)?'
const DATED = new RegExp(
  `(${STAMP})((?: ?UTC| US\\/Pacific)?(?: (?:to|until|and|through) | ?[-–] ?|\\s*\\n[^\\n]{0,3}\\**(?:Incident )?End(?:ed)?:\\** *))(${STAMP})`,
)
const PAIR = /\b\d{1,2}:\d\d P[DS]?T \/ (\d{1,2})(:\d\d UTC)\b/
/** Not where the time is given in another zone as well: that would be another fault. */
const BEGIN =
  /^(?![-*])(.*?\b(?:began|started|beginning|starting|since|between|from)\b(?: (?!as\b)(?!\S*\d:\d)[^\s.]+){0,6}? ?\b)(\d\d):(\d\d)(?= ?(?:(?:UTC|US\/Pacific|PT|PST|PDT)\b(?! ?[/(])|and\b|to\b|until\b))/im
/** What will happen has no begin to keep. */
const PLAN = /\b(?:maintenance|upgrad|migrat|planned|scheduled|will\b)/i
const LINE = /^ {0,3}(?:[-*] |\| )\**(20\d\d-\d\d-\d\d[ T])?(\d\d):(\d\d)\b.*$/gm
const HOUR = 3_600_000

const iso = (at: number) => new Date(at).toISOString()
const timeOf = (update: ThreadUpdate) => Date.parse(update.publishedAt ?? '')
const clock = (minutes: number) => [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
const minutes = (hour = '', minute = '') => Number(hour) * 60 + Number(minute)

/** Changes the text of the first update where `change` gives another one. */
function inOne(updates: readonly ThreadUpdate[], change: (text: string, update: ThreadUpdate) => string | undefined): ThreadUpdate[] | undefined {
  for (const [index, update] of updates.entries()) {
    const text = change(update.text, update)
    if (text !== undefined && text !== update.text) return updates.map((one, at) => (at === index ? { ...one, text } : one))
  }
  return undefined
}

/** All that `change` gives, each in its own copy of the thread. */
function inEach(updates: readonly ThreadUpdate[], change: (text: string) => string[]): ThreadUpdate[][] {
  return updates.flatMap((update, index) => change(update.text).map((text) => updates.map((one, at) => (at === index ? { ...one, text } : one))))
}

/** An update more at the end, some minutes after the last. */
function after(updates: readonly ThreadUpdate[], gap: number, update: Omit<ThreadUpdate, 'publishedAt'>): ThreadUpdate[] | undefined {
  const last = updates.at(-1)
  if (!last || Number.isNaN(timeOf(last)) || !last.publishedAt?.includes('T')) return undefined
  return [...updates, { ...update, publishedAt: iso(timeOf(last) + gap * 60_000) }]
}

/** The second and third of the lines that stand in order, swapped. */
function swapped(text: string): string | undefined {
  const lines = [...text.matchAll(LINE)]
  const times = lines.map(([, day = '', hour, minute]) => `${day}${hour}:${minute}`)
  if (lines.length < 4 || times.some((time, i) => i > 0 && time <= (times[i - 1] as string))) return undefined
  const [, second, third] = lines as unknown as [RegExpExecArray, RegExpExecArray, RegExpExecArray]
  return text
    .replace(second[0], '\0')
    .replace(third[0], () => second[0])
    .replace('\0', () => third[0])
}

/** Each length that is that of the range before it, or of the only range, made longer by a fifth. */
function stretched(text: string): string[] {
  const ranges = [...text.matchAll(RANGE)]
  return ranges.flatMap((range, i) => {
    const [, fromHour, fromMinute, toHour, toMinute] = range
    const lasted = minutes(toHour, toMinute) - minutes(fromHour, fromMinute)
    const rest = text.slice(range.index + range[0].length, ranges[i + 1]?.index)
    const lead = ranges.length === 1 ? '' : OWN_LENGTH.exec(rest)?.[0]
    if (lasted < 15 || lead === undefined) return []
    const from = ranges.length === 1 ? 0 : range.index + range[0].length + lead.length
    const length = [...text.slice(from).matchAll(LENGTH)].find((one) => (ranges.length === 1 || one.index === 0) && minutes(one[1], one[2]) === lasted)
    if (!length) return []
    const at = from + length.index
    return [`${text.slice(0, at)}${Math.round(lasted * 1.2)} minutes${text.slice(at + length[0].length)}`]
  })
}

/** The two ends of a range with a day each, in each other's place. */
function reversed(text: string): string | undefined {
  const [whole, from = '', between = '', to = ''] = DATED.exec(text) ?? []
  if (whole === undefined) return undefined
  const [first, last] = [from, to].map((stamp) => Date.parse(`${stamp.replace(/(\d)(?:st|nd|rd|th)\b/, '$1').replace(/ (?:at|from) |T/, ' ')} UTC`)) as [
    number,
    number,
  ]
  return first < last ? text.replace(whole, () => `${to}${between}${from}`) : undefined
}

/** The abbreviation that the clocks did not show then, in place of the right one or of a name that holds all year. */
function otherSeason(text: string, { publishedAt = '' }: ThreadUpdate): string | undefined {
  const summer = /^\d{4}-0[5-9]/.test(publishedAt)
  if (!summer && !/^\d{4}-(?:01|02|12)/.test(publishedAt)) return undefined
  const wrong = summer ? 'S' : 'D'
  return /\d P[SD]T\b/.test(text) ? text.replace(/(?<=\d )P[DS]T\b/g, `P${wrong}T`) : text.replace(/(?<=\d:\d\d )(?:US\/Pacific|PT)\b/, `P${wrong}T`)
}

const STEPS: readonly (Stage | undefined)[] = ['monitoring', 'resolved', 'postmortem']
/** An end that tells nothing. */
const ENDED = 'The work on this incident has ended.'

export const FAULTS: readonly Fault[] = [
  {
    name: 'weekday off by one',
    rule: 'weekday-mismatch',
    inject: (updates, untouched) =>
      found(untouched, 'weekday-mismatch').length > 0
        ? undefined
        : inOne(updates, (text) => text.replace(WEEKDAY, (whole, day: string) => whole.replace(day, DAYS[(DAYS.indexOf(day) + 1) % 7] as string))),
  },
  { name: 'duration off by 20 %', rule: 'duration-mismatch', inject: (updates) => inEach(updates, stretched) },
  {
    name: 'end before start',
    rule: 'end-before-start',
    inject: (updates) => inOne(updates, reversed),
  },
  { name: 'swapped timeline lines', rule: 'timeline-order', inject: (updates) => inOne(updates, swapped) },
  {
    name: 'wrong zone conversion',
    rule: 'conversion-wrong',
    inject: (updates, untouched) =>
      found(untouched, 'conversion-wrong').length > 0
        ? undefined
        : inOne(updates, (text) =>
            text.replace(PAIR, (whole, hour: string, rest: string) => `${whole.slice(0, -hour.length - rest.length)}${(Number(hour) + 2) % 24}${rest}`),
          ),
  },
  {
    name: 'abbreviation of the other season',
    rule: 'zone-season',
    inject: (updates, untouched) => (found(untouched, 'zone-season').length > 0 ? undefined : inOne(updates, otherSeason)),
  },
  {
    name: 'percentage over 100',
    rule: 'share-mismatch',
    inject: (updates) => inOne(updates, (text) => text.replace(/\b\d{1,2}(?:\.\d+)?(?= ?% of (?:all |the |our )?(?:requests|users|customers)\b)/, '130')),
  },
  {
    name: 'promise broken',
    rule: 'promise-broken',
    inject(updates, { messages }) {
      const index = messages.findIndex(({ promise }, i) => promise?.kept === true && i < updates.length - 1)
      if (index < 0) return undefined
      return updates.map((one, i) => (i > index ? { ...one, publishedAt: iso(timeOf(one) + 6 * HOUR) } : one))
    },
  },
  {
    name: 'copied update',
    rule: 'update-copied',
    inject(updates, { messages }) {
      const index = updates.findLastIndex(({ text }, i) => text.split(/\s+/).length >= 6 && messages[i]?.elements['next-update']?.verdict !== 'present')
      const copied = updates[index]
      return copied && after(updates, 20, { text: copied.text, stage: copied.stage })
    },
  },
  {
    name: 'stage regression',
    rule: 'stage-regression',
    inject(updates) {
      const last = updates.at(-1)
      if (!last || !STEPS.includes(last.stage) || updates.some((one) => one !== last && one.publishedAt === last.publishedAt)) return undefined
      return after(updates, 20, { text: 'Our engineers compare the logs of today with those of Monday.', stage: 'investigating' })
    },
  },
  {
    name: 'cause dropped',
    rule: 'cause-dropped',
    inject(updates, untouched) {
      const { messages } = untouched
      const last = messages.at(-1)
      if (found(untouched, 'cause-dropped').length > 0 || updates.some(({ stage }) => stage === 'scheduled')) return undefined
      if ((last?.stage !== 'resolved' && last?.stage !== 'postmortem') || last.situation !== 'ordinary') return undefined
      const told = (one: (typeof messages)[number]) => one.elements.cause?.verdict === 'present' && one.elements.cause.mode === 'stated'
      // What another update told, the last one no longer does; what the last one told, one more passes over.
      if (messages.slice(0, -1).some(told)) return updates.map((one, i) => (i === updates.length - 1 ? { ...one, text: ENDED } : one))
      return told(last) ? after(updates, 20, { text: ENDED, stage: last.stage }) : undefined
    },
  },
  {
    name: 'start moved',
    rule: 'start-moved',
    inject(updates, untouched) {
      const index =
        found(untouched, 'start-moved').length > 0
          ? -1
          : updates.findIndex(
              ({ text }) => BEGIN.test(text) && !/\d{1,2}:\d\d ?[ap]m/i.test(text) && !text.split('\n').some((line) => BEGIN.test(line) && PLAN.test(line)),
            )
      const told = updates[index]
      if (!told) return undefined
      const text = told.text.replace(BEGIN, (_, lead: string, hour: string, minute: string) => `${lead}${clock((minutes(hour, minute) + 1440 - 37) % 1440)}`)
      return after(updates, 20, { ...told, text })
    },
  },
]

function found({ messages }: Report, rule: string): FindingReport[] {
  return messages.flatMap(({ findings }) => findings.filter(({ ruleId }) => ruleId === rule))
}

/** The messages that have a finding of the rule, by their place in the thread. */
function places({ messages }: Report, rule: string): number[] {
  return messages.flatMap(({ findings }, at) => (findings.some(({ ruleId }) => ruleId === rule) ? [at] : []))
}

/** A finding more than before, or in another message. */
function isFound(report: Report, untouched: Report, rule: string): boolean {
  const count = (one: Report) => found(one, rule).reduce((sum, { more = 0 }) => sum + 1 + more, 0)
  return count(report) > count(untouched) || places(report, rule).some((at) => !places(untouched, rule).includes(at))
}

export interface Tally {
  cases: number
  found: number
  missed: string[]
}

/** Puts each fault into each thread that has what it needs, and counts those that are found. */
export function tally(
  threads: readonly { id: string; updates: ThreadUpdate[] }[],
  lintThread: (updates: ThreadUpdate[]) => Report,
  kind = '',
): Record<string, Tally> {
  const faults = FAULTS.filter(({ name }) => name.includes(kind))
  const out: Record<string, Tally> = Object.fromEntries(faults.map(({ name }) => [name, { cases: 0, found: 0, missed: [] }]))
  for (const { id, updates } of threads) {
    const untouched = lintThread(updates)
    for (const { name, rule, inject } of faults) {
      const given = inject(updates, untouched) ?? []
      const row = out[name] as Tally
      for (const faulty of given.length === 0 || Array.isArray(given[0]) ? (given as ThreadUpdate[][]) : [given as ThreadUpdate[]]) {
        row.cases++
        if (isFound(lintThread(faulty), untouched, rule)) row.found++
        else row.missed.push(id)
      }
    }
  }
  return out
}
