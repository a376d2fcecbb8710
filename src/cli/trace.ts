import type { Judgeable, Outcome } from '../disk/outcome.ts'
import { clip, wrap } from '../formatters/columns.ts'
import type { FormatOptions } from '../formatters/index.ts'
import { safe } from '../formatters/safe.ts'
import { rules } from '../generated/rules.ts'
import { ELEMENTS, type JudgedId, type Mark, type Mode, OPTIONALS, type Sentence } from '../model.ts'
import { Problem } from '../problem.ts'
import { polarityAt } from '../prose/polarity.ts'
import { states } from '../prose/zones.ts'
import { Locator } from '../report.ts'
import { nearest } from '../suggest.ts'
import type { Judged } from '../together.ts'
import { type Say, sayIn, type WordKey } from '../words.ts'
import { cellText } from './rule-text.ts'
import { whatWouldChange } from './what-if.ts'

type Report = Extract<Outcome, { report: unknown }> & { judged: Judgeable }
type Show = Pick<FormatOptions, 'paint' | 'width'> & { say: Say }

/** The element that a name means: its id, what tables call it, or its rule. Throws Problem. */
export function elementNamed(name: string): JudgedId {
  const say = sayIn('en')
  const wanted = name.toLowerCase()
  const all = [...ELEMENTS, ...OPTIONALS]
  const known = all.find(
    (element) =>
      element === wanted ||
      say(`element.${element}`).replace(' ', '-') === wanted ||
      rules.some((rule) => rule.concept === element && (rule.id === wanted || rule.spec.toLowerCase() === wanted)),
  )
  if (known) return known
  throw new Problem('usage.unknown-value', { what: 'element', value: name, allowed: all.join(', '), guess: nearest(wanted, all) })
}

/** Why an element got its verdict: the cell of the matrix, each mark with its sentence, what was not read, what the config would change. */
export function traceElement({ path, report, judged }: Report, element: JudgedId, show: Show): string {
  const linter = judged.linter(judged.config)
  return linter
    .trace(judged.text, judged.options)
    .map((one, index) => {
      const said = report.messages[index]?.elements[element]
      const change = said ? whatWouldChange(judged, index, element, said.verdict) : []
      return traceText(path, one, element, new Locator(judged.text, one.draft), change, show, judged.config.extends)
    })
    .join('\n')
}

function traceText(
  path: string,
  { message, judgement }: Judged,
  element: JudgedId,
  locator: Locator,
  change: { key: string; value: string; verdict: string }[],
  show: Show,
  profile: string | string[] = 'house',
): string {
  const { say, paint, width } = show
  const judged = judgement.elements[element]
  if (!judged) return `${paint.bold(safe(path))} · ${say('trace.not-asked', { element })}\n`
  const { demand, asked, verdict } = judged
  const marks = judgement.marks.filter((mark) => mark.concept === element || (mark.concept === 'canonical-page' && asked.accepts.has('linked')))
  const { stage, channel } = message
  const cell = say('trace.cell', {
    demand: say(`explain.demand-${demand}`),
    stage,
    channel: say(`channel.${channel}`),
    cell: asked.cell,
    profile: [profile].flat().at(-1),
  })
  const considered =
    judged.mode === 'provided'
      ? [say('trace.provided')]
      : marks.length === 0
        ? [say('trace.none', { count: message.sentences.filter(({ block }) => states(block)).length })]
        : marks.flatMap((mark) => markLines(mark, message.sentences, locator, asked.accepts, show))
  const sections: [WordKey, string[]][] = [
    ['trace.asked', [cell, cellText(asked.cell, say)]],
    ['trace.considered', considered],
    ['trace.not-read', notRead(message.sentences, say)],
    [
      'trace.change',
      change.length > 0
        ? change.map((one) => say('trace.change-one', { ...one, verdict: say(`verdict.${one.verdict}` as WordKey) }))
        : verdict === 'present'
          ? []
          : [say('trace.change-none')],
    ],
  ]
  const body = sections
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([key, lines]) => [
      `  ${paint.bold(say(key, { count: marks.length }))}`,
      ...lines.flatMap((line) => wrap(line, width - 4).map((part) => `    ${part}`)),
    ])
  return `${paint.bold(safe(path))} · ${say('trace.verdict', { element: say(`element.${element}`), verdict: say(`verdict.${verdict}`) })}\n${body.join('\n')}\n`
}

/** The words of a mark, where they stand, and why they weigh what they weigh. */
function markLines(mark: Mark, sentences: readonly Sentence[], locator: Locator, accepts: ReadonlySet<Mode>, { say, width }: Show): string[] {
  const { line, column } = locator.span(mark.place)
  const sentence = sentences.find(({ start, end }) => mark.place.start >= start && mark.place.start < end)
  const token = sentence?.tokens.findIndex(({ end }) => end > mark.place.start) ?? -1
  const where = sentence ? say('trace.where', { zone: sentence.block.zone, polarity: polarityAt(sentence, Math.max(0, token)) }) : ''
  const taken = accepts.has(mark.mode) || mark.worth === 'hollow'
  const mode = mark.mode === 'stated' ? '' : `, ${say(`mode.${mark.mode}`)}`
  const why = [mark.missing, mark.because, taken ? undefined : say('trace.not-taken', { missing: say(`mode.${mark.mode}` as WordKey) })]
    .filter(Boolean)
    .join(' · ')
  return [
    `${line}:${column} ${say(`verdict.${mark.worth}`)}${mode} "${clip(safe(mark.actual), width - 24)}"`,
    `  ${safe([where, why].filter(Boolean).join(' · '))}`,
  ]
}

/** Sentences that no element could be taken from, by the reason. */
function notRead(sentences: readonly Sentence[], say: Say): string[] {
  const zones = new Map<string, number>()
  const polarities = new Map<string, number>()
  for (const { block, polarity } of sentences) {
    if (!states(block)) zones.set(block.zone, (zones.get(block.zone) ?? 0) + 1)
    else if (polarity !== 'asserted') polarities.set(polarity, (polarities.get(polarity) ?? 0) + 1)
  }
  const listed = (counts: Map<string, number>) => [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
  const notAsserted = [...polarities.values()].reduce((sum, count) => sum + count, 0)
  return [
    ...(zones.size > 0 ? [say('trace.zones', { zones: listed(zones) })] : []),
    ...(notAsserted > 0 ? [say('trace.polarities', { count: notAsserted, polarities: listed(polarities) })] : []),
  ]
}
