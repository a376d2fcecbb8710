import { writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { bin, exec, HOLLOW, inSite } from './place.ts'

const POST = `---\nstage: resolved\n---\n\n# Sign-in was down\n\nEvery user saw *his* session end. We fixed the master.\n\n${HOLLOW}`
const PIPELINE = `import remarkFrontmatter from 'remark-frontmatter'
import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextReadability from 'retext-readability'
import { unified } from 'unified'
import { retextIncident } from 'incident-lint/retext'

export const prose = unified().use(retextEnglish).use(retextEquality).use(retextReadability, { age: 8, threshold: 1 / 7, minWords: 3 }).use(retextIncident)
export default { plugins: [[remarkFrontmatter, ['yaml']], [remarkRetext, prose]] }
`
const ALONE = `import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { readFileSync } from 'node:fs'
import config from './.remarkrc.mjs'
const value = readFileSync('post.md', 'utf8')
const processor = unified().use(remarkParse).use(config)
const file = { value, path: 'post.md' }
const { VFile } = await import('vfile')
const vfile = new VFile(file)
await processor.run(processor.parse(vfile), vfile)
console.log(JSON.stringify(vfile.messages.map(({ source, ruleId, line, column, fatal }) => ({ source, ruleId, line, column, fatal }))))
`

interface Said {
  source: string
  ruleId: string
  line: number
  column: number
  fatal?: boolean | null
}

beforeAll(() => {
  writeFileSync(inSite('post.md'), POST)
  writeFileSync(inSite('.remarkrc.mjs'), PIPELINE)
  writeFileSync(inSite('alone.mjs'), ALONE)
})

describe('one pipeline of unified with both stock plugins', () => {
  let said: Said[]
  beforeAll(() => {
    const { stdout, stderr } = exec(process.execPath, ['alone.mjs'])
    expect(stderr).toBe('')
    said = JSON.parse(stdout)
  })

  test('each plugin says its own', () => {
    expect(new Set(said.map(({ source }) => source))).toEqual(new Set(['incident-lint', 'retext-equality', 'retext-readability']))
  })

  test('what is found stands where it stands in the Markdown', () => {
    const ours = said.filter(({ source }) => source === 'incident-lint')
    expect(ours.find(({ ruleId }) => ruleId === 'named-signer')).toMatchObject({
      line: POST.split('\n').indexOf('The Support Team') + 1,
      column: 1,
      fatal: true,
    })
    expect(ours.length).toBeGreaterThan(5)
  })

  test('the same is said by remark-cli, whose run fails by it', () => {
    const { status, stderr } = exec(bin('remark'), ['post.md', '--no-stdout', '--no-color'])
    expect(status).toBe(1)
    for (const { ruleId, source } of said) expect(stderr).toMatch(new RegExp(`${ruleId} +${source}`))
    expect(stderr.match(/ incident-lint$/gm)).toHaveLength(said.filter(({ source }) => source === 'incident-lint').length)
  })
})
