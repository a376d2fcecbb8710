import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import { beforeAll, describe, expect, test } from 'vitest'
import { bin, command, exec, folderOf, HOLLOW, has, inSite, sharedPath } from './place.ts'

const FILES = {
  sarif: 'out.sarif',
  rdjson: 'out.rdjson',
  junit: 'junit.xml',
  checkstyle: 'checkstyle.xml',
  gitlab: 'gitlab.json',
  github: 'github.txt',
  markdown: 'comment.md',
  json: 'out.json',
  jsonl: 'out.jsonl',
}
const posts = sharedPath('corpus/posts.jsonl')
const STREAM = 'incidents/posts.jsonl'
const HOSTILE_PATH = 'incidents/50% "off", <b>&\'.md'

/** Every sixth English post, as a line of JSON Lines and as a file of its own. */
function realPosts(path: string): Record<string, string> {
  const records = readFileSync(path, 'utf8').trim().split('\n')
  const chosen = records.filter((line, index) => index % 6 === 0 && JSON.parse(line).lang === 'en').slice(0, 300)
  expect(chosen).toHaveLength(300)
  const files = chosen.map((line) => JSON.parse(line)).map(({ id, stage, text }) => [`incidents/${id}.md`, `---\nstage: ${stage}\n---\n${text}\n`])
  return { ...Object.fromEntries(files), [STREAM]: `${chosen.join('\n')}\n` }
}

const SETS: [string, () => Record<string, string>, boolean][] = [
  ['invented messages', () => ({ 'incidents/b.md': HOLLOW.replace('users', 'of our users') }), true],
  ['300 real posts', () => realPosts(posts as string), posts !== undefined],
]

