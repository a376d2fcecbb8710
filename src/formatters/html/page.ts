import { script, scriptHash, style, styleHash } from '../../generated/html-assets.ts'
import type { Summary } from '../../summary.ts'
import { PATTERNS } from './bars.ts'
import { bucketsOf } from './buckets.ts'
import { elements } from './elements.ts'
import { incidents, threadsOf } from './incidents.ts'
import { html, Markup, type Part } from './markup.ts'
import { byComponent, byStage } from './matrix.ts'
import { overTime } from './over-time.ts'
import type { Phrases } from './phrases.ts'
import type { Post } from './post.ts'
import { postList } from './posts.ts'
import type { Rules } from './rules.ts'
import { sharesOf } from './shares.ts'
import { promisesIn } from './silences.ts'
import { summary } from './summary.ts'
import { threads } from './threads.ts'
import type { Speech } from './words.ts'

export interface Archive {
  tool: { name: string; version: string }
  posts: readonly Post[]
  /** Drawn posts by id; those that would make the page too large are not there. */
  entries: ReadonlyMap<number, Markup>
  phrases: Phrases
  rules: Rules
  unread: readonly { path: string; message: string }[]
  summary: Summary
}

/** Only the style and the script that the page brings itself: nothing that a message says can run or load. */
const POLICY = `default-src 'none'; style-src '${styleHash}'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`

export function page(archive: Archive, speech: Speech): Markup {
  const { say, language } = speech
  const { tool, posts } = archive
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${say('page.title')}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#posts">${say('page.skip')}</a>
${PATTERNS}
<header><h1>${say('page.title')}</h1><p class="subtitle">${subtitle(archive, speech)}</p></header>
${posts.length > 0 && contents(speech)}
<main>
${posts.length > 0 ? sections(archive, speech) : html`<p>${say('page.empty')}</p>`}
${unread(archive, speech)}
</main>
<footer><p>${say('page.foot', { tool: tool.name, version: tool.version })}</p></footer>
<script>${new Markup(script)}</script>
</body>
</html>
`
}

function subtitle({ posts, summary: { files } }: Archive, { say }: Speech): string {
  const times = posts.flatMap(({ at }) => (at ? at.ms : [])).sort((a, b) => a - b)
  const [from, to] = [times[0], times.at(-1)].map((ms) => (ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 10)))
  const count = { count: posts.length, files }
  return from === undefined ? say('page.subtitle', count) : say('page.subtitle-dated', { ...count, from, to })
}

const SECTIONS = [
  ['summary', 'summary.title'],
  ['elements', 'elements.title'],
  ['time', 'time.title'],
  ['stages', 'stage.title'],
  ['components', 'component.title'],
  ['promises', 'threads.title'],
  ['phrases', 'phrases.title'],
  ['incidents', 'incidents.title'],
  ['posts', 'posts.title'],
  ['rules', 'rules.title'],
] as const

function contents({ say }: Speech): Markup {
  return html`<nav aria-label="${say('page.contents')}"><ul>${SECTIONS.map(([id, key]) => html`<li><a href="#${id}">${say(key)}</a></li>`)}</ul></nav>`
}

function sections({ posts, entries, phrases, rules, summary: counts }: Archive, speech: Speech): Part {
  const shares = sharesOf(posts)
  const shown = new Set(entries.keys())
  const buckets = bucketsOf(posts, speech)
  const { threads: list, alone } = threadsOf(posts)
  const promises = promisesIn(posts)
  return [
    summary(posts, shares, promises, counts, speech),
    elements(shares, speech),
    overTime(posts, buckets, speech),
    byStage(posts, speech),
    byComponent(posts, speech),
    threads(list, promises, buckets, speech),
    phrases.section(shown, speech),
    incidents(list, alone, shown, speech),
    postList(posts, entries, speech),
    rules.section(speech),
  ]
}

function unread({ unread: list, posts }: Archive, { say }: Speech): Part {
  const other = posts.filter(({ judged }) => !judged).length
  if (list.length === 0 && other === 0) return ''
  const items = list.map(({ path, message }) => html`<li><code>${path}</code>: ${message}</li>`)
  return html`<section id="unread" aria-labelledby="unread-title"><h2 id="unread-title">${say('unread.title')}</h2>${other > 0 && html`<p>${say('summary.unjudged', { count: other })}</p>`}${list.length > 0 && html`<p>${say('summary.unread', { count: list.length })}</p><ul>${items}</ul>`}</section>`
}
