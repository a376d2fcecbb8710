import type { FindingReport, MessageReport } from '../../report.ts'
import { html, type Markup, type Part } from './markup.ts'

/** Signs of a message that are shown. */
const MOST = 20_000

interface Place {
  /** Number of the finding in its post, from 1. */
  number: number
  start: number
  end: number
  severity: string
}

const RANK: Record<string, number> = { error: 0, warning: 1, info: 2 }

/** Where findings stand in the words of their message. Absences have no words; some words cannot be placed. */
function placesOf({ place }: MessageReport, findings: readonly FindingReport[]): Place[] {
  const { text, offset, endOffset } = place
  const plain = text.length === endOffset - offset
  return findings.flatMap(({ actual, offset: from, severity }, index) => {
    if (actual === undefined || actual === '') return []
    const start =
      plain && text.startsWith(actual, from - offset) ? from - offset : nearest(text, actual, ((from - offset) / Math.max(1, endOffset - offset)) * text.length)
    return start === undefined ? [] : [{ number: index + 1, start, end: start + actual.length, severity }]
  })
}

/** Tries to place one finding. */
const TRIES = 200

/** In a source with escapes the words stand about where their share of the file says: the occurrence next to that. */
function nearest(text: string, words: string, about: number): number | undefined {
  let best: number | undefined
  for (let at = text.indexOf(words), tries = 0; at >= 0 && tries < TRIES; at = text.indexOf(words, at + 1), tries++)
    if (best === undefined || Math.abs(at - about) < Math.abs(best - about)) best = at
  return best
}

/** The words of a message, those of findings marked, each followed by its number. Also says which findings have a mark, and what was cut. */
export function markedText(id: number, message: MessageReport, findings: readonly FindingReport[]): { text: Markup; marked: Set<number>; cut: number } {
  const { text } = message.place
  const end = Math.min(text.length, MOST)
  const places = placesOf(message, findings).filter((place) => place.start >= 0 && place.end <= end)
  const edges = [...new Set([0, end, ...places.flatMap((place) => [place.start, place.end])])].sort((a, b) => a - b)
  const starts = places.toSorted((a, b) => a.start - b.start)
  const parts: Part[] = []
  let open: Place[] = []
  let next = 0
  for (const [index, from] of edges.entries()) {
    const ended = open.filter((place) => place.end === from)
    parts.push(ended.map(({ number }) => reference(id, number)))
    open = open.filter((place) => place.end > from)
    for (; starts[next]?.start === from; next++) open.push(starts[next] as Place)
    const to = edges[index + 1]
    if (to === undefined) break
    const words = text.slice(from, to)
    const worst = open.toSorted((a, b) => (RANK[a.severity] ?? 2) - (RANK[b.severity] ?? 2))[0]
    parts.push(worst ? html`<mark class="${worst.severity}">${words}</mark>` : words)
  }
  return { text: html`${parts}`, marked: new Set(places.map(({ number }) => number)), cut: text.length - end }
}

function reference(id: number, number: number): Markup {
  return html`<sup><a id="m${id}-${number}" href="#f${id}-${number}">${number}</a></sup>`
}
