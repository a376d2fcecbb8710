import type { Rule } from '../compile/rules.ts'
import { wrap } from '../formatters/columns.ts'
import { configShape } from '../generated/config-shape.ts'
import { examples as cases } from '../generated/examples.ts'
import { policies } from '../generated/policies.ts'
import { sources } from '../generated/sources.ts'
import { type Channel, ELEMENTS, type JudgedId, OPTIONALS, STAGES } from '../model.ts'
import type { WordKey } from '../words.ts'
import { textsOf } from './rules.ts'
import type { Context } from './run.ts'
import { paintFor, widthOf } from './terminal.ts'

/** Everything there is to say about a rule: why, what to write, when it is asked for, examples, how to set it aside. */
export function ruleText(rule: Rule, { flags, say, locale }: Context): string {
  const paint = paintFor(flags, process.stdout)
  const width = widthOf(process.stdout)
  const texts = textsOf(rule, flags.locale ?? flags.lang ?? locale)
  const also = [...(rule.spec === '-' ? [] : [say('explain.also', { spec: rule.spec })]), say('explain.since', { version: rule.since })]
  const section = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint.bold(heading), ...lines.map((line) => `  ${line}`.trimEnd())]
  const prose = (text: string | undefined) => (text ? wrap(text, width - 2) : [])
  const lines = [
    `${paint.bold(rule.id)}${paint.dim(` · ${also.join(' · ')}`)}`,
    ...prose(texts?.summary),
    ...section(say('explain.why'), prose(texts?.why)),
    ...section(say('explain.question'), prose(texts?.question)),
    ...section(
      say('explain.write'),
      (texts?.expected ?? []).flatMap((one) => wrap(one, width - 4).map((line, index) => `${index === 0 ? '→' : ' '} ${line}`)),
    ),
    ...section(
      say('explain.pairs'),
      (texts?.pairs ?? []).flatMap(({ bad, good }) => [...hung('✗', bad, width), ...hung('✓', good, width)]),
    ),
    ...section(
      say('explain.leave'),
      (texts?.leave ?? []).flatMap((one) => hung('-', one, width)),
    ),
    ...asked(rule, { flags, say, locale }, width, section),
    ...section(say('explain.examples'), examples(rule, flags.lang ?? locale, say)),
    ...section(say('explain.config'), [say('explain.severity', { line: `rules: { ${rule.id}: off | info | warning | error }` }), ...keys(rule, say, width)]),
    ...section(say('explain.silence'), [
      `<!-- incident-lint-disable-next-line ${rule.id} -- {reason} -->`,
      say('explain.front-matter', { line: `incident-lint: { disable: [${rule.id}] }` }),
    ]),
    ...section(
      say('explain.sources'),
      rule.sources.flatMap((id) => hung(id, sources[id] ?? '', width)),
    ),
  ]
  return `${lines.join('\n')}\n`
}

/** A sign, and a text beside it that keeps its margin. */
function hung(sign: string, text: string, width: number): string[] {
  return wrap(text, width - sign.length - 3).map((line, index) => `${index === 0 ? sign : ' '.repeat(sign.length)} ${line}`)
}

const DEMANDS: Record<string, WordKey> = {
  R: 'explain.demand-required',
  r: 'explain.demand-recommended',
  n: 'explain.demand-none',
  X: 'explain.demand-forbidden',
  C: 'explain.demand-conditional',
}
const TAKES: Record<string, WordKey> = { u: 'explain.takes-unknown', d: 'explain.takes-deferred', l: 'explain.takes-linked', t: 'explain.takes-earlier' }

/** A cell of the requirement matrix in words. */
export function cellText(cell: string, say: Context['say']): string {
  const [demand = 'n', ...modes] = cell
  const taken = modes.map((mode) => say(TAKES[mode] as WordKey)).join(', ')
  return say(DEMANDS[demand] as WordKey) + (taken ? say('explain.accepts', { modes: taken }) : '')
}

function asked(rule: Rule, { flags, say }: Context, width: number, section: (heading: string, lines: string[]) => string[]): string[] {
  const channel = (flags.channel ?? 'status') as Channel
  const profile = flags.profile ?? 'house'
  const row = rule.kind === 'require' && isElement(rule.concept) ? policies[profile]?.matrix[channel][rule.concept] : undefined
  if (!row) return []
  const heading = say('explain.asked', { channel: say(`channel.${channel}`), profile })
  return section(
    heading,
    STAGES.flatMap((stage) => wrap(cellText(row[stage] ?? 'n', say), width - 17).map((line, index) => `${(index === 0 ? stage : '').padEnd(14)} ${line}`)),
  )
}

function isElement(concept: string): concept is JudgedId {
  return [...ELEMENTS, ...OPTIONALS].some((one) => one === concept)
}

function examples(rule: Rule, language: string, say: Context['say']): string[] {
  const own = cases.filter((one) => one.rule === rule.id && one.language === language)
  const shown = own.length > 0 ? own : cases.filter((one) => one.rule === rule.id && one.language === 'en')
  return shown.flatMap(({ verdict, stage, channel, draft }) => {
    const where = [stage, channel && say(`channel.${channel}`)].filter(Boolean).join(', ')
    return [
      `${say(`verdict.${verdict}`)}${where ? ` (${where})` : ''}`,
      ...draft
        .trim()
        .split('\n')
        .map((line) => `    ${line}`),
    ]
  })
}

/** Config keys whose description says that this rule reads them. */
function keys(rule: Rule, say: Context['say'], width: number): string[] {
  const found = configShape.readBy[rule.id] ?? []
  return found.length > 0 ? wrap(say('explain.config-keys', { keys: found.join(', ') }), width - 2) : []
}
