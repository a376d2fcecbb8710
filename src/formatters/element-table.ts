import { ELEMENTS, type ElementId, type Verdict } from '../model.ts'
import type { ElementReport, MessageReport } from '../report.ts'
import type { Say, WordKey } from '../words.ts'
import { clip, pad, wrap } from './columns.ts'
import type { Paint } from './paint.ts'
import { safe } from './safe.ts'

interface Show {
  say: Say
  paint: Paint
  width: number
}

const NAME_WIDTH = 13
const VERDICT_WIDTH = 9
const VERDICT_PAINT: Record<Verdict, keyof Paint> = { absent: 'red', hollow: 'yellow', present: 'green' }

/** Ten verdicts at a glance: the words that made each, and what a hollow one lacks. Elements that nobody asks for and nobody wrote share the last line. */
export function elementTable({ elements }: Pick<MessageReport, 'elements'>, show: Show): string {
  const idle = ELEMENTS.filter((element) => elements[element].demand === 'none' && elements[element].verdict === 'absent')
  const unwanted = ELEMENTS.filter((element) => elements[element].demand === 'forbidden' && elements[element].verdict === 'absent')
  const rows = ELEMENTS.filter((element) => !idle.includes(element) && !unwanted.includes(element)).map((element) => row(element, elements[element], show))
  const rest = [...idle, ...unwanted]
  if (rest.length > 0) {
    const names = rest.map((element) => show.say(`element.${element}`)).join(', ')
    rows.push(...wrap(show.say('pretty.not-needed', { elements: names }), show.width - 2).map((line) => show.paint.dim(line)))
  }
  return rows.map((line) => `  ${line}\n`).join('')
}

function row(element: ElementId, judged: ElementReport, { say, paint, width }: Show): string {
  const name = pad(say(`element.${element}`), NAME_WIDTH)
  const verdict = paint[VERDICT_PAINT[judged.verdict]](pad(say(`verdict.${judged.verdict}`), VERDICT_WIDTH))
  const [first] = judged.evidence
  const room = width - 2 - NAME_WIDTH - VERDICT_WIDTH
  const note = noteOf(judged, say)
  const quote = first ? safe(first.text).trim() : ''
  if (!quote) return `${name}${verdict}${paint.dim(clip(note, room))}`.trimEnd()
  const quoteRoom = note ? Math.min(36, Math.max(20, Math.floor(room * 0.55))) : room
  const shown = clip(`"${quote}`, quoteRoom - 1)
  return `${name}${verdict}${note ? pad(`${shown}"`, quoteRoom) : `${shown}"`}${note ? paint.dim(`  ${clip(note, room - quoteRoom - 2)}`) : ''}`
}

function noteOf({ verdict, mode, demand, evidence }: ElementReport, say: Say): string {
  if (demand === 'forbidden') return say('pretty.forbidden')
  if (verdict === 'hollow') return safe(evidence[0]?.missing ?? '')
  if (verdict === 'present' && mode !== undefined && mode !== 'stated') return say(`mode.${mode}` as WordKey)
  return ''
}
