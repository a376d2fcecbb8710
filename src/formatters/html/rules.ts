import type { FindingReport } from '../../report.ts'
import { html, type Markup } from './markup.ts'
import type { Speech } from './words.ts'

type Counts = Record<FindingReport['severity'], number>

/** What the rules say that found something: once, not at each finding. */
export class Rules {
  private readonly known = new Map<string, Pick<FindingReport, 'why' | 'question' | 'expected'> & { counts: Counts }>()

  add({ ruleId, severity, why, question, expected }: FindingReport): void {
    const rule = this.known.get(ruleId) ?? { why, question, expected, counts: { error: 0, warning: 0, info: 0 } }
    rule.counts[severity]++
    this.known.set(ruleId, rule)
  }

  section({ say }: Speech): Markup | '' {
    if (this.known.size === 0) return ''
    const all = ({ error, warning, info }: Counts) => error + warning + info
    const rules = [...this.known].sort(([a, one], [b, other]) => all(other.counts) - all(one.counts) || (a < b ? -1 : 1))
    const entries = rules.map(
      ([
        id,
        {
          why,
          question,
          expected = [],
          counts: { error: errors, warning: warnings, info: infos },
        },
      ]) =>
        html`<div class="rule-entry" id="r-${id}"><dt>${id} <span class="muted">${say('rules.count', { errors, warnings, infos })}</span></dt><dd><p>${why}</p>${question !== undefined && html`<p>${say('rules.question', { question })}</p>`}${expected.length > 0 && html`<ul>${expected.map((one) => html`<li class="instead">${one}</li>`)}</ul>`}</dd></div>`,
    )
    return html`<section id="rules" aria-labelledby="rules-title"><h2 id="rules-title">${say('rules.title')}</h2><p class="lead">${say('rules.intro')}</p><dl>${entries}</dl></section>`
  }
}
