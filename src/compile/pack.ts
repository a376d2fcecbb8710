/** A pack of words and rules that a house brings, by the same compiler and with the same refusals as the built-in ones. Pure. */
import type { ValidateFunction } from 'ajv'
import type { CompiledLexicons, CompiledWording } from '../model.ts'
import { nearest } from '../suggest.ts'
import { DataError, type DataFile, type DataProblem, nameOf } from './data-file.ts'
import { compileLexicons, type LexiconFile } from './lexicons.ts'
import { type CompiledRules, compileRules, type Rule, type RuleFile, type RuleTexts } from './rules.ts'
import { compileWording } from './wording.ts'

/** What `createLinter({ packs: [pack] })` takes: plain data, but for its JSON form, which is its name. */
export interface HousePack {
  name: string
  /** The language that it adds to (BCP 47). */
  language: string
  lexicons: CompiledLexicons
  wording: CompiledWording[]
  rules: Rule[]
  texts: Record<string, RuleTexts>
  toJSON(): string
}

/** A file of a pack; the path counts from anywhere, and stands in complaints as it is. */
export interface PackSource {
  path: string
  source: string
}

/** What a pack adds to. */
export interface BuiltIn {
  rules: readonly Rule[]
  lexicons: readonly string[]
  /** Those whose hits are wording by themselves. */
  wording: readonly string[]
  numberWords: Iterable<string>
  /** What detectors of the house mark, and the lists of words that they read. */
  detectors?: readonly { concept: string; reads: readonly string[] }[]
}

export interface PackValidators {
  lexicon: ValidateFunction<LexiconFile>
  rule: ValidateFunction<RuleFile>
  texts: ValidateFunction<RuleTexts>
}

const PLACES = { lexicons: /(^|\/)lexicons\/[^/]+$/, rules: /(^|\/)rules\/wording\/[^/]+$/, texts: /(^|\/)texts\/[^/]+$/ }

/** A pack, and the cases of its rules, which the caller holds it to. Throws DataError naming every problem of the first step that has any. */
export function compilePack(
  files: readonly PackSource[],
  { name, language }: { name: string; language: string },
  builtIn: BuiltIn,
  validators: PackValidators,
): { pack: HousePack; cases: CompiledRules['cases'] } {
  const stray = files.filter(({ path }) => !Object.values(PLACES).some((place) => place.test(path)))
  refuse(stray.map(({ path }) => problem(path, 'a pack holds lexicons/<name>.yml, rules/wording/<id>.yml and texts/<id>.yml: this is none of them')))
  const at = (place: RegExp) => files.filter(({ path }) => place.test(path))
  const own = compileRules(
    at(PLACES.rules),
    at(PLACES.texts).map((file) => ({ ...file, language })),
    validators,
  )
  checkRules(own.rules, at(PLACES.rules), builtIn)
  const { lexicons, files: read } = compileLexicons(at(PLACES.lexicons), validators.lexicon, builtIn.numberWords)
  checkLexicons(read, builtIn)
  const concepts = new Set([...builtIn.rules, ...own.rules].filter((rule) => rule.kind !== 'require').map((rule) => rule.concept))
  const wording = compileWording(read, concepts, builtIn.lexicons)
  checkHeard(own.rules, at(PLACES.rules), [...wording, ...(builtIn.detectors ?? [])])
  // Entries are counted by file: the house's own phrases of a rule may not pass for the built-in ones.
  const said = new Set(wording.map(({ lexicon }) => lexicon))
  const named = (lexicon: string) => `${name}/${lexicon}`
  const pack: HousePack = {
    name,
    language,
    lexicons: { ...lexicons, names: lexicons.names.map((one) => (said.has(one) ? named(one) : one)) },
    wording: wording.map((one) => ({ ...one, lexicon: named(one.lexicon), house: true })),
    rules: own.rules,
    texts: own.texts[language] ?? {},
    toJSON: () => name,
  }
  return { pack, cases: own.cases }
}

function checkRules(rules: readonly Rule[], files: readonly PackSource[], builtIn: BuiltIn): void {
  refuse(
    rules.flatMap(({ id, kind }) => {
      const { path } = files.find((file) => nameOf(file.path) === id) as PackSource
      if (builtIn.rules.some((rule) => rule.id === id)) return problem(path, `\`${id}\` is a built-in rule: add to it in lexicons/${id}.yml`)
      return kind === 'avoid' ? [] : problem(path, `a rule of the house has the kind \`avoid\`, not \`${kind}\``)
    }),
  )
}

/** A list that nobody reads is a slip of the name. */
function checkLexicons(files: DataFile<LexiconFile>[], { lexicons, wording, detectors = [] }: BuiltIn): void {
  const read = new Set([
    ...detectors.flatMap(({ reads }) => reads),
    ...files.flatMap(({ value }) => (value.entries ?? []).flatMap(({ unless = [], needs = [] }) => [...unless, ...needs].map((one) => one.split(' ')[1]))),
  ])
  for (const file of files) {
    const name = nameOf(file.path)
    if (file.value.concept !== undefined || read.has(name)) continue
    if (wording.includes(name)) file.complain([], `\`concept: ${name}\` is missing: the list of that name holds the phrases of a rule`)
    else if (!lexicons.includes(name)) {
      const guess = nearest(name, lexicons)
      file.complain([], `there is no list \`${name}\` to add to, and no \`concept\` says which rule reads it${guess ? `: did you mean \`${guess}\`?` : ''}`)
    }
  }
  refuse(files.flatMap((file) => file.problems))
}

function checkHeard(rules: readonly Rule[], files: readonly PackSource[], marked: readonly { concept: string }[]): void {
  refuse(
    rules
      .filter((rule) => !marked.some(({ concept }) => concept === rule.concept))
      .map(({ id, concept }) =>
        problem(files.find((file) => nameOf(file.path) === id)?.path ?? id, `no lexicon of the pack has \`concept: ${concept}\`, and no detector of the house`),
      ),
  )
}

function problem(path: string, message: string): DataProblem {
  return { path, line: 1, column: 1, message }
}

function refuse(problems: DataProblem[]): void {
  if (problems.length > 0) throw new DataError(problems)
}
