import { type DataFile, nameOf } from './data-file.ts'
import type { LexiconFile } from './lexicons.ts'
import type { CompiledRules } from './rules.ts'

/** What one language has, to be held against English, which has everything. */
export interface Held {
  language: string
  lexicons: DataFile<LexiconFile>[]
  /** Texts of surfaces: command line, reports. */
  words: number
  /** Ids of the templates. */
  templates: string[]
}

interface Row {
  what: string
  count: number
  /** Names, where a lack can be named. */
  names?: string[]
}

/** The part of the rule book that says what each language has and lacks. */
export function coverage(languages: readonly Held[], compiled: CompiledRules): string {
  const columns = [...languages].sort((a, b) => Number(b.language === 'en') - Number(a.language === 'en') || (a.language < b.language ? -1 : 1))
  const held = columns.map((one) => rowsOf(one, compiled))
  const [english = []] = held
  const table = english.map(({ what }, row) => `| ${what} | ${held.map((rows) => rows[row]?.count ?? 0).join(' | ')} |`)
  const lacks = columns.slice(1).flatMap(({ language }, column) =>
    english.flatMap(({ what, names = [] }, row) => {
      const own = new Set(held[column + 1]?.[row]?.names)
      const missing = names.filter((name) => !own.has(name))
      return missing.length > 0 ? [`- \`${language}\`, ${what}: ${missing.map((name) => `\`${name}\``).join(', ')}`] : []
    }),
  )
  // A list that only one language has is either its own way or a name that nothing reads.
  const known = new Set(english[0]?.names)
  const own = columns.slice(1).flatMap(({ language }, column) => {
    const names = (held[column + 1]?.[0]?.names ?? []).filter((name) => !known.has(name))
    return names.length > 0 ? [`- \`${language}\`: ${names.map((name) => `\`${name}\``).join(', ')}`] : []
  })
  return `## Languages

A language is a folder of this one: what it has not is not found in messages, and a rule that it has no texts for speaks English.

| | ${columns.map(({ language }) => `\`${language}\``).join(' | ')} |
| --- | ${columns.map(() => '---').join(' | ')} |
${table.join('\n')}

What English has and another language lacks:

${lacks.join('\n') || '- nothing'}

Lists of words that English has not:

${own.join('\n') || '- none'}
`
}

function rowsOf({ language, lexicons, words, templates }: Held, { cases, texts }: CompiledRules): Row[] {
  const entries = lexicons.flatMap(({ value }) => value.entries ?? [])
  const spoken = Object.keys(texts[language] ?? {}).sort()
  const shown = [...new Set(cases.filter((one) => one.language === language).map(({ rule }) => rule))].sort()
  return [
    row(
      'lists of words',
      lexicons.map(({ path }) => nameOf(path)),
    ),
    { what: 'single words', count: lexicons.reduce((sum, { value }) => sum + (value.words?.length ?? 0), 0) },
    { what: 'phrases', count: entries.reduce((sum, { phrases }) => sum + phrases.length, 0) },
    row('rules with texts', spoken),
    row('rules with cases', shown),
    { what: 'texts of the command line and of reports', count: words },
    row('templates', templates),
  ]
}

function row(what: string, names: string[]): Row {
  return { what, count: names.length, names }
}
