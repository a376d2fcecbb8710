import { html, type Markup } from './markup.ts'
import { type Post, roughly, timeText } from './post.ts'
import { stageSigns, timeline } from './timeline.ts'
import type { Speech } from './words.ts'

/** Incidents shown, the newest. */
const MOST = 1000

/** The updates of one incident, two or more, oldest first. */
export interface Thread {
  posts: Post[]
  /** Whether the order is that of their times. */
  timed: boolean
}

/** Messages by incident, the newest incident first; and how many stand alone. */
export function threadsOf(posts: readonly Post[]): { threads: Thread[]; alone: number } {
  const known = posts.filter(({ incident }) => incident !== undefined)
  let alone = posts.length - known.length
  const threads: Thread[] = []
  for (const group of [...grouped(known, ({ path, incident }) => `${path.replace(/[^/\\]*$/, '')}\n${incident}`).values()].flatMap(apart)) {
    if (group.length > 1) threads.push(inOrder(group))
    else alone++
  }
  const begin = ({ posts: [first] }: Thread) => first?.at?.ms ?? Number.NEGATIVE_INFINITY
  return { threads: threads.sort((a, b) => begin(b) - begin(a) || (a.posts[0]?.id ?? 0) - (b.posts[0]?.id ?? 0)), alone }
}

function grouped(posts: readonly Post[], keyOf: (post: Post) => string): Map<string, Post[]> {
  const groups = new Map<string, Post[]>()
  for (const post of posts) {
    const key = keyOf(post)
    const group = groups.get(key)
    if (group) group.push(post)
    else groups.set(key, [post])
  }
  return groups
}

/** Two files may give the same number to two incidents: then an incident has two first updates, and each file has one of its own. */
function apart(group: Post[]): Post[][] {
  const orders = group.flatMap(({ order }) => order ?? [])
  return new Set(orders).size === orders.length ? [group] : [...grouped(group, ({ path }) => path).values()]
}

function inOrder(group: readonly Post[]): Thread {
  if (group.every(({ at }) => at?.exact))
    return { posts: group.toSorted((a, b) => (a.at?.ms ?? 0) - (b.at?.ms ?? 0) || (a.order ?? 0) - (b.order ?? 0)), timed: true }
  return { posts: group.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0)), timed: false }
}

export function incidents(threads: readonly Thread[], alone: number, shown: ReadonlySet<number>, speech: Speech): Markup {
  const { say } = speech
  const list = threads.slice(0, MOST)
  const left = threads.length - list.length
  const content =
    threads.length === 0
      ? html`<p>${say('incidents.none', { alone })}</p>`
      : html`<p class="lead">${say('incidents.intro', { count: threads.length, alone })}</p>${stageSigns(threads, speech)}
<ul class="entries">${list.map((thread) => incident(thread, shown, speech))}</ul>${left > 0 && html`<p class="muted">${say('incidents.more', { count: left })}</p>`}`
  return html`<section id="incidents" aria-labelledby="incidents-title"><h2 id="incidents-title">${say('incidents.title')}</h2>${content}</section>`
}

function incident({ posts, timed }: Thread, shown: ReadonlySet<number>, speech: Speech): Markup {
  const { say } = speech
  const [first, last] = [posts[0], posts.at(-1)]
  const title = posts.find((post) => post.title !== undefined)?.title ?? say('incidents.untitled')
  const lasted = timed && first?.at && last?.at ? say('incidents.length', { length: roughly((last.at.ms - first.at.ms) / 1000) }) : ''
  const facts = [say('incidents.updates', { count: posts.length }), lasted].filter(Boolean).join(', ')
  const head = html`<summary><span class="when">${first?.at ? timeText(first.at) : say('posts.undated')}</span> <span class="what" dir="auto">${title}</span> <span class="facts">${facts}</span></summary>`
  const steps = posts.map((post, index) => step(post, timed ? posts[index - 1] : undefined, shown, speech))
  return html`<li class="entry" id="i${first?.id}"><details>${head}<div class="inside">${timed ? timeline(posts, speech) : html`<p class="muted">${say('incidents.order')}</p>`}<ol class="steps">${steps}</ol></div></details></li>`
}

function step(post: Post, before: Post | undefined, shown: ReadonlySet<number>, { say, name }: Speech): Markup {
  const gap = before?.at && post.at ? say('incidents.after', { length: roughly((post.at.ms - before.at.ms) / 1000) }) : ''
  const { promise } = post
  const time = promise && timeText({ ms: promise.due, exact: true })
  const promised = promise && say(promise.kept === undefined ? 'incidents.due' : promise.kept ? 'incidents.due-kept' : 'incidents.due-broken', { time })
  const failing = (verdict: string, key: 'posts.missing' | 'posts.emptied') => {
    const named = Object.entries(post.verdicts).flatMap(([element, one]) => (one === verdict ? name(`element.${element}`) : []))
    return named.length === 0 ? '' : say(key, { elements: named.join(', ') })
  }
  const label = post.at ? timeText(post.at) : name(`stage.${post.stage}`)
  const when = shown.has(post.id) ? html`<a href="#p${post.id}">${label}</a>` : html`${label}`
  const promises = promised !== undefined && html` · <span class="${promise?.kept === false && 'broken'}">${promised}</span>`
  const rest = [gap, failing('absent', 'posts.missing'), failing('hollow', 'posts.emptied')].filter((one) => one !== '')
  return html`<li>${when} <b>${name(`stage.${post.stage}`)}</b>${promises} <span class="muted">${rest.map((one) => ` · ${one}`)}</span></li>`
}
