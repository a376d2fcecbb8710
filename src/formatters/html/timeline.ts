import { type SymbolType, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye } from 'd3-shape'
import { STAGES } from '../../model.ts'
import type { Thread } from './incidents.ts'
import { html, type Markup, size } from './markup.ts'
import { type Post, roughly } from './post.ts'
import type { Speech } from './words.ts'

/** A shape and a colour a stage: either tells them apart. */
const SHAPES: Record<string, SymbolType> = {
  investigating: symbolCircle,
  identified: symbolDiamond,
  monitoring: symbolTriangle,
  resolved: symbolSquare,
  postmortem: symbolStar,
  scheduled: symbolCross,
  cancelled: symbolWye,
  security: symbolStar,
}
const AREA = 110
const WIDTH = 720
const HEIGHT = 74
const LINE = 34
const EDGE = 16
/** Between two signs, at least. */
const APART = 18
/** Gaps that are longer than so many middling ones are drawn short. */
const LONG = 6

function sign(stage: string, x: number, y: number): Markup {
  return html`<path class="stage-${stage in SHAPES ? stage : 'other'}" transform="translate(${size(x)},${size(y)})" d="${symbol(SHAPES[stage] ?? symbolCircle, AREA)() ?? ''}"/>`
}

/** What the signs on the timelines stand for: the stages that these incidents have. */
export function stageSigns(threads: readonly Thread[], { say, name }: Speech): Markup {
  const met = new Set(threads.flatMap(({ posts }) => posts.map(({ stage }) => stage)))
  const picture = (content: Markup) => html`<svg class="sign" width="18" height="18" aria-hidden="true" focusable="false">${content}</svg>`
  const signs = STAGES.filter((stage) => met.has(stage)).map((stage) => html`<li>${picture(sign(stage, 9, 9))} ${name(`stage.${stage}`)}</li>`)
  const promise = html`<li>${picture(html`<path class="promise" d="M9 3V15M5 3H13"/>`)} ${say('incidents.promise-mark')}</li>`
  const dashes = html`<li>${picture(html`<line class="axis long" x1="0" x2="18" y1="9" y2="9"/>`)} ${say('incidents.broken-axis')}</li>`
  return html`<ul class="legend" aria-label="${say('page.legend')}">${signs}${promise}${dashes}</ul>`
}

/** The updates on a line of time. A long silence is drawn short and dashed, else the rest would be one point. */
export function timeline(posts: readonly Post[], { say }: Speech): Markup {
  const times = posts.map(({ at }) => at?.ms ?? 0)
  const gaps = times.slice(1).map((time, index) => time - (times[index] as number))
  const middling = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] as number
  const most = Math.max(middling * LONG, 1)
  const drawn = gaps.map((gap) => Math.min(gap, most))
  const all = drawn.reduce((sum, gap) => sum + gap, 0)
  const room = Math.max(WIDTH - 2 * EDGE - APART * gaps.length, 0)
  const xs = [EDGE]
  for (const gap of drawn) xs.push((xs.at(-1) as number) + APART + (all === 0 ? 0 : (gap / all) * room))
  const width = Math.max(WIDTH, (xs.at(-1) as number) + EDGE)
  const lines = gaps.map((gap, index) => {
    const [from, to] = [xs[index] as number, xs[index + 1] as number]
    const label = to - from > 60 && html`<text x="${size((from + to) / 2)}" y="${LINE - 10}" text-anchor="middle">${roughly(gap / 1000)}</text>`
    return html`<line class="axis${gap > most && ' long'}" x1="${size(from)}" x2="${size(to)}" y1="${LINE}" y2="${LINE}"/>${label}`
  })
  const at = (time: number) => {
    const after = Math.max(
      1,
      times.findIndex((one) => one >= time),
    )
    const [from, to] = [times[after - 1] as number, times[after] as number]
    const [left, right] = [xs[after - 1] as number, xs[after] as number]
    return to === from ? left : left + ((time - from) / (to - from)) * (right - left)
  }
  const dues = posts.flatMap(({ promise }) => {
    if (!promise || promise.due > (times.at(-1) as number) || promise.due < (times[0] as number)) return []
    return html`<path class="promise${promise.kept === false && ' broken'}" d="M${size(at(promise.due))} ${LINE - 8}V${LINE + 8}m-4 -16h8"/>`
  })
  const signs = posts.map(
    ({ stage }, index) =>
      html`${sign(stage, xs[index] as number, LINE)}<text x="${size(xs[index] as number)}" y="${LINE + 26}" text-anchor="middle">${index + 1}</text>`,
  )
  const title = say('incidents.timeline', { count: posts.length })
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><svg class="timeline" width="${size(width)}" height="${HEIGHT}" viewBox="0 0 ${size(width)} ${HEIGHT}" role="img" aria-label="${title}">${lines}${dues}${signs}</svg></div>`
}
