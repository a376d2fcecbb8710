/** Build-time entry: YAML in `rules/` to checked modules in `src/generated/`. Pure; `scripts/generate.mjs` does the disk work. */
import { Ajv } from 'ajv'
import { configSchema } from '../config/schema.ts'
import { shapeOf } from '../config/shape.ts'
import { packTemplates } from '../templates/packed.ts'
import { type AliasFile, compileAliases } from './aliases.ts'
import { ruleBook } from './book.ts'
import { coverage, type Held } from './coverage.ts'
import { DataFile, nameOf } from './data-file.ts'
import { compileLexicons, type LexiconFile } from './lexicons.ts'
import { compilePolicies, type Policy, type PolicyFile } from './policy.ts'
import { reportSchema } from './report-schema.ts'
import { type CompiledRules, compileRules, type RuleFile, type RuleTexts } from './rules.ts'
import {
  aliasSchema,
  houseLexiconSchema,
  lexiconSchema,
  policySchema,
  ruleSchema,
  sourcesSchema,
  stockSchema,
  textsSchema,
  tongueSchema,
  wordsSchema,
} from './schemas.ts'
import { sourcesOf } from './sources.ts'
import { compileStock, type EqualityPattern, type StockFile } from './stock.ts'
import { compileTemplates, incidentSchema, type SlotFile, slotsSchema, type TemplateFile, templateSchema } from './templates.ts'
import { compileTongues, type TongueFile } from './tongues.ts'
import { validatorsModule } from './validators.ts'
import { compileWording } from './wording.ts'
import { compileWords, type WordsFile } from './words.ts'

export { DataError } from './data-file.ts'

interface Source {
  path: string
  source: string
}

/** Files of `rules/<lang>/texts/` that hold the words of a surface, not of a rule: the command line, the HTML report, what elements lack. */
const SURFACES = ['cli', 'html', 'remarks']

