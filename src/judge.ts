import type { Policy } from './compile/policy.ts'
import type { Rule, RuleTexts } from './compile/rules.ts'
import { type Asked, asked } from './demand.ts'
import type { Remarks } from './languages/language.ts'
import {
  type Demand,
  type Detector,
  type DetectorContext,
  ELEMENTS,
  type ElementId,
  type JudgedId,
  type Mark,
  type Message,
  type Meter,
  type Mode,
  type OptionalId,
  type Place,
  type Severity,
  type Verdict,
} from './model.ts'
import { whyByLaw, withPreset } from './preset.ts'
import { markIn, valueIn } from './remarks.ts'

export interface ElementJudgement {
  verdict: Verdict
  mode?: Mode
  demand: Demand
  /** The marks that made the verdict, best first. */
  marks: Mark[]
  asked: Asked
}

export interface Finding {
  rule: Rule
  severity: Severity
  element?: JudgedId
  verdict?: Verdict
  message: string
  why: string
  question?: string
  expected?: string[]
  place?: Place
  mark?: Mark
}

export interface Judgement {
  /** The optional ones where the profile or the config asks for them. */
  elements: Record<ElementId, ElementJudgement> & Partial<Record<OptionalId, ElementJudgement>>
  findings: Finding[]
  marks: Mark[]
  /** Of an update in a thread: the next message that it promises by a time (milliseconds), and whether that came in time. */
  promise?: { place: Place; due: number; kept?: boolean }
}

export interface Settings {
  policy: Policy
  rules: Rule[]
  texts: Record<string, RuleTexts>
  /** What stands for the ids that detectors give; an id that nobody put into words stands as it is. */
  remarks?: Remarks
  /** Severity by rule id, from the config. */
  severities: Record<string, Severity>
  context: DetectorContext
  /** What the message is to have besides: detectors of the optional elements asked for, stock checks. */
  checks?: readonly Detector[]
  /** Only when somebody asks what takes how long. */
  meter?: Meter
  /** What of the message is written in another language, with the words of that: its marks count beside the others. */
  beside?: readonly { message: Message; context: DetectorContext }[]
}

/**
 * Marks to verdicts and findings. Knows no language and no text; pure. `earlier`: the elements that an earlier update of
 * the thread carries (SPEC 2.2).
 */
export function judge(message: Message, settings: Settings, detectors: readonly Detector[], earlier: ReadonlySet<ElementId> = NONE): Judgement {
  const { meter } = settings
  const run = (one: Message, context: DetectorContext) => (detect: Detector) => (meter ? meter.run(detect, () => detect(one, context)) : detect(one, context))
  const own = [...detectors, ...(settings.checks ?? [])].flatMap(run(message, settings.context))
  const found = [...own, ...(settings.beside ?? []).flatMap((part) => detectors.flatMap(run(part.message, part.context)))]
  const marks = withPreset(settings.policy, message, found).map((mark) => markIn(mark, settings.remarks ?? {}))
  const elements = {} as Judgement['elements']
  for (const element of [...ELEMENTS, ...settings.policy.asks]) elements[element] = judgeElement(message, settings, element, marks, earlier)
  const findings: Finding[] = []
  const hollow = new Set(marks.flatMap((mark) => (mark.worth === 'hollow' ? mark.concept : [])))
  for (const rule of settings.rules) {
    if (settings.severities[rule.id] === 'off') continue
    if (rule.kind === 'require') findings.push(...required(rule, message, settings, elements[rule.concept as JudgedId]))
    else if (hollow.has(rule.concept) || (rule.echoes && rule.element && hollow.has(rule.element)))
      findings.push(...avoided(rule, message, settings, marks, elements))
  }
  return { elements, findings, marks }
}

const NONE: ReadonlySet<ElementId> = new Set()

/** What the rules on threads say of one message, from the marks that the thread as a whole gives. */
export function judgeMarks(message: Message, settings: Settings, marks: readonly Mark[], { elements }: Judgement): Finding[] {
  const rules = settings.rules.filter((rule) => rule.group === 'thread' && settings.severities[rule.id] !== 'off')
  return rules.flatMap((rule) => avoided(rule, message, settings, marks, elements))
}

function judgeElement(
  message: Message,
  { policy, context, remarks = {} }: Settings,
  element: JudgedId,
  all: readonly Mark[],
  earlier: ReadonlySet<ElementId>,
): ElementJudgement {
  const demanded = asked(policy, message, element, all)
  const carried = demanded.accepts.has('linked') ? all.filter((mark) => mark.concept === CANONICAL_PAGE) : []
  const marks = [...all.filter((mark) => mark.concept === element), ...carried].map((mark) => accepted(mark, demanded, remarks))
  // A signer that the page prints must be somebody: its detector reads the name.
  if (element !== 'signer' && context.provided.includes(PROVIDED[element] ?? element))
    return { verdict: 'present', mode: 'provided', demand: demanded.demand, marks: [], asked: demanded }
  const present = marks.filter((mark) => mark.worth === 'present')
  if (present.length === 0 && earlier.has(element as ElementId) && demanded.accepts.has('earlier'))
    return { verdict: 'present', mode: 'earlier', demand: demanded.demand, marks: [], asked: demanded }
  const best = present.length > 0 ? present : marks
  const stated = best.find((mark) => mark.mode === 'stated') ?? best[0]
  const verdict: Verdict = present.length > 0 ? 'present' : marks.length > 0 ? 'hollow' : 'absent'
  return { verdict, ...(stated && verdict === 'present' && { mode: stated.mode }), demand: demanded.demand, marks: best, asked: demanded }
}

/** One link to the page that carries the rest answers every cell that takes a link (SPEC 2.2). */
const CANONICAL_PAGE = 'canonical-page'

