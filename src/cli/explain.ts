import { basename } from 'node:path'
import type { Rule } from '../compile/rules.ts'
import { rules } from '../generated/rules.ts'
import { ELEMENTS, OPTIONALS } from '../model.ts'
import { Problem } from '../problem.ts'
import { nearest } from '../suggest.ts'
import { explainLine } from './explain-line.ts'
import { ruleText } from './rule-text.ts'
import type { Context } from './run.ts'
import { print } from './terminal.ts'

/** What a rule asks for, or why a line was judged as it was. */
export async function explainCommand(subjects: readonly string[], context: Context): Promise<number> {
  const [subject] = subjects
  if (subject === undefined) throw new Problem('usage.explain-what')
  const rule = ruleNamed(subject)
  if (rule) return print(ruleText(rule, context)).then(() => 0)
  const [, path, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(subject) ?? []
  if (path !== undefined) return explainLine(path, Number(line), context)
  const names = rules.flatMap(({ id, spec }) => [id, spec])
  throw new Problem('usage.not-a-rule-or-line', { value: subject, guess: nearest(basename(subject), names) })
}

/** A rule by its id, its id in the domain specification, or its element. */
function ruleNamed(name: string): Rule | undefined {
  const known = rules.find(({ id, spec }) => id === name || spec.toLowerCase() === name.toLowerCase())
  return (
    known ??
    ([...ELEMENTS, ...OPTIONALS].some((element) => element === name) ? rules.find(({ concept, kind }) => concept === name && kind === 'require') : undefined)
  )
}
