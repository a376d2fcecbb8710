import { lengthName } from '../../facts/format.ts'
import type { Buckets } from './buckets.ts'
import type { Thread } from './incidents.ts'
import { html, type Markup, type Part, size } from './markup.ts'
import { stacked } from './over-time.ts'
import { roughly } from './post.ts'
import { emptyShare, part, type Share, total } from './shares.ts'
import { gapsIn, type Promises, promisesIn, ranges } from './silences.ts'
import type { Speech } from './words.ts'

/** Whether promises of a next update were kept, and how long readers waited. */
export function threads(list: readonly Thread[], promises: Promises, buckets: Buckets, speech: Speech): Markup {
  const { say } = speech
  const timed = list.some(({ timed: one }) => one)
  const content = timed ? html`<div class="pair">${promised(promises, buckets, speech)}${waits(list, speech)}</div>` : html`<p>${say('threads.none')}</p>`
  return html`<section id="promises" aria-labelledby="promises-title"><h2 id="promises-title">${say('threads.title')}</h2>${timed && html`<p class="lead">${say('threads.intro')}</p>`}${content}</section>`
}

function promised({ kept, broken, open }: Promises, buckets: Buckets, speech: Speech): Part {
  const { say, number } = speech
  const head = html`<h3>${say('threads.promise')}</h3>`
  if (kept + broken + open === 0) return html`<div>${head}<p>${say('summary.no-promises')}</p></div>`
  const rows = (
    [
      ['kept', kept],
      ['broken', broken],
      ['open', open],
    ] as const
  ).map(([key, count]) => html`<tr><th scope="row">${say(`threads.${key}`)}</th><td class="number">${number(count)}</td></tr>`)
  return html`<div>${head}<table class="plain"><tbody>${rows}</tbody></table>${keptOverTime(buckets, speech)}</div>`
}

/** Kept and broken promises in each stretch of time, drawn as what is present and what is absent. */
function keptOverTime({ list, unit }: Buckets, speech: Speech): Part {
  const { say, percent } = speech
  const columns = list.map(({ label, posts }) => {
    const { kept, broken } = promisesIn(posts)
    return { label, share: { ...emptyShare(), present: kept, absent: broken } as Share }
  })
  const filled = columns.filter(({ share }) => total(share) > 0)
  const [first, last] = [filled[0], filled.at(-1)]
  if (!first || !last || first === last) return ''
  const [one, other] = [first, last].map(({ share }) => percent(part(share, 'present')))
  const title = say('threads.by-time', { unit, first: one, from: first.label, last: other, to: last.label })
  return html`<figure><figcaption>${say('threads.kept')}</figcaption>${stacked(columns, title, speech)}</figure>`
}

function waits(list: readonly Thread[], { say, number }: Speech): Part {
  const gaps = gapsIn(list)
  const head = html`<h3>${say('threads.gaps')}</h3>`
  const middle = gaps[Math.floor(gaps.length / 2)]
  if (middle === undefined) return html`<div>${head}<p>${say('threads.gaps-none')}</p></div>`
  const counted = ranges(gaps)
  const most = Math.max(...counted.map(({ count }) => count))
  const rows = counted.map(({ to, count }, index) => {
    const label =
      to === undefined ? say('threads.over', { length: lengthName(counted[index - 1]?.to ?? 0) }) : say('threads.within', { length: lengthName(to) })
    const drawn = html`<svg class="bar open" width="100%" height="14" aria-hidden="true" focusable="false"><rect class="count" width="${size((count / most) * 100)}%" height="100%"/></svg>`
    return html`<tr><th scope="row">${label}</th><td class="number">${number(count)}</td><td class="drawn">${drawn}</td></tr>`
  })
  const told = say('threads.median', { median: roughly(middle), longest: roughly(gaps.at(-1) as number) })
  return html`<div>${head}<p>${told}</p><table class="plain"><thead><tr><th scope="col">${say('threads.gap')}</th><th scope="col" class="number">${say('threads.count')}</th><td class="drawn"></td></tr></thead><tbody>${rows}</tbody></table></div>`
}
