import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { createLinter, formatReports, type LintOptions } from '../../src/index.ts'

const schema = JSON.parse(readFileSync(new URL('../../schema/report.json', import.meta.url), 'utf8'))
const validate = new Ajv({ allErrors: true }).compile(schema)
const linter = createLinter()
const json = (text: string, options: LintOptions = {}) =>
  JSON.parse(
    formatReports(
      [
        { ...linter.lint(text, options), path: 'a.md' },
        { path: 'b.md', error: { message: 'gone', line: 3 } },
      ],
      'json',
    ),
  )

const DRAFTS: [string, string, LintOptions?][] = [
  ['hollow', readFileSync(new URL('../drafts/hollow.md', import.meta.url), 'utf8')],
  ['good', readFileSync(new URL('../drafts/good.md', import.meta.url), 'utf8')],
  ['set aside', '<!-- incident-lint-disable-next-line stated-cause -- legal hold -->\nIt was down due to a technical issue.\n', { stage: 'resolved' }],
  ['nothing', ''],
  ['not judged', 'Nous sommes désolés : la connexion est en panne depuis ce matin et nos équipes cherchent.', { language: 'fr' }],
  ['HTML', '<p>We had a minor issue &amp; fixed it.</p><blockquote>Why?</blockquote>', { format: 'html' }],
]

describe('what `--format json` prints is what its schema says', () => {
  test.each(DRAFTS)('%s', (_, text, options) => {
    validate(json(text, options))
    expect(validate.errors ?? []).toEqual([])
  })

  test('a finding without its place is refused', () => {
    const report = json(DRAFTS[0]?.[1] as string)
    delete report.reports[0].messages[0].findings[0].line
    expect(validate(report)).toBe(false)
  })
})
