import { ELEMENTS } from '../../model.ts'
import type { FindingReport, MessageReport } from '../../report.ts'
import { markedText } from './marks.ts'
import { html, type Markup, type Part } from './markup.ts'
import { componentsOf } from './matrix.ts'
import { newestFirst, type Post, timeText } from './post.ts'
import type { Speech } from './words.ts'

/** Signs of a title, or of the first words, in a list. */
const HEADLINE = 110

/** One post: its facts in one line; inside, the words with what was found. */
export function postEntry(post: Post, message: MessageReport, speech: Speech): Markup {
  const { say, name } = speech
  const named = (verdict: string) => ELEMENTS.filter((element) => post.verdicts[element] === verdict)
  const [absent, hollow] = [named('absent'), named('hollow')]
  const standing = message.findings.filter((finding) => !finding.suppressed)
  const said = standing.filter((one) => !isMissing(one, absent))
  // The numbers in the words are those of the list.
  const open = [...said, ...standing.filter((one) => isMissing(one, absent))]
  const aside = message.findings.length - open.length
  const { text, marked, cut } = markedText(post.id, message, open)
  const counts = [
    absent.length > 0 && say('posts.absent', { count: absent.length }),
    hollow.length > 0 && say('posts.hollow', { count: hollow.length }),
  ].filter(Boolean)
  const told = post.judged ? counts.join(', ') || say('posts.holds') : name('pretty.not-judged')
  const head = html`<summary><span class="when">${post.at ? timeText(post.at) : say('posts.undated')}</span> <span class="what" dir="auto">${headline(message)}</span> <span class="facts">${name(`stage.${post.stage}`)} ${strip(post)} ${told}</span></summary>`
  const facts = [
    ...[say('posts.where', { path: post.path, line: message.place.line }), name(`channel.${message.channel}`), message.audience],
    ...(message.situation === 'ordinary' ? [] : [message.situation]),
    ...post.components,
  ].join(' · ')
  const listed = said.map((one, index) => finding(post.id, index + 1, one, marked, speech))
  const inside = html`<div class="inside"><p class="muted">${facts}</p>${absent.length > 0 && html`<p class="missing">${missing(post.id, absent, open, speech)}</p>`}
<div class="sheet"><div class="text" dir="auto" lang="${message.language}">${text}${cut > 0 && html` <i class="muted">${say('posts.cut', { count: cut })}</i>`}</div>
<div class="findings">${listed.length > 0 ? html`<h4>${say('posts.findings')}</h4><ol>${listed}</ol>` : absent.length === 0 && html`<p>${say('posts.no-findings')}</p>`}${aside > 0 && html`<p class="muted">${say('posts.aside', { count: aside })}</p>`}</div></div></div>`
  return html`<li class="entry post" id="p${post.id}" data-stage="${post.stage}"${data('absent', absent.join(' '))}${data('hollow', hollow.join(' '))}${data('present', named('present').join(' '))}${data('components', post.components.length > 0 ? JSON.stringify(post.components) : '')}><details>${head}${inside}</details></li>`
}

function data(name: string, value: string): Part {
  return value !== '' && html` data-${name}="${value}"`
}

/** An absence has no words to show, and its rule says once what to write: it takes a word, not a paragraph. */
function isMissing({ element, verdict }: FindingReport, absent: readonly string[]): boolean {
  return verdict === 'absent' && element !== undefined && absent.includes(element)
}

/** The absent elements, each leading to its rule, with how much it weighs. */
function missing(id: number, absent: readonly string[], findings: readonly FindingReport[], { say, name }: Speech): Part {
  const slot = '\u0000'
  const [before = '', after = ''] = say('posts.missing', { elements: slot }).split(slot)
  const links = absent.map((element, index) => {
    const at = findings.findIndex((one) => one.element === element && isMissing(one, absent))
    const { ruleId, severity } = findings[at] ?? {}
    const comma = index > 0 && ', '
    if (ruleId === undefined || severity === undefined) return html`${comma}${name(`element.${element}`)}`
    return html`${comma}<a class="rule" id="f${id}-${at + 1}" href="#r-${ruleId}">${name(`element.${element}`)}</a> (<b class="${severity}">${name(`severity.${severity}`)}</b>)`
  })
  return [before, links, after]
}