/** SPEC 0.7: what the publisher's page prints goes by its own name. */
const PROVIDED: Partial<Record<JudgedId, string>> = { timeline: 'timestamp' }

/** A mode that the cell does not take makes a *present* mark hollow: "we do not know" is no cause in a postmortem. */
function accepted(mark: Mark, { accepts, demand }: Asked, remarks: Remarks): Mark {
  if (mark.worth === 'hollow' || accepts.has(mark.mode) || demand === 'none' || demand === 'forbidden') return mark
  return { ...mark, worth: 'hollow', missing: remarks[NOT_TAKEN[mark.mode] ?? OTHERWISE] ?? OTHERWISE }
}

const OTHERWISE = 'stage-takes.other'
const NOT_TAKEN: Partial<Record<Mode, string>> = {
  unknown: 'stage-takes.not-known',
  deferred: 'stage-takes.promised',
  linked: 'stage-takes.linked',
}

function required(rule: Rule, message: Message, settings: Settings, judged: ElementJudgement | undefined): Finding[] {
  if (!judged) return []
  const { verdict, demand } = judged
  const severity = severityOf(rule, message, settings, judged)
  if (severity === 'off') return []
  const texts = settings.texts[rule.id]
  if (!texts) return []
  const wording = demand === 'forbidden' ? (texts.messages['forbidden'] ?? texts.messages['hollow']) : texts.messages[verdict]
  const finding: Finding = {
    rule,
    severity,
    element: rule.concept as JudgedId,
    verdict,
    message: fill(wording ?? '', judged.marks[0], settings.remarks),
    why: whyByLaw(texts.why, settings.policy, message, rule.concept as ElementId, settings.texts),
    question: texts.question,
    expected: texts.expected,
  }
  const mark = judged.marks[0]
  return [mark ? { ...finding, place: mark.place, mark } : finding]
}

/** `required-hollow` and its like in the policy; then the profile's relaxations; then the config's own word. */
function severityOf(rule: Rule, message: Message, { policy, severities }: Settings, { verdict, demand }: ElementJudgement): Severity {
  if (demand === 'none') return 'off'
  const usual = policy.severities[`${demand}-${verdict}`] ?? 'off'
  if (usual === 'off') return 'off'
  const relaxed = policy.relax[`${rule.concept}@${message.stage}@${message.channel}`]
  const own = severities[rule.id]
  if (own && (demand !== 'recommended' || policy.asks.some((one) => one === rule.concept))) return own
  return relaxed && usual === 'error' && verdict === 'absent' ? relaxed : usual
}

function avoided(rule: Rule, message: Message, settings: Settings, marks: readonly Mark[], elements: Judgement['elements']): Finding[] {
  const texts = settings.texts[rule.id]
  const audience = audienceFor(rule, message)
  if (!texts || (audience === 'internal' && !rule.internal && rule.group !== 'fact')) return []
  return heard(marks.filter((mark) => mark.worth === 'hollow' && (mark.concept === rule.concept || (rule.echoes && mark.concept === rule.element))))
    .map((mark) => ({ mark, element: mark.element ?? rule.element }))
    .map(({ mark, element }) => ({
      rule,
      severity: settings.severities[rule.id] ?? weight(rule, { ...message, audience }, mark, element && elements[element].verdict),
      ...(element && { element }),
      verdict: 'hollow' as const,
      message: fill(texts.messages[mark.form ?? 'hollow'] ?? texts.messages['hollow'] ?? '', mark, settings.remarks),
      why: fill(texts.why, mark, settings.remarks),
      question: texts.question,
      expected: [...(mark.use ?? []), ...texts.expected],
      place: mark.place,
      mark,
    }))
    .filter((finding) => finding.severity !== 'off')
}

/** A house has the last word on what it names: its own marks win over others in the same words, and `off` silences all there. */
function heard(marks: readonly Mark[]): readonly Mark[] {
  const house = marks.filter((mark) => mark.house)
  if (house.length === 0) return marks
  const over = (mark: Mark) => house.filter((one) => one !== mark && one.place.start < mark.place.end && mark.place.start < one.place.end)
  return marks.filter((mark) => mark.severity !== 'off' && over(mark).every((one) => mark.house && one.severity !== 'off'))
}

/** Words that only colleagues use make a message look internal; that is just what a leak looks like, so a `fixed` rule takes no guess. */
function audienceFor({ fixed }: Rule, { audience, audienceFound }: Message): Message['audience'] {
  return fixed && audience === 'internal' && audienceFound === 'words' ? 'customers' : audience
}

const LOWER: Record<Severity, Severity> = { error: 'warning', warning: 'info', info: 'info', off: 'off' }

/** The words' own weight, else the first that fits the message, else the rule's; one step lower where its element is present (SPEC 3.9), unless it is steady. */
function weight(rule: Rule, message: Message, mark: Mark, related: Verdict | undefined): Severity {
  const fitting = rule.by?.find(({ stage, channel, audience }) => {
    return (stage?.includes(message.stage) ?? true) && (channel?.includes(message.channel) ?? true) && (audience?.includes(message.audience) ?? true)
  })
  const usual = mark.severity ?? fitting?.severity ?? rule.severity ?? 'warning'
  return related === 'present' && !rule.fixed && !rule.steady ? LOWER[usual] : usual
}

/** Puts the mark's words into the slots of a text. A value is text: it is never read for slots again. */
function fill(text: string, mark: Mark | undefined, remarks: Remarks = {}): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = name === 'actual' ? mark?.actual : mark?.values?.[name]
    return value === undefined ? slot : name === 'actual' ? value : valueIn(name, value, remarks)
  })
}
