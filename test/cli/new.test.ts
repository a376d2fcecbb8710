import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderOf, run } from './run.ts'

const FACTS = `company: Fernpost
effect: send parcels
began: 07:40 UTC on Tuesday 10 March 2026
group: all 3,100 shops on the Trade plan
act: Lena Brandt is moving the label printer service to our second data centre
next_update: 09:00 UTC
contact: +44 20 7946 0021
signer: Lena Brandt, head of shipping
page: https://status.fernpost.example/i/4
`
const SHORT = `short:
  company: Fernpost
  began: 07:40 UTC
  act: Lena Brandt is moving the label printers
  group: all 3,100 Trade shops
  signer: Lena Brandt
`
const STATUS = ['new', 'out-inv', '--values', 'incident.yml']
const folder = (files: Record<string, string> = {}) => folderOf({ 'incident.yml': FACTS, ...files })

describe('new, without a terminal', () => {
  test('prints the message and judges it', () => {
    const { status, stdout, stderr } = run(STATUS, { cwd: folder() })
    expect(stderr).toContain('impact       present')
    expect(stdout).toMatch(
      /^---\ntitle: "You cannot send parcels"\nstage: investigating\nchannel: status\n---\n\nYou cannot send parcels\. It began at 07:40 UTC/,
    )
    expect(status).toBe(0)
  })

  test('what is set wins over the file', () => {
    expect(run([...STATUS, '--set', 'effect=print labels'], { cwd: folder() }).stdout).toContain('You cannot print labels.')
  })

  test('says what is unknown, honestly', () => {
    const { status, stdout } = run([...STATUS, '--set', 'group=unknown'], { cwd: folder() })
    expect([status, stdout]).toEqual([0, expect.stringContaining('We do not know yet')])
    expect(stdout).not.toContain('unknown')
  })

  test('a hollow answer is refused with the reason, unless it is let through: then the message that it makes is judged', () => {
    const hollow = [...STATUS, '--set', 'act=our team is working hard on it']
    const refused = run(hollow, { cwd: folder() })
    expect([refused.status, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toMatch(/act: "our team is working hard on it" gives a reader nothing to check.*\(out-inv; --allow-hollow/)
    const { status, stdout, stderr } = run([...hollow, '--allow-hollow'], { cwd: folder() })
    expect([status, stdout, stderr]).toEqual([1, expect.stringContaining('working hard'), expect.stringMatching(/action\s+hollow\s+"Our team is working/)])
  })

  const bad: [name: string, set: string, says: RegExp][] = [
    ['no time', 'next_update=soon', /next_update: "soon" does not fit, expected a time with its zone/],
    ['nothing', 'contact=', /contact: missing/],
    ['no such slot', 'grup=x', /no slot `grup`; did you mean `group`/],
    ['no value', 'group', /needs a name and a value/],
    ['a slot in a value', 'act={{signer}} is moving the printers', /does not fit/],
    ['a second line', 'act=Lena is moving the printers\n# Heading', /does not fit/],
    ['never unknown', 'contact=unknown', /may not be unknown/],
    ['never later', 'contact=later: 09:00 UTC', /cannot be promised for later/],
    ['too long', `effect=${'send '.repeat(60)}`, /characters, at most 100/],
  ]
  test.each(bad)('refuses a bad value: %s', (_, set, says) => {
    const { status, stdout, stderr } = run([...STATUS, '--set', set], { cwd: folder() })
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(says)])
  })

  test('a value is text and never mark-up', () => {
    const { stdout } = run([...STATUS, '--set', 'act=[Lena](https://evil.example) is moving <b>the</b> `12` *printers*'], { cwd: folder() })
    expect(stdout).toContain('\\[Lena\\](https://evil.example) is moving \\<b\\>the\\</b\\> \\`12\\` \\*printers\\*.')
  })

  test('a value in the front matter stays one string', () => {
    const { stdout } = run([...STATUS, '--set', 'effect=pay" # stage: resolved'], { cwd: folder() })
    expect(stdout).toContain('title: "You cannot pay\\" # stage: resolved"\nstage: investigating\n')
  })

  test('names every slot that has no value', () => {
    const { status, stderr } = run(['new', 'out-inv', '--set', 'effect=pay'], { cwd: folder() })
    expect(status).toBe(2)
    for (const slot of ['began', 'group', 'act', 'next_update', 'contact', 'signer']) expect(stderr).toContain(`${slot}: missing`)
  })

  test('says where an incident file is wrong', () => {
    const { status, stderr } = run(STATUS, { cwd: folder({ 'incident.yml': 'effect: [a]\nnope: 3\n__proto__: x\nshort:\n  gruop: y\n' }) })
    expect(status).toBe(2)
    for (const place of ['incident.yml:1:1: `effect`', 'incident.yml:2:1: there is no slot `nope`', 'incident.yml:3:1', 'incident.yml:5:3'])
      expect(stderr).toContain(place)
  })
})

describe('new, what is no incident file', () => {
  const levels = [...'abcdefgh']
    .map(
      (name, at, all) =>
        `${name}: &${name} [${Array(9)
          .fill(at === 0 ? '"x"' : `*${all[at - 1]}`)
          .join(', ')}]\n`,
    )
    .join('')
  const bad: [name: string, content: string, says: RegExp][] = [
    ['a list', '- effect\n', /incident\.yml:1:1: an incident file holds/],
    ['a list for a value', 'effect: [a, b]\n', /incident\.yml:1:1: `effect` needs one line of text/],
    ['a truth value', 'effect: true\n', /`effect` needs one line of text/],
    ['an alias bomb', `${levels}effect: *h\n`, /alias/],
    ['broken YAML', 'effect: "a\n', /incident\.yml:\d+:\d+: /],
    ['a megabyte in one value', FACTS.replace('send parcels', `send ${'x'.repeat(1e6)}`), /effect: 1000005 characters, at most 100/],
    ['a megabyte where a time should be', FACTS.replace(/began: .*/, `began: ${'x'.repeat(1e6)}`), /began: "x+…" does not fit/],
    ['another slot in a value', FACTS.replace('send parcels', '"{effect}"'), /unfilled slot "\{effect\}"/],
  ]
  test.each(bad)('%s', (_, content, says) => {
    const { status, stdout, stderr } = run([...STATUS, '-o', 'post.md'], { cwd: folder({ 'incident.yml': content }) })
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringMatching(says)])
    expect(stderr.length).toBeLessThan(900)
  })

  test.each([
    ['a language without templates', ['new', 'out-inv', '--lang', 'xx', '--values', 'incident.yml'], /^incident-lint: there is no template for that[^\n]*\n$/],
    ['templates in a file', ['check-templates', 'incident.yml'], /^incident-lint: name one folder[^\n]*\n$/],
    ['no draft', ['new', 'out-inv', '--from', 'nope.md'], /^incident-lint: nope\.md: no such file\n$/],
  ])('%s', (_, args, says) => {
    expect(run(args, { cwd: folder() })).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(says) })
  })
})

