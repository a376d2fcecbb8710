import { ELEMENTS } from '../../model.ts'
import { bar, legend, scrolled } from './bars.ts'
import { html, type Markup } from './markup.ts'
import { DRAWN, part, type Shares, total } from './shares.ts'
import type { Speech } from './words.ts'

/** The ten elements over all messages: a table whose last column is drawn. */
export function elements(shares: Shares, speech: Speech): Markup {
  const { say, name, number, percent } = speech
  const asked = ELEMENTS.filter((element) => total(shares[element]) > 0)
  const rows = asked.map((element) => {
    const share = shares[element]
    const cells = DRAWN.map((verdict) => html`<td class="number">${number(share[verdict])} <span class="muted">${percent(part(share, verdict))}</span></td>`)
    return html`<tr><th scope="row">${name(`element.${element}`)}</th><td class="number">${number(total(share))}</td>${cells}<td class="drawn">${bar(share)}</td></tr>`
  })
  const table = html`<table class="elements"><thead><tr><th scope="col">${say('elements.element')}</th><th scope="col" class="number">${say('elements.asked')}</th>${DRAWN.map(
    (verdict) => html`<th scope="col" class="number">${name(`verdict.${verdict}`)}</th>`,
  )}<td class="drawn"></td></tr></thead><tbody>${rows}</tbody></table>`
  return html`<section id="elements" aria-labelledby="elements-title"><h2 id="elements-title">${say('elements.title')}</h2>
<p class="lead">${say('elements.intro')}</p>${legend(speech)}${asked.length > 0 ? scrolled(say('elements.title'), table) : html`<p>${say('elements.none')}</p>`}</section>`
}
