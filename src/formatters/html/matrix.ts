import { ELEMENTS, STAGES } from '../../model.ts'
import { bar, scrolled, shareText } from './bars.ts'
import { html, type Markup } from './markup.ts'
import type { Post } from './post.ts'
import { part, sharesOf, total } from './shares.ts'
import type { Speech } from './words.ts'

/** Components shown, those with most messages. */
const MOST = 15

/** One row a group, one column an element: what is present, in figures and drawn. */
function matrix(corner: string, groups: readonly [string, readonly Post[]][], speech: Speech): Markup {
  const { name, number, percent } = speech
  const rows = groups.map(([group, posts]) => {
    const shares = sharesOf(posts)
    const cells = ELEMENTS.map((element) => {
      const share = shares[element]
      if (total(share) === 0) return html`<td class="idle">–</td>`
      const few = total(share) < 5 && ' few'
      return html`<td class="cell${few}" title="${shareText(name(`element.${element}`), share, speech)}">${percent(part(share, 'present'))}${bar(share)}</td>`
    })
    return html`<tr><th scope="row">${group} <span class="muted">${number(posts.length)}</span></th>${cells}</tr>`
  })
  const heads = ELEMENTS.map((element) => html`<th scope="col">${name(`element.${element}`)}</th>`)
  return html`<table class="matrix"><thead><tr><th scope="col">${corner}</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`
}

export function byStage(posts: readonly Post[], speech: Speech): Markup {
  const { say, name } = speech
  const groups = STAGES.map((stage): [string, Post[]] => [name(`stage.${stage}`), posts.filter((post) => post.stage === stage && post.judged)]).filter(
    ([, list]) => list.length > 0,
  )
  return html`<section id="stages" aria-labelledby="stages-title"><h2 id="stages-title">${say('stage.title')}</h2>
<p class="lead">${say('stage.intro')}</p>${scrolled(say('stage.title'), matrix(say('stage.stage'), groups, speech))}</section>`
}

/** Names of components with their messages, those with most first. */
export function componentsOf(posts: readonly Post[]): [string, Post[]][] {
  const groups = new Map<string, Post[]>()
  for (const post of posts) {
    if (!post.judged) continue
    for (const component of new Set(post.components)) {
      const group = groups.get(component)
      if (group) group.push(post)
      else groups.set(component, [post])
    }
  }
  return [...groups].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
}

export function byComponent(posts: readonly Post[], speech: Speech): Markup {
  const { say, percent } = speech
  const groups = componentsOf(posts)
  const shown = groups.slice(0, MOST)
  const share = posts.filter(({ components }) => components.length > 0).length / Math.max(1, posts.length)
  const left = groups.length - shown.length
  const content =
    groups.length === 0
      ? html`<p>${say('component.none')}</p>`
      : html`<p class="lead">${say('component.intro', { count: shown.length, share: percent(share) })}</p>
${scrolled(say('component.title'), matrix(say('component.component'), shown, speech))}${left > 0 && html`<p class="muted">${say('component.more', { count: left })}</p>`}`
  return html`<section id="components" aria-labelledby="components-title"><h2 id="components-title">${say('component.title')}</h2>${content}</section>`
}