function headline({ title, place }: MessageReport): string {
  const words = (title ?? place.text.slice(0, 4 * HEADLINE)).replace(/\s+/g, ' ').trim()
  return words.length > HEADLINE ? `${words.slice(0, HEADLINE).trimEnd()}…` : words
}

/** The ten elements as ten signs, always in one order. What nobody asks for is a point. */
function strip({ verdicts }: Post): Markup {
  // One drawing a verdict: ten a post, of thousands of posts, are what a browser is slow at.
  const cells = (['absent', 'hollow', 'present', 'idle'] as const).map((kind) => {
    const at = ELEMENTS.flatMap((element, index) => ((verdicts[element] ?? 'idle') === kind ? index * 9 : []))
    return at.length > 0 && html`<path class="${kind}" d="${at.map((x) => (kind === 'idle' ? `M${x + 3} 5h2v2h-2z` : `M${x}.5.5h7v11h-7z`)).join('')}"/>`
  })
  return html`<svg class="strip" width="91" height="12" aria-hidden="true" focusable="false">${cells}</svg>`
}

function finding(id: number, number: number, one: FindingReport, marked: ReadonlySet<number>, { say, name }: Speech): Markup {
  const { ruleId, severity, message, expected, more } = one
  const instead = expected?.[0] !== undefined && html`<span class="instead">→ ${expected[0]}</span>`
  const back = marked.has(number) && html` <a class="back" href="#m${id}-${number}" aria-label="${say('posts.words')}">↩</a>`
  return html`<li id="f${id}-${number}"><b class="${severity}">${name(`severity.${severity}`)}</b> ${message} ${more !== undefined && say('posts.more', { count: more })} <a class="rule" href="#r-${ruleId}">${ruleId}</a>${back}${instead}</li>`
}

/** All posts, newest first, with the filters that the script brings to life. */
export function postList(posts: readonly Post[], entries: ReadonlyMap<number, Markup>, speech: Speech): Markup {
  const { say } = speech
  const list = newestFirst(posts).flatMap((post) => entries.get(post.id) ?? [])
  const left = posts.length - list.length
  return html`<section id="posts" aria-labelledby="posts-title"><h2 id="posts-title">${say('posts.title')}</h2>
<p class="lead">${say('posts.intro')}</p>${left > 0 && html`<p class="note">${say('posts.left', { count: left })}</p>`}${filters(posts, speech)}
<ul class="entries" id="post-list">${list}</ul></section>`
}

function filters(posts: readonly Post[], { say, name }: Speech): Markup {
  const select = (id: string, label: string, options: readonly (readonly [string, string])[]) =>
    html`<label>${label} <select id="${id}"><option value="">${say('posts.any')}</option>${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}</select></label>`
  const stages = [...new Set(posts.map(({ stage }) => stage))].sort()
  const components = componentsOf(posts).map(([component]) => [component, component] as const)
  const inputs: Part[] = [
    html`<label>${say('posts.search')} <input id="by-words" type="search" autocomplete="off"></label>`,
    select(
      'by-element',
      say('posts.element'),
      ELEMENTS.map((element) => [element, name(`element.${element}`)] as const),
    ),
    select(
      'by-verdict',
      say('posts.verdict'),
      (['absent', 'hollow', 'present'] as const).map((verdict) => [verdict, name(`verdict.${verdict}`)] as const),
    ),
    select(
      'by-stage',
      say('posts.stage'),
      stages.map((stage) => [stage, stage] as const),
    ),
    components.length > 0 && select('by-component', say('posts.component'), components.slice(0, 200)),
    html`<button type="button" id="open-all">${say('posts.open')}</button> <button type="button" id="close-all">${say('posts.close')}</button>`,
  ]
  return html`<form id="filters" role="search" aria-label="${say('posts.title')}" hidden>${inputs}</form><p id="shown" role="status" data-text="${say('posts.shown')}"></p>`
}
