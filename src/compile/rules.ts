import type { ValidateFunction } from 'ajv'
import type { Audience, Channel, ElementId, Setting, Severity, Situation, Stage, Verdict } from '../model.ts'
import { DataError, DataFile, type DataProblem, nameOf } from './data-file.ts'

/** One file of `rules/<group>/`: the file name is the rule's id. No prose stands in it, and no code. */
export interface RuleFile {
  kind: 'require' | 'avoid' | 'limit'
  /** The concept whose marks it reads; for an element rule, the element. */
  concept: string
  /** Its id in the domain specification: CA, V13, F02 … */
  spec: string
  sources: string[]
  /** Of a rule that no requirement matrix weighs; `warning` when it says nothing. */
  severity?: Severity
  /** First that fits wins over `severity`. */
  by?: (Omit<Setting, 'zone'> & { severity: Severity })[]
  /** The element it speaks of: present elsewhere, it lowers the severity by one step; hollow, it has said it already. */
  element?: ElementId
  /** Also reports the hollow marks of its element. */
  echoes?: boolean
  /** Not lowered where its element is present: the words stay empty beside it. */
  steady?: boolean
  /** Neither lowered, nor merged, nor counted. */
  fixed?: boolean
  /** Runs for an internal audience too. */
  internal?: boolean
  /** The version that brought it; the first one when it says nothing. */
  since?: string
  cases: Record<string, RuleCase[]>
}

export interface RuleCase {
  /** Of a rule on threads: the updates, a line with instant, stage and channel above each. */
  draft: string
  /** Of a rule on threads: what an earlier run found, in the same form. */
  previous?: string
  now?: string
  stage?: Stage
  situation?: Situation
  channel?: Channel
  audience?: Audience
  profile?: string
  to?: string[]
  verdict: Verdict
  at?: string
}

/** One file of `rules/<lang>/texts/`. `{actual}` is what was found; other slots are the mark's `values`. */
export interface RuleTexts {
  summary: string
  why: string
  messages: Record<string, string>
  question: string
  expected: string[]
  /** Words before and after, as people write them. */
  pairs?: { bad: string; good: string }[]
  /** When the words are legitimate. */
  leave?: string[]
}

export type RuleKindOfFinding = 'element' | 'wording' | 'fact' | 'thread' | 'limit'

export interface Rule extends Omit<RuleFile, 'cases'> {
  id: string
  group: RuleKindOfFinding
  since: string
}

const FIRST_VERSION = '0.1'

const GROUPS: Record<string, RuleKindOfFinding> = { elements: 'element', wording: 'wording', facts: 'fact', threads: 'thread', limits: 'limit' }
const FORM = /^Unexpected .+, expected .+/

export interface CompiledRules {
  rules: Rule[]
  cases: (RuleCase & { rule: string; language: string })[]
  /** language, rule id */
  texts: Record<string, Record<string, RuleTexts>>
}

interface Source {
  path: string
  source: string
  /** Of texts; from the path when it says nothing. */
  language?: string
}

/** Throws DataError. Each rule needs English texts; every verdict that a rule can give needs a case. */
export function compileRules(
  ruleFiles: Source[],
  textFiles: Source[],
  validators: { rule: ValidateFunction<RuleFile>; texts: ValidateFunction<RuleTexts> },
): CompiledRules {
  const problems: DataProblem[] = []
  const out: CompiledRules = { rules: [], cases: [], texts: {} }
  const textPaths = new Map<RuleTexts, string>()
  for (const { path, source, language = languageOf(path) } of textFiles) {
    const file = new DataFile<RuleTexts>(path, source, validators.texts)
    const id = nameOf(path)
    textPaths.set(file.value, path)
    if (file.problems.length === 0) checkTexts(file, language)
    ;(out.texts[language] ??= {})[id] = file.value
    problems.push(...file.problems)
  }
  for (const { path, source } of ruleFiles) {
    const file = new DataFile<RuleFile>(path, source, validators.rule)
    if (file.problems.length === 0) addRule(out, file)
    problems.push(...file.problems)
  }
  const ids = new Set(out.rules.map((rule) => rule.id))
  for (const texts of Object.values(out.texts)) {
    for (const [id, own] of Object.entries(texts))
      if (problems.length === 0 && !ids.has(id))
        problems.push({ path: textPaths.get(own) as string, line: 1, column: 1, message: `there is no rule \`${id}\`` })
  }
  if (problems.length > 0) throw new DataError(problems)
  return out
}

function languageOf(path: string): string {
  return path.split('/').at(-3) ?? ''
}

function checkTexts(file: DataFile<RuleTexts>, language: string): void {
  if (language !== 'en') return
  for (const [key, message] of Object.entries(file.value.messages)) {
    if (!FORM.test(message)) file.complain(['messages', key], 'an English message reads "Unexpected …, expected …"')
  }
}

function addRule(out: CompiledRules, file: DataFile<RuleFile>): void {
  const [, group = '', id = ''] = /([\w-]+)\/([\w-]+)\.ya?ml$/.exec(file.path) ?? []
  const { cases, ...rule } = file.value
  const texts = out.texts['en']?.[id]
  if (!texts) file.complain([], `texts/${id}.yml is missing: every rule needs English texts`)
  const verdicts: Verdict[] = rule.kind === 'require' ? ['absent', 'hollow', 'present'] : ['absent', 'hollow']
  for (const verdict of verdicts) {
    if (!(cases['en'] ?? []).some((one) => one.verdict === verdict)) file.complain(['cases'], `no English case has the verdict ${verdict}`)
    const needed = verdict === 'absent' ? rule.kind === 'require' : verdict === 'hollow'
    if (texts && needed && !texts.messages[verdict]) file.complain(['kind'], `texts/${id}.yml has no message \`${verdict}\``)
  }
  out.rules.push({ id, group: GROUPS[group] ?? 'wording', since: FIRST_VERSION, ...rule })
  for (const [language, list] of Object.entries(cases)) out.cases.push(...list.map((one) => ({ ...one, rule: id, language })))
}