describe.each(SETS)('%s', (_, files, there) => {
  if (!there) return test.skip('the posts are not on this machine', () => {})
  let folder: string
  const read = (name: keyof typeof FILES) => readFileSync(join(folder, FILES[name]), 'utf8')
  const json = (name: keyof typeof FILES) => JSON.parse(read(name))
  let findings: number

  beforeAll(() => {
    const hidden =
      '<!-- incident-lint-disable-next-line stated-cause -- legal hold -->\nIt was down due to a technical issue, `||`, @all, ::error::x %0A ]]>.\n'
    const set = files()
    folder = folderOf({ [HOSTILE_PATH]: `${HOLLOW}\n${hidden}`, ...set })
    const { status, stderr } = exec(
      command,
      ['.', ...(set[STREAM] === undefined ? [] : [STREAM]), 'gone.md', '--now', '2026-11-01T00:00:00Z', ...formatArguments()],
      { cwd: folder },
    )
    expect([status, stderr]).toEqual([2, expect.stringContaining('gone.md')])
    findings = json('json').reports.flatMap((one: { messages?: { findings: { suppressed?: object }[] }[] }) =>
      (one.messages ?? []).flatMap((message) => message.findings.filter((finding) => !finding.suppressed)),
    ).length
    expect(findings).toBeGreaterThan(10 * (Object.keys(set).length - 1))
  })

  test('sarif: the schema of OASIS', () => {
    const schema = sharedPath('formats/sarif-schema-2.1.0.json')
    if (schema) expect(errorsOf(schemaAt(schema), json('sarif'))).toEqual([])
  })

  test('sarif: the rules of its own validator, and those of GitHub code scanning', () => {
    const program = inSite('node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool')
    exec('chmod', ['+x', program])
    const out = join(folder, 'validated.sarif')
    exec(program, ['validate', join(folder, FILES.sarif), '--rule-kind', 'Sarif;Gh', '--output', out], {
      env: { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    })
    const [{ results, invocations }] = JSON.parse(readFileSync(out, 'utf8')).runs
    expect(invocations[0].executionSuccessful).toBe(true)
    // The one warning: a package without a home page has no `informationUri` to give.
    expect(new Set(results.map((one: { ruleId: string }) => one.ruleId))).toEqual(new Set(['SARIF2005']))
  })

  test.runIf(has('xmllint'))('junit: the schema of the Jenkins plugin', () => {
    const schema = sharedPath('formats/junit-10.xsd')
    if (schema) expect(exec('xmllint', ['--noout', '--schema', schema, join(folder, FILES.junit)])).toMatchObject({ status: 0 })
    expect(exec('xmllint', ['--noout', join(folder, FILES.junit)])).toMatchObject({ status: 0 })
  })

  test.runIf(has('xmllint'))('checkstyle: its documented elements and attributes', () => {
    const dtd = join(folder, 'checkstyle.dtd')
    writeFileSync(dtd, CHECKSTYLE)
    expect(exec('xmllint', ['--noout', '--dtdvalid', dtd, join(folder, FILES.checkstyle)])).toMatchObject({ status: 0, stderr: '' })
    expect(read('checkstyle').match(/<error /g)).toHaveLength(findings + 1)
  })

  test('rdjson: the schema of reviewdog, and a validator of the format', () => {
    const schema = sharedPath('formats/rdjson-DiagnosticResult.json')
    if (schema) expect(errorsOf(schemaAt(schema), json('rdjson'))).toEqual([])
    const { status, stdout } = exec(bin('rdformat-validator'), [join(folder, FILES.rdjson)])
    expect([status, stdout]).toEqual([0, expect.stringMatching(/valid/i)])
    expect(json('rdjson').diagnostics).toHaveLength(findings + 1)
  })

  test('gitlab: its documented fields, a fingerprint each', () => {
    const issues = json('gitlab')
    expect(errorsOf(new Ajv({ strict: false }).compile(GITLAB), issues)).toEqual([])
    expect(new Set(issues.map((one: { fingerprint: string }) => one.fingerprint)).size).toBe(findings + 1)
  })

  test('github: commands as its runner reads them', () => {
    const lines = read('github').trimEnd().split('\n')
    for (const line of lines) {
      const [, name, properties = '', text = ''] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? []
      expect(['error', 'warning', 'notice']).toContain(name)
      for (const pair of properties.split(',').filter(Boolean)) expect(pair).toMatch(/^(file|line|endLine|col|endColumn|title)=[^=]+$/)
      expect(decodeURIComponent(text.replace(/%(?!25|0A|0D)/g, '!'))).not.toBe('')
    }
    expect(lines.length).toBeLessThanOrEqual(31)
  })

  test('markdown: tables whose rows have the cells of their heads, no mark-up of the messages', async () => {
    const mdast = await treeOf(read('markdown'))
    const tables = mdast.children.filter(({ type }) => type === 'table')
    expect(tables.length).toBeGreaterThan(0)
    for (const { children: rows = [] } of tables) for (const row of rows) expect(row.children).toHaveLength(rows[0]?.children?.length ?? 0)
    expect(new Set(JSON.stringify(mdast).match(/"type":"html","value":"[^"]*"/g))).toEqual(new Set(['"type":"html","value":"<br>"']))
    expect(read('markdown').length).toBeLessThan(65_536)
  })

  test('json and jsonl: the published schema', () => {
    const schema = JSON.parse(readFileSync(inSite('node_modules/incident-lint/schema/report.json'), 'utf8'))
    expect(errorsOf(new Ajv({ allErrors: true }).compile(schema), json('json'))).toEqual([])
    const messages = json('json').reports.flatMap((one: { messages?: object[] }) => one.messages ?? [])
    const lines = read('jsonl').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line)).filter((one) => one.error === undefined)).toHaveLength(messages.length)
  })
})

function formatArguments(): string[] {
  return Object.entries(FILES).flatMap(([format, file]) => ['-f', `${format}:${file}`])
}

/** A schema of draft 04, as SARIF and reviewdog publish theirs. */
function schemaAt(path: string): ValidateFunction {
  const Draft04 = createRequire(inSite('package.json'))('ajv-draft-04').default as typeof Ajv
  return new Draft04({ strict: false, validateFormats: false, allErrors: true }).compile(JSON.parse(readFileSync(path, 'utf8')))
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

interface Node {
  type: string
  children?: Node[]
}

async function treeOf(markdown: string): Promise<{ children: Node[] }> {
  const { resolve } = createRequire(inSite('package.json'))
  const [{ unified }, { default: parse }, { default: gfm }] = await Promise.all(['unified', 'remark-parse', 'remark-gfm'].map((name) => import(resolve(name))))
  return unified().use(parse).use(gfm).parse(markdown)
}

/** What checkstyle writes, as its own listener does; it publishes no schema. */
const CHECKSTYLE = `<!ELEMENT checkstyle (file)*>
<!ATTLIST checkstyle version CDATA #REQUIRED>
<!ELEMENT file (error)*>
<!ATTLIST file name CDATA #REQUIRED>
<!ELEMENT error EMPTY>
<!ATTLIST error line CDATA #REQUIRED column CDATA #IMPLIED severity (ignore|info|warning|error) #REQUIRED message CDATA #REQUIRED source CDATA #REQUIRED>
`

/** The fields that GitLab documents for an imported code quality report. */
const GITLAB = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!/|\\./)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
}
