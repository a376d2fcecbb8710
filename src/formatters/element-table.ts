import { ELEMENTS, type JudgedId, OPTIONALS, type Verdict } from '../model.ts'
import type { ElementReport, MessageReport } from '../report.ts'
import type { Say, WordKey } from '../words.ts'
import { clip, columnsOf, pad, wrap } from './columns.ts'
import type { Paint } from './paint.ts'
import { safe } from './safe.ts'

interface Show {
  say: Say
  paint: Paint
  width: number
}

interface Row {
  element: JudgedId
  verdict: Verdict
  /** The words that made the verdict. */
  quote: string
  /** What a hollow form lacks, or how an element is present. */
  note: string
}

const NAME_WIDTH = 13
const VERDICT_WIDTH = 9
const LONGEST_NOTE = 34
const SHORTEST_QUOTE = 18
const VERDICT_PAINT: Record<Verdict, keyof Paint> = { absent: 'red', hollow: 'yellow', present: 'green' }

/** The verdicts at a glance, the ten and what else is asked for: the words that made each, and what a hollow one lacks. Elements that nobody asks for and nobody wrote share the last line. */
export function elementTable({ elements }: Pick<MessageReport, 'elements'>, show: Show): string {
  const { say, paint, width } = show
  const idle = ELEMENTS.filter((element) => isIdle(elements[element]))
  const rows = [...ELEMENTS, ...OPTIONALS].flatMap((element) => {
    const judged = elements[element]
    return judged && !isIdle(judged) ? [rowOf(element, judged, say)] : []
  })
  const names = Math.max(NAME_WIDTH, ...rows.map(({ element }) => columnsOf(say(`element.${element}`)) + 1))
  const room = width - 2 - names - VERDICT_WIDTH
  const noteRoom = Math.min(LONGEST_NOTE, Math.max(...rows.map(({ quote, note }) => (quote ? columnsOf(note) : 0))))
  const lines = rows.map((row) => rowText(row, names, room, noteRoom, show))
  const rest = idle.map((element) => say(`element.${element}`)).join(', ')
  if (rest) lines.push(...wrap(say('pretty.not-needed', { elements: rest }), width - 2).map((line) => paint.dim(line)))
  return lines.map((line) => `  ${line}\n`).join('')
}

function isIdle({ verdict, demand }: ElementReport): boolean {
  return verdict === 'absent' && (demand === 'none' || demand === 'forbidden')
}

function rowOf(element: JudgedId, judged: ElementReport, say: Say): Row {
  return { element, verdict: judged.verdict, quote: unmarked(safe(judged.evidence[0]?.text ?? '')).trim(), note: noteOf(judged, say) }
}

/** The author's words without the signs of emphasis, of which a cut shows one half. */
function unmarked(words: string): string {
  return words.replace(/\*\*|__|~~|`/g, '')
}

function rowText({ element, verdict, quote, note }: Row, names: number, room: number, noteRoom: number, { say, paint }: Show): string {
  const begin =
    pad(say(`element.${element}`), names) +
    paint[VERDICT_PAINT[verdict]](note || quote ? pad(say(`verdict.${verdict}`), VERDICT_WIDTH) : say(`verdict.${verdict}`))
  if (!quote) return begin + paint.dim(clip(note, room))
  if (!note) return `${begin}${clip(`"${quote}"`, room)}`
  const quoteRoom = Math.max(SHORTEST_QUOTE, room - noteRoom - 2)
  return `${begin}${pad(`${clip(`"${quote}`, quoteRoom - 1)}"`, quoteRoom)}  ${paint.dim(clip(note, room - quoteRoom - 2))}`
}

function noteOf({ verdict, mode, demand, evidence }: ElementReport, say: Say): string {
  if (demand === 'forbidden' && verdict !== 'absent') return say('pretty.forbidden')
  if (verdict === 'hollow') return safe(evidence[0]?.missing ?? '')
  if (verdict === 'present' && mode !== undefined && mode !== 'stated') return say(`mode.${mode}` as WordKey)
  return ''
}
