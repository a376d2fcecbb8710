import { DataFile, nameOf } from '../compile/data-file.ts'
import type { HousePack, PackSource } from '../compile/pack.ts'
import type { CompiledRules } from '../compile/rules.ts'
import { languageOf } from '../languages/index.ts'
import { linterOf } from '../linter.ts'
import type { HousePlugin } from '../model.ts'
import { readWith } from '../readers/index.ts'

/** A line under `cases` of a rule of the house. */
export interface PackCase {
  /** Id of the rule. */
  rule: string
  draft: string
  /** What the rule should find. */
  verdict: string
  /** Where the case stands: the path of its file, line and column from 1. */
  at: { path: string; line: number; column: number }
  /** What the rule finds in place of what the case says; undefined when the case comes true. */
  fault(): string | undefined
}

/** The cases in their order in the files. Each is judged when its fault is asked for, with nothing of the house but this pack and its detectors. */
export function packCases(
  files: readonly PackSource[],
  { pack, cases, detectors }: { pack: HousePack; cases: CompiledRules['cases']; detectors: HousePlugin['detectors'] },
): PackCase[] {
  const linter = linterOf({ packs: [pack], plugins: [{ name: pack.name, detectors, toJSON: () => pack.name }] }, readWith(), languageOf)
  const counted = new Map<string, number>()
  return cases.flatMap((one) => {
    const { rule, language, draft, previous: _, verdict, at, ...options } = one
    const file = files.find(({ path }) => nameOf(path) === rule && path.includes('rules/wording/'))
    if (!file) return []
    const kind = `${rule} ${language}`
    const index = counted.get(kind) ?? 0
    counted.set(kind, index + 1)
    const point = new DataFile(file.path, file.source).pointOf(['cases', language, index])
    const fault = () => {
      const findings = linter.lint(draft, { ...options, language }).messages.flatMap((message) => message.findings)
      const own = findings.filter(({ ruleId }) => ruleId === rule)
      return faultOf(verdict, at, own.at(0)?.actual ?? (own.length > 0 ? '' : undefined))
    }
    return [{ rule, draft, verdict, at: { path: file.path, ...point }, fault }]
  })
}

/** `actual` are the words that the rule found; undefined when it found none. */
function faultOf(verdict: string, at: string | undefined, actual: string | undefined): string | undefined {
  const given = actual === undefined ? 'absent' : 'hollow'
  if (given !== verdict) return `the case is ${verdict}, and the rule finds it ${given}${actual ? `: "${actual}"` : ''}`
  return at && !actual?.includes(at) ? `the case is ${verdict}, and the rule finds "${actual ?? ''}", not \`at\`` : undefined
}
