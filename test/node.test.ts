import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintText } from '../src/index.ts'
import { lintFiles, loadConfig } from '../src/node.ts'
import { folderOf, HOLLOW } from './cli/run.ts'

const cwd = folderOf({
  'incidents/a.md': HOLLOW,
  'incidents/b.md': 'Sign-in fails.\n',
  'incidents/lunch.txt': 'x',
  'incident-lint.config.yml': 'channel: email\noverrides: [{ files: [incidents/b.md], channel: sms }]\n',
})

describe('lintFiles', () => {
  test('resolves to what the command prints as JSON', async () => {
    const result = await lintFiles('incidents/*.md', { cwd, stage: 'resolved' })
    expect(result).toMatchObject({
      schemaVersion: 1,
      tool: { name: 'incident-lint' },
      reports: [{ path: 'incidents/a.md' }, { path: 'incidents/b.md' }],
      summary: { files: 2, messages: 2 },
    })
  })

  test('judges as lintText does', async () => {
    const { reports } = await lintFiles(['incidents/a.md'], { cwd, stage: 'resolved' })
    expect(reports[0]).toEqual(lintText(HOLLOW, { path: 'incidents/a.md', stage: 'resolved', config: { channel: 'email' } }))
  })

  test('overrides hold', async () => {
    const { reports } = await lintFiles('incidents/*.md', { cwd })
    expect(reports.map((report) => 'messages' in report && report.messages[0]?.channel)).toEqual(['email', 'sms'])
  })

  test('what cannot be read stands in the reports', async () => {
    const { reports, summary } = await lintFiles(['nope.md', 'incidents/a.md'], { cwd })
    expect(reports[0]).toEqual({ path: 'nope.md', error: { message: 'no such file' } })
    expect(summary).toMatchObject({ files: 2, messages: 1 })
  })

  test('onReport gets each report, and nothing is kept', async () => {
    const seen: string[] = []
    const result = await lintFiles('incidents/*.md', { cwd, onReport: ({ path }) => void seen.push(path) })
    expect(seen).toEqual(['incidents/a.md', 'incidents/b.md'])
    expect(result.reports).toEqual([])
    expect(result.summary.files).toBe(2)
  })
})

describe('loadConfig', () => {
  test('of a file, overrides in place, and where it comes from', async () => {
    expect(await loadConfig('incidents/b.md', { cwd })).toEqual({ config: { channel: 'sms' }, path: join(cwd, 'incident-lint.config.yml') })
  })

  test('of a folder', async () => {
    expect((await loadConfig('incidents', { cwd })).config).toEqual({ channel: 'email' })
  })

  test('where there is none', async () => {
    expect(await loadConfig('a.md', { cwd: folderOf({}) })).toEqual({ config: {} })
  })

  test('a wrong one is refused with every fault and its place', async () => {
    const wrong = folderOf({ 'incident-lint.config.yml': 'stage: resolvd\nchanel: email\n' })
    await expect(loadConfig('a.md', { cwd: wrong })).rejects.toThrow(
      /^incident-lint\.config\.yml:\d+:\d+: Unexpected .+; did you mean `\w+`\?\nincident-lint\.config\.yml:\d+:\d+: Unexpected .+; did you mean `\w+`\?$/,
    )
  })
})