/** Path from the project's root to content; `equality` are the patterns of retext-equality. Throws DataError. */
export function generate(files: Source[], equality: readonly EqualityPattern[]): Record<string, string> {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
  const under = (pattern: RegExp) => files.filter((file) => pattern.test(file.path))
  const languages = [...new Set(under(/^rules\/[a-z]{2}\/lexicons\//).map((file) => file.path.split('/')[1] as string))].sort()
  const validateLexicon = ajv.compile<LexiconFile>(lexiconSchema)
  const policies = compilePolicies(under(/^rules\/policy\//), ajv.compile<PolicyFile>(policySchema))
  const rules = compileRules(
    under(/^rules\/(elements|wording|facts|threads|limits)\//),
    under(/^rules\/[a-z]{2}\/texts\//).filter((file) => !SURFACES.some((name) => file.path.endsWith(`/${name}.yml`))),
    {
      rule: ajv.compile<RuleFile>(ruleSchema),
      texts: ajv.compile<RuleTexts>(textsSchema),
    },
  )
  const out: Record<string, string> = {
    'src/generated/policies.ts': policiesModule(policies),
    'src/generated/rules.ts': module("import type { Rule } from '../compile/rules.ts'", 'rules: Rule[]', rules.rules),
    'src/generated/cases.ts': module("import type { CompiledRules } from '../compile/rules.ts'", "cases: CompiledRules['cases']", rules.cases),
    'src/generated/examples.ts': module(
      "import type { CompiledRules } from '../compile/rules.ts'",
      "examples: CompiledRules['cases']",
      shownCases(rules.cases),
    ),
  }
  const schema = configSchema(rules.rules, Object.keys(policies))
  out['schema/report.json'] = `${JSON.stringify(reportSchema)}\n`
  out['src/generated/config-shape.ts'] = module("import type { ConfigShape } from '../config/shape.ts'", 'configShape: ConfigShape', shapeOf(schema))
  out['schema/config.json'] = `${JSON.stringify(schema)}\n`
  out['src/generated/config-validator.ts'] = validatorsModule({ config: schema }, 'src/config/schema.ts')
  const sources = sourcesOf(under(/^rules\/sources\.yml$/), rules.rules, ajv.compile<Record<string, string>>(sourcesSchema))
  out['src/generated/sources.ts'] = module('', 'sources: Record<string, string>', sources)
  const slotFile = files.find((file) => file.path === 'templates/slots.yml')
  if (slotFile) {
    out['schema/incident.json'] = `${JSON.stringify(incidentSchema(slotFile))}\n`
    const validate = { slots: ajv.compile<SlotFile>(slotsSchema), template: ajv.compile<TemplateFile>(templateSchema) }
    const texts = under(/^templates\/[a-z]{2}\/[\w-]+\.md$/)
    for (const language of new Set(texts.map(({ path }) => path.split('/')[1] as string))) {
      // Hints and examples are words: a language has slots of its own.
      const slots = files.find(({ path }) => path === `templates/${language}/slots.yml`) ?? slotFile
      const own = texts.filter(({ path }) => path.startsWith(`templates/${language}/`))
      out[`src/generated/templates-${language}.ts`] = module(
        "import type { PackedTemplates } from '../templates/packed.ts'",
        'packed: PackedTemplates',
        packTemplates(new DataFile<SlotFile>(slots.path, slots.source).value, compileTemplates(slots, own, validate)),
      )
    }
  }
  const validateWords = ajv.compile<WordsFile>(wordsSchema)
  const surfaces: Record<string, number> = {}
  for (const name of SURFACES) {
    const words = compileWords(under(new RegExp(`^rules/[a-z]{2}/texts/${name}\\.yml$`)), validateWords)
    for (const [language, texts] of Object.entries(words)) {
      surfaces[language] = (surfaces[language] ?? 0) + Object.keys(texts).length
      out[`src/generated/${name === 'cli' ? '' : `${name}-`}words-${language}.ts`] =
        `// Generated from rules/ by scripts/generate.mjs.\nexport const words = ${JSON.stringify(texts, undefined, 2)}\n`
    }
  }
  out['src/generated/aliases.ts'] = module(
    "import type { Aliases } from '../compile/aliases.ts'",
    'aliases: Aliases',
    compileAliases(under(/^rules\/[a-z]{2}\/aliases\.yml$/), ajv.compile<AliasFile>(aliasSchema)),
  )
  for (const file of under(/^rules\/languages\.yml$/)) {
    out['src/generated/tongues.ts'] = module(
      "import type { Tongues } from '../compile/tongues.ts'",
      'tongues: Tongues',
      compileTongues(file, ajv.compile<TongueFile>(tongueSchema)),
    )
  }
  out['src/generated/pack-validators.ts'] = validatorsModule({ lexicon: houseLexiconSchema, rule: ruleSchema, texts: textsSchema }, 'src/compile/schemas.ts')
  out['src/generated/template-validators.ts'] = validatorsModule({ slots: slotsSchema, template: templateSchema }, 'src/compile/templates.ts')
  for (const file of under(/^rules\/[a-z]{2}\/stock\.yml$/)) {
    out[`src/generated/stock-${file.path.split('/')[1]}.ts`] = module(
      "import type { Stock } from '../compile/stock.ts'",
      'stock: Stock',
      compileStock(file, equality, ajv.compile<StockFile>(stockSchema)),
    )
  }
  const held: Held[] = []
  for (const language of languages) {
    const { lexicons, files: read } = compileLexicons(under(new RegExp(`^rules/${language}/lexicons/`)), validateLexicon)
    const templates = under(new RegExp(`^templates/${language}/`)).map(({ path }) => nameOf(path).replace('.md', ''))
    held.push({ language, lexicons: read, words: surfaces[language] ?? 0, templates })
    out[`src/generated/lexicons-${language}.ts`] = module("import type { CompiledLexicons } from '../model.ts'", 'lexicons: CompiledLexicons', lexicons)
    out[`src/generated/wording-${language}.ts`] = module(
      "import type { CompiledWording } from '../model.ts'",
      'wording: CompiledWording[]',
      compileWording(read, new Set(rules.rules.map((rule) => rule.concept))),
    )
    out[`src/generated/texts-${language}.ts`] = module(
      "import type { RuleTexts } from '../compile/rules.ts'",
      'texts: Record<string, RuleTexts>',
      rules.texts[language] ?? {},
    )
  }
  out['rules/README.md'] = ruleBook(rules, policies, coverage(held, rules))
  return out
}

/** What `explain` shows: of each rule, language and verdict the shortest case. All of them would be as large as the rules. */
function shownCases(cases: CompiledRules['cases']): CompiledRules['cases'] {
  const shown = new Map<string, CompiledRules['cases'][number]>()
  for (const one of cases) {
    const key = `${one.rule} ${one.language} ${one.verdict}`
    const known = shown.get(key)
    if (!known || one.draft.length < known.draft.length) shown.set(key, one)
  }
  return [...shown.values()]
}

/** Profiles that ask for the same share a matrix. */
function policiesModule(policies: Record<string, Policy>): string {
  const matrices = [...new Set(Object.values(policies).map(({ matrix }) => JSON.stringify(matrix)))]
  const rest = Object.entries(policies).map(([name, policy]) => [name, { ...policy, matrix: matrices.indexOf(JSON.stringify(policy.matrix)) }])
  const data = module('', 'data: any', { matrices: matrices.map((one) => JSON.parse(one)), rest })
  return `import type { Policy } from '../compile/policy.ts'\n${data.replace('export const', 'const')}
export const policies: Record<string, Policy> = Object.fromEntries(data.rest.map(([name, policy]: [string, any]) => [name, { ...policy, matrix: data.matrices[policy.matrix] }]))\n`
}

/** `JSON.parse` of a literal starts faster than the same object as source. */
function module(imports: string, declaration: string, value: unknown): string {
  return `${imports}\n\n// Generated from rules/ by scripts/generate.mjs.\nexport const ${declaration} = JSON.parse(${JSON.stringify(JSON.stringify(value))})\n`
}
