import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderOf, HOLLOW, run } from './run.ts'

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Starts it and gives what it says from one wait to the next. */
function watching(cwd: string, ...args: string[]) {
  const child = spawn(process.execPath, [CLI, '--watch', '--format', 'compact', ...args], {
    cwd,
    env: { PATH: process.env['PATH'], TZ: 'UTC', LANG: 'C.UTF-8' },
  })
  let said = ''
  let rounds = 0
  let taken = 0
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => {
    said += chunk
    rounds += String(chunk).split('watching; Ctrl-C').length - 1
  })
  return {
    async round(): Promise<string> {
      const wanted = ++taken
      for (let i = 0; i < 400 && rounds < wanted; i++) await new Promise((done) => setTimeout(done, 50))
      rounds = wanted
      const text = said
      said = ''
      return text
    },
    end(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal)
      return new Promise((done) => child.on('exit', done))
    },
  }
}

test('--watch judges again when a file, a new folder or the config changes, outlives a broken config, and ends well', async () => {
  const cwd = folderOf({ '.git/HEAD': '', 'incidents/a.md': HOLLOW })
  const told = watching(cwd, '.')
  expect(await told.round()).toMatch(/incidents\/a\.md:.*named-signer/)

  writeFileSync(join(cwd, 'incidents/a.md'), `A minor issue.\n\n${HOLLOW}`)
  const second = await told.round()
  expect(second).toContain('no-minimiser')
  expect(second).not.toContain('\u001b')

  mkdirSync(join(cwd, 'incidents/more'))
  await told.round()
  writeFileSync(join(cwd, 'incidents/more/b.md'), HOLLOW)
  expect(await told.round()).toContain('incidents/more/b.md:')

  writeFileSync(join(cwd, 'incident-lint.config.yml'), 'rules: { no-such-rule: error }\n')
  expect(await told.round()).toContain('no-such-rule')
  writeFileSync(join(cwd, 'incident-lint.config.yml'), 'rules: { no-minimiser: off }\n')
  const mended = await told.round()
  expect(mended).toContain('named-signer')
  expect(mended).not.toContain('no-minimiser')

  rmSync(join(cwd, 'incidents/more'), { recursive: true })
  expect(await told.round()).not.toContain('more/b.md')
  expect(await told.end('SIGINT')).toBe(0)
})

test('--watch and a pipe do not go together', () => {
  expect(run(['--watch', '-'], { input: HOLLOW })).toMatchObject({ status: 2, stderr: expect.stringContaining('--watch needs files') })
})
