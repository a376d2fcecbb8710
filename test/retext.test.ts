import { retext } from 'retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextReadability from 'retext-readability'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { texts } from '../src/generated/texts-en.ts'
import { lintText } from '../src/index.ts'
import { retextIncident } from '../src/retext.ts'

const HOLLOW = 'Some users may see issues.\n\nWe apologise for any inconvenience.\n\nThe Support Team\n'

function messagesOf(value: string, options?: Parameters<typeof retextIncident>[0], path?: string) {
  const file = new VFile({ value, ...(path !== undefined && { path }) })
  const processor = unified().use(retextEnglish).use(retextIncident, options)
  processor.runSync(processor.parse(file), file)
  return file.messages
}

describe('retextIncident', () => {
  test('reports every field that unified knows', () => {
    const message = messagesOf(HOLLOW, { stage: 'resolved' }).find((one) => one.ruleId === 'named-signer')
    expect(message).toMatchObject({
      ruleId: 'named-signer',
      source: 'incident-lint',
      fatal: true,
      actual: 'The Support Team',
      expected: texts['named-signer']?.expected,
      place: { start: { line: 5, column: 1, offset: 65 }, end: { line: 5, column: 17, offset: 81 } },
    })
    expect(message?.reason).toMatch(/^Unexpected .+, expected .+/)
    expect(message?.note).toContain(texts['named-signer']?.why)
  })

  test('says what lintText says, at the same places', () => {
    const findings = lintText(HOLLOW, { stage: 'resolved' }).messages[0]?.findings ?? []
    const messages = messagesOf(HOLLOW, { stage: 'resolved' })
    expect(messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual(findings.map(({ ruleId, line, column }) => [ruleId, line, column]))
    expect(findings.length).toBeGreaterThan(3)
  })

  test('takes stage and directives from the text of the file', () => {
    const source = `---\nstage: resolved\n---\n\n<!-- incident-lint-disable named-signer -- the page prints it -->\n\n${HOLLOW}`
    const messages = messagesOf(source)
    expect(messages.map((one) => one.ruleId)).not.toContain('named-signer')
    expect(messages.map((one) => one.ruleId)).toContain('real-apology')
  })

  test('a heading signs nothing', () => {
    const messages = messagesOf('Sign-in works again since 14:20 UTC.\n\n# Amara Diallo, Head of Platform\n', { stage: 'resolved' })
    expect(messages.map((one) => one.ruleId)).toContain('named-signer')
  })

  test('a tree without a file is judged by its own text', () => {
    const processor = unified().use(retextEnglish).use(retextIncident, { stage: 'resolved' })
    const file = new VFile()
    processor.runSync(processor.parse(HOLLOW), file)
    expect(file.messages.find((one) => one.ruleId === 'named-signer')).toMatchObject({ actual: 'The Support Team' })
  })

  test('severities become fatal, as unified has it', () => {
    const messages = messagesOf(HOLLOW, { stage: 'resolved', config: { rules: { 'named-signer': 'warning', 'real-apology': 'info' } } })
    expect(messages.find((one) => one.ruleId === 'named-signer')?.fatal).toBe(false)
    expect(messages.find((one) => one.ruleId === 'real-apology')?.fatal).toBeUndefined()
  })

  test('stands beside the stock plugins', () => {
    const { messages } = retext()
      .use(retextEquality)
      .use(retextReadability, { age: 8 })
      .use(retextIncident, { stage: 'resolved' })
      .processSync(`${HOLLOW}\nThe master server replicates asynchronously.\n`)
    expect(new Set(messages.map(({ source }) => source))).toEqual(new Set(['retext-equality', 'retext-readability', 'incident-lint']))
  })

  test('a config that names what is not there is refused', () => {
    expect(() => messagesOf(HOLLOW, { config: { rules: { 'no-such-rule': 'off' } } })).toThrow(/no-such-rule/)
  })
})