describe('new, which template', () => {
  const choices: [name: string, args: string[], status: number, says: RegExp][] = [
    ['work ahead comes before work that has begun', ['maintenance', '--stage', 'scheduled', '--channel', 'status'], 2, /\(maint-status\)/],
    ['the situation names the other', ['maintenance', '--situation', 'completed'], 2, /\(maint-done\)/],
    ['several are listed', ['maintenance'], 2, /templates fit: .*maint-sch, .*maint-status/],
    ['none', ['earthquake'], 2, /no template for that/],
    ['all channels of one stage', ['outage', '--all-channels'], 2, /narrow it with --stage \(/],
  ]
  test.each(choices)('%s', (_, args, status, says) => {
    const ran = run(['new', ...args], { cwd: folder() })
    expect([ran.status, ran.stderr]).toEqual([status, expect.stringMatching(says)])
  })

  test('a draft gives stage, channel and what it says already', () => {
    const draft =
      '---\nstage: investigating\nchannel: status\n---\nSome users may have problems. It began at 06:10 UTC on Monday 9 March 2026.\n\nTomasz Wilk, head of tills\n'
    const { stdout, stderr } = run(['new', 'outage', '--from', 'draft.md'], { cwd: folder({ 'draft.md': draft }) })
    expect(stdout).toBe('')
    expect(stderr).toContain('effect: missing')
    for (const slot of ['began', 'signer']) expect(stderr).not.toContain(`${slot}: missing`)
  })
})

describe('new, files', () => {
  test('one file renders every channel of a stage, with the short words where there is no room', () => {
    const cwd = folder({ 'incident.yml': FACTS + SHORT })
    const { status, stderr } = run(['new', 'outage', '--stage', 'investigating', '--all-channels', '--values', 'incident.yml', '-o', 'out'], { cwd })
    expect(stderr).toContain('written: out')
    const texts = Object.fromEntries(readdirSync(join(cwd, 'out')).map((name) => [name, readFileSync(join(cwd, 'out', name), 'utf8')]))
    expect(Object.keys(texts).sort()).toEqual(['out-inv.md', 'out-sms.txt', 'out-tweet-inv.txt'])
    expect(texts['out-inv.md']).toContain('07:40 UTC on Tuesday 10 March 2026')
    expect(texts['out-tweet-inv.txt']).toMatch(/since 07:40 UTC\..*Lena Brandt is moving the label printers\./)
    for (const text of Object.values(texts)) expect(text).toContain('send parcels')
    expect(status).toBe(0)
  })

  test('nothing is written when one channel has no room', () => {
    const cwd = folder()
    const { status, stderr } = run(['new', 'outage', '--stage', 'investigating', '--all-channels', '--values', 'incident.yml', '-o', 'out'], { cwd })
    expect([status, stderr]).toEqual([2, expect.stringMatching(/began: 34 characters, at most \d+ \(out-tweet-inv\)/)])
    expect(existsSync(join(cwd, 'out'))).toBe(false)
  })

  test('never over a file that is there, unless told', () => {
    const cwd = folder({ 'post.md': 'mine' })
    expect(run([...STATUS, '-o', 'post.md'], { cwd })).toMatchObject({ status: 2, stderr: expect.stringContaining('there already') })
    expect(readFileSync(join(cwd, 'post.md'), 'utf8')).toBe('mine')
    expect(run([...STATUS, '-o', 'post.md', '--force'], { cwd }).status).toBe(0)
    expect(readFileSync(join(cwd, 'post.md'), 'utf8')).toContain('You cannot send parcels')
  })

  test('all channels or none: one that cannot be written leaves nothing behind', () => {
    const cwd = folder({ 'incident.yml': FACTS + SHORT, 'out/out-sms.txt/taken': '' })
    const args = ['new', 'outage', '--stage', 'investigating', '--all-channels', '--values', 'incident.yml', '-o', 'out', '--force']
    expect(run(args, { cwd })).toMatchObject({ status: 2, stderr: expect.stringMatching(/^incident-lint: out\/out-sms.txt: a folder, not a file\n$/) })
    expect(readdirSync(join(cwd, 'out'))).toEqual(['out-sms.txt'])
  })

  test('no value names a file', () => {
    const cwd = folder()
    run(['new', 'out-inv', '--values', 'incident.yml', '--set', 'effect=send ../../evil', '-o', 'post.md'], { cwd })
    expect(readdirSync(cwd).sort()).toEqual(['incident.yml', 'post.md'])
  })
})

describe('check-templates', () => {
  const ours = (path: string) => new URL(`../../templates/${path}`, import.meta.url)

  test('a folder that is called like a language is filled in that language', () => {
    expect(run(['check-templates', fileURLToPath(ours('id'))])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^All \d+ templates hold\.\n$/) })
  })

  test('slots beside the templates add to ours', () => {
    const template = readFileSync(ours('en/out-inv.md'), 'utf8').replaceAll('unaffected', 'other_things')
    const slot = 'other_things: { type: unaffected, hint: What works., example: the help desk, hollow: everything else }\n'
    const check = (slots: string) => run(['check-templates', 'ours'], { cwd: folder({ 'ours/out-inv.md': template, 'ours/slots.yml': slots }) })
    expect(check(slot)).toMatchObject({ status: 0 })
    expect(check('other_things: { type: 3 }\n')).toMatchObject({ status: 2, stderr: expect.stringMatching(/ours\/slots\.yml:1:\d+/) })
    expect(run(['check-templates', 'ours'], { cwd: folder({ 'ours/out-inv.md': template }) })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('other_things'),
    })
  })
})
