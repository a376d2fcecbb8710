import { scaleBand } from 'd3-scale'
import { stack, stackOffsetExpand } from 'd3-shape'
import { ELEMENTS, type ElementId } from '../../model.ts'
import { scrolled } from './bars.ts'
import type { Bucket, Buckets } from './buckets.ts'
import { html, type Markup, type Part, size } from './markup.ts'
import type { Post } from './post.ts'
import { DRAWN, part, type Share, type Shares, sharesOf, total } from './shares.ts'
import type { Speech } from './words.ts'

const WIDTH = 320
const HEIGHT = 118
const MARGIN = { top: 8, right: 4, bottom: 20, left: 34 }
/** Stretches with fewer messages are drawn narrow. */
const FEW = 5

interface Column {
  label: string
  share: Share
}

/** Many small charts, all alike: messages, then each element. */
export function overTime(posts: readonly Post[], buckets: Buckets, speech: Speech): Markup {
  const { say, number } = speech
  const dated = buckets.list.reduce((count, bucket) => count + bucket.posts.length, 0)
  const body =
    buckets.list.length < 2 ? html`<p>${say('time.none', { count: number(dated), unit: buckets.unit })}</p>` : charts(posts.length - dated, buckets, speech)
  return html`<section id="time" aria-labelledby="time-title"><h2 id="time-title">${say('time.title')}</h2>${body}</section>`
}

function charts(undated: number, buckets: Buckets, speech: Speech): Part {
  const { say, name } = speech
  const shares = buckets.list.map(({ label, posts }) => ({ label, shares: sharesOf(posts) }))
  const shown = ELEMENTS.filter((element) => shares.some((one) => total(one.shares[element]) > 0))
  const panels = shown.map((element) => {
    const columns = shares.map(({ label, shares: all }) => ({ label, share: all[element] }))
    const title = panelTitle(name(`element.${element}`), columns, buckets.unit, speech)
    return html`<figure><figcaption>${name(`element.${element}`)}</figcaption>${stacked(columns, title, speech)}</figure>`
  })
  const counts = html`<figure><figcaption>${say('time.messages')}</figcaption>${counted(buckets, speech)}</figure>`
  return html`<p class="lead">${say('time.intro', { unit: buckets.unit })} ${undated > 0 && say('time.undated', { count: undated })}</p>
<div class="panels">${counts}${panels}</div>${figures(shares, shown, speech)}`
}

function panelTitle(element: string, columns: readonly Column[], unit: string, { say, percent }: Speech): string {
  const filled = columns.filter(({ share }) => total(share) > 0)
  const [first, last] = [filled[0], filled.at(-1)]
  if (!first || !last) return element
  const [from, to] = [first, last].map(({ share }) => percent(part(share, 'present')))
  return say('time.panel', { element, unit, first: from, from: first.label, last: to, to: last.label })
}

/** Shares of the three verdicts in each stretch of time, one above the other. */
export function stacked(columns: readonly Column[], title: string, { percent }: Speech): Markup {
  const x = bands(columns)
  const layers = stack<Column, keyof Share>()
    .keys(DRAWN)
    .value(({ share }, verdict) => share[verdict])
    .offset(stackOffsetExpand)([...columns])
  const drawn = layers.map((layer) =>
    layer.map(([low, high], index) => {
      const { label, share } = columns[index] as Column
      if (!(high > low)) return ''
      const width = x.bandwidth() * (total(share) < FEW ? 0.4 : 1)
      const left = (x(label) ?? 0) + (x.bandwidth() - width) / 2
      return html`<rect class="${layer.key}" x="${size(left)}" y="${size(height(high))}" width="${size(width)}" height="${size(height(low) - height(high))}"/>`
    }),
  )
  const marks = [0, 0.5, 1].map((tick) => line(height(tick), percent(tick)))
  return frame(title, html`${marks}${drawn}${labels(columns, x)}`)
}

function counted({ list, unit }: Buckets, { say, number }: Speech): Markup {
  const x = bands(list)
  const most = Math.max(...list.map(({ posts }) => posts.length))
  const bars = list.map(({ label, posts }) =>
    posts.length === 0
      ? ''
      : html`<rect class="count" x="${size(x(label) ?? 0)}" y="${size(height(posts.length / most))}" width="${size(x.bandwidth())}" height="${size(height(0) - height(posts.length / most))}"/>`,
  )
  const [first, last] = [list[0], list.at(-1)] as [Bucket, Bucket]
  const title = say('time.panel-count', { unit, first: number(first.posts.length), from: first.label, last: number(last.posts.length), to: last.label })
  return frame(title, html`${[0, most].map((tick) => line(height(tick / most), number(tick)))}${bars}${labels(list, x)}`)
}

/** Where a share of 0 to 1 ends, from above. */
function height(share: number): number {
  return HEIGHT - MARGIN.bottom - share * (HEIGHT - MARGIN.bottom - MARGIN.top)
}

function bands(columns: readonly { label: string }[]) {
  return scaleBand(
    columns.map(({ label }) => label),
    [MARGIN.left, WIDTH - MARGIN.right],
  ).padding(0.15)
}

function line(y: number, label: string): Markup {
  return html`<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${size(y)}" y2="${size(y)}"/><text x="${MARGIN.left - 5}" y="${size(y + 3.5)}" text-anchor="end">${label}</text>`
}

/** The first stretch and the last; what lies between is even. */
function labels(columns: readonly { label: string }[], x: ReturnType<typeof bands>): Part {
  const [first, last] = [columns[0], columns.at(-1)]
  const at = HEIGHT - 5
  return html`<text x="${size(x(first?.label ?? '') ?? 0)}" y="${at}">${first?.label}</text><text x="${size((x(last?.label ?? '') ?? 0) + x.bandwidth())}" y="${at}" text-anchor="end">${last?.label}</text>`
}

function frame(title: string, content: Markup): Markup {
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}"><title>${title}</title>${content}</svg>`
}

/** The same in figures. */
function figures(shares: readonly { label: string; shares: Shares }[], shown: readonly ElementId[], { say, name }: Speech): Markup {
  const heads = shown.map((element) => html`<th scope="col">${name(`element.${element}`)}</th>`)
  const rows = shares.map(({ label, shares: all }) => {
    const cells = shown.map((element) => html`<td>${DRAWN.map((verdict) => all[element][verdict]).join(' / ')}</td>`)
    return html`<tr><th scope="row">${label}</th>${cells}</tr>`
  })
  const table = html`<table class="figures"><caption>${say('time.cell')}</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table>`
  return html`<details><summary>${say('page.figures')}</summary>${scrolled(say('page.figures'), table)}</details>`
}
