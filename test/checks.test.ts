import { readdirSync, readFileSync } from 'node:fs'
import retextEquality from 'retext-equality'
import retextReadability from 'retext-readability'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { checks } from '../src/checks.ts'
import { Checks } from '../src/disk/checks.ts'
import { stock } from '../src/generated/stock-en.ts'
import { createLinter, type LintOptions } from '../src/index.ts'
import { languageOf, languages } from '../src/languages/index.ts'
import { linterOf } from '../src/linter.ts'
import type { Message } from '../src/model.ts'
import { prepare } from '../src/prose/prepare.ts'
import { readFlat } from '../src/readers/flat.ts'
import { read } from '../src/readers/index.ts'
import { hardBlocks, insensitiveBlocks, mayBeInsensitive } from '../src/stock/gates.ts'
import { runnerOf } from '../src/stock/run.ts'

const folder = new URL('./channels/', import.meta.url)
const invented = readdirSync(folder).flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8')).messages.map(({ text }: { text: string }) => text))
/** Ways of writing in which the plugin's words and ours could differ. */
const ODD = [
  'We black-listed, then white–listed; then black--listed it.',
  "The host's black-list—he'd 'blacklist' it, black'list.",
  'blacklist/whitelist BLACKLISTED_ips whitelist.example black\nlist',
  'They circle the\nwagons. Man-hours, man hours; "man-hours".',
  'A sanity\u00a0check, a sanity-check, an insane/crazy load, dummy1 and dummy.',
  'He is wheelchair-bound. She is bound to a wheelchair.',
  'ﬁreman, Fireman’s, firemen\u2019s and “firewomen”.',
  'Se\u0301nile? Senile! d.u.m.b dumb…',
]
const messages: Message[] = [...invented, ...ODD].map((text) => {
  const draft = readFlat(text)
  const prose = prepare(draft, languages.en.pack)
  const about = { stage: 'security', situation: 'ordinary', channel: 'sms', audience: 'customers', language: 'en' } as const
  return { ...prose, ...about, runs: draft.runs, meta: draft.meta, thread: [] }
})

describe('a pre-filter changes nothing', { timeout: 30_000 }, () => {
  test('retext-equality', () => {
    const run = runnerOf(retextEquality as never, { ignore: stock.equality.ignore })
    let found = 0
    for (const message of messages) {
      const all = message.blocks.filter(({ zone }) => ['body', 'list', 'cell', 'heading', 'title', 'caption'].includes(zone))
      const remarks = run(message, all)
      expect(run(message, insensitiveBlocks(message)), message.text).toEqual(remarks)
      found += remarks.length
    }
    expect(found).toBeGreaterThan(15)
  })

  test('no phrase that the plugin looks for is filtered out', () => {
    expect(stock.equality.watch.length).toBeGreaterThan(400)
    expect(stock.equality.watch.filter((phrase) => !mayBeInsensitive(`Then ${phrase} there.`))).toEqual([])
  })

  test('retext-readability', () => {
    const run = runnerOf(retextReadability as never, { age: 16 })
    let found = 0
    for (const message of messages) {
      const all = message.blocks.filter(({ zone }) => zone === 'body' || zone === 'list')
      const remarks = run(message, all)
      expect(run(message, hardBlocks(message)), message.text).toEqual(remarks)
      found += remarks.length
    }
    expect(found).toBeGreaterThan(10)
  })

  test('and spares most messages', () => {
    expect(invented.filter(mayBeInsensitive).length / invented.length).toBeLessThan(0.2)
  })
})

describe('checks', () => {
  const CRAZY = 'Sign-in works again. Sorry about the crazy wait.\n'
  const found = (options: LintOptions & { off?: boolean; given?: boolean }) => {
    const { off, given = true, ...rest } = options
    const linter = createLinter(off ? { rules: { 'no-insensitive-wording': 'off' } } : {}, given ? { checks } : {})
    return linter.lint(CRAZY, { stage: 'resolved', ...rest }).messages[0]?.findings.find(({ ruleId }) => ruleId === 'no-insensitive-wording')
  }

  test('say where the words stand in the file', () => {
    expect(found({})).toMatchObject({ actual: 'crazy', line: 1, column: 38, offset: 37, endOffset: 42, severity: 'warning' })
    expect(found({})?.expected).toHaveLength(5)
  })

  test('run only when given, when their rule is on, and for who reads it', () => {
    expect(found({ given: false })).toBeUndefined()
    expect(found({ off: true })).toBeUndefined()
    expect(found({ audience: 'internal' })).toBeUndefined()
  })

  test('a check of another language does not run', () => {
    const other = { rule: 'readable', language: 'id', detect: () => expect.unreachable() }
    expect(createLinter({}, { checks: [other] }).lint(CRAZY, { stage: 'resolved' }).messages).toHaveLength(1)
  })
})

describe('the command line brings in a plugin when a message needs it', () => {
  const lintWith = async (lazy: Checks, text: string, options: LintOptions = {}) => {
    const linter = linterOf({}, read, languageOf, lazy.all)
    const first = linter.lint(text, { stage: 'resolved', ...options })
    const loaded = await lazy.load()
    const last = loaded ? linter.lint(text, { stage: 'resolved', ...options }) : first
    return { loaded, ids: last.messages[0]?.findings.map(({ ruleId }) => ruleId) }
  }

  test('and not before', async () => {
    const lazy = new Checks()
    expect(await lintWith(lazy, 'Sign-in works again since 14:20 UTC.')).toMatchObject({ loaded: false })
    expect(await lintWith(lazy, 'The crazy wait is over.')).toMatchObject({ loaded: true, ids: expect.arrayContaining(['no-insensitive-wording']) })
    expect(await lintWith(lazy, 'An insane load.')).toMatchObject({ loaded: false, ids: expect.arrayContaining(['no-insensitive-wording']) })
    expect(await lintWith(lazy, 'Configuration propagation irregularities necessitated deactivation.', { channel: 'sms' })).toMatchObject({
      loaded: true,
      ids: expect.arrayContaining(['readable']),
    })
  })
})
