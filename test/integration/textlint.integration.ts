import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { bin, command, exec, HOLLOW, inSite } from './place.ts'

const POST = `# Sign-in is down\n\nWe work in order to mend it.\n\n${HOLLOW}`

test('the rule in the command of textlint says what our own command says, and mends what is safe to mend', () => {
  writeFileSync(inSite('textlint.md'), POST)
  writeFileSync(inSite('.textlintrc.json'), JSON.stringify({ rules: { 'incident-lint/textlint': { stage: 'resolved' } } }))
  const { status, stdout } = exec(bin('textlint'), ['--format', 'json', 'textlint.md'])
  const [{ messages }] = JSON.parse(stdout)
  const own = JSON.parse(exec(command, ['textlint.md', '--stage', 'resolved', '-f', 'json', '--no-config-lookup']).stdout)
  expect(status).toBe(1)
  expect(messages.map(({ line }: { line: number }) => line).sort()).toEqual(
    own.reports[0].messages[0].findings.map(({ line }: { line: number }) => line).sort(),
  )
  exec(bin('textlint'), ['--fix', 'textlint.md'])
  expect(readFileSync(inSite('textlint.md'), 'utf8')).toContain('We work to mend it.')
})
