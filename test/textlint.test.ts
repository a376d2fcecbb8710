import { TextlintKernel } from '@textlint/kernel'
import markdown from '@textlint/textlint-plugin-markdown'
import { expect, test } from 'vitest'
import { lintText } from '../src/index.ts'
import rule, { type TextlintIncidentOptions } from '../src/textlint.ts'

const HOLLOW = '# Sign-in is down\n\nSome users may see **issues** in order to sign in.\n\nThe Support Team\n'

function setUp(options: TextlintIncidentOptions = {}, path = 'post.md') {
  return {
    ext: '.md',
    filePath: path,
    plugins: [{ pluginId: 'markdown', plugin: markdown }],
    rules: [{ ruleId: 'incident-lint', rule: rule as never, options: options as Record<string, unknown> }],
  }
}

async function messagesOf(text: string, options?: TextlintIncidentOptions) {
  return (await new TextlintKernel().lintText(text, setUp(options))).messages
}

test('reports what lintText finds, at its ranges', async () => {
  const findings = lintText(HOLLOW, { stage: 'resolved', path: 'post.md' }).messages[0]?.findings ?? []
  const messages = await messagesOf(HOLLOW, { stage: 'resolved' })
  const seen = messages.map(({ range, message }) => [range[0], range[1], message.split('\n')[0]])
  const wanted = findings.map((one) => [one.offset, one.endOffset, `${one.message} (${one.ruleId}, ${one.severity})`])
  expect(new Set(seen.map(String))).toEqual(new Set(wanted.map(String)))
  expect(findings.length).toBeGreaterThan(3)
  expect(messages.find(({ message }) => message.includes('named-signer'))).toMatchObject({ line: 5, column: 1 })
})

test('takes a config, and leaves what is pardoned', async () => {
  const off = await messagesOf(HOLLOW, { stage: 'resolved', config: { rules: { 'named-signer': 'off' } } })
  const pardoned = await messagesOf(`<!-- incident-lint-disable named-signer -- the page prints it -->\n\n${HOLLOW}`, { stage: 'resolved' })
  for (const messages of [off, pardoned]) {
    expect(messages.some(({ message }) => message.includes('(named-signer,'))).toBe(false)
    expect(messages.some(({ message }) => message.includes('(real-apology,'))).toBe(true)
  }
})

test('fixes only what keeps the meaning', async () => {
  const { output } = await new TextlintKernel().fixText(HOLLOW, setUp({ stage: 'resolved' }))
  expect(output).toBe(HOLLOW.replace('in order to', 'to'))
})
