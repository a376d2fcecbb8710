import { describe, expect, test } from 'vitest'
import { folderOf, run } from './run.ts'

const LINES = '{"text":"Mail is down.","stage":"investigating"}\n{"txt":"x"}\n\n{"text":"Mail is back since 14:00 UTC.","stage":"resolved"}\n'

describe('each format is read by its extension or its first bytes, each message with a report of its own', () => {
  const files = {
    'incidents.json':
      '{"incidents":[{"id":"i1","name":"Down","incident_updates":[{"id":"b","status":"resolved","body":"Back.","display_at":"2026-03-01T11:00:00Z"},{"id":"a","status":"investigating","body":"Down.","display_at":"2026-03-01T10:00:00Z"}]}]}',
    'history.atom': '<?xml version="1.0"?><feed><entry><id>e</id><title>Down</title><content type="html">&lt;p&gt;Back.&lt;/p&gt;</content></entry></feed>',
    'feed.txt2': '<?xml version="1.0"?><rss><channel><item><title>Down</title><description>Back.</description></item></channel></rss>',
    'mail.eml': 'From: Mara Park <mara@larkmail.example>\r\nSubject: Down\r\nDate: Thu, 12 Mar 2026 15:04:05 +0000\r\n\r\nBack.\r\n',
    'post.md': '---\ntitle: Down\ndate: 2026-03-01\nsection: issue\n---\n*Resolved* - Back.\n\n*Investigating* - Down.\n',
  }
  const at = folderOf(files)
  const messages = (args: string[]) => JSON.parse(run(['--format', 'json', '--exit-zero', ...args], { cwd: at }).stdout).reports[0].messages

  test.each([
    ['incidents.json', ['resolved i1 2 status', 'investigating i1 1 status']],
    ['history.atom', ['resolved e  status']],
    ['feed.txt2', ['resolved Down  status']],
    ['mail.eml', ['resolved   email']],
    ['post.md', ['resolved 2026-03-01 Down 2 status', 'investigating 2026-03-01 Down 1 status']],
  ])('%s', (name, expected) => {
    const found = messages([name, ...(name.endsWith('json') || name.endsWith('md') ? [] : ['--stage', 'resolved'])])
    expect(
      found.map((one: Record<string, string>) => `${one.stage} ${one.incidentId ?? (name === 'feed.txt2' ? one.title : '')} ${one.order ?? ''} ${one.channel}`),
    ).toEqual(expected)
  })

  test('a format that is named as markdown is one message', () => {
    expect(messages(['--input', 'markdown', 'post.md'])).toHaveLength(1)
  })

  test('a mail in a folder of incidents is found, an export is not', () => {
    const tree = folderOf({ 'incidents/mail.eml': files['mail.eml'], 'incidents/incidents.json': files['incidents.json'] })
    const { reports } = JSON.parse(run(['--format', 'json', '--exit-zero', '.'], { cwd: tree }).stdout)
    expect(reports.map(({ path }: { path: string }) => path)).toEqual(['incidents/mail.eml'])
  })

  test('what is broken has one line with its place, and exit code 2', () => {
    const broken = folderOf({ 'a.json': '{"incidents":[\n{"id":', 'b.xml': '<rss><channel>\n</item>', 'c.eml': 'Hello.', 'd.json': '{"name":"x"}' })
    const { status, stderr } = run(['a.json', 'b.xml', 'c.eml', 'd.json'], { cwd: broken })
    expect(status).toBe(2)
    const lines = stderr.split('\n').filter((line) => /^incident-lint: [a-d]\./.test(line))
    expect(lines).toEqual([
      expect.stringContaining('a.json:2:7: Unexpected end of the file in JSON'),
      expect.stringContaining('b.xml:2:'),
      expect.stringContaining('c.eml:1:1: Unexpected text, expected a mail'),
      expect.stringContaining('d.json:1:1: Unexpected JSON, expected the export of a status page'),
    ])
  })
})

describe('JSON Lines', () => {
  const reportsOf = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))

  test.each([
    ['a file', ['a.jsonl']],
    ['a pipe', ['--input', 'jsonl', '-']],
  ])('%s: a line that is no message does not stop the others; places are those of the whole', (_, args) => {
    const { status, stdout, stderr } = run([...args, '--format', 'jsonl'], { cwd: folderOf({ 'a.jsonl': LINES }), input: LINES })
    const [first, second, third] = reportsOf(stdout)
    expect(status).toBe(2)
    expect([first.stage, first.place.line, third.stage, third.place.line]).toEqual(['investigating', 1, 'resolved', 4])
    expect(LINES.slice(third.place.offset, third.place.endOffset)).toBe('Mail is back since 14:00 UTC.')
    expect(second.error).toMatchObject({ line: 2, column: 1 })
    expect(stderr).toMatch(/:2:1: Unexpected line, expected a message/)
  })

  test('many lines are one file; one that is too long is refused', () => {
    const line = `{"text":"Mail is down in Europe. ${'x'.repeat(200)}"}\n`
    const { report } = { report: JSON.parse(run(['a.ndjson', '--format', 'json', '--exit-zero'], { cwd: folderOf({ 'a.ndjson': line.repeat(2000) }) }).stdout) }
    expect(report.summary).toMatchObject({ files: 1, messages: 2000 })
    expect(report.reports.length).toBeGreaterThan(1)
    const long = run(['a.jsonl', '--max-size', '0.1'], { cwd: folderOf({ 'a.jsonl': `{"text":"${'x'.repeat(400_000)}"}` }) })
    expect(long.status).toBe(2)
    expect(long.stderr).toContain('a.jsonl')
  })
})
