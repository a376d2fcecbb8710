import { describe, expect, test } from 'vitest'
import { folderOf, HOLLOW, run } from './run.ts'

// These must not come through.
const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

describe('colour', () => {
  const painted = (args: string[], env: Record<string, string> = {}) => run(['hollow.md', ...args], { env }).stdout.includes('\u001b[')

  test.each([
    ['no terminal', [], {}, false],
    ['FORCE_COLOR', [], { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, false],
    ['NO_COLOR wins over FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['--color wins over NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color wins over all', ['--color', '--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', (_, args, env, expected) => {
    expect(painted(args, env as Record<string, string>)).toBe(expected)
  })

  test('carries no meaning: without it the text is the same', () => {
    const plain = run(['hollow.md', '--color']).stdout.replace(/\u001b\[\d+m/g, '')
    expect(plain).toBe(run(['hollow.md']).stdout)
  })
})

describe('a file cannot talk to the terminal', () => {
  const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e'
  const draft = `---\ntitle: "x${evil.replaceAll('\u001b', '\\e').replaceAll('\u0007', '\\a').replaceAll('\u009b', '\\x9b').replaceAll('\u202e', '\\u202e')}"\n---\nSome users${evil} may see issues with ${evil}.\n\nWe apologise for any ${evil} inconvenience.\n\nThe ${evil}Support Team\n`

  test.each([
    [['--stage', 'resolved']],
    [['--stage', 'resolved', '--format', 'compact']],
    [['--stage', 'resolved', '--trace', 'apology']],
    [['--stage', 'resolved', '--trace', 'signer']],
    [['--stage', 'resolved', '--format', 'json']],
  ])('%j', (args) => {
    const { stdout, stderr } = run(['draft.md', ...args], { cwd: folderOf({ 'draft.md': draft }) })
    if (!args.includes('json')) expect(stdout + stderr).not.toMatch(RAW)
    else expect(stdout).not.toMatch(/[\u001b\u007f-\u009f]/)
    expect(stdout.length).toBeGreaterThan(100)
  })

  test('nor can its name, its config or a flag', () => {
    const cwd = folderOf({ [`a${evil.replace('/', '')}.md`]: HOLLOW, 'bad.yml': `rules: { "x\\e[2J": error }\nstage: "\\e[2J"\n` })
    for (const args of [
      [`a${evil}.md`],
      ['.'],
      [`nope${evil}.md`],
      ['--config', 'bad.yml', `a${evil}.md`],
      [`--${evil}`],
      ['--stage', evil, 'x'],
      ['explain', evil],
    ]) {
      const { stdout, stderr } = run(args, { cwd })
      expect(stdout + stderr).not.toMatch(RAW)
      expect((stdout + stderr).length).toBeGreaterThan(10)
    }
  })
})
