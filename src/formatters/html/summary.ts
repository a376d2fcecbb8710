import { ELEMENTS } from '../../model.ts'
import type { Summary } from '../../summary.ts'
import { bar } from './bars.ts'
import { html, type Markup, type Part } from './markup.ts'
import type { Post } from './post.ts'
import { part, type Shares, total } from './shares.ts'
import type { Promises } from './silences.ts'
import { type Trend, trendOf } from './trend.ts'
import type { Speech } from './words.ts'

/** How many of the elements that fail most are named. */
const WORST = 3

/** Where messages fail, whether it is getting better, and whether promises are kept, in sentences. */
export function summary(posts: readonly Post[], shares: Shares, promises: Promises, { errors, warnings, infos }: Summary, speech: Speech): Markup {
  const { say } = speech
  return html`<section id="summary" aria-labelledby="summary-title"><h2 id="summary-title">${say('summary.title')}</h2>
<div class="answers">
<div class="answer"><h3>${say('summary.where')}</h3>${where(posts, shares, speech)}</div>
<div class="answer"><h3>${say('summary.better')}</h3>${better(posts, speech)}</div>
<div class="answer"><h3>${say('summary.promises')}</h3>${kept(promises, speech)}<p class="muted">${say('summary.found', { errors, warnings, infos })}</p></div>
</div></section>`
}

function where(posts: readonly Post[], shares: Shares, { say, name, number, percent }: Speech): Part {
  const judged = posts.filter((post) => post.judged)
  const whole = judged.filter((post) => post.whole).length
  const share = judged.length === 0 ? 0 : whole / judged.length
  const worst = ELEMENTS.filter((element) => shares[element].absent + shares[element].hollow > 0)
    .toSorted((a, b) => shares[b].absent + shares[b].hollow - (shares[a].absent + shares[a].hollow))
    .slice(0, WORST)
  const lines = worst.map((element) => {
    const { absent, hollow } = shares[element]
    const said = say('summary.worst-one', { element: name(`element.${element}`), absent, hollow, count: total(shares[element]) })
    return html`<li>${said}${bar(shares[element])}</li>`
  })
  return html`<p class="figure">${percent(share)}</p><p>${say('summary.whole', { count: number(whole), all: number(judged.length), share: percent(share) })}</p>
${worst.length > 0 ? html`<p>${say('summary.worst')}</p><ol class="worst">${lines}</ol>` : html`<p>${say('summary.nothing-wrong')}</p>`}`
}

function better(posts: readonly Post[], speech: Speech): Part {
  const { say, number, percent } = speech
  const trend = trendOf(posts)
  if (!trend) return html`<p>${say('summary.no-dates', { count: number(posts.filter(({ at }) => at).length), all: number(posts.length) })}</p>`
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const [before, after] = [part(trend.before, 'present'), part(trend.after, 'present')].map(percent)
  return html`<p class="figure">${before} <span aria-hidden="true">→</span> ${after}</p>
<p>${say('summary.halves', { before, after, from: day(trend.from), middle: day(trend.middle), to: day(trend.to) })}</p>${changes(trend, speech)}`
}

function changes({ changed }: Trend, { say, name, percent }: Speech): Part {
  const named = (way: number) =>
    changed
      .filter((one) => one.way === way)
      .map(({ element, before, after }) => say('summary.change', { element: name(`element.${element}`), before: percent(before), after: percent(after) }))
      .join(', ')
  const [rose, fell] = [named(1), named(-1)]
  return html`${rose && html`<p>${say('summary.rose', { elements: rose })}</p>`}${fell && html`<p>${say('summary.fell', { elements: fell })}</p>`}<p class="muted">${say(changed.length === 0 ? 'summary.same' : 'summary.others-same')}</p>`
}

function kept({ kept: count, broken }: Promises, { say, number, percent }: Speech): Part {
  const all = count + broken
  if (all === 0) return html`<p>${say('summary.no-promises')}</p>`
  return html`<p class="figure">${percent(count / all)}</p><p>${say('summary.kept', { kept: number(count), count: number(all), share: percent(count / all) })}</p>`
}
