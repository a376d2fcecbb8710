/** The phrase lists as a style for Vale: one file a wording rule, as far as a pattern can say what the rule says. */
import type { Rule } from '../compile/rules.ts'
import type { Language } from '../languages/language.ts'
import type { CompiledWording, Severity, WordingEntry } from '../model.ts'
import type { PhraseNode } from '../prose/phrase-program.ts'
import { patternOf } from './pattern.ts'
import { type SpelledPack, spellPack } from './phrases.ts'

export interface ValeFile {
  /** `no-minimiser.yml`, `no-minimiser-write.yml`. */
  name: string
  text: string
}

export interface ValeStyle {
  files: ValeFile[]
  /** How many phrases stand in the files, and how many a pattern cannot say. */
  said: number
  unsaid: number
}

/** The words around the patterns. */
export interface ValeWords {
  /** First line of each file. */
  mark: string
  unsaid(count: number): string
  /** Vale puts in what to write, then what was found. */
  write: string
}

const LEVELS = { error: 'error', warning: 'warning', info: 'suggestion', off: 'suggestion' } as const
const FIGURES: ReadonlySet<string> = new Set(['number', 'time', 'clock', 'length'])

export function valeStyle({ pack, texts }: Language, rules: readonly Rule[], words: ValeWords): ValeStyle {
  const spelled = spellPack(pack.lexicons)
  const style: ValeStyle = { files: [], said: 0, unsaid: 0 }
  for (const rule of rules) {
    const lists = pack.wording.filter(({ concept, house }) => concept === rule.concept && !house)
    const { tokens, swaps, said, unsaid } = patternsOf(lists, spelled)
    style.said += said
    style.unsaid += unsaid
    const message = texts[rule.id]?.messages[lists[0]?.form ?? 'hollow'] ?? ''
    const head = (kind: string, said: string, severity: Severity) =>
      [`# ${words.mark}`, ...(unsaid > 0 ? [`# ${words.unsaid(unsaid)}`] : []), `extends: ${kind}`, `message: ${quoted(said)}`, ...settings(severity)].join(
        '\n',
      )
    if (tokens.length > 0) {
      const said = message.replaceAll('%', '%%').replaceAll('{actual}', '%s')
      const lines = tokens.map((one) => `  - ${quoted(one)}\n`)
      style.files.push({ name: `${rule.id}.yml`, text: `${head('existence', said, rule.severity ?? 'warning')}\ntokens:\n${lines.join('')}` })
    }
    if (swaps.length > 0) {
      const lines = swaps.map(([one, write]) => `  ${quoted(one)}: ${quoted(write)}\n`)
      style.files.push({ name: `${rule.id}-write.yml`, text: `${head('substitution', words.write, 'info')}\nswap:\n${lines.join('')}` })
    }
  }
  return style
}

function settings(severity: Severity): string[] {
  return [`level: ${LEVELS[severity]}`, 'ignorecase: true', 'nonword: true']
}

interface Patterns {
  tokens: string[]
  swaps: [pattern: string, write: string][]
  said: number
  unsaid: number
}

function patternsOf(lists: readonly CompiledWording[], { numbers, phrases }: SpelledPack): Patterns {
  const out: Patterns = { tokens: [], swaps: [], said: 0, unsaid: 0 }
  for (const { lexicon, entries } of lists) {
    const all: { entry: WordingEntry; nodes: PhraseNode[] }[] = entries.map((entry, index) => ({ entry, nodes: phrases(lexicon, index) }))
    all.push({ entry: entries.at(-1) ?? {}, nodes: phrases(lexicon, -1) })
    for (const { entry, nodes } of all) {
      const sayable = isSayable(entry)
      out[sayable ? 'said' : 'unsaid'] += nodes.length
      if (!sayable) continue
      const patterns = nodes.map((node) => patternOf(node, numbers, { noFigure: (entry.unless ?? []).length > 0 }))
      const { swap, safe } = entry
      if (safe && swap !== undefined && swap !== '') out.swaps.push(...patterns.map((one): [string, string] => [one, swap]))
      else out.tokens.push(...patterns)
    }
  }
  return out
}

/** A pattern sees a sentence. It knows no stage or channel, and no neighbours but figures. */
function isSayable({ severity, only = {}, not = {}, unless = [], needs = [] }: WordingEntry): boolean {
  if (severity === 'off' || needs.length > 0 || only.stage || only.channel || only.audience) return false
  return !not.channel && !not.audience && unless.every((name) => FIGURES.has(name))
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
