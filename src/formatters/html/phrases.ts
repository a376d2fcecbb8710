import type { FindingReport } from '../../report.ts'
import { scrolled } from './bars.ts'
import { html, type Markup, size } from './markup.ts'
import type { Speech } from './words.ts'

/** Phrases shown. */
const MOST = 30
/** A longer one is a sentence, and sentences do not come twice. */
const LONGEST = 100

/** What these rules find is full of sense: it harms in other ways. */
const NOT_HOLLOW: ReadonlySet<string> = new Set([
  'no-jargon',
  'no-insensitive-wording',
  'no-leak',
  'no-unfilled-slot',
  'no-long-sentence',
  'no-equipment-detail',
  'no-employee-blame',
  'no-vendor-blame',
  'no-customer-blame',
  'no-dismissive-remark',
  'no-contradiction',
  'no-buried-lede',
  'readable',
])

interface Phrase {
  /** As it was first written. */
  words: string
  messages: number
  last: number
  rules: Set<string>
  instead?: string
  example: number
}

/** Hollow words that come again and again, gathered message by message. */
export class Phrases {
  private readonly known = new Map<string, Phrase>()

  add(id: number, { kind, verdict, actual, ruleId, expected }: FindingReport): void {
    if (actual === undefined || actual.length > LONGEST || NOT_HOLLOW.has(ruleId) || (kind !== 'wording' && !(kind === 'element' && verdict === 'hollow')))
      return
    const words = actual.replace(/\s+/g, ' ').trim()
    const key = words.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if (key === '') return
    const phrase = this.known.get(key) ?? {
      words,
      messages: 0,
      last: 0,
      rules: new Set(),
      example: id,
      ...(expected?.[0] !== undefined && { instead: expected[0] }),
    }
    if (phrase.last !== id) phrase.messages++
    phrase.last = id
    phrase.rules.add(ruleId)
    this.known.set(key, phrase)
  }

  /** Those of two messages or more, the most frequent first. */
  private list(): Phrase[] {
    return [...this.known.values()].filter(({ messages }) => messages > 1).sort((a, b) => b.messages - a.messages || a.example - b.example)
  }

  section(shown: ReadonlySet<number>, speech: Speech): Markup {
    const { say } = speech
    const all = this.list()
    const left = all.length - MOST
    const content =
      all.length === 0
        ? html`<p>${say('phrases.none')}</p>`
        : html`<p class="lead">${say('phrases.intro')}</p>${scrolled(say('phrases.title'), table(all.slice(0, MOST), shown, speech))}${left > 0 && html`<p class="muted">${say('phrases.more', { count: left })}</p>`}`
    return html`<section id="phrases" aria-labelledby="phrases-title"><h2 id="phrases-title">${say('phrases.title')}</h2>${content}</section>`
  }
}

function table(list: readonly Phrase[], shown: ReadonlySet<number>, { say, number }: Speech): Markup {
  const most = list[0]?.messages ?? 1
  const rows = list.map(({ words, messages, rules, instead, example }) => {
    const drawn = html`<svg class="bar open" width="100%" height="6" aria-hidden="true" focusable="false"><rect class="hollow" width="${size((messages / most) * 100)}%" height="100%"/></svg>`
    const kinds = [...rules].map((rule) => html`<a href="#r-${rule}">${rule}</a> `)
    const post = shown.has(example) ? html`<a href="#p${example}">${say('phrases.post', { id: example })}</a>` : say('phrases.post', { id: example })
    return html`<tr><th scope="row" class="phrase"><q dir="auto">${words}</q>${drawn}</th><td class="number">${number(messages)}</td><td>${kinds}</td><td class="instead">${instead}</td><td>${post}</td></tr>`
  })
  const heads = (['phrase', 'count', 'why', 'instead', 'example'] as const).map(
    (key) => html`<th scope="col" class="${key === 'count' && 'number'}">${say(`phrases.${key}`)}</th>`,
  )
  return html`<table class="phrases"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`
}
