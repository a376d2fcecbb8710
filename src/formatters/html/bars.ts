import { html, type Markup, size } from './markup.ts'
import { DRAWN, part, type Share, total } from './shares.ts'
import type { Speech } from './words.ts'

/** The hatching of what is hollow, drawn once for the page. */
export const PATTERNS = html`<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="5" height="5"/><rect class="hatch-line" width="2.2" height="5"/></pattern></defs></svg>`

/** One bar of the whole width: what is present, hollow and absent. The figures stand beside it in words. */
export function bar(share: Share): Markup {
  let x = 0
  const pieces = DRAWN.filter((verdict) => share[verdict] > 0).map((verdict) => {
    const width = part(share, verdict) * 100
    const piece = html`<rect class="${verdict}" x="${size(x)}%" width="${size(width)}%" height="100%"/>`
    x += width
    return piece
  })
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false">${pieces}</svg>`
}

/** A share in words, as a reader hears it. */
export function shareText(element: string, share: Share, { say, percent }: Speech): string {
  const [present, hollow, absent] = DRAWN.map((verdict) => percent(part(share, verdict)))
  return say('elements.share', { element, present, hollow, absent, count: total(share) })
}

export function legend({ say, name }: Speech): Markup {
  const sign = (verdict: string) =>
    html`<svg class="sign" width="22" height="12" aria-hidden="true" focusable="false"><rect class="${verdict}" x="0.5" y="0.5" width="21" height="11"/></svg>`
  return html`<ul class="legend" aria-label="${say('page.legend')}">${DRAWN.map(
    (verdict) => html`<li>${sign(verdict)} <b>${name(`verdict.${verdict}`)}</b> <span>${say(`page.${verdict}-means`)}</span></li>`,
  )}</ul>`
}

/** A table wider than the screen is moved inside its own frame, by keys too. */
export function scrolled(label: string, content: Markup): Markup {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">${content}</div>`
}
